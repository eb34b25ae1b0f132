"""The arithmetic of days, weeks, months and years."""

from datetime import date

import pytest

from accord.times import days


@pytest.mark.parametrize(
    ("day", "value", "start", "end"),
    [
        (date(2020, 1, 7), "2020-W02", date(2020, 1, 6), date(2020, 1, 12)),
        (date(2021, 1, 1), "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
    ],
)
def test_week(day: date, value: str, start: date, end: date) -> None:
    found = days.week(day)
    assert (found.value, found.start, found.end) == (value, start, end)


def test_weekend_is_saturday_and_sunday() -> None:
    found = days.weekend(date(2020, 1, 7))
    assert (found.value, found.start, found.end) == ("2020-W02-WE", date(2020, 1, 11), date(2020, 1, 12))


def test_the_20th_century_begins_with_1901() -> None:
    found = days.century(20)
    assert (found.value, found.start, found.end) == ("19", date(1901, 1, 1), date(2000, 12, 31))


def test_a_fiscal_quarter_has_a_value_and_no_days() -> None:
    found = days.quarter(2019, 2, fiscal=True)
    assert (found.value, found.start, found.end) == ("2019-Q2", None, None)


@pytest.mark.parametrize(("year", "month", "number"), [(2019, 2, 29), (2020, 13, 1), (2020, 4, 31), (None, 2, 30)])
def test_a_day_that_the_calendar_does_not_have(year: int | None, month: int, number: int) -> None:
    assert days.day(year, month, number) is None


@pytest.mark.parametrize(
    ("start", "count", "unit", "there"),
    [
        (date(2020, 3, 31), -1, "month", date(2020, 2, 29)),
        (date(2020, 2, 29), -1, "year", date(2019, 2, 28)),
        (date(2020, 1, 7), 1, "quarter", date(2020, 4, 7)),
        (date(2020, 1, 7), -2, "fortnight", date(2019, 12, 10)),
        (date(2020, 1, 7), -1, "century", date(1920, 1, 7)),
    ],
)
def test_shift(start: date, count: int, unit: str, there: date) -> None:
    assert days.shift(start, count, unit) == there


def test_shift_ends_with_the_calendar() -> None:
    assert days.shift(date(2020, 1, 7), -3000, "year") is None
    assert days.shift(date(9999, 12, 31), 1, "day") is None


@pytest.mark.parametrize(
    ("year", "day"), [(1998, date(1998, 4, 12)), (2019, date(2019, 4, 21)), (2020, date(2020, 4, 12))]
)
def test_easter(year: int, day: date) -> None:
    assert days.easter(year) == day


def test_the_fourth_thursday_and_the_last_monday() -> None:
    assert days.nth_weekday(2019, 11, 4, 4) == date(2019, 11, 28)
    assert days.nth_weekday(2019, 5, 1, -1) == date(2019, 5, 27)


def test_a_stretch_that_runs_backwards_is_none() -> None:
    assert days.between(days.year(2019), days.year(2018)) is None
