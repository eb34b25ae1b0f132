"""`accord export`: events in the layouts that others read."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accord.cli.filtering import with_filters
from accord.cli.listing import StoreArgument, reading
from accord.cli.options import STORE, JsonOption
from accord.cli.terminal import complain, quiet_pipe, write_line
from accord.cli.words import count
from accord.errors import OutputError, UsageError
from accord.record import dump
from accord.store.filters import Filter

if TYPE_CHECKING:
    from accord.export import Counts

AsOption = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="NAME",
        help="csv, parquet, jsonl, gdelt, polecat, icews, phoenix, stata, geojson, graphml, or another package's.",
    ),
]
OutOption = Annotated[
    Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write into this file; else to standard output.")
]
ExtendedOption = Annotated[
    bool, typer.Option("--extended", help="Add accord's own columns: voice, factuality, evidence, ids.")
]
TextOption = Annotated[
    bool, typer.Option("--text/--no-text", help="Write sentences of the articles, or only offsets and hashes.")
]
ColumnsOption = Annotated[
    bool, typer.Option("--columns", help="Write nothing but what the columns hold, and which accord cannot fill.")
]


@with_filters
def export(
    *,
    store: StoreArgument = STORE,
    as_: AsOption,
    out: OutOption = None,
    asked: Filter,
    extended: ExtendedOption = False,
    text: TextOption = True,
    columns: ColumnsOption = False,
    json: JsonOption = False,
) -> None:
    """Write events in the layout of another data set, or for another program.

    Beside FILE stands FILE.columns.json: what each column holds, which of them accord cannot fill, the
    versions of the code lists, and how many events were left out for which reason. Layouts without
    a column for factuality take only events that a voice says have happened; --extended takes all.
    """
    from accord.export import Options, Selection, bounded, describe_columns, export_to_file, find_export, write_export

    found, options = find_export(as_), Options(extended=extended, text=text)
    if columns:
        with quiet_pipe():
            write_line(dump(describe_columns(found, options)))
        return
    if json and out is None:
        raise UsageError("--json sums up the file that was written: name one with -o")
    if out is None and found.binary and sys.stdout.isatty():
        raise UsageError(f"{as_} is not text: name a file with -o, or send the output somewhere")
    with reading(store) as connection, bounded(connection):
        chosen = Selection(connection, asked)
        if out is None:
            with quiet_pipe():
                counts = _write_out(lambda: write_export(as_, chosen, sys.stdout.buffer, options))
        else:
            counts = export_to_file(as_, chosen, out, options)
    if json:
        summary = {"export": as_, "file": str(out), "events": counts.events, "rows": counts.rows}
        write_line(dump(summary | {"left_out": counts.left_out}))
    else:
        _sum_up(counts, out)


def _write_out(write: Callable[[], "Counts"]) -> "Counts":
    try:
        counts = write()
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"the output cannot be written: {error.strerror}") from error
    return counts


def _sum_up(counts: "Counts", out: Path | None) -> None:
    from accord.export import REASONS

    to = f", written to {out}" if out else ""
    complain(f"{count(counts.events, 'event')}: {count(counts.rows, 'row')}{to}")
    for reason, number in sorted(counts.left_out.items(), key=lambda item: (-item[1], item[0])):
        complain(f"{count(number, 'event')} left out: {REASONS.get(reason, reason)}")
