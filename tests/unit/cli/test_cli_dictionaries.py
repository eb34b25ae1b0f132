"""`accord check-dictionaries`, and the options that take dictionaries and an ontology."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from accord.cli.app import app
from accord.cli.options import settings_of
from accord.errors import ConfigError


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "dictionaries"
    place.mkdir()
    (place / "a.actors.txt").write_text("COAST_FRONT_ [NORREB]\nTWO_SHORES_ [NOR/SWE]\n")
    (place / "a.verbs.txt").write_text(
        "--- X [070] ---\nHEAVE\n- * ROPE (TO PIER) (IN STORM) [073]\nHUM [---]\n- * TUNE [---]\n"
    )
    return place


def test_every_line_that_is_not_carried_over_is_listed_with_its_reason(folder: Path) -> None:
    done = _run("check-dictionaries", folder)
    assert done.exit_code == 0
    shown = " ".join(done.stdout.split())
    assert "1 actor with 1 spelling" in shown or "1 actor with 2 spellings" in shown
    assert "1 verb with 1 frame of patterns, 1 verb and 2 frames that silence" in shown
    assert "a.actors.txt:2 not TWO_SHORES_ [NOR/SWE]" in shown
    assert "a.verbs.txt:3 in part" in shown


def test_json_has_the_same_for_programs(folder: Path) -> None:
    found = json.loads(_run("check-dictionaries", folder, "--json").stdout)
    assert found["files"] == {"a.actors.txt": "actors", "a.verbs.txt": "verbs"}
    counted = ("actors", "verbs", "patterns", "null_verbs", "null_patterns")
    assert [found["carried_over"][name] for name in counted] == [1, 1, 1, 1, 2]
    assert [(one["file"], one["line"], one["carried_over"], one["reason"]) for one in found["troubles"]] == [
        ("a.actors.txt", 2, "not", "several_actors"), ("a.verbs.txt", 3, "partly", "loose"),
    ]  # fmt: skip


def test_a_long_list_is_cut_unless_all_is_asked_for(folder: Path) -> None:
    (folder / "b.actors.txt").write_text("".join(f"SHORE_{number}_ [QQQ]\n" for number in range(60)))
    assert "22 more: --all lists them" in _run("check-dictionaries", folder).stdout
    assert "more: --all" not in _run("check-dictionaries", folder, "--all").stdout


def test_where_all_is_carried_over_it_says_so(folder: Path) -> None:
    (folder / "a.verbs.txt").unlink()
    (folder / "a.actors.txt").write_text("COAST_FRONT_ [NORREB]\n")
    assert "every line is carried over" in _run("check-dictionaries", folder).stdout


def test_a_run_says_in_one_line_how_much_is_not_carried_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = settings_of(None, dictionaries=folder)
    assert settings.dictionaries.dir == str(folder)
    said = " ".join(capsys.readouterr().err.split())
    assert f"2 lines of {folder} carried over in part or not at all (1)" in said
    assert "check-dictionaries" in said


def test_the_configuration_may_name_both(folder: Path, tmp_path: Path) -> None:
    config, ontology = tmp_path / "accord.toml", tmp_path / "own.toml"
    ontology.write_text("[types.A]\nrefines = ['AID']\n")
    config.write_text(f"[dictionaries]\ndir = '{folder}'\n[events]\nontology = '{ontology}'\n")
    settings = settings_of(config)
    assert (settings.dictionaries.dir, settings.events.ontology) == (str(folder), str(ontology))


def test_an_ontology_that_is_not_there_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"there is no ontology .*gone\.toml"):
        settings_of(None, ontology=tmp_path / "gone.toml")
