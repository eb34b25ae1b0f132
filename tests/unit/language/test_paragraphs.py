"""Where a paragraph begins and ends, with furniture left out."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from accord.language.paragraphs import split_paragraphs
from accord.model import Article, Furniture, Source


def test_every_line_is_a_paragraph(article: Callable[..., Article]) -> None:
    text = "First one.\nSecond one.\n\n  Third one.  "
    assert [text[start:end] for start, end in split_paragraphs(article(text))] == [
        "First one.",
        "Second one.",
        "Third one.",
    ]


def test_hard_wrapped_lines_are_joined(article: Callable[..., Article]) -> None:
    text = (
        "The council of the harbour town met on Tuesday evening to\n"
        "speak about the bridge, which has been closed to lorries\n"
        "since the spring floods washed away one of its pillars."
    )
    assert len(split_paragraphs(article(text))) == 1


def test_a_headline_stays_apart_from_the_line_below(article: Callable[..., Article]) -> None:
    text = "Harbour town council closes its only bridge to lorries\nThe council of the harbour town met on Tuesday."
    assert len(split_paragraphs(article(text))) == 2


def test_the_time_of_a_live_entry_stands_apart(article: Callable[..., Article]) -> None:
    text = "10:42 UN envoys deny it.\n9.15am GMT: Good morning.\n12:30 people came."
    assert [text[start:end] for start, end in split_paragraphs(article(text))] == [
        "10:42",
        "UN envoys deny it.",
        "9.15am GMT:",
        "Good morning.",
        "12:30 people came.",
    ]


def test_furniture_is_left_out(article: Callable[..., Article]) -> None:
    text = "The body.\nDonate now!\nMore body."
    marked = replace(article(text), furniture=(Furniture(start=10, end=21, kind="appeal"),))
    assert [text[start:end] for start, end in split_paragraphs(marked)] == ["The body.", "More body."]


@given(st.text(alphabet="ab.\n\r \u2028", max_size=80))
def test_paragraphs_hold_every_letter_once(text: str) -> None:
    found = split_paragraphs(Article(id="a-test", source=Source(kind="file", ref="test"), text=text))
    kept = "".join(text[start:end] for start, end in found)
    assert [letter for letter in kept if not letter.isspace()] == [letter for letter in text if not letter.isspace()]
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_a_line_that_is_too_long_for_the_parser_is_cut_between_sentences(article: Callable[..., Article]) -> None:
    sentence = "The ferry left the harbour at dawn."
    text = " ".join([sentence] * 2000)
    paragraphs = split_paragraphs(article(text))
    assert max(end - start for start, end in paragraphs) <= 5_000
    assert " ".join(text[start:end] for start, end in paragraphs) == text
    assert all(text[end - 1] == "." for _, end in paragraphs)


def test_a_word_without_end_is_cut_anywhere(article: Callable[..., Article]) -> None:
    text = "a" * 50_001
    assert "".join(text[start:end] for start, end in split_paragraphs(article(text))) == text


def test_a_line_of_spaces_takes_no_time(article: Callable[..., Article]) -> None:
    text = "First one." + " " * 100_000 + "Second one.\n \t\n\r\n Third one."
    parts = [text[start:end] for start, end in split_paragraphs(article(text))]
    assert [part.split() for part in parts] == [["First", "one."], ["Second", "one."], ["Third", "one."]]
