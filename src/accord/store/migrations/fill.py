"""Schema 2 for a store that has articles already: the columns of queries, filled in."""

import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any

import duckdb

from accord.store.derive import derive
from accord.store.labels import Labels
from accord.store.numbers import Numbers, label_numbers
from accord.store.postings import add_postings
from accord.store.rows import TABLES, Json, Rows, compact

_ARTICLES = 500  # at a time

_SHARED = ("n", "article_n", "day", "outlet", "language", "run", "stored")
_TOLD = ("statement_n", "statement_kind", "statement_manner", "speaker_entity", "speaker", "side", "official")
_EVENT = ("sentence_start", "sentence_end", "disputed", "src", "tgt", "place", "context")
# Table -> the columns that schema 2 adds, and those that name a row of schema 1.
_ADDED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "articles": (("n", "stored"), ("id",)),
    "furniture": (("article_n",), ("article", "position")),
    "mentions": (("article_n",), ("article", "position")),
    "warnings": (("article_n",), ("article", "position")),
    "statements": ((*_SHARED, "speaker_entity", "speaker"), ("article", "id")),
    "events": ((*_SHARED, *_TOLD, *_EVENT), ("article", "id")),
    "parties": (("event_n", "day", "entity", "again"), ("article", "event", "role", "position")),
}


def fill_query_columns(connection: duckdb.DuckDBPyConnection) -> None:
    """Work out the added columns of every stored article; the caller holds the transaction."""
    stored = dict(connection.execute("SELECT id, started FROM runs").fetchall())
    types = {table: _types(connection, table) for table in _ADDED}
    for table, kinds in types.items():
        columns = ", ".join(f'"{name}" {kind}' for name, kind in kinds.items())
        connection.execute(f"CREATE TEMP TABLE fill_{table} ({columns})")
    numbers, labels = Numbers.of_store(connection), Labels(connection)
    for chunk in _chunks(connection):
        derived = [numbers.give(derive(rows, stored=stored[rows["articles"][0]["run"]].isoformat())) for rows in chunk]
        add_postings(connection, derived)
        together = label_numbers({table: [row for rows in derived for row in rows[table]] for table in TABLES}, labels)
        for table, rows in together.items():
            _insert(connection, table, rows, types[table])
    for table, (added, key) in _ADDED.items():
        _update(connection, table, added, key)


def _chunks(connection: duckdb.DuckDBPyConnection) -> Iterable[list[Rows]]:
    articles = [row[0] for row in connection.execute("SELECT id FROM articles ORDER BY rowid").fetchall()]
    for first in range(0, len(articles), _ARTICLES):
        chosen = articles[first : first + _ARTICLES]
        held = {table: _by_article(connection, table, chosen) for table in TABLES}
        yield [{table: held[table].get(article, []) for table in TABLES} for article in chosen]


def _by_article(connection: duckdb.DuckDBPyConnection, table: str, articles: list[str]) -> dict[str, list[Json]]:
    column, order = ("id", "id") if table == "articles" else ("article", "article, position")
    cursor = connection.execute(
        f"SELECT * FROM {table} WHERE {column} IN (SELECT unnest(?::VARCHAR[])) ORDER BY {order}",
        [articles],
    )
    names = [name for name, *_ in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return {article: list(group) for article, group in groupby(rows, key=lambda row: row[column])}


def _types(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    added, key = _ADDED[table]
    return {name: kind for name, kind, *_ in connection.execute(f"DESCRIBE {table}").fetchall() if name in added + key}


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[Json], types: dict[str, str]) -> None:
    forms: dict[str, Any] = {name: [kind[:-2]] if kind.endswith("[]") else kind for name, kind in types.items()}
    columns = ", ".join(f'"{name}"' for name in types)
    picked = [{name: _plain(row.get(name)) for name in types} for row in rows]
    connection.execute(
        f"INSERT INTO fill_{table} ({columns}) SELECT {columns} FROM (SELECT unnest(from_json(?, ?), max_depth := 2))",
        [compact(picked), json.dumps([forms])],
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _update(connection: duckdb.DuckDBPyConnection, table: str, added: tuple[str, ...], key: tuple[str, ...]) -> None:
    sets = ", ".join(f'"{column}" = f."{column}"' for column in added)
    same = " AND ".join(f't."{column}" = f."{column}"' for column in key)
    connection.execute(f"UPDATE {table} AS t SET {sets} FROM fill_{table} AS f WHERE {same}")
    connection.execute(f"DROP TABLE fill_{table}")
