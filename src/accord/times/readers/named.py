"""Days with a name: "Christmas", "last Thanksgiving", "Eid al-Fitr"; the knowledge is ``data/holidays.toml``."""

from dataclasses import dataclass
from datetime import date

from accord.times import days
from accord.times.days import When
from accord.times.frame import Frame, nearest
from accord.times.grammar import Found
from accord.times.words import Words, load_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day with a name, and how to find it in a year."""

    fixed: tuple[int, ...] = ()
    nth: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    easter: int | None = None
    day: str | None = None
    precision: str = "day"

    def within(self, year: int) -> When | None:
        """Give the day in a year; None where no rule finds it."""
        if self.fixed:
            return days.day(year, self.fixed[0], self.fixed[1])
        if self.nth:
            return days.of_date(days.nth_weekday(year, self.nth[0], self.nth[1], self.nth[2]))
        if self.after:
            start = days.nth_weekday(year, self.after[0], self.after[1], self.after[2])
            return days.of_date(days.shift_days(start, self.after[3]))
        if self.easter is not None:
            return days.of_date(days.shift_days(days.easter(year), self.easter))
        return None


def load_holidays() -> dict[str, Holiday]:
    """Read ``data/holidays.toml``: every name with its day."""
    return {name: _holiday(entry) for entry in load_toml("holidays.toml")["holiday"] for name in entry["names"]}


def _holiday(entry: dict[str, list[int] | int | str]) -> Holiday:
    known = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items() if key != "names"}
    return Holiday(**known)  # type: ignore[arg-type]


_HOLIDAYS = load_holidays()


def holiday_names() -> tuple[str, ...]:
    """Give every name of a day, as the grammar looks for it."""
    return tuple(_HOLIDAYS)


def read_holiday(found: Found, frame: Frame, words: Words) -> When | None:
    """Read a named day: in the year named, else the nearest, else partial."""
    holiday = _HOLIDAYS[found.rule.stands_for or " ".join(found.parts["holiday"].split())]
    if holiday.day is not None:
        return days.of_date(date.fromisoformat(holiday.day))
    text = found.get("year")
    if text is not None:
        return holiday.within(int(text)) or When(value=f"{text}-XX-XX", precision=holiday.precision)
    relation = (found.get("relation") or "").lower()

    def make(year: int) -> When | None:
        when = holiday.within(year)
        if when is None or when.start is None or frame.published is None:
            return None
        if relation in ("last", "past", "previous") and when.start >= frame.published:
            return None
        return None if relation in ("next", "coming") and when.start <= frame.published else when

    return nearest(frame, make) or _partial(holiday)


def _partial(holiday: Holiday) -> When:
    if holiday.fixed:
        return When(value=f"XXXX-{holiday.fixed[0]:02}-{holiday.fixed[1]:02}", precision="day")
    if holiday.nth:
        return When(value=f"XXXX-{holiday.nth[0]:02}-XX", precision="day")
    return days.unknown(holiday.precision)


READERS = {"holiday": read_holiday}
