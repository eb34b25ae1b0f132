"""Publication dates: as given, as written at the head of an article, as a URL holds them."""

import re
from datetime import date, datetime

_MONTHS = (
    *("jan/uary", "feb/ruary", "mar/ch", "apr/il", "may/", "jun/e"),
    *("jul/y", "aug/ust", "sep/t(?:ember)?", "oct/ober", "nov/ember", "dec/ember"),
)
_MONTH = "(?P<{}>" + "|".join("{}(?:{})?".format(*name.split("/")) for name in _MONTHS) + r")\.?"
_DAY = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<{}>(?:19|20)\d\d)"

_WRITTEN = re.compile(
    rf"\b(?:{_DAY.format('d1')}(?:\s+of)?[\s-]+{_MONTH.format('m1')},?[\s-]+{_YEAR.format('y1')}"
    rf"|{_MONTH.format('m2')}\s+{_DAY.format('d2')},?\s+{_YEAR.format('y2')}"
    rf"|{_YEAR.format('y3')}[-/.](?P<m3>[01]?\d)[-/.](?P<d3>[0-3]?\d)"
    r"|(?P<a4>[0-3]?\d)[/.](?P<b4>[0-3]?\d)[/.](?P<y4>(?:19|20)\d\d))(?!\d)",
    re.IGNORECASE,
)
_URL = re.compile(
    r"/(?P<y1>(?:19|20)\d\d)[/-](?P<m1>[01]?\d|[a-z]{3})[/-](?P<d1>[0-3]?\d)(?=[/_.-]|$)"
    r"|[/_-](?P<y2>(?:19|20)\d\d)-(?P<m2>[01]\d)-(?P<d2>[0-3]\d)(?=[/_.?-]|$)"
    r"|/(?P<y3>20\d\d)(?P<m3>[01]\d)(?P<d3>[0-3]\d)(?=[/_.-]|$)",
    re.IGNORECASE,
)


def given_date(value: str) -> str | None:
    """Give an ISO date or date-time ("2020-01-07T10:00:00Z") as ISO date; None for anything else."""
    value = value.strip()
    if not re.match(r"\d{4}-?\d{2}-?\d{2}", value):  # fromisoformat would take weeks ("2020-W02") too
        return None
    try:
        return datetime.fromisoformat(value).date().isoformat()
    except ValueError:
        return None


def written_date(text: str) -> tuple[str, int, int] | None:
    """Give the first full date that `text` names, as ISO date, with its start and end.

    A date of numbers is taken only where day and month cannot be confused.
    """
    for match in _WRITTEN.finditer(text):
        found = _numbers(match) if match["y4"] else _named(match, "123")
        if found:
            return found, *match.span()
    return None


def url_date(url: str | None) -> str | None:
    """Give the day that the URL's path holds ("/2020/01/07/", "/2020/jan/07/"), as ISO date."""
    for match in _URL.finditer(url or ""):
        if found := _named(match, "123"):
            return found
    return None


def _named(match: re.Match[str], groups: str) -> str | None:
    for group in groups:
        if match[f"y{group}"]:
            return _iso(int(match[f"y{group}"]), _month(match[f"m{group}"]), int(match[f"d{group}"]))
    return None


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    return next((number for number, known in enumerate(_MONTHS, 1) if known[:3] == name[:3].lower()), 0)


def _numbers(match: re.Match[str]) -> str | None:
    one, other, year = int(match["a4"]), int(match["b4"]), int(match["y4"])
    if one > 12 or one == other:
        return _iso(year, other, one)
    return _iso(year, one, other) if other > 12 else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
