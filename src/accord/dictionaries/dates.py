"""The dates of codes: "<011222", ">20011222", "890604-971001"."""

import re
from datetime import date, timedelta

_CENTURY = 30  # two-digit years up to this one are of the 2000s, as in TABARI and PETRARCH
_DATE = r"(\d{5,8})"
_BEFORE, _AFTER = re.compile(rf"<\s*{_DATE}"), re.compile(rf">\s*{_DATE}")
_BETWEEN = re.compile(rf"{_DATE}\s*-\s*{_DATE}")


def read_restriction(text: str) -> tuple[str | None, str | None] | None:
    """Give first and last day (ISO, None where open) of a restriction; None where it is none."""
    text = text.strip()
    if match := _BEFORE.fullmatch(text):
        end = read_day(match[1])
        return (None, end) if end else None
    if match := _AFTER.fullmatch(text):
        start = read_day(match[1])
        return (start, None) if start else None
    if match := _BETWEEN.fullmatch(text):
        start, end = read_day(match[1]), read_day(match[2])
        return (start, end) if start and end and start <= end else None
    return None


def read_day(digits: str) -> str | None:
    """Read YYMMDD, YYYYMMDD, YYJJJ or YYYYJJJ (JJJ is the day of the year); None for what is no day."""
    year, rest = (digits[:2], digits[2:]) if len(digits) in (5, 6) else (digits[:4], digits[4:])
    full = int(year) + (0 if len(year) == 4 else 2000 if int(year) <= _CENTURY else 1900)
    try:
        if len(rest) == 3:
            day = date(full, 1, 1) + timedelta(days=int(rest) - 1)
            return day.isoformat() if day.year == full else None
        return date(full, int(rest[:2]), int(rest[2:])).isoformat()
    except ValueError:
        return None


def day_before(day: str) -> str:
    """Give the day before an ISO day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def day_after(day: str) -> str:
    """Give the day after an ISO day."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
