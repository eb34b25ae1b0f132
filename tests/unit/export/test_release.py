"""A release: whole, checked, and the same whenever it is made."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from accord.errors import UsageError
from accord.export import Options, Selection
from accord.export.release import About, write_release
from accord.store import Store
from accord.store.filters import Filter

ABOUT = About(
    title="Ferries & ports", authors=("Ruiz, Ana", "Harbour Institute"), licence="CC-BY-4.0", day="2024-06-01"
)
TABLES = ["events", "articles", "statements", "parties", "mentions", "furniture", "warnings", "runs"]


def _release(store: Store, folder: Path, *, text: bool = False, **asked: Any) -> dict[str, int]:
    chosen = Selection(store.connection, Filter.parse(asked))
    return write_release(chosen, folder, Options(text=text), ABOUT)


@pytest.fixture(scope="module")
def released(small_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("released") / "release"
    with Store(small_store, read_only=True) as store:
        _release(store, folder)
    return folder


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_file_has_its_checksum(released: Path) -> None:
    sums = dict(line.split("  ")[::-1] for line in (released / "SHA256SUMS").read_text().splitlines())
    files = {path.relative_to(released).as_posix() for path in released.rglob("*") if path.is_file()}
    assert set(sums) == files - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256((released / name).read_bytes()).hexdigest() == digest


def test_the_descriptor_names_every_table_with_its_columns(released: Path) -> None:
    package = json.loads((released / "datapackage.json").read_text())
    tables = [one for one in package["resources"] if one["format"] == "csv"]
    assert [one["name"] for one in tables] == TABLES
    for one in tables:
        rows = _rows(released / one["path"])
        names = [field["name"] for field in one["schema"]["fields"]]
        assert len(rows) == one["rows"]
        assert (released / one["path"]).stat().st_size == one["bytes"]
        assert not rows or list(rows[0]) == names
        assert all(field["description"] for field in one["schema"]["fields"]), one["name"]
        assert set(one["schema"]["primaryKey"]) <= set(names)
        keys = [tuple(row[name] for name in one["schema"]["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)


def test_every_reference_leads_to_a_row(released: Path) -> None:
    package = json.loads((released / "datapackage.json").read_text())
    for one in package["resources"]:
        for key in one.get("schema", {}).get("foreignKeys", []):
            target = {
                row[key["reference"]["fields"]] for row in _rows(released / f"data/{key['reference']['resource']}.csv")
            }
            assert {row[key["fields"]] for row in _rows(released / one["path"])} <= target


def test_parquet_and_csv_hold_the_same_rows(released: Path) -> None:
    for table in TABLES:
        sql = f"SELECT * FROM read_parquet('{released / 'data' / table}.parquet')"
        found = duckdb.execute(sql)
        names = [name for name, *_ in found.description or ()]
        rows = _rows(released / f"data/{table}.csv")
        assert len(found.fetchall()) == len(rows)
        assert not rows or list(rows[0]) == names


def test_the_articles_words_stay_out_and_can_be_checked_by_those_who_have_them(
    released: Path, texts: dict[str, str]
) -> None:
    whole = b"".join(path.read_bytes() for path in released.rglob("*.csv"))
    assert b"the crew had fired" not in whole
    articles = {row["id"]: row for row in _rows(released / "data/articles.csv")}
    for article, text in texts.items():
        assert articles[article]["text_sha256"] == hashlib.sha256(text.encode()).hexdigest()
        assert articles[article]["text_length"] == str(len(text))


def test_the_articles_words_go_in_when_asked_for(store: Store, tmp_path: Path, texts: dict[str, str]) -> None:
    _release(store, tmp_path / "r", text=True)
    rows = {row["id"]: row["text"] for row in _rows(tmp_path / "r/data/articles.csv")}
    assert rows["a-ferry"] == texts["a-ferry"]


def test_folders_of_the_one_who_read_the_pages_stay_out(released: Path) -> None:
    assert [row["source_ref"] for row in _rows(released / "data/articles.csv")] == ["a-ferry.txt", "a-port.txt"]
    assert b"somebody" not in b"".join(path.read_bytes() for path in released.rglob("*.csv"))


def test_a_filter_takes_what_belongs_to_the_chosen_events(store: Store, tmp_path: Path) -> None:
    counts = _release(store, tmp_path / "r", type="REQUEST")
    assert counts == dict.fromkeys(TABLES, 0) | {"events": 1, "articles": 1, "parties": 2, "runs": 1}
    assert "type = REQUEST" in (tmp_path / "r/README.md").read_text()


def test_the_same_store_gives_the_same_bytes(store: Store, released: Path, tmp_path: Path) -> None:
    _release(store, tmp_path / "again")
    assert (tmp_path / "again/SHA256SUMS").read_bytes() == (released / "SHA256SUMS").read_bytes()


def test_the_citation_names_title_authors_and_licence(released: Path) -> None:
    text = (released / "CITATION.cff").read_text()
    for line in (
        'cff-version: "1.2.0"',
        'title: "Ferries & ports"',
        '  - family-names: "Ruiz"\n    given-names: "Ana"',
        '  - name: "Harbour Institute"',
        'date-released: "2024-06-01"',
        'license: "CC-BY-4.0"',
    ):
        assert line in text


def test_the_codebook_defines_every_column_and_code(released: Path) -> None:
    text = (released / "codebook.md").read_text()
    package = json.loads((released / "datapackage.json").read_text())
    for one in package["resources"]:
        for field in one.get("schema", {}).get("fields", []):
            assert f"| {field['name']} |" in text
    for word in ("Type ASSAULT", "| firearms |", "| CT- |", "| peacekeeping |", "| REB |", "| 1831 |"):
        assert word in text


def test_a_folder_with_something_in_it_is_left_alone(store: Store, tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r/notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds something already"):
        _release(store, tmp_path / "r")
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


@pytest.mark.parametrize("wrong", [{"day": "1 May"}, {"doi": "doi:x"}, {"title": " "}])
def test_what_cannot_be_is_told(wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        About(**wrong)  # type: ignore[arg-type]
