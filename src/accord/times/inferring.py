"""Guess when an article without a publication date came out, as a range: from its dates and dated facts."""

from calendar import monthrange
from collections.abc import Iterable

from accord.model import Annotation, DatedFact, DateMention, InferredDate
from accord.times.tense import FUTURE, PAST, direction

_PRECISIONS = frozenset({"day", "month", "year"})
_EARLIEST = "1800"
_YEAR, _MONTH = len("2020"), len("2020-01")
_BOTH, _ONE = 0.4, 0.3  # marks of a guess: low, so that nothing takes it for a date (eval/inferred.py measures it)


def infer(
    annotation: Annotation, dates: Iterable[DateMention], facts: Iterable[DatedFact], cues: dict[str, frozenset[str]]
) -> InferredDate | None:
    """Give the days between which the text was written, going by itself; None where it does not say enough.

    It is no earlier than the latest day that it tells of as past, or the latest office that it gives
    somebody; it is no later than the earliest day after that which is still to come, or the end of such
    an office. What had ended before is history and bounds nothing.
    """
    known = [*_from_dates(annotation, dates, cues), *facts]
    starts = [first_day(one.start) for one in known if one.start]
    lower = max(starts, default=None)
    # A day to come means little by itself: stories of the past have their own future.
    current = [one for one in known if one.end and (last_day(one.end) > lower if lower else one.kind == "office")]
    upper = min((last_day(one.end) for one in current if one.end), default=None)
    if lower is None and upper is None:
        return None
    basis = tuple(
        one
        for one in sorted(known, key=lambda one: one.span)
        if (one.start and first_day(one.start) == lower) or (one in current and one.end and last_day(one.end) == upper)
    )
    return InferredDate(start=lower, end=upper, basis=basis, confidence=_BOTH if lower and upper else _ONE)


def first_day(text: str) -> str:
    """Give the first day of a year, a month or a day."""
    return text + {_YEAR: "-01-01", _MONTH: "-01"}.get(len(text), "")


def last_day(text: str) -> str:
    """Give the last day of a year, a month or a day."""
    if len(text) == _MONTH:
        return f"{text}-{monthrange(int(text[:_YEAR]), int(text[_YEAR + 1 :]))[1]:02d}"
    return text + ("-12-31" if len(text) == _YEAR else "")


def _from_dates(
    annotation: Annotation, dates: Iterable[DateMention], cues: dict[str, frozenset[str]]
) -> Iterable[DatedFact]:
    for one in dates:
        if one.precision not in _PRECISIONS or not one.start or not one.end or one.start < _EARLIEST:
            continue
        facing = direction(annotation, one.span, cues)
        if facing == FUTURE:
            yield DatedFact(kind="date to come", span=one.span, end=one.end)
        elif facing == PAST or one.precision == "day":
            yield DatedFact(kind="date", span=one.span, start=one.start)
