"""PLOVER and CAMEO as data: scores, modes, and the way from a type to a code."""

import csv
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from accord.errors import ConfigError
from accord.events.codes import Ontology


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return Ontology()


def test_there_are_sixteen_types_37_contexts_and_25_sectors(ontology: Ontology) -> None:
    assert (len(ontology.types), len(ontology.contexts), len(ontology.sectors)) == (16, 37, 25)


@pytest.mark.parametrize(
    ("type_", "mode", "quad", "intensity"),
    [
        ("ASSAULT", "aerial", 4, -9.5),
        ("ASSAULT", None, 4, -9.0),
        ("AID", None, 2, 10.0),
        ("CONSULT", "phone", 1, 1.5),
        ("ACCUSE", None, 3, -3.0),
    ],
)
def test_a_mode_has_its_own_score_and_a_type_its_quad(
    ontology: Ontology, type_: str, mode: str | None, quad: int, intensity: float
) -> None:
    assert ontology.quad(type_) == quad
    assert ontology.intensity(type_, mode) == intensity


@pytest.mark.parametrize(
    ("type_", "mode", "contexts", "code"),
    [
        ("ASSAULT", "aerial", ("military",), "195"),
        ("ASSAULT", None, (), "180"),
        ("ASSAULT", None, ("military",), "190"),
        ("ASSAULT", "targeted", ("military",), "186"),
        ("AID", None, ("military",), "072"),
        ("AID", None, ("human_security", "disasters"), "073"),
        ("SANCTION", "discontinue", ("economic",), "163"),
        ("SANCTION", "discontinue", (), "160"),
        ("REQUEST", "meet", (), "106"),
        ("PROTEST", "demo", ("executive",), "141"),
        ("PROTEST", "demo", ("rights_freedoms",), "1413"),
        ("COERCE", "censor", (), "1721"),
        ("MOBILIZE", "troops", ("military",), "154"),
        ("CONSULT", "visit", ("diplomatic",), "042"),
    ],
)
def test_contexts_choose_between_the_codes_of_a_mode(
    ontology: Ontology, type_: str, mode: str | None, contexts: tuple[str, ...], code: str
) -> None:
    assert ontology.cameo(type_, mode, contexts)[0] == code


def test_the_goldstein_value_is_that_of_the_code(ontology: Ontology) -> None:
    assert ontology.cameo("ASSAULT", "aerial", ("military",)) == ("195", -10.0)


def test_a_hint_wins_where_it_belongs_to_the_type(ontology: Ontology) -> None:
    assert ontology.cameo("CONSULT", None, ("diplomatic",), hint="046") == ("046", 7.0)
    assert ontology.cameo("CONSULT", None, ("diplomatic",), hint="190")[0] == "040"
    assert ontology.cameo("CONSULT", None, (), hint="no such code")[0] == "040"


def test_codes_that_claim_too_much_are_never_reached_without_a_hint(ontology: Ontology) -> None:
    reached = {
        ontology.cameo(type_, mode, contexts)[0]
        for type_ in ontology.types
        for mode in (None, *ontology.modes(type_))
        for contexts in [(), *((name,) for name in ontology.contexts)]
    }
    assert not reached & {"203", "201", "202", "185", "0342", "045", "115", "1411"}
    assert all(len(code) > 2 for code in reached)


def test_every_type_and_mode_leads_to_a_code_that_exists(ontology: Ontology) -> None:
    for type_ in ontology.types:
        for mode in (None, *ontology.modes(type_)):
            code, goldstein = ontology.cameo(type_, mode)
            assert ontology.codes[code].goldstein == goldstein


def test_an_unknown_type_or_mode_is_named_with_the_known_ones(ontology: Ontology) -> None:
    with pytest.raises(ConfigError, match="'FIGHT'; the types are: AGREE"):
        ontology.quad("FIGHT")
    with pytest.raises(ConfigError, match="AID has no mode 'aerial'; it has: none"):
        ontology.intensity("AID", "aerial")


def test_files_that_contradict_one_another_are_refused_with_every_fault(tmp_path: Path) -> None:
    home = files("accord.events") / "ontology"
    for name in ("plover.toml", "choice.toml", "cameo.csv"):
        with (home / name).open("rb") as source, (tmp_path / name).open("wb") as target:
            shutil.copyfileobj(source, target)
    rows = list(csv.reader((tmp_path / "cameo.csv").read_text(encoding="utf-8").splitlines()))
    for row in rows:
        if row[0] == "195":
            row[7] = "airborne"
        if row[0] == "072":
            row[8] = "armed_forces"
    with (tmp_path / "cameo.csv").open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows(rows)

    with pytest.raises(ConfigError) as caught:
        Ontology(tmp_path)

    assert "CAMEO 195: ASSAULT has no mode airborne" in str(caught.value)
    assert "CAMEO 072: unknown contexts armed_forces" in str(caught.value)
