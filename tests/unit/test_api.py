"""accord from Python: questions to a store, data frames, and the display of a notebook."""

import builtins
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import accord
from accord.api.display import marked, show_rows
from accord.errors import AccordError, PageError, StoreError, UsageError
from accord.model import Record, Source
from accord.record import record_to_json
from accord.store import Store, Writer
from accord.store.flat import column_types


@pytest.fixture(scope="session")
def path(full_record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store with one article that fills every field."""
    path = tmp_path_factory.mktemp("api") / "one.duckdb"
    with Store(path) as store:
        writer = Writer(store, accord="1", config={})
        writer.add_record(record_to_json(full_record), page="p-1", source=Source(kind="file", ref="x.txt"))
        writer.finish()
    return path


@pytest.fixture
def store(path: Path) -> Iterator[accord.OpenStore]:
    with accord.open(path) as opened:
        yield opened


def test_rows_are_fetched_when_they_are_asked_for(store: accord.OpenStore) -> None:
    events = store.events()
    assert len(events) == 2
    assert [row.type for row in events] == [row.type for row in events.rows] == ["REJECT", "ASSAULT"]
    assert [row.type for row in events.head(1)] == ["REJECT"]
    assert len(store.events(limit=1)) == len(store.events(limit=1).rows) == 1
    assert store.events(src="BRA")
    assert not store.events(src="PER")


def test_filters_are_those_of_the_command_line(store: accord.OpenStore) -> None:
    assert len(store.events(certainty="CT+", voice=["official", "author"], from_="2024-05-01")) == 1
    assert len(store.statements(kind="deny")) == 1
    assert len(store.articles(q="ferry")) == 1
    assert [row.entity for row in store.actors(search="coast")] == ["bra-cg"]
    assert len(store.failures()) == 0
    with pytest.raises(UsageError, match="did you mean certainty"):
        store.events(certanty="CT+")
    with pytest.raises(UsageError, match="limit must be 1 or more"):
        store.events(limit=0)


def test_a_store_counts_and_gives_records(store: accord.OpenStore, full_record: Record) -> None:
    assert [one.value for one in store.facets("type")["type"]] == ["ASSAULT", "REJECT"]
    assert [one.start for one in store.timeline(by="year")] == [date(2024, 1, 1)]
    assert store.record("a-0123") == record_to_json(full_record)
    assert store.actor("bra-cg").actor.did == 1
    assert store.connection.execute("SELECT count(*) FROM events").fetchone() == (2,)


@pytest.mark.parametrize("table", ["events", "statements", "articles", "actors", "failures"])
def test_data_frames_hold_the_same(store: accord.OpenStore, table: str) -> None:
    for library in ("pandas", "polars", "pyarrow"):
        pytest.importorskip(library)
    result = getattr(store, table)()
    pandas, polars, arrow = result.df(), result.pl(), result.arrow()
    names = list(column_types(table))
    assert list(pandas.columns) == polars.columns == arrow.column_names == names
    assert len(pandas) == polars.height == arrow.num_rows == len(result)
    assert polars.to_dicts() == arrow.to_pylist()


def test_types_are_kept_where_columns_are_empty(store: accord.OpenStore) -> None:
    pandas = pytest.importorskip("pandas")
    full, empty = store.events().df(), store.events(src="PER").df()
    assert dict(full.dtypes.map(str)) == dict(empty.dtypes.map(str)) | {
        name: str(full.dtypes[name]) for name, kind in column_types("events").items() if kind == "DATE"
    }
    assert full["lat"].dropna().tolist() == [-8.76183]
    assert pandas.api.types.is_datetime64_any_dtype(full["day"])


def test_a_missing_library_is_named(store: accord.OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name == "polars":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr("importlib.import_module", refuse)
    with pytest.raises(UsageError, match="pip install polars"):
        store.events().pl()


def test_a_notebook_shows_the_evidence_marked(store: accord.OpenStore) -> None:
    page = store.events(type="ASSAULT")._repr_html_()
    assert 'title="trigger"' in page
    assert "fired</span>" in page
    assert "<p>1 event</p>" in page
    assert 'title="cue"' in store.statements()._repr_html_()
    for other in (store.articles(), store.actors(), store.failures()):
        assert other._repr_html_().startswith("<table>")


def test_what_a_page_says_is_never_html() -> None:
    nasty = "<script>alert(1)</script>&\"'"
    shown = marked(nasty, 100, {"trigger": [(101, 107)], "actor": [(104, 110)]})
    assert "<script" not in shown
    assert shown.count("<span") == 4  # the whole, the trigger, both, the actor
    assert 'title="trigger actor"' in shown


def test_marks_outside_the_stretch_are_cut() -> None:
    assert marked("abc", 10, {"cue": [(0, 5), (12, 99)]}).count("title=") == 1
    assert marked("", 0, {"cue": [(0, 5)]}) == '<span dir="auto"></span>'


def test_an_empty_answer_is_shown_too() -> None:
    assert "0 failures" in show_rows("failures", (), 0)


def test_results_say_what_they_are(store: accord.OpenStore, path: Path) -> None:
    assert repr(store.events(type="AID")) == "<0 events: type=['AID']>"
    assert repr(store) == f"<accord store {path}>"


def test_a_text_is_coded() -> None:
    record = accord.code("Norway sent police to Bergen, the ministry said.", published="2024-05-01")
    assert record["published"] == "2024-05-01"
    assert record["text"].startswith("Norway")
    with pytest.raises(PageError):
        accord.code("")
    with pytest.raises(UsageError, match="media must be text or html"):
        accord.code("x", media="pdf")  # type: ignore[arg-type]


def test_errors_are_accords_own(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        accord.open(tmp_path / "none.duckdb")
    assert issubclass(StoreError, AccordError)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        accord.nothing  # noqa: B018


def test_the_public_names_are_these() -> None:
    assert accord.__all__ == ["Filter", "OpenStore", "__version__", "code", "open"]
    assert all(getattr(accord, name) for name in accord.__all__)
