"""Write an export: into a stream, or into a file with its columns described beside it."""

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import duckdb

from accord.errors import OutputError, StoreError, UsageError
from accord.export.exports import find_export
from accord.export.model import Counts, Options
from accord.export.selection import Selection
from accord.export.sidecar import describe_columns
from accord.store import is_interrupt

_MEMORY = "1GB"

# Why an event has no row in a layout, in words.
REASONS = {
    "not_asserted": "their voice denies them or leaves them open, which this layout has no column for",
    "told_again": "the article has told of them before, and they are counted there",
    "no_date": "neither they nor their article have a date",
    "nobody_named": "nobody is named",
    "no_actor": "no actor is named",
    "no_recipient": "no recipient is named",
    "no_source_code": "the actor has neither a country nor a role",
    "no_target_code": "the recipient has neither a country nor a role, or is not named",
    "no_place": "no place with coordinates is known",
    "no_pair": "they lack an actor or a recipient",
}


def write_export(name: str, chosen: Selection, out: BinaryIO, options: Options) -> Counts:
    """Write the chosen events into a stream.

    Layouts without a column for factuality take only events that a voice says have happened, unless
    the options ask for accord's own columns or the filter for a certainty.
    """
    counts = Counts()
    wanted = replace(options, asserted=options.asserted and not chosen.asked.certainty)
    with explained():
        find_export(name).write(chosen, out, wanted, counts)
    return counts


def export_to_file(name: str, chosen: Selection, path: Path, options: Options) -> Counts:
    """Write the chosen events into a file, and what its columns hold into PATH.columns.json.

    A file of that name is replaced when the new one is whole. Raises OutputError when it cannot be written.
    """
    with replacing(path) as out:
        counts = write_export(name, chosen, out, options)
    described = describe_columns(find_export(name), options) | {
        "filter": chosen.asked.params(),
        "events": counts.events,
        "rows": counts.rows,
        "left_out": counts.left_out,
    }
    with replacing(sidecar_of(path)) as out:
        out.write((json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode())
    return counts


@contextlib.contextmanager
def bounded(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Hold the database to a gigabyte; what needs more goes to disk, not beside the store but where temporary files go.

    It holds for everybody who uses the same open store: for commands, not for servers.
    """
    with tempfile.TemporaryDirectory(prefix="accord-") as folder:
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
        connection.execute("SET temp_directory = ?", [folder])
        yield


def sidecar_of(path: Path) -> Path:
    """Give the file that describes an export's columns."""
    return path.with_name(path.name + ".columns.json")


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a new file that takes the place of `path` when all is written, and vanishes when something fails."""
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file")
    if not path.parent.is_dir():
        raise UsageError(f"the folder {path.parent} does not exist")
    try:
        handle, made = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with open(handle, "wb") as out:  # noqa: PTH123 - a handle, not a path
                yield out
            Path(made).chmod(0o666 & ~_umask())
            Path(made).replace(path)
        finally:
            Path(made).unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error


@contextlib.contextmanager
def explained() -> Iterator[None]:
    """Turn what goes wrong in the database into our own errors."""
    try:
        yield
    except (duckdb.Error, RuntimeError) as error:
        if is_interrupt(error):
            raise KeyboardInterrupt from error
        if isinstance(error, duckdb.Error):
            raise StoreError(f"the export cannot be made: {error}") from error
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
