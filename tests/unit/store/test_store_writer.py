"""The writer: batches, resumption, and what it remembers of failures."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from accord.errors import StoreError
from accord.model import Failure, Page, Record, Source
from accord.record import record_to_json
from accord.store import Store, Writer, summarise
from accord.store.batch import BatchWriter
from accord.store.keys import page_key
from accord.store.write import BATCH_PAGES, BATCH_SECONDS

SOURCE = Source(kind="file", ref="x.txt")
EMPTY = Failure(source=SOURCE, step="articles", code="empty", detail="the page holds no text")


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with Store(tmp_path / "s.duckdb") as opened:
        yield opened


@pytest.fixture
def record(full_record: Record) -> dict[str, Any]:
    return record_to_json(full_record)


def _count(store: Store, table: str) -> int:
    row = store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row is not None
    return int(row[0])


class Clock:
    """A clock that the test sets."""

    time = 0.0

    def __call__(self) -> float:
        return self.time


def test_a_batch_is_written_when_it_is_full(store: Store, record: dict[str, Any]) -> None:
    writer = Writer(store, accord="1", config={}, clock=Clock())
    for number in range(BATCH_PAGES):
        assert _count(store, "articles") == 0
        writer.add_record({**record, "id": f"a-{number:016x}"}, page=f"p-{number}", source=SOURCE)
    assert _count(store, "articles") == BATCH_PAGES
    assert store.connection.execute("SELECT read, finished FROM runs").fetchall() == [(BATCH_PAGES, None)]


def test_a_batch_is_written_when_time_is_up(store: Store, record: dict[str, Any]) -> None:
    clock = Clock()
    writer = Writer(store, accord="1", config={}, clock=clock)
    clock.time = BATCH_SECONDS
    writer.add_record(record, page="p-1", source=SOURCE)
    assert _count(store, "articles") == 1


def test_a_batch_that_fails_leaves_nothing(store: Store, record: dict[str, Any]) -> None:
    writer = Writer(store, accord="1", config={})
    writer.add_record(record, page="p-1", source=SOURCE)
    store.connection.execute("DROP TABLE pages")
    with pytest.raises(StoreError, match=r"cannot be written.*pages"):
        writer.flush()
    assert [_count(store, table) for table in ("articles", "events", "mentions")] == [0, 0, 0]


def test_a_page_is_known_before_and_after_it_is_written(store: Store, record: dict[str, Any]) -> None:
    writer = Writer(store, accord="1", config={})
    assert writer.known("p-1") is None
    writer.add_record(record, page="p-1", source=SOURCE)
    for _ in range(2):
        known = writer.known("p-1")
        assert known is not None
        assert (known.article, known.failure) == (record["id"], None)
        writer.flush()


def test_a_page_is_known_only_for_the_same_version_and_settings(store: Store, record: dict[str, Any]) -> None:
    writer = Writer(store, accord="1", config={"a": 1})
    writer.add_record(record, page="p-1", source=SOURCE)
    writer.finish()
    assert Writer(store, accord="1", config={"a": 1}).known("p-1") is not None
    assert Writer(store, accord="2", config={"a": 1}).known("p-1") is None
    assert Writer(store, accord="1", config={"a": 2}).known("p-1") is None


def test_a_failure_is_known_and_stored_once(store: Store) -> None:
    for _ in range(2):
        writer = Writer(store, accord="1", config={})
        writer.add_failure(EMPTY, page="p-1")
        writer.finish()
        known = writer.known("p-1")
        assert known is not None
        assert known.failure == EMPTY
    assert _count(store, "failures") == 1
    assert _count(store, "pages") == 1


def test_an_unexpected_error_is_tried_again(store: Store) -> None:
    writer = Writer(store, accord="1", config={})
    passing = Failure(source=SOURCE, step="pipeline", code="internal_error", detail="MemoryError: ")
    writer.add_failure(passing, page="p-1")
    writer.finish()
    assert _count(store, "failures") == 1
    assert writer.known("p-1") is None


def test_a_page_that_is_coded_at_last_is_no_failure_any_more(store: Store, record: dict[str, Any]) -> None:
    first = Writer(store, accord="1", config={})
    first.add_failure(EMPTY, page="p-1")
    first.finish()
    second = Writer(store, accord="2", config={})
    second.add_record(record, page="p-1", source=SOURCE)
    second.finish()
    assert _count(store, "failures") == 0


def test_what_could_be_fetched_at_last_is_no_failure_any_more(store: Store, record: dict[str, Any]) -> None:
    here, there = (Source(kind="web", ref=f"https://a.example/{name}") for name in ("here", "there"))
    first = Writer(store, accord="1", config={})
    for source in (here, there):
        first.add_failure(Failure(source=source, step="sources", code="timed_out", detail="no answer"), page=None)
    first.finish()
    second = Writer(store, accord="1", config={})
    second.add_record(record, page="p-1", source=here)
    second.finish()
    assert store.connection.execute("SELECT source_ref FROM failures").fetchall() == [("https://a.example/there",)]


def test_a_source_that_is_read_at_last_is_no_failure_any_more(store: Store) -> None:
    feed, table = (Source(kind="feed", ref="https://a.example/feed"), Source(kind="csv", ref="rows.csv"))
    first = Writer(store, accord="1", config={})
    for source in (feed, table):
        first.add_failure(Failure(source=source, step="sources", code="damaged", detail="no"), page=None)
    first.add_failure(Failure(source=table, step="articles", code="empty", detail="no"), page="p-1")
    first.finish()
    second = Writer(store, accord="1", config={})
    for ref in ("rows.csv", "never-heard-of.csv"):
        second.sound(ref)
    second.finish()
    rows = store.connection.execute("SELECT source_ref, page FROM failures ORDER BY source_ref").fetchall()
    assert rows == [("https://a.example/feed", None), ("rows.csv", "p-1")]  # a page of it may still be no article


def test_a_failure_of_a_source_has_no_page(store: Store) -> None:
    writer = Writer(store, accord="1", config={})
    writer.add_failure(EMPTY, page=None)
    writer.finish()
    assert store.connection.execute("SELECT page, source_ref, run FROM failures").fetchall() == [
        (None, "x.txt", writer.run)
    ]
    assert _count(store, "pages") == 0


def test_a_run_records_what_it_takes_to_run_again(store: Store, record: dict[str, Any]) -> None:
    writer = Writer(store, accord="1.2", config={"b": 1})
    writer.add_record(record, page="p-1", source=SOURCE)
    writer.add_failure(EMPTY, page="p-2")
    writer.skip("a-old")
    writer.finish()
    row = store.connection.execute("SELECT accord, config, models, read, already, failed FROM runs").fetchone()
    assert row == ("1.2", '{"b":1}', '{"model-a":"ffeeddccbbaa9988","model-b":"00112233445566aa"}', 1, 1, 1)
    assert store.connection.execute("SELECT started <= finished FROM runs").fetchone() == (True,)


def test_a_page_is_its_content_and_what_is_said_of_it_not_where_it_lay() -> None:
    page = Page(source=SOURCE, media="text", content=b"abc")
    moved = Page(source=Source(kind="file", ref="y.txt"), media="text", content=b"abc")
    dated = Page(source=SOURCE, media="text", content=b"abc", published="2024-01-01")
    html = Page(source=SOURCE, media="html", content=b"abc")
    surrogate = Page(source=SOURCE, media="text", content="\ud800")
    assert page_key(page) == page_key(moved)
    assert len({page_key(one) for one in (page, dated, html, surrogate)}) == 4


def test_the_summary_counts_the_pages_of_this_run_new_or_stored(store: Store, record: dict[str, Any]) -> None:
    other = {**record, "id": "a-ffffffffffffffff"}
    first = Writer(store, accord="1", config={})
    first.add_record(record, page="p-1", source=SOURCE)
    first.add_record(other, page="p-2", source=SOURCE)
    first.finish()
    second = Writer(store, accord="1", config={})
    second.skip(record["id"])
    second.skip(record["id"])
    second.finish()
    summary = summarise(store)
    assert (summary.articles, summary.statements, summary.events) == (1, 2, 2)
    assert [(one.speaker, one.statements) for one in summary.speakers] == [("Ana Duarte", 1), (None, 1)]
    shown = [(one.type, one.actor, one.recipient, one.voice, one.factuality) for one in summary.reports]
    assert shown == [
        ("ASSAULT", "coast guard", "ferries, coast guard", "Ana Duarte", "CT+"),
        ("REJECT", None, None, "somebody", "CT-"),
    ]


def test_the_summary_of_an_empty_run_is_empty(store: Store) -> None:
    Writer(store, accord="1", config={}).finish()
    summary = summarise(store)
    assert (summary.articles, summary.best_article, summary.speakers, summary.reports) == (0, None, (), ())


@pytest.mark.parametrize("error", [RuntimeError("Query interrupted"), duckdb.InterruptException("Interrupted!")])
def test_an_interrupt_in_the_middle_of_a_query_is_an_interrupt_and_loses_nothing(
    error: Exception, store: Store, record: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = Writer(store, accord="1", config={})
    writer.add_record(record, page="p-1", source=SOURCE)

    def interrupt(*arguments: object, **options: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(BatchWriter, "_insert", interrupt)
        with pytest.raises(KeyboardInterrupt):
            writer.flush()
    assert _count(store, "articles") == 0
    writer.flush()
    assert _count(store, "articles") == 1
