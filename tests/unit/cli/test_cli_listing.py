"""`accord events` and its like: the tables, the other forms, and mistakes."""

import csv
import io
import json
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from accord.cli.app import app
from accord.errors import StoreError, UsageError
from accord.model import Record, Source
from accord.record import record_to_json
from accord.store import Store, Writer
from accord.store.flat import column_types

TABLES = ("events", "statements", "articles", "actors")


@pytest.fixture(scope="session")
def path(full_record: Record, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a store with one article, and a second one whose title a spreadsheet would run."""
    path = tmp_path_factory.mktemp("listing") / "one.duckdb"
    record = record_to_json(full_record)
    with Store(path) as store:
        writer = Writer(store, accord="1", config={})
        for number, made in enumerate([record, {**record, "id": "a-1111111111111111", "title": "=HYPERLINK(1)"}]):
            writer.add_record(made, page=f"p-{number}", source=Source(kind="file", ref="x.txt"))
        writer.finish()
    return str(path)


def _run(*arguments: str, width: str = "100") -> Result:
    return CliRunner().invoke(app, list(arguments), env={"COLUMNS": width, "NO_COLOR": "1"}, catch_exceptions=False)


def test_events_are_shown_with_voice_and_evidence(path: str) -> None:
    shown = _run("events", path, "--type", "ASSAULT", "--article", "a-0123").output
    for words in ("2024-05-03", "ASSAULT·firearms", "coast guard → ferries, coast guard", "Ana Duarte", "certain"):
        assert words in shown
    assert "the coast guard fired on two ferries near Porto Velho" in " ".join(shown.split())
    assert "e-000000 · a-012345 · The Example" in shown
    assert "1 event" in shown.splitlines()[-1]


@pytest.mark.parametrize("width", ["40", "80", "200"])
@pytest.mark.parametrize("table", TABLES)
def test_every_width_is_fine(path: str, table: str, width: str) -> None:
    shown = _run(table, path, width=width)
    assert shown.exit_code == 0
    body = shown.output.split("\nMore:")[0]
    assert max(len(line) for line in body.splitlines()) <= int(width)


def test_other_tables_show_their_own(path: str) -> None:
    assert "Ana Duarte (BRA)  say · mixed · a letter" in _run("statements", path).output
    assert "2 statements, 2 events · a-012345 · The Example · en" in _run("articles", path).output
    assert "bra-cg" in _run("actors", path).output


def test_more_is_one_command_away(path: str) -> None:
    first = _run("events", path, "--limit", "1", "--q", "crews refused")
    assert "1 of 2 events" in first.output
    more = first.output.split("More: ")[1].split()
    assert more[1:3] == ["events", path]
    second = _run("events", path, "--limit", "1", "--q", "crews refused", "--cursor", more[-1])
    assert "More" not in second.output
    assert "REJECT" in second.output


@pytest.mark.parametrize("table", TABLES)
def test_all_forms_hold_the_same_rows(path: str, table: str, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in _run(table, path, "--jsonl").output.splitlines()]
    whole = json.loads(_run(table, path, "--json").output)
    spread = list(csv.DictReader(io.StringIO(_run(table, path, "--csv").output)))
    _run(table, path, "--parquet", str(tmp_path / "x.parquet"))
    with duckdb.connect() as memory:
        parquet = memory.execute(f"SELECT * FROM '{tmp_path / 'x.parquet'}'")
        names = [name for name, *_ in parquet.description or ()]
        number = len(parquet.fetchall())
    assert lines == whole["rows"]
    assert (whole["count"], whole["next"], whole["filter"]) == (len(lines), None, {})
    assert len(spread) == number == len(lines)
    assert names == list(spread[0]) == list(lines[0]) == list(column_types(table))


def test_a_spreadsheet_is_not_tricked(path: str) -> None:
    titles = {row["title"] for row in csv.DictReader(io.StringIO(_run("articles", path, "--csv").output))}
    assert titles == {"Ferry row deepens 🚢", "'=HYPERLINK(1)"}


def test_facets_are_counted(path: str) -> None:
    shown = _run("events", path, "--facet", "type", "--facet", "voice").output
    assert shown.splitlines()[:3] == ["type", "2  ASSAULT", "2  REJECT"]
    found = json.loads(_run("statements", path, "--facet", "kind", "--json").output)
    assert found["kind"] == [
        {"value": "deny", "name": "deny", "count": 2},
        {"value": "say", "name": "say", "count": 2},
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--type", "ASALT"), "did you mean ASSAULT"),
        (("--csv", "--json"), "choose one of"),
        (("--csv", "--cursor", "x"), "--cursor goes with"),
        (("--cursor", "x"), "not a cursor"),
        (("--facet", "colour"), "no facet 'colour'"),
        (("--from", "2023", "--from", "2024"), "takes one value"),
    ],
)
def test_mistakes_are_misuse(path: str, arguments: tuple[str, ...], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        _run("events", path, *arguments)


def test_a_missing_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        _run("events", str(tmp_path / "none.duckdb"))
    with pytest.raises(StoreError, match="there is no store"):
        _run("check", str(tmp_path / "none.duckdb"), "--upgrade")


def test_a_whole_store_passes_the_check(path: str) -> None:
    done = _run("check", path)
    assert done.exit_code == 0
    assert "2 articles, 4 statements, 4 events" in done.output
    assert "nothing is wrong" in done.output


def test_a_damaged_store_fails_the_check(path: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(Path(path).read_bytes())
    with duckdb.connect(str(copy)) as connection:
        connection.execute("UPDATE events SET trigger_end = 9999")
    done = _run("check", str(copy))
    assert done.exit_code == 1
    assert "events: trigger outside the text: 4" in done.output
    faults = json.loads(_run("check", str(copy), "--json").output)["faults"]
    assert {(one["table"], one["count"]) for one in faults} == {("events", 4)}
