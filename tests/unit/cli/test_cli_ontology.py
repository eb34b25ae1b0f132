"""`accord check-ontology`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from accord.cli.app import app
from accord.errors import ConfigError, UsageError

EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "water.toml"


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text("[types.A]\nplover = 'AID'\ntriggers = ['boats']\n[types.A.modes]\nbig = {}\n")
    return path


def test_types_are_listed_with_what_they_are_in_plover_and_cameo() -> None:
    done = _run("check-ontology", EXAMPLE)
    assert done.exit_code == 0
    shown = " ".join(done.stdout.split())
    assert "3 types, 3 modes, 4 triggers" in shown
    assert "WATER-DISPUTE -3.0 refines ACCUSE 112, REJECT 120" in shown
    assert "mode works -4.0 one of: dam, weir, reservoir" in shown
    assert "trigger impound (verb, noun) → COERCE·seize 171" in shown
    assert "close (verb) → COERCE·withhold 172 = WATER-SEIZURE·closure; object: floodgate, sluice" in shown
    assert "every entry can match, and none hides another" in shown


def test_json_has_the_same_for_programs(doubtful: Path) -> None:
    found = json.loads(_run("check-ontology", doubtful, "--json").stdout)
    (kind,) = found["types"]
    assert (kind["type"], kind["quad"], kind["refines"]) == ("A", None, [])
    assert [(one["words"], one["part_of_speech"], one["plover"]) for one in kind["triggers"]] == [
        ("boats", "verb", "AID"), ("boats", "noun", "AID"),
    ]  # fmt: skip
    assert kind["modes"] == [{"mode": "big", "intensity": None, "refines": [], "words": []}]
    assert [(one["entry"], one["reason"]) for one in found["warnings"]] == [
        ("types.A", "form"), ("types.A.modes.big", "never"),
    ]  # fmt: skip


def test_a_doubt_is_told_and_no_failure(doubtful: Path) -> None:
    done = _run("check-ontology", doubtful)
    assert done.exit_code == 0
    assert "types.A.modes.big no event can get it" in " ".join(done.stdout.split())


def test_a_file_that_is_wrong_is_misuse_and_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[types.A]\nrefines = AID\n")
    with pytest.raises(ConfigError, match="line 2") as caught:
        _run("check-ontology", path)
    assert isinstance(caught.value, UsageError)  # which ends with exit code 2
    path.write_text("[types.A]\nrefines = ['HELP']\n")
    with pytest.raises(ConfigError, match=r"types\.A\.refines: 'HELP' is no PLOVER type"):
        _run("check-ontology", path)
