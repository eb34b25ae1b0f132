"""`accord export` and `accord release`: from a store to files that others read."""

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest

from .conftest import Accord, Read


def test_an_export_goes_to_standard_output_and_its_summary_beside_it(stored: Read, accord: Accord) -> None:
    done = accord("export", stored.store, "--as", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out, newline="")))
    assert done.code == 0
    assert rows
    assert f"{len(rows)} events: {len(rows)} rows" in done.err


def test_an_export_to_a_file_has_its_columns_described_beside_it(stored: Read, accord: Accord, tmp_path: Path) -> None:
    path = tmp_path / "events.tsv"
    done = accord("export", stored.store, "--as", "gdelt", "-o", path, "--json")
    summary = json.loads(done.out)
    lines = path.read_text().splitlines()
    described = json.loads((tmp_path / "events.tsv.columns.json").read_text())
    assert {line.count("\t") for line in lines} == {60}
    assert summary["rows"] == described["rows"] == len(lines)
    assert summary["left_out"] == described["left_out"]


def test_filters_choose_what_is_exported(stored: Read, accord: Accord) -> None:
    done = accord("export", stored.store, "--as", "jsonl", "--type", "PROTEST", "--voice", "author")
    told = [json.loads(line) for line in done.out.splitlines()]
    assert told
    assert {(event["type"], event["side"]) for event in told} == {("PROTEST", "author")}


def test_columns_can_be_asked_for_without_an_export(stored: Read, accord: Accord) -> None:
    done = accord("export", stored.store, "--as", "polecat", "--columns")
    described = json.loads(done.out)
    assert len(described["columns"]) == 40
    assert described["null"] == "None"
    assert "Wikipedia Actor ID" in described["not_filled"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--as", "gdlet"], "did you mean gdelt?"),
        (["--as", "csv", "--json"], "name one with -o"),
        (["--as", "csv", "-o", "nowhere/x.csv"], "does not exist"),
        (["--as", "csv", "--type", "ATTACK"], "type has no value 'ATTACK'"),
    ],
)
def test_misuse_is_told_in_one_line(stored: Read, accord: Accord, arguments: list[str], said: str) -> None:
    done = accord("export", stored.store, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_a_release_is_whole_and_the_same_each_time(stored: Read, accord: Accord, tmp_path: Path) -> None:
    for name in ("one", "two"):
        done = accord("release", stored.store, tmp_path / name, "--author", "Ruiz, Ana", "--licence", "CC-BY-4.0")
        assert done.code == 0
        assert "written to" in done.err
    sums = (tmp_path / "one/SHA256SUMS").read_text()
    assert sums == (tmp_path / "two/SHA256SUMS").read_text()
    for line in sums.splitlines():
        digest, path = line.split("  ")
        assert hashlib.sha256((tmp_path / "one" / path).read_bytes()).hexdigest() == digest


def test_a_release_without_an_author_says_so_and_never_overwrites(stored: Read, accord: Accord, tmp_path: Path) -> None:
    assert "--author" in accord("release", stored.store, tmp_path / "r").err
    again = accord("release", stored.store, tmp_path / "r")
    assert again.code == 2
    assert "holds something already" in again.err
