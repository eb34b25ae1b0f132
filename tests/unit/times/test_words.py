"""Numbers in words, and a grammar that hangs together."""

import pytest

from accord.times.grammar import Grammar, plain_text
from accord.times.readers import READERS
from accord.times.readers.named import holiday_names, load_holidays
from accord.times.words import load_words

WORDS = load_words()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("twelve", 12),
        ("twenty-four", 24),
        ("twenty four", 24),
        ("a", 1),
        ("1,500", 1500),
        ("several", None),
    ],
)
def test_number(text: str, number: int | None) -> None:
    assert WORDS.number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("7th", 7), ("seventh", 7), ("twenty-first", 21), ("twenty first", 21), ("next", None)],
)
def test_ordinal(text: str, number: int | None) -> None:
    assert WORDS.ordinal(text) == number


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1996", 1996),
        ("nineteen ninety-six", 1996),
        ("nineteen oh four", 1904),
        ("nineteen hundred", 1900),
        ("two thousand", 2000),
        ("two thousand and four", 2004),
        ("twenty twenty", 2020),
        ("96", None),
    ],
)
def test_year(text: str, year: int | None) -> None:
    assert WORDS.year(text) == year


def test_every_rule_of_the_grammar_has_a_reader() -> None:
    assert Grammar(WORDS, holiday_names()).readers - READERS.keys() == {"longer"}


def test_every_reader_is_asked_for_by_a_rule() -> None:
    assert READERS.keys() <= Grammar(WORDS, holiday_names()).readers


def test_every_holiday_rule_finds_a_day_in_every_year() -> None:
    reckoned = [day for day in load_holidays().values() if day.fixed or day.nth or day.after or day.easter is not None]
    assert len(reckoned) > 30
    assert all(day.within(year) is not None for day in reckoned for year in (1900, 1999, 2020, 2024))


def test_plain_text_keeps_every_offset() -> None:
    text = "Friday’s vote – the\u00a0third\nsince “May”"
    assert len(plain_text(text)) == len(text)
    assert plain_text(text).startswith("Friday's vote - the third since")
