"""The commands in this process, with the pipeline that the session has loaded."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from accord.cli.app import app
from accord.engines import local
from accord.pipeline import Pipeline
from accord.record import flatten

TEXT = "“We refuse,” said Ana Duarte. The mayor said that Spain had sent forty firefighters to Portugal.\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pipeline: Pipeline) -> Path:
    monkeypatch.setattr(local, "_load", lambda config: pipeline)
    path = tmp_path / "page.txt"
    path.write_text(TEXT)
    return path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


def test_show_codes_a_file_on_the_spot(file: Path) -> None:
    done = _run("show", file, "--published", "2024-05-01")
    assert done.exit_code == 0
    assert "2024-05-01 (as given)" in done.stdout
    assert "Ana Duarte" in done.stdout.split("Statements (")[1]


def test_show_and_code_give_the_same_record(file: Path) -> None:
    shown, coded = _run("show", file, "--json"), _run("code", file)
    assert shown.stdout == coded.stdout
    assert json.loads(coded.stdout)["text"] == TEXT


def test_what_the_user_gives_is_in_the_record(file: Path) -> None:
    given = {"published": "2024-05-01", "title": "T", "outlet": "O", "url": "https://news.example/a"}
    done = _run("code", file, *(part for key, value in given.items() for part in (f"--{key}", value)))
    record = json.loads(done.stdout)
    assert {key: record[key] for key in given} == given


def test_flat_leaves_out_nested_statements(file: Path) -> None:
    full, flat = (json.loads(_run("code", file, *options).stdout) for options in ((), ("--flat",)))
    assert flat == flatten(full)


def test_show_of_an_unreadable_file_says_why_and_fails(file: Path) -> None:
    file.write_text(" \n")
    done = _run("show", file)
    assert done.exit_code == 1
    assert "page.txt" in done.stderr


def test_failures_go_to_the_file_and_the_terminal(file: Path, tmp_path: Path) -> None:
    (tmp_path / "zero.txt").write_text("")
    failures = tmp_path / "failures.jsonl"
    done = _run("code", file, tmp_path / "zero.txt", "--failures", failures)
    assert done.exit_code == 0
    (row,) = map(json.loads, failures.read_text().splitlines())
    assert row["source"]["ref"].endswith("zero.txt")
    assert done.stderr.startswith("accord: ")


def test_read_keeps_and_sums_up(file: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    first, second = (_run("read", file, "--store", store, "--json") for _ in range(2))
    assert [json.loads(done.stdout)["read"] for done in (first, second)] == [1, 0]
    article = json.loads(first.stdout)["best_article"]
    assert _run("show", article, "--store", store, "--json").stdout == _run("code", file).stdout


def test_an_interrupted_read_says_how_it_goes_on(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pipeline: Pipeline
) -> None:
    def interrupt(config: object) -> Pipeline:
        raise KeyboardInterrupt

    monkeypatch.setattr(local, "_load", interrupt)
    done = _run("read", file, "--store", tmp_path / "s.duckdb")
    assert done.exit_code == 130
    assert "the same command goes on from there" in done.stderr
