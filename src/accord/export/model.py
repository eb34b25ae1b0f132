"""What an export is: a name, columns, and a way to write events."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

from accord.export.selection import Selection

Filled = Literal["yes", "partly", "no"]
ColumnType = Literal["string", "integer", "number", "date", "boolean", "object", "array"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of an export: what it holds, and whether accord can fill it."""

    name: str
    type: ColumnType
    filled: Filled
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user wants of an export."""

    extended: bool = False  # accord's own columns behind those of the layout
    text: bool = True  # sentences and other words of the articles; without them, offsets and hashes stay
    asserted: bool = True  # where a layout has no room for factuality: only what a voice says has happened


@dataclass(slots=True)
class Counts:
    """What an export wrote, and what it could not."""

    events: int = 0
    rows: int = 0
    left_out: dict[str, int] = field(default_factory=dict)  # reason -> events

    def leave_out(self, reason: str) -> None:
        """Count an event that the layout has no room for."""
        self.left_out[reason] = self.left_out.get(reason, 0) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A way to write events; other packages offer theirs under the entry point group `accord.exports`."""

    name: str
    summary: str  # one line for help pages
    suffix: str  # of a file name: ".csv"
    media: str  # media type
    write: Callable[[Selection, BinaryIO, Options, Counts], None]
    columns: Callable[[Options], tuple[Column, ...]]
    codes: dict[str, str] = field(default_factory=dict)  # code lists and their versions
    null: str = ""  # what stands for no value
    asserted: bool = False  # has no room for factuality: takes only events that a voice says happened
    seeks: bool = False  # needs a file, not a pipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A finished export."""

    export: str
    path: Path | None
    counts: Counts
