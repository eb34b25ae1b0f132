"""What a date is counted from: the publication date, and the dates that the text has just named."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from accord.times.days import When, unit_of
from accord.times.tense import FUTURE, OPEN, PAST

_REACH = 1500  # characters that a quarter, once named, stays the one that is talked about
# How much further away a date on the wrong side of publication counts. A past tense all but rules a
# later month out ("in January" told in October), less so a later day ("set a Dec. 7 meeting"); a verb
# to come may belong to another clause; without a verb news looks back rather than forward.
_LATER: dict[int, dict[str, float]] = {PAST: {"month": 100.0, "quarter": 12.0}, OPEN: {"month": 3.0}, FUTURE: {}}
_LATER_ELSE = {PAST: 3.0, OPEN: 1.5, FUTURE: 1.0}
_EARLIER: dict[int, dict[str, float]] = {PAST: {}, OPEN: {}, FUTURE: {"month": 100.0}}
_EARLIER_ELSE = {PAST: 1.0, OPEN: 1.0, FUTURE: 4.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where the reader of a text stands in time at one point of it."""

    published: date | None
    at: int = 0  # offset of the expression that is read
    direction: int = OPEN
    last: When | None = None  # the last date named, of any length
    last_day: date | None = None
    quarter: When | None = None
    quarter_at: int = -_REACH
    longer: bool = False  # a longer period ("the nine months", "the year") was named since the quarter

    def after(self, when: When) -> "Frame":
        """Give the frame once `when` has been read."""
        changed = self
        if when.start is not None:
            changed = replace(changed, last=when)
        if when.precision == "day" and when.start is not None:
            changed = replace(changed, last_day=when.start)
        if when.precision == "quarter":
            changed = replace(changed, longer=False)
            if self._reported(when):
                changed = replace(changed, quarter=when, quarter_at=self.at)
        return changed

    def _reported(self, when: When) -> bool:
        """Say whether a quarter can be the one a report is about: over, and not one it compares with."""
        if when.basis == "narrative":
            return False
        over = when.end is None or self.published is None or when.end <= self.published
        return over and (self.quarter is None or when.value >= self.quarter.value)

    @property
    def period(self) -> When | None:
        """The quarter that is being talked about; None once a longer period has taken its place."""
        return self.quarter if self.at - self.quarter_at < _REACH and not self.longer else None

    def narrative(self) -> date | None:
        """Give the first day of the last date named."""
        return self.last.start if self.last else None


def nearest(frame: Frame, make: Callable[[int], When | None]) -> When | None:
    """Give the year's `make` that lies nearest to publication on the side that the tense asks for.

    None when there is no publication date, or no such day in the years around it.
    """
    if frame.published is None:
        return None
    years = range(max(1, frame.published.year - 1), min(9999, frame.published.year + 1) + 1)
    made = [when for when in map(make, years) if when is not None and when.start is not None]
    if not made:
        return None
    return min(made, key=lambda when: (_distance(when, frame), when.value)).on("published")


def _distance(when: When, frame: Frame) -> float:
    assert frame.published is not None
    assert when.start is not None
    assert when.end is not None
    if when.start > frame.published:
        factor = _LATER[frame.direction].get(when.precision, _LATER_ELSE[frame.direction])
        return (when.start - frame.published).days * factor
    if when.end < frame.published:
        factor = _EARLIER[frame.direction].get(when.precision, _EARLIER_ELSE[frame.direction])
        return (frame.published - when.end).days * factor
    return 0.0


def unit_at(unit: str, when: date, basis: str) -> When:
    """Give the day, week, month ... that holds a day, with its basis."""
    return unit_of(unit, when).on(basis)
