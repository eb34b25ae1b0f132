"""What an export is: a name, columns, and a way to write events."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Literal, Self, get_args

from accord.errors import ConfigError
from accord.export.selection import Selection

type Filled = Literal["yes", "partly", "no"]
type ColumnType = Literal["string", "integer", "number", "date", "boolean", "object", "array"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of an export: what it holds, and whether accord can fill it."""

    name: str
    type: ColumnType
    filled: Filled
    description: str

    @classmethod
    def from_row(cls, row: Mapping[str, str]) -> Self:
        """Make a column of a row of data/columns/."""
        kind, filled = row["type"], row["filled"]
        if kind not in get_args(ColumnType.__value__) or filled not in get_args(Filled.__value__):
            raise ConfigError(
                f"column {row['name']}: {kind!r} and {filled!r} are not a type and a word for how filled it is"
            )
        return cls(name=row["name"], type=kind, filled=filled, description=row["description"])  # type: ignore[arg-type]


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
    binary: bool = False  # not for a terminal
    asserted: bool = False  # has no room for factuality: takes only events that a voice says happened
