"""The tables of a release: what is asked of the store for each, and what its columns hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from accord.export.columns import TEXT
from accord.export.flat import FREE_TEXT, FlatTable
from accord.export.model import Options

# Columns that only queries need: numbers in the place of ids, labels, what is repeated from other tables.
_OF_QUERIES = frozenset(
    {"n", "article_n", "event_n", "statement_n", "entity", "src", "tgt", "speaker", "place", "context", "stored", "day"}
)
_REPEATED = {"statements": frozenset({"outlet", "language", "run"})}
_TYPES = {"INTEGER": "integer", "BIGINT": "integer", "DOUBLE": "number", "DATE": "date", "TIMESTAMP": "datetime"}
_TYPES |= {"BOOLEAN": "boolean"}

# Table -> (where its rows belong to the chosen events, order, key, references)
_BY_ARTICLE = "article_n IN (FROM chosen_articles)"
_TABLES: dict[str, tuple[str, str, tuple[str, ...], dict[str, tuple[str, str]]]] = {
    "articles": ("n IN (FROM chosen_articles)", "n", ("id",), {"run": ("runs", "id")}),
    "statements": (_BY_ARTICLE, "article_n, position", ("article", "id"), {"article": ("articles", "id")}),
    "parties": (
        "event_n IN (SELECT n FROM chosen)",
        "event_n, role, position",
        ("event", "role", "position"),
        {"article": ("articles", "id"), "event": ("events", "event")},
    ),
    "mentions": (_BY_ARTICLE, "article_n, position", ("article", "position"), {"article": ("articles", "id")}),
    "furniture": (_BY_ARTICLE, "article_n, position", ("article", "position"), {"article": ("articles", "id")}),
    "warnings": (_BY_ARTICLE, "article_n, position", ("article", "position"), {"article": ("articles", "id")}),
    "runs": ("id IN (SELECT run FROM articles WHERE n IN (FROM chosen_articles))", "started, id", ("id",), {}),
}
NAMES = ("events", *_TABLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column of a table of the release."""

    name: str
    type: str  # as Frictionless names it
    description: str
    required: bool
    free: bool  # holds what somebody outside wrote


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of the release."""

    name: str
    description: str
    fields: tuple[Field, ...]
    queries: tuple[str, ...]  # that together give its rows, in order
    key: tuple[str, ...]
    references: dict[str, tuple[str, str]]

    @property
    def free(self) -> frozenset[str]:
        """Give the columns that hold what somebody outside wrote."""
        return frozenset(field.name for field in self.fields if field.free)

    def rows(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
        """Give the rows."""
        for sql in self.queries:
            cursor.execute(sql)
            while rows := cursor.fetchmany(2_000):
                yield from rows

    def write_parquet(self, cursor: duckdb.DuckDBPyConnection, path: Path) -> None:
        """Write the rows as a Parquet file."""
        parts = [path.with_suffix(f".{number}.part") for number in range(len(self.queries))]
        for sql, part in zip(self.queries, parts, strict=True):
            cursor.execute(f"COPY ({sql}) TO {_quoted(part)} (FORMAT parquet)")
        listed = ", ".join(map(_quoted, parts))
        cursor.execute(
            f"COPY (SELECT * FROM read_parquet([{listed}])) TO {_quoted(path)} "  # noqa: S608 - paths of our own
            "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000)"
        )
        for part in parts:
            part.unlink()


def tables(flat: FlatTable, options: Options, *, everything: bool) -> tuple[Table, ...]:
    """Give the tables for the chosen events; with `everything`, also articles without events."""
    articles = (
        "SELECT n FROM articles" if everything else "SELECT DISTINCT article_n FROM events SEMI JOIN chosen USING (n)"
    )
    flat.cursor.execute(f"CREATE OR REPLACE TEMP TABLE chosen_articles AS {articles}")
    return (_events(flat), *(_table(flat.cursor, name, options) for name in _TABLES))


def _events(flat: FlatTable) -> Table:
    fields = tuple(
        Field(
            name=column.name,
            type=column.type,
            description=column.description,
            required=column.filled == "yes",
            free=column.name in FREE_TEXT | TEXT,
        )
        for column in flat.columns
    )
    return Table(
        name="events",
        description="Events: who did what to whom, when and where, according to whom. One row an event.",
        fields=fields,
        queries=tuple(flat.stretches()),
        key=("event",),
        references={"article": ("articles", "id"), "run": ("runs", "id")},
    )


_TEXT_OF_ARTICLE = (
    Field(name="text_length", type="integer", description="Characters of the text.", required=True, free=False),
    Field(name="text_sha256", type="string", description="SHA-256 of the text in UTF-8.", required=True, free=False),
)
_CODED = frozenset(
    {"id", "article", "event", "run", "accord", "models", "sentences", "config", "fingerprint", "kind", "role", "type"}
)
# Only the name of a local file goes out, never the folders that it lay in; addresses stay whole.
_SOURCE = """
if(regexp_matches(source_ref, '^[A-Za-z][A-Za-z0-9+.-]+://'), source_ref, regexp_extract(source_ref, '[^/\\\\]*$'))
"""


_COMMENT = "SELECT comment FROM duckdb_tables() WHERE table_name = ? AND NOT temporary"
_DESCRIBED = """
SELECT column_name, data_type, comment, is_nullable FROM duckdb_columns()
WHERE table_name = ? AND NOT internal AND database_name <> 'temp' ORDER BY column_index
"""


def _table(cursor: duckdb.DuckDBPyConnection, name: str, options: Options) -> Table:
    where, order, key, references = _TABLES[name]
    described = cursor.execute(_DESCRIBED, [name]).fetchall()
    hidden = _OF_QUERIES | _REPEATED.get(name, frozenset())
    hidden |= {"text"} if name == "articles" and not options.text else set()
    kept = [row for row in described if row[0] not in hidden]
    fields = tuple(_field(*row) for row in kept) + (_TEXT_OF_ARTICLE if name == "articles" else ())
    selected = [_selected(column, kind) for column, kind, *_ in kept]
    if name == "articles":
        selected += ["length(text) AS text_length", "sha256(text) AS text_sha256"]
    comment = cursor.execute(_COMMENT, [name])
    return Table(
        name=name,
        description=str(comment.fetchall()[0][0]),
        fields=fields,
        queries=(f"SELECT {', '.join(selected)} FROM {name} WHERE {where} ORDER BY {order}",),  # noqa: S608 - our own
        key=key,
        references=references,
    )


def _field(name: str, kind: str, comment: str | None, nullable: bool) -> Field:
    type_ = _TYPES.get(kind, "string")
    description = (comment or "") + (' Several have ";" between them.' if kind.endswith("[]") else "")
    free = type_ == "string" and name not in _CODED and not name.endswith("_spans")
    return Field(
        name=name, type=type_, description=description, required=not nullable and not kind.endswith("[]"), free=free
    )


def _selected(name: str, kind: str) -> str:
    if name == "source_ref":
        return f"{_SOURCE} AS source_ref"
    if kind.endswith("[]"):
        return f"nullif(array_to_string({name}, ';'), '') AS {name}"
    return name


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
