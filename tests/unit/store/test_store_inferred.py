"""A guessed date is kept as it was, and never stands in for the day of publication."""

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import duckdb
import jsonschema
import pytest

from accord.model import DatedFact, InferredDate, Record, Span
from accord.record import record_to_json
from accord.store import Filter, Store, Writer, query, record
from accord.store.check import check

from .conftest import SOURCE


@pytest.fixture
def undated(full_record: Record) -> Record:
    fact = DatedFact(kind="date", span=Span(0, 5), start="2024-05")
    guess = InferredDate(start="2024-05-01", end=None, basis=(fact,), confidence=0.3)
    article = replace(full_record.article, published=None, published_basis=None)
    return replace(full_record, article=article, inferred=guess)


def _store(path: Path, made: Record) -> Store:
    store = Store(path)
    writer = Writer(store, accord="1", config={})
    writer.add_record(record_to_json(made), page="p-1", source=SOURCE)
    writer.finish()
    return store


def test_the_schema_allows_it(undated: Record) -> None:
    schema = json.loads((files("accord.schema") / "record.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(record_to_json(undated), schema)
    assert "published_inferred" not in record_to_json(replace(undated, inferred=None))


def test_it_comes_back_as_it_was(undated: Record, tmp_path: Path) -> None:
    with _store(tmp_path / "s.duckdb", undated) as store:
        assert record(store.connection, undated.article.id) == json.loads(json.dumps(record_to_json(undated)))
        assert check(store.connection).faults == ()


def test_no_filter_by_day_takes_it_for_the_day_of_publication(undated: Record, tmp_path: Path) -> None:
    with _store(tmp_path / "s.duckdb", undated) as store:
        assert query.count(store.connection, "articles", Filter.parse({})) == 1
        assert query.count(store.connection, "articles", Filter.parse({"from": "2024-01-01"})) == 0


def test_a_range_that_ends_before_it_starts_is_a_fault(undated: Record, tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    _store(path, undated).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE articles SET inferred_end = '2001-01-01'")
        assert [fault.table for fault in check(connection).faults] == ["articles"]
