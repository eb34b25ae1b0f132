"""Dates that are counted from another date of the text."""

from collections.abc import Callable

import pytest

TOLD = [
    ("The port fell on May 3, 2018. A day later, the capital surrendered.", "A day later", "2018-05-04"),
    ("The port fell on May 3, 2018. The same day, the capital surrendered.", "The same day", "2018-05-03"),
    ("The port fell on May 3, 2018. The fleet had sailed two days earlier.", "two days earlier", "2018-05-01"),
    ("The port fell on May 3, 2018. The king fled the following week.", "the following week", "2018-W19"),
    ("The port fell on May 3, 2018. The king fled three weeks later.", "three weeks later", "2018-05-24"),
    ("The port fell in May 2018. The king fled the following month.", "the following month", "2018-06"),
    ("The port fell in May 2018. The king fled six months later.", "six months later", "2018-11"),
    ("The port fell in 2018. The king fled the following year.", "the following year", "2019"),
    ("The port fell in 2018. The king had fled the previous year.", "the previous year", "2017"),
    ("The port fell in 2018. The king fled in October of that year.", "October of that year", "2018-10"),
    ("The port fell in 2018. Two years later the king returned.", "Two years later", "2020"),
    ("The port fell on Friday, May 4, 2018. The king fled the following Monday.", "the following Monday", "2018-05-07"),
    ("The port fell on May 3, 2018. That night the king fled.", "That night", "2018-05-03"),
]


@pytest.mark.parametrize(("text", "words", "value"), TOLD)
def test_counted_from_the_last_date_named(find: Callable, text: str, words: str, value: str) -> None:
    found = {text[date.span.start : date.span.end]: date for date in find(text)}
    assert words in found, found
    assert (found[words].value, found[words].basis) == (value, "narrative")


def test_earlier_counts_from_the_report_when_no_date_was_named(find: Callable) -> None:
    (date,) = find("The fleet had sailed three days earlier.", published="2020-01-07")
    assert (date.value, date.basis) == ("2020-01-04", "published")


def test_a_year_earlier_is_the_same_quarter_of_the_year_before(values: Callable) -> None:
    text = "Profit rose in the third quarter of 2018. A year earlier the firm lost money."
    assert values(text)["A year earlier"] == "2017-Q3"


def test_two_comparisons_in_a_row_do_not_add_up(values: Callable) -> None:
    text = "Sales rose in the third quarter of 2018 from a year earlier. In the latest quarter costs fell."
    assert values(text)["the latest quarter"] == "2018-Q3"


def test_nine_months_are_compared_with_a_year_and_not_with_a_quarter(values: Callable) -> None:
    text = "Sales rose in the third quarter. For the nine months, sales fell from a year earlier."
    assert values(text, published="2018-10-20")["a year earlier"] == "2017"
