"""The worked examples of docs/how-to: dictionaries and an own ontology, through the command into a store."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from .conftest import Accord, Done

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
OWN = ("--dictionaries", EXAMPLES / "dictionaries", "--ontology", EXAMPLES / "water.toml")
TEXT = EXAMPLES / "water.txt"


@dataclass(frozen=True)
class Example:
    """The example read three times into one store: without the ontology, with it, and the same again."""

    store: Path
    runs: tuple[Done, Done, Done]

    def query(self, sql: str) -> list[Any]:
        with duckdb.connect(str(self.store), read_only=True) as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def example(accord: Accord, tmp_path_factory: pytest.TempPathFactory) -> Example:
    store = tmp_path_factory.mktemp("own") / "water.duckdb"
    read = ("read", TEXT, "--published", "2010-05-05", "--store", store, "--json")
    return Example(store, (accord(*read, *OWN[:2]), accord(*read, *OWN), accord(*read, *OWN)))


def test_own_types_stand_beside_plover_s_in_the_store(example: Example) -> None:
    assert [done.code for done in example.runs] == [0, 0, 0]
    rows = example.query("SELECT type, mode, own_type, own_mode, own_intensity FROM events ORDER BY trigger_start")
    assert rows == [
        ("ACCUSE", "disapprove", "WATER-DISPUTE", "works", -4.0),
        ("ACCUSE", "disapprove", "WATER-DISPUTE", "works", -4.0),
        ("COERCE", "seize", "WATER-SEIZURE", None, -7.0),
        ("ASSAULT", None, None, None, None),
        ("COERCE", "withhold", "WATER-SEIZURE", "closure", -7.0),
        ("REQUEST", "yield", None, None, None),
        ("ACCUSE", "allege", "WATER-DISPUTE", "shares", -3.0),
        ("CONSULT", None, "BASIN-MEETING", None, 2.5),
    ]


def test_the_dictionaries_say_who_acts(example: Example) -> None:
    rows = example.query(
        "SELECT DISTINCT name, actor, country, sectors FROM parties WHERE actor IS NOT NULL AND length(actor) > 3"
    )
    assert set(map(str, rows)) == {
        "('Tariq Bellamine', 'tariq-bellamine', 'TCD', ['GOV'])",
        "('Shari Defence League', 'shari-defence-league', 'TCD', ['REB'])",
        "('Selma Ortan', 'selma-ortan', 'NER', ['OPP'])",
        "('Basin Water Commission', 'basin-water-commission', 'IGO', [])",
    }


def test_own_types_can_be_asked_for(example: Example, accord: Accord) -> None:
    table = accord("events", example.store, "--own", "water-dispute/works", "--csv").out.splitlines()
    assert len(table) == 3
    assert table[0].endswith(",own_type,own_mode")
    assert accord("events", example.store, "--own", "WATER-DISPUTE", "--json").out.startswith(
        '{"filter":{"own":["WATER-DISPUTE"]},"count":3,'
    )
    assert "WATER-SEIZURE" in accord("events", example.store, "--facet", "own").out


def test_exports_have_them_too(example: Example, accord: Accord) -> None:
    rows = accord("export", example.store, "--as", "jsonl").records
    assert [row["own"] and row["own"]["type"] for row in rows].count("WATER-DISPUTE") == 3
    assert {"type": "WATER-SEIZURE", "mode": None} in [row["own"] for row in rows]
    icews = accord("export", example.store, "--as", "icews", "--extended").out.splitlines()
    place = icews[0].split("\t").index("own_type")
    assert {"WATER-DISPUTE", "WATER-SEIZURE"} <= {line.split("\t")[place] for line in icews[1:]}


def test_the_stored_record_has_them_too(example: Example, accord: Accord) -> None:
    (article,) = [article for (article,) in example.query("SELECT id FROM articles")]
    stored = accord("show", article, "--store", example.store, "--json").records[0]
    coded = accord("code", TEXT, "--published", "2010-05-05", *OWN).records[0]
    assert stored == coded
    assert {"dictionaries", "ontology"} <= coded["models"].keys()
    assert coded["events"][0]["own"] == {"type": "WATER-DISPUTE", "mode": "works", "quad": 3, "intensity": -4.0}
    assert "ACCUSE·disapprove = WATER-DISPUTE·works" in accord("show", article, "--store", example.store).out


def test_a_run_is_named_by_the_dictionaries_and_the_ontology(example: Example) -> None:
    assert [json.loads(done.out)["read"] for done in example.runs] == [1, 1, 0]
    configs = [json.loads(config) for (config,) in example.query("SELECT config FROM runs ORDER BY started")]
    assert configs[0] != configs[1] == configs[2]
    assert ["ontology" in config for config in configs] == [False, True, True]
    assert len({config["dictionaries"] for config in configs}) == 1


def test_a_run_says_what_is_not_carried_over(example: Example, accord: Accord) -> None:
    assert "7 lines of" in example.runs[0].err
    assert "check-dictionaries" in example.runs[0].err
    listed = json.loads(accord("check-dictionaries", EXAMPLES / "dictionaries", "--json").out)
    assert {one["reason"] for one in listed["troubles"]} == {
        "appeal", "date", "group_code", "no_type", "pattern", "several_actors", "unknown_code",
    }  # fmt: skip


def test_the_configuration_file_does_the_same(example: Example, accord: Accord, tmp_path: Path) -> None:
    config = tmp_path / "accord.toml"
    config.write_text(
        f"[dictionaries]\ndir = '{EXAMPLES / 'dictionaries'}'\n[events]\nontology = '{EXAMPLES / 'water.toml'}'\n"
    )
    by_file = accord("code", TEXT, "--published", "2010-05-05", "--config", config).records[0]
    by_option = accord("code", TEXT, "--published", "2010-05-05", *OWN, "--workers", "2").records[0]
    assert by_file == by_option


def test_python_does_the_same(accord: Accord) -> None:
    import accord as package

    text = TEXT.read_text(encoding="utf-8")
    given = {name.lstrip("-"): path for name, path in zip(OWN[::2], OWN[1::2], strict=True)}
    record = package.code(text, published="2010-05-05", **given)  # type: ignore[arg-type]
    written = accord("code", TEXT, "--published", "2010-05-05", *OWN).records[0]
    assert (record["events"], record["models"]) == (written["events"], written["models"])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--dictionaries", "gone"), "cannot read the folder of dictionaries gone"),
        (("--ontology", "gone.toml"), "there is no ontology gone.toml"),
    ],
)
def test_what_is_not_there_is_misuse(accord: Accord, options: tuple[str, str], said: str) -> None:
    done = accord("code", TEXT, *options)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
