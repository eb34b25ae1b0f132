"""The days when a code holds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.dictionaries.dates import day_after, day_before, read_day, read_restriction

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("digits", "day"),
    [
        ("011222", "2001-12-22"),
        ("300101", "2030-01-01"),
        ("310101", "1931-01-01"),
        ("18970304", "1897-03-04"),
        ("99032", "1999-02-01"),
        ("2004366", "2004-12-31"),
    ],
)
def test_the_four_forms_of_a_day(digits: str, day: str) -> None:
    assert read_day(digits) == day


@pytest.mark.parametrize("digits", ["991301", "990230", "99366", "2003366", "20000000"])
def test_what_is_no_day(digits: str) -> None:
    assert read_day(digits) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("<011222", (None, "2001-12-22")),
        ("> 011222", ("2001-12-22", None)),
        ("890604-19971001", ("1989-06-04", "1997-10-01")),
    ],
)
def test_the_three_restrictions(text: str, days: tuple[str | None, str | None]) -> None:
    assert read_restriction(text) == days


@pytest.mark.parametrize("text", ["011222", "971001-890604", "<991301", "always", ""])
def test_what_is_no_restriction(text: str) -> None:
    assert read_restriction(text) is None


@given(DAYS)
def test_a_day_written_in_full_comes_back(day: date) -> None:
    assert read_day(day.strftime("%Y%m%d").rjust(8, "0")) == day.isoformat()


@given(st.dates(date(1931, 1, 2), date(2030, 12, 30)))
def test_the_day_before_the_day_after_is_the_day(day: date) -> None:
    assert day_before(day_after(day.isoformat())) == day.isoformat()
