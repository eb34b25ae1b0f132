"""Dates that name a day, a month or a year: "7 January 2020", "Jan. 7", "Friday", "the 1990s"."""

from datetime import date

from accord.times import days
from accord.times.days import When
from accord.times.frame import Frame, nearest
from accord.times.grammar import Found
from accord.times.tense import FUTURE, PAST
from accord.times.words import Words

_YEARS_BY_RELATION = {"last": -1, "this": 0, "next": 1}


def year_of(found: Found, frame: Frame, words: Words) -> int | None:
    """Give the year that the words name, also one of two digits where publication gives the century."""
    text = found.get("year", "year1", "year2", "year3")
    if text is None:
        return None
    text = text.strip("'")
    if len(text) == 2 and text.isdecimal():
        return full_year(int(text), frame)
    return words.year(text)


def _shared_year(found: Found, frame: Frame, words: Words) -> int | None:
    """Give the year named; the year before where it is that of an earlier month ("December to May 2019")."""
    year, month, later = year_of(found, frame, words), found.get("month"), found.get("month2")
    if year is None or month is None or later is None:
        return year
    return year - (words.month(later) < words.month(month))


def full_year(short: int, frame: Frame) -> int | None:
    """Give the year that ends in `short` and lies between 90 years before and 9 after publication."""
    if frame.published is None:
        return None
    year = frame.published.year // 100 * 100 + short
    if year > frame.published.year + 9:
        return year - 100
    return year + 100 if year <= frame.published.year - 91 else year


def read_day(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "7 January 2020", "Friday, Jan. 7", "2020-01-07"."""
    month, number = _month(found, words), words.ordinal(found.parts["day"])
    if number is None:
        return None
    year = _shared_year(found, frame, words)
    if year is not None:
        return days.day(year, month, number)
    named = found.get("weekday")
    weekday = words.weekday(named) if named else None
    relation = (found.get("relation") or "").lower()
    return _day_near(frame, month, number, weekday, relation) or days.day(None, month, number)


def _day_near(frame: Frame, month: int, number: int, weekday: int | None, relation: str) -> When | None:
    def make(year: int) -> When | None:
        when = days.day(year, month, number)
        if when is None or when.start is None or frame.published is None:
            return None
        if weekday is not None and when.start.isoweekday() != weekday:
            return None
        if relation in ("last", "this past") and when.start >= frame.published:
            return None
        return None if relation in ("next", "this coming") and when.start <= frame.published else when

    return nearest(frame, make) or (_day_near(frame, month, number, None, relation) if weekday else None)


def read_days(found: Found, frame: Frame, words: Words) -> When | None:
    """Read a stretch of days: "January 3-5", "28 May - 2 June 2019"."""
    first_month = _month(found, words)
    second = found.get("month2")
    last_month = words.month(second) if second else first_month
    first, last = words.ordinal(found.parts["day"]), words.ordinal(found.parts["day2"])
    if first is None or last is None:
        return None

    def make(year: int | None) -> When | None:
        later = year + 1 if year is not None and last_month < first_month else year
        begin, end = days.day(year, first_month, first), days.day(later, last_month, last)
        if begin is None or end is None or (first_month == last_month and first >= last):
            return None
        return days.between(begin, end)

    year = year_of(found, frame, words)
    return make(year) if year is not None else nearest(frame, make) or make(None)


def read_numerals(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "1/7/2020" (month first unless that cannot be) and "7.1.2020" (day first unless it cannot be)."""
    first, second = int(found.parts["first"]), int(found.parts["second"])
    day_first = "mark" in found.parts
    month, number = (second, first) if day_first else (first, second)
    if month > 12:
        month, number = number, month
    text = found.parts["year"]
    year = int(text) if len(text) == 4 else full_year(int(text), frame)
    if year is not None:
        return days.day(year, month, number)
    partial = days.day(None, month, number)
    return When(value=f"XX{text}{partial.value[4:]}", precision="day") if partial else None


def read_month(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "October", "last October", "October 2019", "2019-10"."""
    month = _month(found, words)
    year = _shared_year(found, frame, words)
    if year is not None:
        return days.month(year, month)
    relation = (found.get("relation") or "").lower()
    here = frame.published
    if here is None:
        return days.month(None, month)
    if relation in ("last", "this past", "the previous"):
        return days.month(here.year - (month >= here.month), month).on("published")
    if relation in ("next", "this coming", "the following"):
        return days.month(here.year + (month <= here.month), month).on("published")
    if relation == "this":
        return days.month(here.year, month).on("published")
    return nearest(frame, lambda year: days.month(year, month))


def read_months(found: Found, frame: Frame, words: Words) -> When | None:
    """Read a stretch of months: "March-May 2019"."""
    first = _month(found, words)
    last = words.month(found.parts["month2"])

    def make(year: int | None) -> When | None:
        later = year + 1 if year is not None and last < first else year
        return days.between(days.month(year, first), days.month(later, last))

    year = year_of(found, frame, words)
    return make(year) if year is not None else nearest(frame, make) or make(None)


def read_month_of_year(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "October of last year"."""
    month = _month(found, words)
    year, basis = _related_year(found.parts["relation"], frame)
    return days.month(year, month).on(basis)


def read_day_of_year(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "Jan. 7 of last year"."""
    month, number = _month(found, words), words.ordinal(found.parts["day"])
    if number is None:
        return None
    year, basis = _related_year(found.parts["relation"], frame)
    when = days.day(year, month, number)
    return when.on(basis) if when else None


def _related_year(relation: str, frame: Frame) -> tuple[int | None, str]:
    relation = relation.lower()
    if relation in _YEARS_BY_RELATION:
        if frame.published is None:
            return None, "text"
        return frame.published.year + _YEARS_BY_RELATION[relation], "published"
    here = frame.narrative()
    if here is None:
        return None, "text"
    return here.year + {"the following": 1, "the previous": -1}.get(relation, 0), "narrative"


def read_day_of_month(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "the 7th", "Friday the 13th", "the 7th of this month"."""
    number = words.ordinal(found.parts["day"])
    if number is None or not 1 <= number <= 31:
        return None
    relation = (found.get("relation") or "").lower()
    counted = relation in ("", "this", "last", "next")
    here = frame.published if counted else frame.narrative()
    if here is None:
        return When(value=f"XXXX-XX-{number:02}", precision="day")
    steps = {"last": (-1,), "next": (1,), "the previous": (-1,), "the following": (1,), "": (0, -1, 1)}.get(
        relation, (0,)
    )
    return _nth_near(here, number, steps, frame, "published" if counted else "narrative")


def _nth_near(here: date, number: int, steps: tuple[int, ...], frame: Frame, basis: str) -> When | None:
    found: list[When] = []
    for step in steps:
        month = days.shift(here.replace(day=1), step, "month")
        when = days.day(month.year, month.month, number) if month else None
        if when is not None:
            found.append(when)
    if not found:
        return None
    past_first = frame.direction != FUTURE

    def cost(when: When) -> tuple[bool, int]:
        assert when.start is not None
        wrong_side = when.start > here if past_first else when.start < here
        return wrong_side and frame.direction in (PAST, FUTURE), abs((when.start - here).days)

    return min(found, key=cost).on(basis)


def read_weekday(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "Friday", "last Friday", "the following Friday"."""
    weekday = words.weekday(found.parts["weekday"])
    relation = (found.get("relation") or "").lower()
    if relation in ("the following", "the previous", "the same"):
        return _weekday_told(frame, weekday, relation)
    if frame.published is None:
        return When(value=f"XXXX-WXX-{weekday}", precision="day")
    here = frame.published
    back, ahead = (here.isoweekday() - weekday) % 7, (weekday - here.isoweekday()) % 7
    if relation in ("last", "this past"):
        step = -(back or 7)
    elif relation in ("next", "this coming"):
        step = ahead or 7
    elif relation == "this":
        step = -back if frame.direction == PAST else ahead
    else:
        step = ahead if frame.direction == FUTURE else -back
    return days.of_date(days.shift_days(here, step)).on("published")


def _weekday_told(frame: Frame, weekday: int, relation: str) -> When:
    here = frame.last_day
    if here is None:
        return When(value=f"XXXX-WXX-{weekday}", precision="day")
    back, ahead = (here.isoweekday() - weekday) % 7, (weekday - here.isoweekday()) % 7
    step = {"the following": ahead or 7, "the previous": -(back or 7)}.get(relation, -back)
    return days.of_date(days.shift_days(here, step)).on("narrative")


def read_weekday_of_week(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "Friday of last week"."""
    weekday = words.weekday(found.parts["weekday"])
    relation = found.parts["relation"].lower()
    counted = relation in ("last", "this", "next")
    here = frame.published if counted else frame.narrative()
    if here is None:
        return When(value=f"XXXX-WXX-{weekday}", precision="day")
    monday = days.shift_days(here, 1 - here.isoweekday())
    weeks = {"last": -1, "next": 1, "the previous": -1, "the following": 1}.get(relation, 0)
    when = days.of_date(days.shift_days(monday, 7 * weeks + weekday - 1))
    return when.on("published" if counted else "narrative")


def read_weekday_weeks(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "two weeks ago Friday", "a week from Friday"."""
    weekday = words.weekday(found.parts["weekday"])
    count = words.number(found.parts["number"])
    if frame.published is None or count is None:
        return When(value=f"XXXX-WXX-{weekday}", precision="day")
    here = frame.published
    if found.parts["way"].lower() == "ago":
        step = -((here.isoweekday() - weekday) % 7) - 7 * count
    else:
        step = (weekday - here.isoweekday()) % 7 + 7 * count
    return days.of_date(days.shift_days(here, step)).on("published")


def read_year(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "1998", "the end of 1998", "nineteen ninety-eight", "'98"."""
    text = (found.get("year", "year2", "year3") or "").strip("'")
    year = year_of(found, frame, words)
    if year is None:
        return When(value=f"XX{text}", precision="year") if len(text) == 2 and text.isdecimal() else None
    return days.year(year) if 1 <= year <= 9999 else None


def read_years(found: Found, frame: Frame, words: Words) -> When | None:
    """Read a stretch of years: "2010-14"."""
    first, text = int(found.parts["year"]), found.parts["year2"]
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    if last <= first or last - first > 150:
        return None
    return days.between(days.year(first), days.year(last))


def read_decade(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "the 1990s", "the '90s", "the nineties": the last decade of that name before publication."""
    text = found.get("decade", "decade2")
    if text and len(text) == 4:
        return days.decade(int(text))
    tens = int(text) if text else 10 * words.decades[found.parts["decade_word"].lower()]
    hundred = words.number(found.get("hundred") or "")
    if hundred is not None:
        return days.decade(100 * hundred + tens)
    if frame.published is None:
        return When(value=f"XX{tens // 10}", precision="decade")
    first = frame.published.year // 100 * 100 + tens
    return days.decade(first if first <= frame.published.year else first - 100)


def read_century(found: Found, frame: Frame, words: Words) -> When | None:
    """Read "the 20th century"."""
    number = words.ordinal(found.get("century", "century_word") or "")
    return days.century(number) if number is not None and 1 <= number <= 30 else None


def _month(found: Found, words: Words) -> int:
    number = found.get("month_number")
    return int(number) if number else words.month(found.parts["month"])


READERS = {
    "day": read_day, "days": read_days, "numerals": read_numerals, "month": read_month, "months": read_months,
    "month_of_year": read_month_of_year, "day_of_year": read_day_of_year, "day_of_month": read_day_of_month,
    "weekday": read_weekday, "weekday_of_week": read_weekday_of_week, "weekday_weeks": read_weekday_weeks,
    "year": read_year, "bare_year": read_year, "years": read_years, "decade": read_decade, "century": read_century,
}  # fmt: skip
