"""Exports by name, other packages' exports, and files that are whole or not there."""

import json
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from accord.errors import ConfigError, OutputError, UsageError
from accord.export import (
    Column,
    Counts,
    Export,
    Options,
    Selection,
    describe_columns,
    export_names,
    export_to_file,
    exports,
    find_export,
    sidecar_of,
    write_export,
)
from accord.store import Store


def test_every_export_has_its_name_and_says_what_its_columns_hold() -> None:
    for name in export_names():
        found = find_export(name)
        assert found.name == name
        assert found.suffix.startswith(".")
        described = describe_columns(found, Options())
        assert described["code_lists"]
        assert all(column["description"] for column in described["columns"])


def test_an_unknown_export_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean gdelt"):
        find_export("gdlet")


def _count(chosen: Selection, out: BinaryIO, options: Options, counts: Counts) -> None:
    for event in chosen.events():
        counts.rows += 1
        out.write(f"{event.type}\n".encode())


COUNTED = Export(
    name="types",
    summary="One type a line",
    suffix=".txt",
    media="text/plain",
    write=_count,
    columns=lambda options: (Column(name="type", type="string", filled="yes", description="PLOVER type."),),
)


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Offer an export as another package would."""

    def offer(value: str) -> None:
        point = EntryPoint(name="types", value=value, group=exports.GROUP)
        monkeypatch.setattr(exports, "entry_points", lambda group: [point])
        exports.find_export.cache_clear()

    return offer


def test_another_package_may_offer_an_export(offered: Any, store: Store, tmp_path: Path) -> None:
    offered(f"{__name__}:COUNTED")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(EntryPoint, "load", lambda self: COUNTED)
        assert "types" in export_names()
        counts = export_to_file("types", Selection(store.connection), tmp_path / "types.txt", Options())
    assert counts.rows == 5
    assert (tmp_path / "types.txt").read_text().splitlines()[0] == "COERCE"


def test_what_is_offered_must_be_an_export(offered: Any) -> None:
    offered("json:dumps")
    with pytest.raises(ConfigError, match="not an accord"):
        find_export("types")


def test_a_file_comes_with_its_columns_described(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "events.tsv"
    export_to_file("icews", Selection(store.connection), path, Options())
    described = json.loads(sidecar_of(path).read_text())
    assert (described["rows"], described["events"]) == (4, 5)
    assert described["left_out"] == {"no_date": 1, "not_asserted": 1}
    assert described["not_filled"] == ["District"]
    assert sorted(tmp_path.iterdir()) == [path, sidecar_of(path)]


def test_a_file_is_replaced_only_by_a_whole_one(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "events.csv"
    path.write_text("old")

    def fail(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(
        "accord.export.write.find_export",
        lambda name: Export(
            **{key: getattr(COUNTED, key) for key in ("name", "summary", "suffix", "media", "columns")}, write=fail
        ),
    )
    with pytest.raises(OutputError, match="No space left"):
        export_to_file("csv", Selection(store.connection), path, Options())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("place", ["missing/events.csv", "."])
def test_a_place_that_cannot_be_written_is_told(store: Store, tmp_path: Path, place: str) -> None:
    with pytest.raises(UsageError, match=r"does not exist|is a folder"):
        export_to_file("csv", Selection(store.connection), tmp_path / place, Options())


def test_the_same_events_give_the_same_bytes(store: Store, tmp_path: Path) -> None:
    for name in export_names():
        for path in (tmp_path / "a", tmp_path / "b"):
            with path.open("wb") as out:
                write_export(name, Selection(store.connection), out, Options())
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes(), name
