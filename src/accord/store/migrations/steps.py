"""The migrations in order. A released one never changes; a new schema is a new function at the end."""

from collections.abc import Callable
from importlib import resources

import duckdb

from accord.store.clock import now
from accord.store.migrations.fill import fill_query_columns

_RECORD_TABLE = """
CREATE TABLE migrations (
    version  INTEGER PRIMARY KEY,
    name     VARCHAR NOT NULL,
    applied  TIMESTAMP NOT NULL
);
COMMENT ON TABLE migrations IS 'How the schema of this store came to be; the highest version is its schema.';
COMMENT ON COLUMN migrations.version IS 'Number of the schema after this step.';
COMMENT ON COLUMN migrations.name IS 'Name of the step.';
COMMENT ON COLUMN migrations.applied IS 'When it was applied (UTC).';
"""


def first(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of schema 1."""
    connection.execute(_sql("0001_first.sql"))


def query(connection: duckdb.DuckDBPyConnection) -> None:
    """Add what queries over many articles need, and work it out for the articles that are there."""
    connection.execute(_sql("0002_query.sql"))
    fill_query_columns(connection)


def versions(connection: duckdb.DuckDBPyConnection) -> None:
    """Add the view that links the versions of one article."""
    connection.execute(_sql("0003_versions.sql"))


def own(connection: duckdb.DuckDBPyConnection) -> None:
    """Add the event types of a user's own ontology."""
    connection.execute(_sql("0004_own.sql"))


def inferred(connection: duckdb.DuckDBPyConnection) -> None:
    """Add the range of days that is guessed for an article without a publication date."""
    connection.execute(_sql("0005_inferred.sql"))


def basis(connection: duckdb.DuckDBPyConnection) -> None:
    """Add what found a statement or an event."""
    connection.execute(_sql("0006_basis.sql"))


def _sql(name: str) -> str:
    return resources.files("accord.store.migrations").joinpath(name).read_text(encoding="utf-8")


STEPS: tuple[Callable[[duckdb.DuckDBPyConnection], None], ...] = (first, query, versions, own, inferred, basis)
VERSION = len(STEPS)


def stored_version(connection: duckdb.DuckDBPyConnection) -> int | None:
    """Give the schema version of a store; 0 for an empty file, None for another program's database."""
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if "migrations" in tables and "articles" in tables:
        row = connection.execute("SELECT max(version) FROM migrations").fetchone()
        return int(row[0]) if row and row[0] is not None else None
    return None if tables else 0


def migrate(connection: duckdb.DuckDBPyConnection, version: int) -> None:
    """Bring a store from schema `version` to the newest, in one transaction."""
    if version == VERSION:
        return
    connection.execute("BEGIN")
    try:
        if version == 0:
            connection.execute(_RECORD_TABLE)
        for number, step in enumerate(STEPS[version:], start=version + 1):
            step(connection)
            connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", [number, step.__name__, now()])
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
