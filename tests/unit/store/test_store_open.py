"""Opening a store: what it makes, and what it says when it cannot."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from accord.errors import StoreError, StoreLockedError
from accord.store import Store
from accord.store.migrations import VERSION


def test_a_new_store_records_its_schema(tmp_path: Path) -> None:
    with Store(tmp_path / "s.duckdb") as store:
        rows = store.connection.execute("SELECT version, name FROM migrations").fetchall()
    assert rows == [(1, "first"), (2, "query"), (3, "versions"), (4, "own"), (5, "inferred"), (6, "basis")]
    assert VERSION == 6


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        with Store(tmp_path / "s.duckdb") as store:
            assert store.connection.execute("SELECT count(*) FROM migrations").fetchone() == (VERSION,)


def test_every_table_and_column_is_described(tmp_path: Path) -> None:
    with Store(tmp_path / "s.duckdb") as store:
        missing = store.connection.execute(
            """
            SELECT table_name, '' FROM duckdb_tables() WHERE coalesce(comment, '') = ''
            UNION ALL
            SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND coalesce(comment, '') = ''
            """
        ).fetchall()
    assert missing == []


def test_old_clients_can_open_the_file(tmp_path: Path) -> None:
    with Store(tmp_path / "s.duckdb") as store:
        tags = store.connection.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 's'").fetchone()
    assert tags is not None
    assert tags[0]["storage_version"].startswith("v1.0.0")


def test_reading_needs_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no store .*accord read PATH"):
        Store(tmp_path / "none.duckdb", read_only=True)
    assert not (tmp_path / "none.duckdb").exists()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"the folder .*nowhere"):
        Store(tmp_path / "nowhere" / "s.duckdb")


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a database.\n" * 1000)
    with pytest.raises(StoreError, match="not a DuckDB file"):
        Store(path)
    assert path.read_text() == "Not a database.\n" * 1000


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as other:
        other.execute("CREATE TABLE prices (day DATE)")
    with pytest.raises(StoreError, match="not a store of accord"):
        Store(path)
    with duckdb.connect(str(path)) as other:
        assert other.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("prices",)]


def test_a_store_of_a_newer_accord_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    with Store(path) as store:
        store.connection.execute("INSERT INTO migrations VALUES (7, 'later', now()::TIMESTAMP)")
    with pytest.raises(StoreError, match=r"newer accord .schema 7, this one knows 6.*pip install --upgrade accord"):
        Store(path)


def test_a_store_held_by_another_process_says_by_which(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    Store(path).close()
    hold = f"import duckdb, sys; c = duckdb.connect({str(path)!r}); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(StoreLockedError, match=rf"PID {holder.pid}.*close it"):
            Store(path)
        with pytest.raises(StoreLockedError):
            Store(path, read_only=True)
        holder.communicate()
    Store(path).close()
