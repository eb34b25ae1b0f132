"""CSV, Parquet and Stata: the same table, read back by the programs that people use."""

import csv
import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from accord.export import Options, find_export
from accord.export.text import unguard
from accord.store import Store
from accord.store.files import csv_lines
from accord.store.query import each_event

Export = Callable[..., Any]
NAMES = [column.name for column in find_export("csv").columns(Options())]


@pytest.fixture
def written(export: Export, tmp_path: Path) -> Callable[..., Path]:
    """Write an export into a file and give its path."""

    def run(name: str, **options: Any) -> Path:
        content, _ = export(name, **options)
        path = tmp_path / f"events{find_export(name).suffix}"
        path.write_bytes(content)
        return path

    return run


def test_csv_is_strict(export: Export) -> None:
    content, counts = export("csv")
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == content.count(b"\n") == counts.rows + 1
    parsed = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
    assert parsed[0] == NAMES
    assert {len(row) for row in parsed} == {len(NAMES)}


def test_csv_begins_with_the_columns_of_accord_events(export: Export, store: Store) -> None:
    content, _ = export("csv")
    theirs = {row["event"]: row for row in csv.DictReader(csv_lines("events", each_event(store.connection)))}
    for row in csv.DictReader(io.StringIO(content.decode(), newline="")):
        same = theirs[row["event"]]
        assert list(row)[: len(same)] == list(same)
        assert {name: row[name] for name in same} == same


def test_csv_guards_formulas_and_the_guard_comes_off(export: Export) -> None:
    content, _ = export("csv", q="Constanta")
    (row,) = csv.DictReader(io.StringIO(content.decode(), newline=""))
    assert row["actor"] == "'=cmd|' /C calc'!A0"
    assert unguard(row["actor"]) == "=cmd|' /C calc'!A0"
    assert row["goldstein"] == "-5.0"  # a number is none


def test_without_text_offsets_and_hashes_stay(export: Export) -> None:
    content, _ = export("csv", text=False)
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    assert b"Denmark denied" not in content
    assert {"evidence", "trigger_words"}.isdisjoint(rows[0])
    assert (rows[1]["evidence_start"], rows[1]["evidence_end"]) == ("99", "138")
    assert len(rows[1]["evidence_sha256"]) == 64


def test_offsets_and_hashes_are_those_of_the_sentence(export: Export, texts: dict[str, str]) -> None:
    content, _ = export("csv")
    for row in csv.DictReader(io.StringIO(content.decode(), newline="")):
        text = texts[row["article"]]
        sentence = text[int(row["evidence_start"]) : int(row["evidence_end"])]
        assert unguard(row["evidence"]) == sentence
        assert row["evidence_sha256"] == hashlib.sha256(sentence.encode()).hexdigest()
        assert text[int(row["trigger_start"]) : int(row["trigger_end"])] == row["trigger_words"]


def _events(found: Any) -> list[tuple[str, str, float, str]]:
    return [tuple(row) for row in found]


EXPECTED = [
    ("e-boarded", "COERCE", -5.0, "171"),
    ("e-fired", "ASSAULT", -5.0, "190"),
    ("e-met", "CONSULT", -5.0, "040"),
    ("e-again", "COERCE", -5.0, "171"),
    ("e-asked", "REQUEST", -5.0, "020"),
]
ASKED = ["event", "type", "goldstein", "cameo"]


def test_pandas_reads_csv_parquet_and_stata(written: Callable[..., Path]) -> None:
    as_text = {"cameo": str}
    assert _events(pd.read_csv(written("csv"), dtype=as_text)[ASKED].itertuples(index=False)) == EXPECTED
    assert _events(pd.read_parquet(written("parquet"))[ASKED].itertuples(index=False)) == EXPECTED
    assert _events(pd.read_stata(written("stata"))[ASKED].itertuples(index=False)) == EXPECTED


def test_polars_reads_csv_and_parquet(written: Callable[..., Path]) -> None:
    assert _events(pl.read_csv(written("csv"), schema_overrides={"cameo": pl.String})[ASKED].rows()) == EXPECTED
    assert _events(pl.read_parquet(written("parquet"))[ASKED].rows()) == EXPECTED


def test_duckdb_reads_csv_and_parquet(written: Callable[..., Path]) -> None:
    for name, read in (("csv", "read_csv(?, all_varchar = true)"), ("parquet", "read_parquet(?)")):
        sql = f"SELECT event, type, goldstein::DOUBLE, cameo FROM {read}"
        assert _events(duckdb.execute(sql, [str(written(name))]).fetchall()) == EXPECTED


def test_parquet_and_csv_hold_the_same(written: Callable[..., Path]) -> None:
    table = duckdb.execute("SELECT * FROM read_parquet(?)", [str(written("parquet"))])
    assert [name for name, *_ in table.description or ()] == NAMES
    parquet = [["" if cell is None else str(cell) for cell in row] for row in table.fetchall()]
    with written("csv").open(newline="") as file:
        cells = [[unguard(cell) for cell in row] for row in list(csv.reader(file))[1:]]
    truth = {"true": "True", "false": "False"}
    assert parquet == [[truth.get(cell, cell) for cell in row] for row in cells]


def test_parquet_describes_its_columns(written: Callable[..., Path]) -> None:
    sql = "SELECT value::VARCHAR FROM parquet_kv_metadata(?) WHERE key::VARCHAR = 'accord'"
    ((metadata,),) = duckdb.execute(sql, [str(written("parquet"))]).fetchall()
    assert "PLOVER" in metadata
    assert "evidence_sha256" in metadata


def test_stata_has_labels_days_and_long_text(written: Callable[..., Path]) -> None:
    with pd.read_stata(written("stata"), iterator=True) as reader:
        frame = reader.read()
        labels, values = reader.variable_labels(), reader.value_labels()
    assert labels["type"] == "PLOVER type."
    assert b"note1" in written("stata").read_bytes()
    assert values["factuality_l"][4] == "CT- certainly not"
    assert list(frame["factuality"])[:2] == ["CT+ certain", "CT- certainly not"]
    assert str(frame["date_start"][0].date()) == "2024-05-03"
    assert frame["date_start"].isna().sum() == 4
    assert frame["evidence"][1] == "Denmark denied that the crew had fired."
    assert frame["title"][0] == "Trawler held off Bergen 🚢"
    assert frame["geonames"][0] == 3161732
    assert frame["lat"].isna().sum() == 4


def test_names_fit_stata() -> None:
    names = [column.name for column in find_export("stata").columns(Options())]
    assert all(name.isascii() and len(name) <= 32 and name.isidentifier() for name in names)


@pytest.mark.parametrize("name", ["csv", "parquet", "stata", "jsonl", "gdelt", "phoenix", "graphml", "geojson"])
def test_the_size_of_the_pieces_read_at_once_changes_nothing(
    export: Export, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    whole, _ = export(name)
    monkeypatch.setattr("accord.export.reading.CHUNK", 2)
    monkeypatch.setattr("accord.export.flat.STRETCH", 2)
    again = export(name)[0]
    if name == "parquet":  # its pages are cut otherwise
        assert pl.read_parquet(io.BytesIO(again)).equals(pl.read_parquet(io.BytesIO(whole)))
    else:
        assert again == whole


@pytest.mark.parametrize("name", ["csv", "parquet", "stata", "jsonl", "gdelt", "polecat", "geojson", "graphml"])
def test_nothing_chosen_gives_a_readable_empty_file(written: Callable[..., Path], export: Export, name: str) -> None:
    path = written(name, outlet="Nobody")
    assert export(name, outlet="Nobody")[1].rows == 0
    if name == "stata":
        assert pd.read_stata(path).shape == (0, len(NAMES))
    if name == "parquet":
        assert pl.read_parquet(path).columns == NAMES
