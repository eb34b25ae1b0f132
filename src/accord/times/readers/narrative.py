"""Dates counted from the last one that the text named: "the same day", "the following week", "the year"."""

from accord.times import days
from accord.times.days import When
from accord.times.frame import Frame, unit_at
from accord.times.grammar import Found
from accord.times.words import Words

_STEP = {"the following": 1, "the next": 1, "the very next": 1}
_BACK = ("the previous", "the preceding", "the prior")
_PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")


def read_that_unit(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "that day", "the following month", "the previous year"."""
    name = found.parts["unit"].lower()
    unit = "day" if name in _PARTS_OF_DAY else words.units[name]
    relation = " ".join(found.parts["relation"].lower().split())
    here = frame.last_day if unit in ("day", "week", "weekend") else frame.narrative()
    if unit == "week" and here is None:
        here = frame.narrative()
    step = -1 if relation in _BACK else _STEP.get(relation, 0)
    if here is None and relation in _BACK and frame.published is not None:
        there = days.shift(frame.published, step, unit)
        return unit_at(unit, there, "published") if there else None
    if here is None:
        return days.unknown(unit)
    there = days.shift(here, step, unit)
    return unit_at(unit, there, "narrative") if there else None


def read_the_year(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "the year", "the full year": the year of the report."""
    return _reported("year", frame)


def read_the_unit(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "the end of the month", "year-end"."""
    return _reported(words.units[(found.get("unit", "end") or "year").lower()], frame)


def _reported(unit: str, frame: Frame) -> When:
    return days.unknown(unit) if frame.published is None else unit_at(unit, frame.published, "published")


READERS = {"that_unit": read_that_unit, "the_year": read_the_year, "the_unit": read_the_unit}
