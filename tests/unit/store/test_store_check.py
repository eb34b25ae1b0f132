"""What `accord check` finds: nothing in a store that accord wrote, and every kind of damage."""

import shutil
from pathlib import Path

import pytest

from accord.store import Store
from accord.store.check import check


def test_a_store_as_written_is_whole(small: Store) -> None:
    report = check(small.connection)
    assert report.faults == ()
    assert report.rows["events"] == 6
    assert report.checks > 50


@pytest.mark.parametrize(
    ("damage", "table", "what"),
    [
        ("UPDATE articles SET text = substring(text, 1, 20)", "statements", "content outside the text"),
        ("UPDATE events SET trigger_end = 9999", "events", "trigger outside the text"),
        ("UPDATE parties SET span_start = -1", "parties", "span outside the text"),
        ("UPDATE statements SET cue_spans = '[[5,5]]'", "statements", "cue_spans that do not fill"),
        ("UPDATE events SET trigger_end = NULL", "events", "trigger outside the text"),
        ("UPDATE articles SET sentences = '[[0,9999]]'", "articles", "sentences outside the text"),
        ("UPDATE events SET sentence = 7", "events", "sentence is not the one"),
        ("DELETE FROM articles WHERE outlet IS NULL", "events", "of an article that is not there"),
        ("DELETE FROM events WHERE type = 'AID'", "parties", "of an event that is not there"),
        ("DELETE FROM statements WHERE kind = 'deny'", "events", "voice names a statement"),
        ("UPDATE events SET statement_n = 1 WHERE type = 'AID'", "events", "statement_n is not"),
        ("UPDATE events SET repeats = 'e-none' WHERE type = 'AID'", "events", "repeats is not there"),
        ("UPDATE statements SET parent = 's-none'", "statements", "parent is not there"),
        ("DELETE FROM runs", "articles", "run is not there"),
        ("DELETE FROM failures WHERE source_ref = '0.bin'", "pages", "failure is not there"),
        ("INSERT INTO contents VALUES ('p-none', 'text', 1, ''::BLOB)", "contents", "of a page that is not there"),
        ("DELETE FROM segments", "postings", "of a segment that is not there"),
        ("DELETE FROM postings WHERE field = 'events'", "postings", "events that full-text search does not know"),
        ("DELETE FROM labels", "events", "src holds what is no label"),
        ("INSERT INTO events SELECT * FROM events WHERE type = 'AID'", "events", "article_n, id not unique"),
        ("DELETE FROM events WHERE position = 0", "events", "rows of an article missing"),
        ("DELETE FROM parties WHERE position = 0", "parties", "rows of an event missing"),
        ("UPDATE events SET n = NULL WHERE type = 'AID'", "articles", "without a number"),
    ],
)
def test_damage_is_found(small: Store, tmp_path: Path, damage: str, table: str, what: str) -> None:
    copy = tmp_path / "copy.duckdb"
    shutil.copy(small.path, copy)
    with Store(copy) as store:
        store.connection.execute(damage)
        faults = check(store.connection).faults
    fitting = [fault for fault in faults if fault.table == table and fault.what.startswith(what)]
    assert fitting, faults
    assert fitting[0].count > 0
    assert fitting[0].examples
