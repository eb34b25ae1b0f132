"""Quarters, halves and fiscal years, as companies and budgets count: "the third quarter", "fiscal 1989"."""

from collections.abc import Callable
from dataclasses import replace

from accord.times import days
from accord.times.days import When
from accord.times.frame import Frame, nearest
from accord.times.grammar import Found
from accord.times.readers.calendar import full_year, year_of
from accord.times.readers.counted import year_before
from accord.times.tense import PAST
from accord.times.words import Words

_BACK = {"last": -1, "last year's": -1, "the previous": -1, "this": 0, "this year's": 0, "next": 1, "next year's": 1}
_YEAR_AGO = ("the year-ago", "the year-earlier", "a year-ago")


def read_quarter(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "the third quarter of 1990", "third-quarter", "last year's second quarter", "Q3 2019"."""
    text = found.get("quarter", "quarter2") or ""
    number = 4 if text.lower() == "final" else words.ordinal(text)
    fiscal = "fiscal" in found.text.lower()
    if number is None or not 1 <= number <= 4:
        return None
    return _placed(found, frame, words, lambda year: days.quarter(year, number, fiscal=fiscal), number)


def read_half(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "the first half of 1990", "next year's second half"."""
    number = 1 if found.parts["half"].lower() in ("first", "1") else 2
    return _placed(found, frame, words, lambda year: days.half(year, number), 2 * number)


def _placed(found: Found, frame: Frame, words: Words, make: Callable[[int | None], When], number: int) -> When | None:
    """Give the quarter or half in the year that is named, pointed at, or else the last that has begun."""
    year = year_of(found, frame, words)
    if year is not None:
        return make(year)
    relation = (found.get("of", "relation") or "").lower()
    if frame.published is None:
        return make(None)
    if relation in _BACK:
        return make(frame.published.year + _BACK[relation]).on("published")
    here = frame.narrative()
    if relation in ("the same", "that", "that year's") and here is not None:
        return make(here.year).on("narrative")
    when = _last_begun(frame, make, number)
    return year_before(when, "narrative") if relation in _YEAR_AGO else when


def _last_begun(frame: Frame, make: Callable[[int | None], When], number: int) -> When:
    assert frame.published is not None
    # A company's own quarters have no days here; the calendar's stand in to choose the year.
    when = nearest(frame, lambda year: days.quarter(year, number))
    year = int(when.value[:4]) if when else frame.published.year
    return make(year).on("published")


def read_year_before(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "the year-ago quarter", "the same period last year": the period at hand, one year back."""
    if frame.period is not None:
        return year_before(frame.period, "narrative")
    if frame.published is None:
        return days.unknown("year")
    return days.year(frame.published.year - 1).on("published")


def read_period(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "the quarter", "the latest period": the quarter at hand, else the last one that has ended."""
    text = found.text.lower()
    if frame.quarter is not None and "current" not in text:
        return frame.quarter.on("narrative")
    if "quarter" not in text and "latest" not in text:
        return None
    if frame.published is None:
        return days.unknown("quarter")
    here = frame.published
    if "current" not in text and "this" not in text:
        here = days.shift(here, -1, "quarter") or here
    return days.unit_of("quarter", here).on("published")


def read_quarter_ended(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "the quarter ended July 31": the calendar's quarter that holds most of it."""
    month, number = words.month(found.parts["month"]), words.ordinal(found.parts["day"])
    if number is None or frame.published is None:
        return days.unknown("quarter")
    ended = nearest(replace(frame, direction=PAST), lambda year: days.day(year, month, number))
    if ended is None or ended.start is None:
        return days.unknown("quarter")
    middle = days.shift_days(ended.start, -45)
    return days.quarter(middle.year, (middle.month + 2) // 3, fiscal=True).on("published")


def read_period_of_year(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "the 1988 period": the quarter at hand, in that year."""
    year = year_of(found, frame, words)
    if year is None:
        return None
    number = frame.quarter.value[6:] if frame.quarter is not None else ""
    return days.quarter(year, int(number)).on("narrative") if number.isdecimal() else days.year(year)


def read_fiscal_year(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "fiscal 1989", "FY20"."""
    text = found.get("year", "year2") or ""
    year = int(text) if len(text) == 4 else full_year(int(text), frame)
    return When(value=f"XX{text}", precision="year") if year is None else days.year(year, fiscal=True)


READERS = {
    "quarter": read_quarter, "half": read_half, "year_before": read_year_before, "period": read_period,
    "quarter_ended": read_quarter_ended, "period_of_year": read_period_of_year, "fiscal_year": read_fiscal_year,
}  # fmt: skip
