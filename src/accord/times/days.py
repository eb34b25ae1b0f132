"""What a date expression stands for, and the arithmetic of days, weeks, months and years."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

_FIRST, _LAST = date.min, date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A day or a stretch of days: TIMEX3 value, first and last day where both are known."""

    value: str
    precision: str
    start: date | None = None
    end: date | None = None
    basis: str = "text"

    def on(self, basis: str) -> "When":
        """Give the same with another basis."""
        return replace(self, basis=basis)


def day(year: int | None, month: int, number: int) -> When | None:
    """Give a day; without a year it stays partial. None when the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= number <= monthrange(year or 2000, month)[1]:
        return None
    if year is None:
        return When(value=f"XXXX-{month:02}-{number:02}", precision="day")
    return of_date(date(year, month, number))


def of_date(when: date) -> When:
    """Give one day."""
    return When(value=when.isoformat(), precision="day", start=when, end=when)


def week(when: date) -> When:
    """Give the ISO week that holds a day."""
    number = when.isocalendar()
    start = shift_days(when, 1 - number.weekday)
    return When(value=f"{number.year:04}-W{number.week:02}", precision="week", start=start, end=shift_days(start, 6))


def weekend(when: date) -> When:
    """Give Saturday and Sunday of the ISO week that holds a day."""
    whole = week(when)
    assert whole.end is not None
    return When(
        value=whole.value + "-WE", precision="weekend", start=shift_days(whole.end, -1), end=whole.end, basis="text"
    )


def month(year: int | None, number: int) -> When:
    """Give a month; without a year it stays partial."""
    if year is None:
        return When(value=f"XXXX-{number:02}", precision="month")
    return _stretch(f"{year:04}-{number:02}", "month", year, number, number)


def quarter(year: int | None, number: int, *, fiscal: bool = False) -> When:
    """Give a quarter; a fiscal one has a value, but its days are the company's own."""
    if year is None or fiscal:
        return When(value=f"{_four(year)}-Q{number}", precision="quarter")
    return _stretch(f"{year:04}-Q{number}", "quarter", year, 3 * number - 2, 3 * number)


def half(year: int | None, number: int) -> When:
    """Give half a year."""
    if year is None:
        return When(value=f"XXXX-H{number}", precision="half")
    return _stretch(f"{year:04}-H{number}", "half", year, 6 * number - 5, 6 * number)


def season(year: int | None, letters: str) -> When:
    """Give a season: no first and last day, since they differ from place to place."""
    return When(value=f"{_four(year)}-{letters}", precision="season")


def year(number: int | None, *, fiscal: bool = False) -> When:
    """Give a year; a fiscal one has a value, but its days are the company's own."""
    if number is None or fiscal:
        return When(value=_four(number), precision="year")
    return _stretch(f"{number:04}", "year", number, 1, 12)


def decade(first: int) -> When:
    """Give the ten years that begin with `first`."""
    return When(value=f"{first // 10:03}", precision="decade", start=date(first, 1, 1), end=date(first + 9, 12, 31))


def century(number: int) -> When:
    """Give a century by its number: the 20th is 1901 to 2000; TIMEX3 writes it 19."""
    first = 100 * (number - 1) + 1
    return When(value=f"{number - 1:02}", precision="century", start=date(first, 1, 1), end=date(first + 99, 12, 31))


def between(first: When, last: When) -> When | None:
    """Give the stretch from one to another; None when it runs backwards."""
    if first.start and last.end and first.start > last.end:
        return None
    known = first.start is not None and last.end is not None
    return When(
        value=f"{first.value}/{last.value}",
        precision=last.precision,
        start=first.start if known else None,
        end=last.end if known else None,
        basis=first.basis,
    )


_UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "fortnight": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "half": "XXXX-HX", "season": "XXXX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip


def unknown(unit: str) -> When:
    """Give a day, week, month ... of which nothing is known but that it is one."""
    return When(value=_UNKNOWN[unit], precision="week" if unit == "fortnight" else unit)


def vague(value: str) -> When:
    """Give PAST_REF, PRESENT_REF or FUTURE_REF."""
    return When(value=value, precision="none")


def unit_of(unit: str, when: date) -> When:
    """Give the day, week, month ... that holds a day."""
    match unit:
        case "day":
            return of_date(when)
        case "week" | "fortnight":
            return week(when)
        case "weekend":
            return weekend(when)
        case "month":
            return month(when.year, when.month)
        case "quarter":
            return quarter(when.year, (when.month + 2) // 3)
        case "decade":
            return decade(when.year // 10 * 10) if when.year >= 10 else unknown("decade")
        case "century":
            return century((when.year + 99) // 100)
    return year(when.year)


def shift(when: date, count: int, unit: str) -> date | None:
    """Give the day `count` units later (earlier when negative); None outside the calendar."""
    if unit in ("day", "week", "weekend", "fortnight"):
        days = count * {"day": 1, "fortnight": 14}.get(unit, 7)
        return _guarded(when, days)
    months = count * {"month": 1, "quarter": 3, "season": 3, "decade": 120, "century": 1200}.get(unit, 12)
    total = when.year * 12 + when.month - 1 + months
    number, rest = divmod(total, 12)
    if not _FIRST.year <= number <= _LAST.year:
        return None
    return date(number, rest + 1, min(when.day, monthrange(number, rest + 1)[1]))


def shift_days(when: date, count: int) -> date:
    """Give the day `count` days later, held inside the calendar."""
    return _guarded(when, count) or (_LAST if count > 0 else _FIRST)


def nth_weekday(number: int, month_number: int, weekday: int, which: int) -> date:
    """Give the `which`-th weekday (1 is Monday) of a month; -1 the last."""
    length = monthrange(number, month_number)[1]
    days = [date(number, month_number, one) for one in range(1, length + 1)]
    hits = [one for one in days if one.isoweekday() == weekday]
    return hits[which - 1 if which > 0 else which]


def easter(number: int) -> date:
    """Give Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm)."""
    golden, hundreds, rest = number % 19, number // 100, number % 100
    correction = (hundreds - (hundreds + 8) // 25 + 1) // 3
    moon = (19 * golden + hundreds - hundreds // 4 - correction + 15) % 30
    weekday = (32 + 2 * (hundreds % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    total = moon + weekday - 7 * late + 114
    return date(number, total // 31, total % 31 + 1)


def _guarded(when: date, days: int) -> date | None:
    ordinal = when.toordinal() + days
    if not _FIRST.toordinal() <= ordinal <= _LAST.toordinal():
        return None
    return when + timedelta(days=days)


def _four(number: int | None) -> str:
    return "XXXX" if number is None else f"{number:04}"


def _stretch(value: str, precision: str, number: int, first: int, last: int) -> When:
    end = date(number, last, monthrange(number, last)[1])
    return When(value=value, precision=precision, start=date(number, first, 1), end=end)
