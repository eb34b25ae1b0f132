"""How each value of a filter is checked and written in its one form; all raise UsageError."""

import calendar
import difflib
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime

from accord.errors import UsageError
from accord.store import vocabulary

_PARTIAL_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first_day(name: str, text: str) -> Iterable[str]:
    """Give the first day of a year, a month or a day."""
    year, month, day = _partial(name, text)
    return (_day(name, text, year, month or 1, day or 1),)


def last_day(name: str, text: str) -> Iterable[str]:
    """Give the last day of a year, a month or a day."""
    year, month, day = _partial(name, text)
    month = month or 12
    last = calendar.monthrange(year, month)[1] if 1 <= month <= 12 and year else 1
    return (_day(name, text, year, month, day or last),)


def moment(name: str, text: str) -> Iterable[str]:
    """Give a time in UTC; one with an offset is turned, one without is taken as UTC."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{name} must be a time such as 2024-05-01 or 2024-05-01T12:30, not {text!r}") from None
    offset = found.utcoffset()
    if offset is not None:
        found = found.replace(tzinfo=None) - offset
    return (found.isoformat(),)


def one_of(known: Callable[[], tuple[str, ...]], form: Callable[[str], str]) -> Callable[[str, str], Iterable[str]]:
    """Make a check for values of a closed list."""

    def check(name: str, text: str) -> Iterable[str]:
        value = form(text)
        if value not in known():
            raise _unknown(name, text, known(), form)
        return (value,)

    return check


def quad(name: str, text: str) -> Iterable[str]:
    """Give a quad class as its digit."""
    words = {meaning: digit for digit, meaning in vocabulary.QUADS.items()}
    value = vocabulary.QUAD_SHORT.get(text.lower()) or words.get(text.lower()) or text
    if value not in vocabulary.QUADS:
        raise UsageError(f"{name} must be 1, 2, 3, 4, VC, MC, VX or MX, not {text!r}")
    return (value,)


def digits(name: str, text: str) -> Iterable[str]:
    """Give a code of digits."""
    if not re.fullmatch(r"[0-9]{1,4}", text):
        raise UsageError(f"{name} must be a CAMEO code or its first digits, such as 19 or 1951, not {text!r}")
    return (text,)


def factuality(name: str, text: str) -> Iterable[str]:
    """Give the values that a word stands for, or the value itself."""
    # In a URL an unescaped plus is a blank, and blanks at the end are gone: CT is CT+.
    value = text.upper().replace(" ", "+")
    value = value + "+" if value in ("CT", "PR", "PS") else value
    if text.lower() in vocabulary.FACTUALITY_WORDS:
        return vocabulary.FACTUALITY_WORDS[text.lower()]
    if value in vocabulary.FACTUALITY:
        return (value,)
    known = (*vocabulary.FACTUALITY, *vocabulary.FACTUALITY_WORDS)
    raise UsageError(f"{name} must be one of {', '.join(known)}, not {text!r}")


def voice(_name: str, text: str) -> Iterable[str]:
    """Give a word for a side of the voice in lower case, anything else as it is."""
    words = (*vocabulary.SIDES, vocabulary.ATTRIBUTED, vocabulary.OFFICIAL)
    return (text.lower() if text.lower() in words else text,)


def yes_or_no(name: str, text: str) -> Iterable[str]:
    """Give yes or no."""
    value = {"true": "yes", "1": "yes", "false": "no", "0": "no"}.get(text.lower(), text.lower())
    if value not in ("yes", "no"):
        raise UsageError(f"{name} must be yes or no, not {text!r}")
    return (value,)


def share(name: str, text: str) -> Iterable[str]:
    """Give a number between 0 and 1 in its shortest form."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise UsageError(f"{name} must be a number between 0 and 1, not {text!r}")
    return (f"{value:g}",)


def lower(_name: str, text: str) -> Iterable[str]:
    """Give the text in lower case."""
    return (text.lower(),)


def upper(_name: str, text: str) -> Iterable[str]:
    """Give the text in upper case."""
    return (text.upper(),)


def own_type(_name: str, text: str) -> Iterable[str]:
    """Give a type of the user's own in capitals, its mode behind a slash in small letters."""
    kind, slash, mode = text.partition("/")
    return (f"{kind.upper()}{slash}{mode.lower()}",)


def _partial(name: str, text: str) -> tuple[int, int | None, int | None]:
    match = _PARTIAL_DAY.fullmatch(text)
    if match is None:
        raise UsageError(f"{name} must be a day such as 2024-05-01, a month or a year, not {text!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    return year or 0, month, day


def _day(name: str, text: str, year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise UsageError(f"{name}: there is no day {text!r}") from None


def _unknown(name: str, text: str, known: tuple[str, ...], form: Callable[[str], str]) -> UsageError:
    near = difflib.get_close_matches(form(text), known, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else f"it is one of: {', '.join(known)}"
    return UsageError(f"{name} has no value {text!r}; {hint}")
