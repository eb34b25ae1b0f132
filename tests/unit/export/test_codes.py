"""Crosswalks: complete, and as the traditions compose their codes."""

import csv
from importlib.resources import files

import pytest

from accord.actors.knowledge import load_knowledge
from accord.events.codes import Ontology
from accord.export.codes import actor_code, cow, fips, icews_country, icews_sectors, quad, table, us_state
from accord.export.event import ExportParty


def party(country: str | None = None, *sectors: str, actor: str | None = None) -> ExportParty:
    return ExportParty(name="x", actor=actor, country=country, sectors=sectors, spans=(), words="x")


@pytest.mark.parametrize(
    ("given", "gdelt", "phoenix"),
    [
        (party("USA", "GOV"), "USAGOV", "USAGOV"),
        (party("ROU", "MIL", actor="ROU"), "ROMMIL", "ROUMIL"),
        (party(None, "REB"), "REB", "REB"),
        (party("KEN", "JRN", "CVL"), "KENMEDCVL", "KENMEDCVL"),
        (party("KEN", "MED"), "KENHLH", "KENHLH"),
        (party("UNO"), "IGOUNO", "IGOUNO"),
        (party("EUR", "LEG"), "IGOEUREECLEG", "IGOEUREECLEG"),
        (party("NGO", "MED"), "NGOHLH", "NGOHLH"),
        (party("PSE", "REB", actor="hamas"), "PSEREBHMS", "PSEREBHMS"),
        (party("UNO", actor="who"), "IGOUNOHLHWHO", "IGOUNOHLHWHO"),
        (party(None, actor="shiites"), "MOSSHI", "MOSSHI"),
        (party(None, "UNK"), "", ""),
        (None, "", ""),
    ],
)
def test_codes_are_country_and_roles_or_a_groups_own(given: ExportParty | None, gdelt: str, phoenix: str) -> None:
    assert actor_code(given, gdelt=True).code == gdelt
    assert actor_code(given, gdelt=False).code == phoenix


def test_a_known_group_has_its_parts() -> None:
    nato = actor_code(party("IGO", actor="nato"), gdelt=True)
    assert (nato.country, nato.group, nato.types) == ("WST", "NAT", ("IGO",))


def test_one_role_that_two_sectors_lead_to_stands_once() -> None:
    assert actor_code(party("FRA", "CVL", "SOC"), gdelt=True).code == "FRACVL"


def test_icews_lists_the_sectors_of_a_party_once_each() -> None:
    assert icews_sectors(party("IND", "COP", "MIL")) == "Police,Government,Military"
    assert icews_sectors(party("IND")) == ""


def test_every_sector_and_international_code_of_plover_has_its_row() -> None:
    ontology = Ontology()
    assert set(table("roles")) == set(ontology.sectors)
    assert set(table("international")) == set(ontology.international)


def test_every_actor_in_the_crosswalks_is_one_that_accord_knows() -> None:
    known = load_knowledge().entries
    assert set(table("known_actors")) | set(table("peoples")) <= set(known)


def test_every_state_that_accord_knows_has_its_codes() -> None:
    text = files("accord.actors").joinpath("data", "states.csv").read_text(encoding="utf-8")
    states = {row["id"]: row for row in csv.DictReader(text.splitlines())}
    countries = table("countries")
    assert set(countries) == set(states)
    assert {code: row["cow"] for code, row in countries.items()} == {code: row["cow"] for code, row in states.items()}
    assert all(len(row["gdelt"]) == 3 and row["icews"] for row in countries.values())


def test_countries_have_the_codes_of_each_list() -> None:
    assert (fips("DEU"), cow("DEU"), icews_country("RUS"), us_state("Texas")) == (
        "GM",
        "255",
        "Russian Federation",
        "TX",
    )
    assert (fips(None), cow("XXX"), icews_country("UNO")) == ("", "", "")


def test_quads_differ_where_the_traditions_do() -> None:
    assert [(quad(code, "gdelt"), quad(code, "phoenix")) for code in ("010", "163", "190")] == [(1, 0), (4, 3), (4, 4)]
    assert set(table("quads")) == {code[:2] for code in Ontology().codes}
