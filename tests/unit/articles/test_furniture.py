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
