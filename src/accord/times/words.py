"""The words of dates: lists read from ``data/words.toml``, and the numbers that words stand for."""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

_DIGITS = re.compile(r"[0-9]+")


def load_toml(name: str) -> dict[str, Any]:
    """Read one of the room's data files."""
    return tomllib.loads((files("accord.times") / "data" / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Words:
    """What single words mean: "Sept." is 9, "third" is 3, "nineteen ninety-six" is 1996."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, str]
    season_months: dict[str, tuple[int, int]]
    units: dict[str, str]
    numbers: dict[str, int]
    tens: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    relative_days: dict[str, int]
    vague: tuple[str, ...]
    cues: dict[str, frozenset[str]]

    def month(self, text: str) -> int:
        """Give the number of "January" or "Jan."; the grammar lets nothing else through."""
        return self.months[text.rstrip(".").lower()]

    def weekday(self, text: str) -> int:
        """Give the number of "Monday" or "Mon." (1 is Monday)."""
        return self.weekdays[text.rstrip(".").lower()]

    def number(self, text: str) -> int | None:
        """Give the number of "12", "twelve" or "twenty-four"."""
        text = text.lower().replace(",", "")
        if text.isdecimal():
            return int(text)
        first, *rest = re.split(r"[-\s]+", text)
        if first in self.numbers and not rest:
            return self.numbers[first]
        if first in self.tens and len(rest) <= 1:
            ones = self.numbers.get(rest[0]) if rest else 0
            return None if ones is None else self.tens[first] + ones
        return None

    def ordinal(self, text: str) -> int | None:
        """Give the number of "7", "7th", "seventh" or "twenty-first"."""
        digits = _DIGITS.match(text)
        if digits:
            return int(digits.group())
        return self.ordinals.get(re.sub(r"\s+", "-", text.lower()))

    def year(self, text: str) -> int | None:
        """Give the year of "1996", "nineteen ninety-six" or "two thousand and four"; not of two digits."""
        if text.isdecimal():
            return int(text) if len(text) == 4 else None
        parts = [part for part in re.split(r"[-\s]+", text.lower()) if part not in ("and", "oh", "o")]
        if parts[:2] == ["two", "thousand"]:
            rest = self.number(" ".join(parts[2:])) if parts[2:] else 0
            return None if rest is None else 2000 + rest
        hundreds = self.number(parts[0])
        if hundreds is None or len(parts) < 2:
            return None
        rest = 0 if parts[1] == "hundred" else self.number(" ".join(parts[1:]))
        return None if rest is None else 100 * hundreds + rest


def load_words() -> Words:
    """Read the lists of ``data/words.toml``."""
    data = load_toml("words.toml")
    return Words(
        months=_spellings(data["months"]),
        weekdays=_spellings(data["weekdays"]),
        seasons=data["seasons"],
        season_months={key: (first, last) for key, (first, last) in data["season_months"].items()},
        units={spelling: unit for unit, spellings in data["units"].items() for spelling in spellings},
        numbers=data["numbers"],
        tens=data["tens"],
        ordinals=data["ordinals"],
        decades=data["decades"],
        relative_days=data["days"],
        vague=tuple(data["vague"]["words"]),
        cues={name: frozenset(words) for name, words in data["cues"].items()},
    )


def _spellings(lists: dict[str, list[str]]) -> dict[str, int]:
    return {spelling.rstrip(".").lower(): int(key) for key, spellings in lists.items() for spelling in spellings}
