"""Actor dictionaries in the forms of TABARI and PETRARCH."""

from collections.abc import Callable
from typing import Any

import pytest

from accord.dictionaries.actors import read_actors
from accord.dictionaries.records import DictionaryActor, DictionaryOffice, Line

Lines = Callable[[str], tuple[Line, ...]]


def _one(lines: tuple[Line, ...]) -> DictionaryActor:
    actors, nobody, troubles = read_actors(lines)
    assert (nobody, troubles) == ([], [])
    (actor,) = actors
    return actor


def _office(start: str | None, end: str | None, country: str, *sectors: str) -> DictionaryOffice:
    return DictionaryOffice(start=start, end=end, country=country, sectors=sectors)


def test_a_name_with_synonyms_and_one_code(lines: Lines) -> None:
    actor = _one(lines("RED_DELTA_FRONT_ [VNMREB]\n+DELTA_REDS_\n"))
    assert actor.names == ("Red Delta Front", "RED Delta Front", "Delta Reds", "Delta REDS")
    assert (actor.sort, actor.country, actor.sectors, actor.offices) == ("armed_group", "VNM", ("REB",), ())
    assert (actor.file, actor.line) == ("lines.txt", 1)


@pytest.mark.parametrize(
    "text",
    [
        "MARTA_OLIN_ [SWEOPP <010120] [SWEGOV 010121-050630] [SWEELI >050701]\n",
        "MARTA_OLIN_\n\t[SWEGOV 010121-050630]\n\t[SWEOPP <010120]\n\t[SWEELI >050701]\n",
    ],
    ids=["tabari", "petrarch"],
)
def test_dated_codes_become_offices_in_order_of_time(lines: Lines, text: str) -> None:
    actor = _one(lines(text))
    assert actor.sort == "person"
    assert actor.offices == (
        _office(None, "2001-01-20", "SWE", "OPP"),
        _office("2001-01-21", "2005-06-30", "SWE", "GOV"),
        _office("2005-07-01", None, "SWE", "ELI"),
    )


def test_on_the_day_of_a_change_the_later_code_holds(lines: Lines) -> None:
    actor = _one(lines("MARTA_OLIN_\n\t[SWELEG 990101-010120]\n\t[SWEGOV 010120-050630]\n"))
    assert [office.end for office in actor.offices] == ["2001-01-19", "2005-06-30"]


def test_a_code_without_days_holds_between_the_others(lines: Lines) -> None:
    actor = _one(lines("MARTA_OLIN_ [SWEBUS]\n\t[SWEGOV 010120-050630]\n\t[SWELEG 060101-061231]\n"))
    assert actor.offices == (
        _office(None, "2001-01-19", "SWE", "BUS"),
        _office("2001-01-20", "2005-06-30", "SWE", "GOV"),
        _office("2005-07-01", "2005-12-31", "SWE", "BUS"),
        _office("2006-01-01", "2006-12-31", "SWE", "LEG"),
        _office("2007-01-01", None, "SWE", "BUS"),
    )
    assert actor.sectors == ("BUS",)


def test_a_group_may_change_its_code_too(lines: Lines) -> None:
    actor = _one(lines("DELTA_FRONT_ [VNMREB <750430] [VNMGOV >750501]\n"))
    assert (actor.sort, len(actor.offices)) == ("armed_group", 2)


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("VINTLAND_ [NOR]\n", "state"),
        ("MINISTRY_OF_TIDES_ [NORGOV]\n", "institution"),
        ("MARIA_KOVAL_ [UKRGOV]\n", "person"),
        ("PARTY_OF_THE_SHORE_ [NORPTY]\n", "party"),
        ("COAST_RELIEF_ [NGO]\n", "ngo"),
        ("FJORD_CHARTER_BUREAU_ [IGO]\n", "international"),
        ("SKARV_OIL_ [NORBUS]\n", "company"),
        ("KYST_POSTEN_ [NORMED]\n", "media"),
        ("NIGHT_CREW_ [NORCRM]\n", "armed_group"),
    ],
)
def test_code_and_words_tell_what_it_is(lines: Lines, text: str, sort: str) -> None:
    assert _one(lines(text)).sort == sort


def test_without_an_underscore_a_people_has_its_plural(lines: Lines) -> None:
    assert "Vintlanders" in _one(lines("VINTLAND_ [NOR]\n+VINTLANDER\n")).names
    assert "Vintlanders" not in _one(lines("VINTLAND_ [NOR]\n+VINTLANDER_\n")).names


def test_a_null_code_makes_a_name_nobodys(lines: Lines) -> None:
    actors, nobody, troubles = read_actors(lines("HARBOUR_LIGHTS_ [---]\n+THE_LIGHTS_\n"))
    assert (actors, troubles) == ([], [])
    assert {"Harbour Lights", "the Lights"} <= {*nobody, *(name.replace("The ", "the ") for name in nobody)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("TWO_SHORES_ [NOR/SWE]\n", (1, "not", "several_actors", "entry for each actor of NOR/SWE")),
        ("NIGHT_CREW_ [QQQ]\n", (1, "not", "unknown_code", "QQQ")),
        ("NIGHT_CREW_ [NORREBXYZ]\n", (1, "partly", "group_code", "XYZ of NORREBXYZ is left out")),
        ("OLIN_\n\t[SWEGOV 011301-050101]\n", (2, "not", "date", "YYMMDD-YYMMDD")),
        ("OLIN_\n", (1, "not", "syntax", "NAME [CODE]")),
        ("OLIN_ [SWEGOV\n", (1, "not", "syntax", "left open")),
        ("OLIN_ [SWEGOV] SENIOR\n", (1, "not", "syntax", "'SENIOR'")),
        ("+OLIN_\n", (1, "not", "syntax", "a name above it")),
        ("[SWEGOV]\n", (1, "not", "syntax", "a name above it")),
    ],
)
def test_what_is_wrong_is_told_with_its_line(lines: Lines, text: str, told: tuple[Any, ...]) -> None:
    trouble = read_actors(lines(text))[2][0]
    assert (trouble.line, trouble.level, trouble.reason) == told[:3]
    assert told[3] in trouble.detail
