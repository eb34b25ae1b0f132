"""Flat results into files: CSV that spreadsheets cannot be tricked with, and Parquet."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import batched
from pathlib import Path
from typing import Any

import duckdb

from accord.errors import OutputError
from accord.store.flat import Flat, column_types, flat
from accord.store.rows import compact

_AT_A_TIME = 5000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula


def csv_lines(table: str, rows: Iterable[Any]) -> Iterator[str]:
    """Give the header and the rows as lines of CSV (RFC 4180), without line ends.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    yield _line(column_types(table))
    for row in rows:
        yield _line(_cell(value) for value in flat(table, row).values())


def json_row(table: str, row: Any) -> Flat:
    """Give a row as plain JSON values under the names of its columns."""
    return {name: _plain(value) for name, value in flat(table, row).items()}


def write_parquet(table: str, rows: Iterable[Any], path: Path) -> int:
    """Write rows into a Parquet file and count them; raises OutputError when the file cannot be written."""
    types = column_types(table)
    names = ", ".join(f'"{name}"' for name in types)
    written = 0
    with duckdb.connect() as memory:
        memory.execute(f"CREATE TABLE found ({', '.join(f'"{name}" {kind}' for name, kind in types.items())})")
        for some in batched(rows, _AT_A_TIME):
            written += len(some)
            memory.execute(
                f"INSERT INTO found SELECT {names} FROM (SELECT unnest(from_json(?, ?), max_depth := 2))",
                [compact([json_row(table, row) for row in some]), json.dumps([types])],
            )
        try:
            memory.execute(f"COPY found TO {_quoted(path)} (FORMAT parquet, COMPRESSION zstd)")
        except duckdb.Error as error:
            raise OutputError(f"{path} cannot be written: {error}") from error
    return written


def _line(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return str(_plain(value)).lower() if isinstance(value, bool) else str(_plain(value))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
