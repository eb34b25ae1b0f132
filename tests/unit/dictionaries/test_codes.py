"""CAMEO codes in PLOVER's terms."""

import csv
import tomllib
from importlib.resources import files

import pytest

from accord.dictionaries.codes import ActorReading, is_event_code, read_actor_code, read_event_code


@pytest.mark.parametrize(
    ("code", "country", "sectors", "left"),
    [
        ("USA", "USA", (), ()),
        ("USAGOV", "USA", ("GOV",), ()),
        ("PALREBHMS", "PSE", ("REB",), ("HMS",)),
        ("IGOUNO", "UNO", (), ()),
        ("IGOUNOREFHCR", "UNO", ("REF",), ("HCR",)),
        ("IGOEUREEC", "EUR", (), ("EUR",)),
        ("NGOHLHMSF", "NGO", ("MED",), ("MSF",)),
        ("KENMED", "KEN", ("JRN",), ()),
        ("INDSEPMOS", "IND", ("REB", "REL"), ()),
        ("GOV", None, ("GOV",), ()),
        ("usagov", "USA", ("GOV",), ()),
    ],
)
def test_a_code_of_an_actor_is_split(
    code: str, country: str | None, sectors: tuple[str, ...], left: tuple[str, ...]
) -> None:
    assert read_actor_code(code) == ActorReading(country, sectors, left)


@pytest.mark.parametrize("code", ["XQZ", "QQ", "HMS"])
def test_a_code_without_country_and_sector_says_nothing(code: str) -> None:
    assert not read_actor_code(code)


def test_the_sectors_are_those_that_actors_may_have() -> None:
    found = tomllib.loads((files("accord.dictionaries") / "data" / "codes.toml").read_text(encoding="utf-8"))
    known = tomllib.loads((files("accord") / "actors" / "data" / "codes.toml").read_text(encoding="utf-8"))
    assert set(found["sectors"].values()) <= set(known["sectors"])
    assert {*found["international"].values(), *found["bodies"].values()} <= set(known["international"])


def test_what_accord_exports_as_a_role_comes_back_as_the_sector() -> None:
    text = (files("accord.export") / "data" / "roles.csv").read_text(encoding="utf-8")
    several = {"PRM", "SOC"}  # share their CAMEO role with another sector
    for row in csv.DictReader(text.splitlines()):
        if row["cameo"] and row["plover"] not in several:
            assert read_actor_code(row["cameo"]).sectors == (row["plover"],)


def test_a_code_of_an_event_gives_type_and_mode() -> None:
    aerial = read_event_code("195")
    assert aerial is not None
    assert (aerial.type, aerial.mode, aerial.exact) == ("ASSAULT", "aerial", True)


def test_an_appeal_is_a_request_but_not_exactly() -> None:
    appeal = read_event_code("0233")
    assert appeal is not None
    assert (appeal.type, appeal.mode, appeal.exact) == ("REQUEST", "assist", False)


@pytest.mark.parametrize(("code", "known"), [("010", True), ("999", False), ("12a", False)])
def test_some_codes_have_no_type(code: str, known: bool) -> None:
    assert read_event_code(code) is None
    assert is_event_code(code) is known
