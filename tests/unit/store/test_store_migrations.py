"""A store of every released schema, brought up to date, is as if it had been written today."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from accord.errors import StoreError
from accord.store import Filter, Store, Writer, query, record
from accord.store.batch import _column_types
from accord.store.check import check
from accord.store.migrations.steps import _RECORD_TABLE, STEPS, VERSION
from accord.store.rows import TABLES, compact, to_rows

from .conftest import SOURCE, made_records

FIRST = "2024-01-02 03:04:05"


def _first(path: Path) -> None:
    """Write the made records as the release with schema 1 did."""
    with duckdb.connect(str(path), config={"storage_compatibility_version": "v1.0.0"}) as connection:
        connection.execute(_RECORD_TABLE)
        STEPS[0](connection)
        connection.execute("INSERT INTO migrations VALUES (1, 'first', ?)", [FIRST])
        connection.execute(
            "INSERT INTO runs VALUES ('r-1', '1', 'f', '{}', NULL, ?, ?, 4, 0, 0)", [FIRST, "2024-01-02 04:00:00"]
        )
        for made in made_records():
            for table in TABLES:
                types = _column_types(connection, table)
                columns = ", ".join(f'"{name}"' for name in types)
                connection.execute(
                    f"INSERT INTO {table} ({columns}) "
                    f"SELECT {columns} FROM (SELECT unnest(from_json(?, ?), max_depth := 2))",
                    [compact(to_rows(made, "r-1")[table]), compact([types])],
                )


def _released(path: Path, version: int) -> None:
    """Write the made records as the release with a schema did."""
    _first(path)
    with duckdb.connect(str(path)) as connection:
        for number, step in enumerate(STEPS[1:version], start=2):
            step(connection)
            connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", [number, step.__name__, FIRST])


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_released_store_is_brought_up_to_date(version: int, tmp_path: Path) -> None:
    old, new = tmp_path / "old.duckdb", tmp_path / "new.duckdb"
    _released(old, version)
    with Store(new) as store:
        writer = Writer(store, accord="1", config={})
        for made in made_records():
            writer.add_record(made, page=f"p-{made['id']}", source=SOURCE)
        writer.finish()
    with Store(old) as upgraded, Store(new) as written:
        one, other = upgraded.connection, written.connection
        assert one.execute("SELECT max(version) FROM migrations").fetchone() == (VERSION,)
        assert check(one).faults == ()
        for asked in ({}, {"voice": "own"}, {"q": "harbour"}, {"src": "~army"}, {"disputed": "yes"}):
            wanted = Filter.parse(asked)
            assert [row.id for row in query.events(one, wanted)] == [row.id for row in query.events(other, wanted)]
        for made in made_records():
            assert record(one, made["id"]) == _without_basis(made)
        schema = (
            "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() WHERE NOT internal ORDER BY 1, 2"
        )
        assert one.execute(schema).fetchall() == other.execute(schema).fetchall()
        assert query.count(one, "events", Filter.parse({"since": "2024-01-03"})) == 0  # stored when the run began


def _without_basis(made: dict[str, Any]) -> dict[str, Any]:
    """Give a record as schema 5 kept it: it did not say what found a statement or an event."""
    told = {part: [{**one, "basis": None} for one in made[part]] for part in ("statements", "events")}
    return {**made, **told}


def test_an_old_store_is_not_changed_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "old.duckdb"
    _first(path)
    with pytest.raises(StoreError, match=r"older accord .schema 1.*accord check .*old.duckdb --upgrade"):
        Store(path, read_only=True)


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "old.duckdb"
    _first(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE events SET sentence = 99")  # no such sentence
    with pytest.raises(IndexError):
        Store(path)
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("SELECT max(version) FROM migrations").fetchone() == (1,)
        assert "n" not in {row[0] for row in connection.execute("DESCRIBE events").fetchall()}
