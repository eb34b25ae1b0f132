"""What each rule of the grammar means: functions from a match to a day or a stretch of days."""

from collections.abc import Callable

from accord.times.days import When
from accord.times.frame import Frame
from accord.times.grammar import Found
from accord.times.readers import calendar, counted, fiscal, named, narrative
from accord.times.words import Words

Reader = Callable[[Found, Frame, Words], When | None]

READERS: dict[str, Reader] = {
    name: reader for module in (calendar, counted, fiscal, named, narrative) for name, reader in module.READERS.items()
}

__all__ = ["READERS", "Reader"]
