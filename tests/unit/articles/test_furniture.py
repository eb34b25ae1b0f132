"""Furniture: pages in many styles (``furniture_pages.txt``), exact offsets, and nothing of the body."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.articles.furniture import find_furniture
from accord.articles.headers import read_byline
from accord.articles.lines import split_lines
from accord.model import Furniture

PAGES = Path(__file__).with_name("furniture_pages.txt")

Labelled = list[tuple[str, str]]  # kind ("" for the body) and line


def load_pages() -> dict[str, Labelled]:
    """Read the labelled pages: a line is ``kind> text``, or indented where it is of the article."""
    pages: dict[str, Labelled] = {}
    for raw in PAGES.read_text(encoding="utf-8").splitlines():
        if raw.startswith("=== "):
            page = pages[raw.removeprefix("=== ")] = []
        elif raw.startswith("  "):
            page.append(("", raw.strip()))
        else:
            kind, line = raw.split("> ", 1)
            page.append((kind, line))
    return pages


def furniture_of(text: str) -> tuple[Furniture, ...]:
    lines = split_lines(text)
    return find_furniture(lines, byline=byline.line if (byline := read_byline(lines)) else None)


def labels_of(text: str) -> Labelled:
    """Give each line with the kind of furniture that covers it wholly, or ""."""
    found = furniture_of(text)
    return [
        (next((piece.kind for piece in found if piece.start <= line.start and line.end <= piece.end), ""), line.text)
        for line in split_lines(text)
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize("name", load_pages())
def test_every_line_of_a_page_is_what_its_label_says(name: str, gap: str) -> None:
    page = load_pages()[name]
    assert labels_of(gap.join(line for _, line in page)) == page


def test_an_appeal_is_one_piece_with_the_prose_inside_it() -> None:
    text = "\n\n".join(line for _, line in load_pages()["appeal_voice_of_a_newsroom"])
    (piece,) = furniture_of(text)
    assert text[piece.start : piece.end].startswith("Before you go")
    assert text[piece.start : piece.end].endswith("Other amount")
    assert piece.kind == "donation_appeal"


def test_a_template_inside_a_sentence_is_marked_to_the_character() -> None:
    text = "The envoy said {{ quote.text }} and left. Nobody asked why."
    (piece,) = furniture_of(text)
    assert text[piece.start : piece.end] == "{{ quote.text }}"


def test_tags_at_the_edges_of_a_line_are_marked_and_their_text_is_not() -> None:
    text = '<p class="lead">The envoy left on Monday.</p>'
    assert [(text[piece.start : piece.end], piece.kind) for piece in furniture_of(text)] == [
        ('<p class="lead">', "code"),
        ("</p>", "code"),
    ]


def test_a_given_title_finds_its_copies() -> None:
    text = "Dam talks resume\n\nThe envoys met again on Monday to talk about the dam, hosts said.\n\nDam talks resume"
    found = find_furniture(split_lines(text), title="Dam talks resume")
    assert [(piece.start, piece.kind) for piece in found] == [(text.rindex("Dam"), "repeated_headline")]


def test_a_quotation_keeps_its_line_in_the_body() -> None:
    line = "Please support our newsroom, “we cannot do this without you and your friends”, the editor told readers."
    assert labels_of(f"The editor of the Tribune spoke to readers on Friday.\n\n{line}")[1] == ("", line)


def test_extracted_text_gets_no_second_cut_at_its_tail() -> None:
    text = "\n\n".join(line for _, line in load_pages()["appeal_voice_of_a_newsroom"])
    cut = find_furniture(split_lines(text), tail=False)
    assert "For eleven years" not in "".join(text[piece.start : piece.end] for piece in cut)


SIGNS = st.sampled_from(
    [
        "Donate now",
        "We rely on readers like you.",
        "{{ x }}",
        "<p>",
        "“",
        "Related:",
        "Share",
        "By Ann Lee",
        "\n",
        "\n\n",
    ]
)


@given(st.lists(st.one_of(SIGNS, st.text(max_size=40)), max_size=30).map(" \n".join))
def test_furniture_is_sorted_disjoint_and_inside_the_text(text: str) -> None:
    end = 0
    for piece in furniture_of(text):
        assert end <= piece.start < piece.end <= len(text)
        end = piece.end
