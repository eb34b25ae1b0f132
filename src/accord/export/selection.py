"""The events of a store that an export is to write."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from accord.export.event import ExportEvent
from accord.export.reading import CHUNK, read_events
from accord.store.filters import Filter
from accord.store.where import where


@dataclass(frozen=True, slots=True)
class Selection:
    """The events that fit a filter; they can be read through more than once."""

    connection: duckdb.DuckDBPyConnection
    asked: Filter = Filter()  # noqa: RUF009 - frozen

    def events(self, *, names: bool = False) -> Iterator[ExportEvent]:
        """Give the events in the order in which they were stored, a few thousand in memory at once.

        With `names`, each comes with the people, organisations and places that its article names.
        """
        return read_events(self.connection, self.numbers(), names=names)

    def numbers(self) -> Iterator[int]:
        """Give the numbers of the events (events.n), ascending."""
        sql, values = self.query()
        # A connection of its own, so that what is read for each chunk does not end this result.
        with self.connection.cursor() as cursor:
            cursor.execute(f"{sql} ORDER BY n", values)
            while rows := cursor.fetchmany(CHUNK):
                yield from (row[0] for row in rows)

    def query(self) -> tuple[str, list[object]]:
        """Give an SQL query for those numbers, in no order, and the values for its question marks."""
        made = where(self.connection, "events", self.asked)
        return f"SELECT n FROM events WHERE {made.sql}", list(made.values)  # noqa: S608 - values stay parameters
