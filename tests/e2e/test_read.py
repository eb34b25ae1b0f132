"""`accord read` and `accord show`: what is kept, resumed and shown."""

import json
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from .conftest import ACCORD, Accord, Coded, Read, environment


def _query(store: Path, sql: str) -> list[Any]:
    with duckdb.connect(str(store), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_the_summary_says_what_was_read(stored: Read) -> None:
    assert stored.first.code == 0
    assert "articles read: 6 · already stored: 1 · failures: 5" in stored.first.out
    for words in ("Failures", "not json (sources)", "Statements by speaker", "Marta Olsen", "accord show a-"):
        assert words in stored.first.out


def test_reading_twice_stores_once(stored: Read) -> None:
    assert stored.second.code == 0
    assert "articles read: 0 · already stored: 7 · failures: 5" in stored.second.out
    assert _query(stored.store, "SELECT count(*), count(DISTINCT id) FROM articles") == [(6, 6)]
    assert _query(stored.store, "SELECT count(*) FROM failures") == [(5,)]
    assert _query(stored.store, "SELECT read, already, failed FROM runs ORDER BY started") == [(6, 1, 5), (0, 7, 5)]


def test_both_summaries_show_the_same_record(stored: Read) -> None:
    first, second = (done.out.split("Failures", 1)[1] for done in (stored.first, stored.second))
    assert first == second


def test_a_stored_record_is_what_code_wrote(stored: Read, coded: Coded, accord: Accord) -> None:
    lines = {json.loads(line)["id"]: line for line in reversed(coded.done.out.splitlines())}
    assert len(lines) == 6
    for article in (min(lines), max(lines)):
        assert accord("show", article[:10], "--store", stored.store, "--json").out == lines[article] + "\n"
    texts = dict(_query(stored.store, "SELECT id, text FROM articles"))
    assert texts == {article: json.loads(line)["text"] for article, line in lines.items()}


def test_json_gives_the_summary_to_programs(stored: Read, accord: Accord, folder: Path) -> None:
    done = accord("read", folder, "--store", stored.store, "--json")
    summary = json.loads(done.out)
    assert (summary["read"], summary["already"], summary["failed"], summary["articles"]) == (0, 7, 5, 6)
    assert {reason["code"] for reason in summary["failures"]} >= {"empty", "not_json", "not_text", "too_large"}


def test_a_run_that_was_killed_goes_on_where_it_stopped(accord: Accord, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    rows = [
        json.dumps({"id": f"n-{n}", "text": f"Ship number {n} sank off Malta, the navy said.\n"}) for n in range(50)
    ]
    # Standard input stays open, so the run cannot come to its end before it is killed.
    with subprocess.Popen(
        [ACCORD, "read", "-", "--store", store], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment()
    ) as process:
        assert process.stdin is not None
        process.stdin.write("".join(row + "\n" for row in rows).encode())
        process.stdin.flush()
        _wait_for(store.with_name("s.duckdb.wal"), b"Ship number 19 sank")
        process.send_signal(signal.SIGKILL)
    # Nobody has opened the store since the kill: reading it alone must work too.
    (first,) = _query(store, "SELECT id FROM articles WHERE text LIKE 'Ship number 0 %'")
    assert accord("show", first[0], "--store", store).code == 0

    done = accord("read", "-", "--store", store, "--json", stdin="".join(row + "\n" for row in rows))
    assert (done.code, done.err) == (0, "")
    summary = json.loads(done.out)
    assert summary["already"] >= 20
    assert summary["read"] + summary["already"] == 50
    assert _query(store, "SELECT count(*), count(DISTINCT id), count(DISTINCT text) FROM articles") == [(50, 50, 50)]
    assert _query(store, "SELECT count(*), count(DISTINCT article) FROM pages") == [(50, 50)]
    assert _query(store, "SELECT count(*) FROM statements GROUP BY article HAVING count(*) > 1") == []
    assert _query(store, "SELECT finished IS NULL FROM runs ORDER BY started") == [(True,), (False,)]


def _wait_for(path: Path, words: bytes) -> None:
    for _ in range(600):
        if path.exists() and words in path.read_bytes():
            return
        time.sleep(0.1)
    pytest.fail(f"{words!r} never reached {path.name}")


def test_show_fits_the_width_and_keeps_to_plain_text(stored: Read, accord: Accord) -> None:
    ((article,),) = _query(stored.store, "SELECT id FROM articles WHERE source_ref = 'row-1'")
    done = accord("show", article, "--store", stored.store, COLUMNS="60", NO_COLOR="1")
    assert done.code == 0
    assert "\x1b[" not in done.out
    assert max(len(line) for line in done.out.splitlines()) <= 60
    assert "2024-05-01 (as given)" in done.out
    assert "Chile and Peru signed" in done.out
    assert "Events (" in done.out


def test_a_store_in_use_is_told_in_one_line(stored: Read, accord: Accord, folder: Path) -> None:
    with duckdb.connect(str(stored.store)):
        done = accord("read", folder, "--store", stored.store)
    assert done.code == 1
    assert done.err.startswith("accord: ")
    assert "PID" in done.err
    assert "--store" in done.err
