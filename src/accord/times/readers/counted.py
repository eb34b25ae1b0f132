"""Dates counted from publication: "yesterday", "last week", "two years ago", "this summer"."""

import re
from datetime import date

from accord.times import days
from accord.times.days import When
from accord.times.frame import Frame, unit_at
from accord.times.grammar import Found
from accord.times.tense import FUTURE, PAST
from accord.times.words import Words

_ABOUT = re.compile(
    r"(?:about|around|almost|nearly|roughly|some|more|less|over|at\s+least|approximately)\b", re.IGNORECASE
)
_STEP = {"last": -1, "past": -1, "next": 1, "coming": 1}


def read_relative_day(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "yesterday", "tonight", "the day after tomorrow"."""
    if frame.published is None:
        return days.unknown("day")
    step = words.relative_days[re.sub(r"\s+", " ", found.parts["relative"].lower())]
    return days.of_date(days.shift_days(frame.published, step)).on("published")


def read_ago(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "two weeks ago", "a year ago": the year before a quarter that is being talked about."""
    count, unit = words.number(found.parts["number"]), words.units[found.parts["unit"].lower()]
    if count is None:
        return None
    if unit == "year" and count == 1 and frame.period is not None and "anchor" not in found.parts:
        return year_before(frame.period, "narrative")
    if frame.published is None:
        return days.unknown("day" if unit == "fortnight" else unit)
    return _stepped(frame.published, -count, unit, "published", about=bool(_ABOUT.match(found.text)))


def read_hence(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "two weeks from now"."""
    count, unit = words.number(found.parts["number"]), words.units[found.parts["unit"].lower()]
    if count is None:
        return None
    if frame.published is None:
        return days.unknown(unit)
    return _stepped(frame.published, count, unit, "published", about=bool(_ABOUT.match(found.text)))


def read_earlier(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "two days earlier", "a week later", "the day before": counted from the last date named."""
    count = words.number(found.get("number") or "one")
    unit = words.units[found.parts["unit"].lower()]
    if count is None:
        return None
    back = found.parts["way"].lower() in ("earlier", "before", "previously", "prior")
    if unit == "year" and count == 1 and back and frame.period is not None:
        return year_before(frame.period, "narrative")
    fine = unit in ("day", "week", "fortnight", "weekend")
    here = frame.last_day if fine else frame.narrative()
    basis = "narrative"
    if here is None and back:  # nothing named yet: the report itself is what it is earlier than
        here, basis = frame.published, "published"
    if here is None:
        return days.unknown("day" if unit == "fortnight" else unit)
    about = bool(_ABOUT.match(found.text))
    return _stepped(here, -count if back else count, unit, basis, about=about)


def _stepped(here: date, count: int, unit: str, basis: str, *, about: bool) -> When | None:
    """Give the day for days and exact weeks, else the week, month, year that lies `count` units away."""
    there = days.shift(here, count, unit)
    if there is None:
        return None
    if unit in ("day", "week", "fortnight"):
        return unit_at("week" if about and unit != "day" else "day", there, basis)
    return unit_at("year" if unit == "decade" else unit, there, basis)


def year_before(when: When, basis: str) -> When:
    """Give the same quarter, half or month one year earlier."""
    digits = when.value[:4]
    value = f"{int(digits) - 1:04}{when.value[4:]}" if digits.isdecimal() else when.value
    start = days.shift(when.start, -1, "year") if when.start else None
    end = days.shift(when.end, -1, "year") if when.end else None
    return When(value=value, precision=when.precision, start=start, end=end, basis=basis)


def read_this_unit(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "this week", "last year", "early next month"."""
    unit = words.units[found.parts["unit"].lower()]
    if frame.published is None:
        return days.unknown(unit)
    relation = found.parts["relation"].lower().split()[-1]
    return _around(frame, unit, _STEP.get(relation, 0), fiscal=found.get("kind") in ("fiscal", "financial"))


def _around(frame: Frame, unit: str, step: int, *, fiscal: bool = False) -> When | None:
    assert frame.published is not None
    told_past = step == 0 and frame.direction == PAST
    here = _week_day(frame, told_past=told_past) if unit in ("week", "weekend") else frame.published
    there = days.shift(here, step, unit)
    if there is None:
        return None
    if unit == "year" and fiscal:
        return days.year(there.year, fiscal=True).on("published")
    return unit_at(unit, there, "published")


def _week_day(frame: Frame, *, told_past: bool) -> date:
    """Give a day of the week that is "this week": on a Sunday the one that begins, unless told as past."""
    assert frame.published is not None
    sunday = frame.published.isoweekday() == 7
    return days.shift_days(frame.published, 1) if sunday and not told_past else frame.published


def read_past_unit(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "the past year": TimeBank's value is the calendar year before; the days run up to publication."""
    name = found.parts["unit"].lower()
    if name in words.seasons:
        return _season_around(frame, words, words.seasons[name], "last")
    unit = words.units[name]
    if frame.published is None:
        return days.unknown(unit)
    when = _around(frame, unit, -1)
    start = days.shift(frame.published, -1, unit)
    if when is None or start is None or unit == "weekend":
        return when
    return When(value=when.value, precision=unit, start=start, end=frame.published, basis="published")


def read_weekend(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "the weekend": the last one, or the next for what is to come."""
    if frame.published is None:
        return days.unknown("weekend")
    weekday = frame.published.isoweekday()
    step = 0 if frame.direction == FUTURE or weekday >= 6 else -7
    return days.weekend(days.shift_days(frame.published, step)).on("published")


def read_season(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "last summer", "the winter of 1998", "spring next year"."""
    letters = words.seasons[found.parts["season"].lower()]
    text = (found.get("year") or "").lower()
    if text.isdecimal():
        return days.season(int(text), letters)
    if text and frame.published is not None:
        return days.season(frame.published.year + _STEP.get(text.split()[0], 0), letters).on("published")
    return _season_around(frame, words, letters, (found.get("relation") or "").lower().split(" ")[-1])


def _season_around(frame: Frame, words: Words, letters: str, relation: str) -> When:
    here = frame.published
    if here is None:
        return days.season(None, letters)
    first, last = words.season_months[letters]
    over, begun = here.month > last, here.month >= first
    if letters == "WI":  # December to February is the winter of its December, for saying which was the last
        over, begun = False, here.month == 12
    if relation in ("last", "past", "previous"):
        year = here.year if over else here.year - 1
        year -= letters == "WI" and here.month <= last - 12
    elif relation in ("next", "coming", "following"):
        year = here.year + begun
    elif relation == "this" or begun or frame.direction == FUTURE:
        year = here.year
    else:
        year = here.year if frame.direction != PAST and first - here.month <= 6 else here.year - 1
    return days.season(year, letters).on("published")


def read_past(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "recently", "several years ago"."""
    return days.vague("PAST_REF")


def read_present(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "now", "currently"."""
    return days.vague("PRESENT_REF")


def read_future(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "soon", "in the coming weeks"."""
    return days.vague("FUTURE_REF")


def read_vague_earlier(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "several months earlier"; "several months later" says nothing of past or future."""
    back = found.parts["way"].lower() in ("earlier", "before", "previously")
    return days.vague("PAST_REF") if back else None


READERS = {
    "relative_day": read_relative_day, "ago": read_ago, "hence": read_hence, "earlier": read_earlier,
    "this_unit": read_this_unit, "past_unit": read_past_unit, "weekend": read_weekend, "season": read_season,
    "past": read_past, "present": read_present, "future": read_future, "vague_earlier": read_vague_earlier,
}  # fmt: skip
