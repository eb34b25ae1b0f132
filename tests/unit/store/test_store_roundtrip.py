"""A record that goes into the store comes out the same."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from accord.errors import PageError, UsageError
from accord.model import Page, Record, Source
from accord.pipeline import Pipeline
from accord.record import dump, record_to_json
from accord.store import Store, Writer, find_article, read_record

SOURCE = Source(kind="file", ref="x.txt")


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with Store(tmp_path / "s.duckdb") as opened:
        yield opened


def _keep(store: Store, *records: dict[str, Any]) -> Writer:
    writer = Writer(store, accord="1", config={})
    for number, record in enumerate(records):
        writer.add_record(record, page=f"p-{number}", source=SOURCE)
    writer.finish()
    return writer


def test_a_full_record_comes_out_as_it_went_in(store: Store, full_record: Record) -> None:
    record = record_to_json(full_record)
    _keep(store, record)
    assert dump(read_record(store, record["id"])) == dump(record)


def test_a_coded_article_comes_out_as_it_was_written(
    store: Store, pipeline: Pipeline, page: Callable[..., Page]
) -> None:
    text = "“We refuse,” said Ana Duarte in Lisbon on 3 May. Spain sent Portugal 40 firefighters, she said.\n"
    record = record_to_json(pipeline.code(page(text, published="2021-05-04", title="T")))
    _keep(store, record)
    assert dump(read_record(store, record["id"])) == dump(record)


def test_characters_that_trip_others_survive(store: Store, full_record: Record) -> None:
    text = "null \x00 byte, 'quotes' \"double\", back\\slash, \u202eright to left, 🚢 ship, e\u0301 and \u2028"
    record = {**record_to_json(full_record), "text": text}
    _keep(store, record)
    assert read_record(store, record["id"])["text"] == text


def test_a_second_coding_replaces_the_first(store: Store, full_record: Record) -> None:
    first = record_to_json(full_record)
    second = {**first, "title": "New title", "events": first["events"][:1], "statements": first["statements"][:1]}
    _keep(store, first)
    _keep(store, second)
    assert read_record(store, first["id"]) == second
    assert store.connection.execute("SELECT count(*) FROM parties").fetchone() == (3,)


def test_the_same_article_twice_in_one_batch_is_stored_once(store: Store, full_record: Record) -> None:
    first = record_to_json(full_record)
    second = {**first, "title": "New title"}
    _keep(store, first, second)
    assert read_record(store, first["id"]) == second
    assert store.connection.execute("SELECT count(*) FROM articles").fetchone() == (1,)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda record: record.update(published="yesterday"),
        lambda record: record["events"][0]["date"].update(start="2024-02-31"),
        lambda record: record["mentions"][0].update(kind="date", end="2024"),
    ],
)
def test_a_day_that_is_none_spoils_only_its_page(
    store: Store, full_record: Record, spoil: Callable[[dict[str, Any]], None]
) -> None:
    good = record_to_json(full_record)
    bad = json.loads(dump({**good, "id": "a-ffffffffffffffff"}))
    spoil(bad)
    writer = Writer(store, accord="1", config={})
    with pytest.raises(PageError) as caught:
        writer.add_record(bad, page="p-bad", source=SOURCE)
    assert caught.value.code == "bad_date"
    writer.add_record(good, page="p-good", source=SOURCE)
    writer.finish()
    assert store.connection.execute("SELECT id FROM articles").fetchall() == [(good["id"],)]


def test_spans_have_their_hull_and_their_pieces(store: Store, full_record: Record) -> None:
    record = record_to_json(full_record)
    _keep(store, record)
    query = "SELECT trigger_start, trigger_end, trigger_spans FROM events ORDER BY position LIMIT 1"
    (first, second) = record["events"][0]["trigger"]
    assert store.connection.execute(query).fetchone() == (first[0], second[1], dump([first, second]))  # type: ignore[arg-type]


def test_the_offsets_of_the_store_are_those_of_the_database(store: Store, full_record: Record) -> None:
    record = record_to_json(full_record)
    _keep(store, record)
    query = """
        SELECT substring(text, cue_start + 1, cue_end - cue_start)
        FROM statements JOIN articles ON articles.id = article ORDER BY position
    """
    assert store.connection.execute(query).fetchall() == [("said the",), ("deny",)]


def test_an_article_is_found_by_the_start_of_its_id(store: Store, full_record: Record) -> None:
    record = record_to_json(full_record)
    _keep(store, record, {**record, "id": "a-0123ffffffffffff"})
    assert find_article(store, "a-01234") == "a-0123456789abcdef"
    assert find_article(store, "a-0123ffffffffffff") == "a-0123ffffffffffff"
    with pytest.raises(UsageError, match="several articles: a-0123456789abcdef, a-0123ffffffffffff"):
        find_article(store, "a-0123")
    with pytest.raises(UsageError, match="no article of that id"):
        find_article(store, "a-9")
