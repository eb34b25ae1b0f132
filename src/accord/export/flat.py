"""The events as one flat table, for the exports that are tables: one row an event."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import duckdb

from accord.export.columns import TEXT, columns_of
from accord.export.model import Column, Counts, Options
from accord.export.selection import Selection

STRETCH = 20_000  # event numbers asked for at once: bounds memory, whatever the store holds


@dataclass(frozen=True, slots=True)
class FlatTable:
    """The flat table of some chosen events, stretch by stretch."""

    cursor: duckdb.DuckDBPyConnection
    columns: tuple[Column, ...]
    count: int
    first: int
    last: int

    def stretches(self) -> Iterator[str]:
        """Give SQL queries that together give all rows, in the order in which the events were stored."""
        names = ", ".join(column.name for column in self.columns)
        for first in range(self.first, max(self.first, self.last) + 1, STRETCH):  # at least one, for its columns
            bounds = {"$first": str(first), "$last": str(min(first + STRETCH - 1, self.last))}
            sql = _sql()
            for name, value in bounds.items():
                sql = sql.replace(name, value)
            yield f"SELECT {names} FROM ({sql})"  # noqa: S608 - our own text and whole numbers

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Give the rows."""
        for sql in self.stretches():
            self.cursor.execute(sql)
            while rows := self.cursor.fetchmany(2_000):
                yield from rows


@contextmanager
def flat_table(chosen: Selection, options: Options, counts: Counts) -> Iterator[FlatTable]:
    """Open the flat table of the chosen events; `counts` gets their number."""
    with chosen.connection.cursor() as cursor:
        sql, values = chosen.query()
        cursor.execute(f"CREATE OR REPLACE TEMP TABLE chosen AS {sql}", values)
        found = cursor.execute("SELECT count(*), coalesce(min(n), 1), coalesce(max(n), 0) FROM chosen").fetchall()
        count, first, last = found[0]
        counts.events = counts.rows = count
        yield FlatTable(cursor, columns_of("events", options), count, first, last)


def flat_columns(options: Options) -> tuple[Column, ...]:
    """Give the columns of the flat table."""
    return columns_of("events", options)


# Columns that hold what somebody outside wrote; all others hold codes, numbers and hashes of ours.
FREE_TEXT = TEXT | {"actor", "actors", "recipient", "recipients", "place", "place_adm1", "voice", "speaker", "outlet"}
FREE_TEXT |= {"title", "url", "language"}


@cache
def _sql() -> str:
    return files("accord.export").joinpath("data", "events.sql").read_text(encoding="utf-8")
