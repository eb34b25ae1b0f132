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
    firsts: tuple[int, ...]  # the first number of each stretch that holds a chosen event

    def stretches(self) -> Iterator[str]:
        """Give SQL queries that together give all rows, in the order in which the events were stored."""
        names = ", ".join(column.name for column in self.columns)
        for first in self.firsts:
            sql = _sql().replace("$first", str(first)).replace("$last", str(first + STRETCH - 1))
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
        count = cursor.execute("SELECT count(*) FROM chosen").fetchall()[0][0]
        found = cursor.execute("SELECT DISTINCT n // ? AS stretch FROM chosen ORDER BY stretch", [STRETCH]).fetchall()
        counts.events = counts.rows = count
        firsts = tuple(stretch * STRETCH for (stretch,) in found) or (0,)  # one at least, for its columns
        yield FlatTable(cursor, columns_of("events", options), count, firsts)


def flat_columns(options: Options) -> tuple[Column, ...]:
    """Give the columns of the flat table."""
    return columns_of("events", options)


# Columns that hold what somebody outside wrote; all others hold codes, numbers and hashes of ours.
FREE_TEXT = TEXT | {"actor", "actors", "recipient", "recipients", "place", "place_adm1", "voice", "speaker", "outlet"}
FREE_TEXT |= {"title", "url", "language"}


@cache
def _sql() -> str:
    return files("accord.export").joinpath("data", "events.sql").read_text(encoding="utf-8")
