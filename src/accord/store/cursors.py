"""Cursors: where a page of results ended, so that the next goes on there whatever was stored since."""

import base64
import binascii
import json
from datetime import date
from typing import NamedTuple, Self

from accord.errors import UsageError
from accord.store.where import Where


class RankCursor(NamedTuple):
    """The sort key of the last row shown of a ranked list: its score and its number."""

    score: int
    n: int

    def __str__(self) -> str:
        return _pack(["rank", self.score, self.n])

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a cursor; raises UsageError when it is none of a ranked list."""
        match _unpack(text):
            case ["rank", int(score), int(n)]:
                return cls(score, n)
        raise _bad(text)

    def go_on(self, made: Where) -> None:
        """Add the condition that a row comes after this one."""
        made.add("score < ? OR (score = ? AND n < ?)", self.score, self.score, self.n)


class Cursor(NamedTuple):
    """The sort key of the last row shown: its day and its number."""

    day: date | None
    n: int

    def __str__(self) -> str:
        return _pack([self.day.isoformat() if self.day else None, self.n])

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a cursor; raises UsageError when it is none of ours."""
        match _unpack(text):
            case [None | str() as day, int(n)] if not isinstance(n, bool):
                try:
                    return cls(date.fromisoformat(day) if day else None, n)
                except ValueError:
                    pass
        raise _bad(text)

    def go_on(self, made: Where, day: str) -> None:
        """Add the condition that a row comes after this one: earlier days, then none."""
        if self.day is None:
            made.add(f"{day} IS NULL AND n < ?", self.n)
        else:
            made.add(f"{day} < ? OR ({day} = ? AND n < ?) OR {day} IS NULL", self.day, self.day, self.n)

    @staticmethod
    def of_text(key: str) -> str:
        """Make a cursor of a text key."""
        return _pack([key])

    @staticmethod
    def parse_text(text: str) -> str:
        """Read a cursor made of a text key; raises UsageError when it is none of ours."""
        match _unpack(text):
            case [str() as key]:
                return key
        raise _bad(text)


def _pack(key: list[str | int | None]) -> str:
    return base64.urlsafe_b64encode(json.dumps(key, separators=(",", ":")).encode()).decode().rstrip("=")


def _unpack(text: str) -> object:
    try:
        return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError):
        return None


def _bad(text: str) -> UsageError:
    return UsageError(f"{text[:40]!r} is not a cursor; take the one that the page before gave")
