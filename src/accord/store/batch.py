"""What is to be written next, and how it gets into the tables: all of it, or none."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import duckdb

from accord.store.clock import now
from accord.store.contents import Content, write_contents
from accord.store.derive import derive
from accord.store.keys import unread_key
from accord.store.labels import Labels
from accord.store.numbers import Numbers, label_numbers
from accord.store.postings import add_postings
from accord.store.rows import TABLES, Json, Rows, compact

ColumnTypes = dict[str, Any]  # as DuckDB's from_json takes them: {"id": "VARCHAR", "voice": ["VARCHAR"]}


@dataclass(slots=True, kw_only=True)
class Batch:
    """Rows by what they belong to, so that a thing met twice is written once."""

    articles: dict[str, Rows] = field(default_factory=dict)  # by article
    pages: dict[str, Json] = field(default_factory=dict)  # by page
    failures: dict[str, Json] = field(default_factory=dict)  # by failure
    contents: dict[str, Content] = field(default_factory=dict)  # by page
    sound: list[str] = field(default_factory=list)  # sources that failed once and now were read
    touched: list[str] = field(default_factory=list)  # articles that the run's pages are, new or stored

    def pages_held(self) -> int:
        """Count the pages whose outcome is not written yet."""
        return len(self.articles) + len(self.failures)


class BatchWriter:
    """Writes batches into an open store."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._types = {table: _column_types(connection, table) for table in (*TABLES, "pages", "failures")}
        self._labels = Labels(connection)
        self._numbers: Numbers | None = None

    def write(self, batch: Batch) -> None:
        """Write a batch; the caller holds the transaction, and calls `forget` if it does not come to pass."""
        # Before anything is forgotten: a number is never given twice, or full-text search would mix the two.
        numbers = self._numbers = self._numbers or Numbers.of_store(self._connection)
        self._forget_articles(list(batch.articles))
        rows = self._query_columns(list(batch.articles.values()), numbers, now())
        for table in TABLES:
            self._insert(table, rows[table])
        coded = {key: row for key, row in batch.pages.items() if row["article"]}
        # What could not be fetched or opened once, and now was, is no failure any more either.
        unread = [unread_key(row["source_kind"], row["source_ref"]) for row in coded.values()]
        self._delete("failures WHERE list_contains(?, page) OR list_contains(?, id)", list(coded), unread)
        if batch.sound:
            self._delete("failures WHERE page IS NULL AND list_contains(?, source_ref)", batch.sound)
        self._insert("failures", list(batch.failures.values()), how="OR REPLACE")
        self._insert("pages", list(batch.pages.values()), how="OR REPLACE")
        write_contents(self._connection, batch.contents)
        self._connection.execute("INSERT INTO touched SELECT unnest(?::VARCHAR[])", [batch.touched])

    def forget(self) -> None:
        """Forget numbers that were given to rows which were not written."""
        self._labels.forget()
        self._numbers = None

    def _query_columns(self, articles: list[Rows], numbers: Numbers, stored: datetime) -> Rows:
        derived = [numbers.give(derive(rows, stored=stored.isoformat())) for rows in articles]
        add_postings(self._connection, derived)
        together = {table: [row for rows in derived for row in rows[table]] for table in TABLES}
        return label_numbers(together, self._labels)

    def _forget_articles(self, articles: list[str]) -> None:
        # One by one, because only this form uses the index (DuckDB 2.0): 1 ms of a million, not 50.
        query = "SELECT n FROM articles WHERE id = ?"
        numbers = [row[0] for article in articles if (row := self._connection.execute(query, [article]).fetchone())]
        if not numbers:  # nearly always, and it saves reading every table through
            return
        # By event, because parties know no article's number.
        self._delete("parties WHERE event_n IN (SELECT n FROM events WHERE list_contains(?, article_n))", numbers)
        for table in TABLES:
            if table != "parties":
                self._delete(f"{table} WHERE list_contains(?, {'n' if table == 'articles' else 'article_n'})", numbers)

    def _delete(self, what: str, *values: object) -> None:
        self._connection.execute(f"DELETE FROM {what}", list(values))

    def _insert(self, table: str, rows: list[Json], *, how: str = "") -> None:
        if not rows:
            return
        # One JSON value for all rows: measured 90 times faster than a call per row (DuckDB 2.0).
        types = self._types[table]
        columns = ", ".join(f'"{name}"' for name in types)
        values = "(SELECT unnest(from_json(?, ?), max_depth := 2))"
        self._connection.execute(
            f"INSERT {how} INTO {table} ({columns}) SELECT {columns} FROM {values}",
            [compact(rows), json.dumps([types])],
        )


def _column_types(connection: duckdb.DuckDBPyConnection, table: str) -> ColumnTypes:
    described = connection.execute(f"DESCRIBE {table}").fetchall()
    return {name: [kind.removesuffix("[]")] if kind.endswith("[]") else kind for name, kind, *_ in described}
