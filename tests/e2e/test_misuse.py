"""Misuse ends with exit code 2 and one line that helps; help and version come at once."""

import json
import time
from pathlib import Path

import jsonschema
import pytest

from accord import __version__

from .conftest import Accord


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("no-such-file.txt",), "no-such-file.txt"),
        (("--published", "May 2024", "{file}"), "a day such as 2024-05-01, not 'May 2024'"),
        (("--published", "2024-13-01", "{file}"), "2024-13-01"),
        (("--config", "none.toml", "{file}"), "none.toml"),
        (("--config", "{config}", "{file}"), "unknown key 'modle'"),
        (("--workers", "0", "{file}"), "--workers"),
        (("--workers", "99999999999", "{file}"), "--workers"),
        (("--wrokers", "2", "{file}"), "--wrokers"),
    ],
)
def test_misuse(
    arguments: tuple[str, ...], says: str, accord: Accord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = {"file": "a.txt", "config": "accord.toml"}
    Path("a.txt").write_text("The council met on Tuesday.\n")
    Path("accord.toml").write_text('[language]\nmodle = "x"\n')
    done = accord("code", *(argument.format(**names) for argument in arguments))
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert "Traceback" not in done.err


def test_misuse_makes_no_store(accord: Accord, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    assert accord("read", tmp_path / "none.txt", "--store", store).code == 2
    assert accord("read", tmp_path, "--store", store, "--published", "soon").code == 2
    assert not store.exists()


def test_a_file_whose_name_begins_with_a_dash(accord: Accord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-page.txt").write_text("")
    done = accord("code", "-page.txt")
    assert done.code == 2
    assert "write ./-page.txt" in done.err
    assert "the page holds no text" in accord("code", "./-page.txt").err


def test_the_error_is_one_line(accord: Accord) -> None:
    done = accord("code", "no-such-file.txt")
    assert done.err.startswith("accord: ")
    assert done.err.count("\n") == 1


def test_showing_what_is_not_there(accord: Accord, tmp_path: Path) -> None:
    done = accord("show", "a-123", "--store", tmp_path / "none.duckdb")
    assert done.code == 2
    assert "no file 'a-123'" in done.err
    assert "accord read PATH" in done.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--help",), ("code", "read", "show", "schema", "Exit codes")),
        (("code", "--help"), ("--flat", "--failures", "--published", "exit code is 1 only when")),
        (("read", "--help"), ("--store", "--again", "--json", "goes on where it stopped")),
        (("show", "--help"), ("FILE|ID|-", "--json", "--published")),
    ],
)
def test_help(arguments: tuple[str, ...], says: tuple[str, ...], accord: Accord) -> None:
    done = accord(*arguments, COLUMNS="100")
    assert done.code == 0
    words = " ".join(done.out.split())
    assert all(one in words for one in says)


def test_help_does_not_wait_for_the_language_model(accord: Accord) -> None:
    def seconds() -> float:
        start = time.perf_counter()
        accord("--help")
        return time.perf_counter() - start

    # Half a second on a quiet machine; the model alone takes three.
    assert min(seconds() for _ in range(3)) < 1.5


def test_version(accord: Accord) -> None:
    assert accord("--version").out == f"accord {__version__}\n"


def test_the_schema_is_printed(accord: Accord) -> None:
    schema = json.loads(accord("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["properties"]["schema"] == {"description": "Version of this contract.", "const": "accord/1"}
