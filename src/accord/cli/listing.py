"""What the commands that list have in common: how many rows, in which form, and the rest of the answer."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import RenderableType
from rich.text import Text

from accord.cli.filtering import command_line
from accord.cli.invoked import accord_command
from accord.cli.options import STORE
from accord.cli.terminal import complain, out, print_tidy, quiet_pipe, safe, write_line
from accord.cli.words import count as counted
from accord.errors import UsageError
from accord.record import dump
from accord.store.filters import Filter

if TYPE_CHECKING:
    import duckdb

SHOWN = 20  # rows of a table for people

StoreArgument = Annotated[Path, typer.Argument(metavar="STORE", help="The store: one DuckDB file.")]
LimitOption = Annotated[
    int | None, typer.Option(min=1, metavar="N", help=f"At most so many rows; {SHOWN} on a terminal, all in a file.")
]
CursorOption = Annotated[str | None, typer.Option(metavar="CURSOR", help="Go on where the page before ended.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Write CSV.")]
JsonRowsOption = Annotated[bool, typer.Option("--json", help="Write one JSON object: filter, count, rows, next.")]
JsonLinesOption = Annotated[bool, typer.Option("--jsonl", help="Write one JSON object a line.")]
ParquetOption = Annotated[Path | None, typer.Option(metavar="FILE", help="Write a Parquet file.")]
FacetOption = Annotated[
    list[str] | None, typer.Option("--facet", metavar="NAME", help="Count by this instead of listing; repeat for more.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """In which form the rows are asked for."""

    csv: bool = False
    json: bool = False
    jsonl: bool = False
    parquet: Path | None = None

    def __post_init__(self) -> None:
        asked = [self.csv, self.json, self.jsonl, self.parquet is not None]
        if sum(asked) > 1:
            raise UsageError("choose one of --csv, --json, --jsonl and --parquet")

    @property
    def is_table(self) -> bool:
        """Whether people are to read it."""
        return not (self.csv or self.json or self.jsonl or self.parquet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One question to a store: where to get its rows, and how a row looks to people."""

    table: str  # "events"
    thing: str  # "event"
    asked: Filter
    count: Callable[[], int]
    page: Callable[[int, str | None], Any]  # limit, cursor -> Answer
    each: Callable[[int | None], Iterable[Any]]
    draw: Callable[[tuple[Any, ...], int], RenderableType]  # rows, width


@contextmanager
def reading(path: Path) -> Iterator["duckdb.DuckDBPyConnection"]:
    """Open a store for reading."""
    from accord.store import Store

    with Store(path, read_only=True) as store:
        yield store.connection


def answer(listing: Listing, form: Form, store: Path, limit: int | None, cursor: str | None) -> None:
    """Write the rows in the form that is asked for."""
    if cursor and not (form.is_table or form.json):
        raise UsageError("--cursor goes with a table or --json: the other forms give everything at once")
    with quiet_pipe():
        if form.parquet:
            _parquet(listing, form.parquet, limit)
        elif form.csv or form.jsonl:
            _lines(listing, form, limit)
        elif form.json:
            _json(listing, limit, cursor)
        else:
            _table(listing, store, limit or SHOWN, cursor)


def print_facets(found: dict[str, Any], *, json: bool) -> None:
    """Write how many rows have which value."""
    with quiet_pipe():
        if json:
            plain = {
                name: [{"value": one.value, "name": one.name, "count": one.count} for one in counts]
                for name, counts in found.items()
            }
            write_line(dump(plain))
            return
        for name, counts in found.items():
            width = max((len(f"{one.count:,}") for one in counts), default=1)
            lines = [
                Text.assemble("\n", (f"{one.count:>{width},}", "bold"), "  ", safe(one.name), (_code(one), "dim"))
                for one in counts
            ]
            print_tidy(out(), Text.assemble((name, "bold magenta"), *lines), "")


def _code(one: Any) -> str:
    return f"  {safe(one.value)}" if one.value != one.name else ""


def _parquet(listing: Listing, path: Path, limit: int | None) -> None:
    from accord.store.files import write_parquet

    written = write_parquet(listing.table, listing.each(limit), path)
    complain(f"{counted(written, listing.thing)} written to {path}")


def _lines(listing: Listing, form: Form, limit: int | None) -> None:
    from accord.store.files import csv_lines, json_row

    rows = listing.each(limit)
    lines = csv_lines(listing.table, rows) if form.csv else (dump(json_row(listing.table, row)) for row in rows)
    for line in lines:
        write_line(line)


def _json(listing: Listing, limit: int | None, cursor: str | None) -> None:
    from accord.store.files import json_row

    total = listing.count()
    found = listing.page(limit or max(total, 1), cursor)
    rows = [json_row(listing.table, row) for row in found.rows]
    write_line(dump({"filter": listing.asked.params(), "count": total, "rows": rows, "next": found.next}))


def _table(listing: Listing, store: Path, limit: int, cursor: str | None) -> None:
    total = listing.count()
    found = listing.page(limit, cursor)
    console = out()
    if found.rows:
        print_tidy(console, listing.draw(found.rows, console.width), "")
    shown = "" if len(found.rows) == total else f"{len(found.rows):,} of "
    parts: list[RenderableType] = [Text(f"{shown}{counted(total, listing.thing)}", style="bold")]
    place = [] if store == STORE else [str(store)]
    if found.next:
        again = [listing.table, *place, *command_line(listing.asked), "--limit", str(limit), "--cursor", found.next]
        parts.append(Text.assemble("More: ", (safe(accord_command(*again)), "green")))
    for part in parts:
        print_tidy(console, part, wrap=False)
