"""The layouts of the field: their columns are those of other people's files, cell by cell."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from accord.export import Options, find_export
from accord.store import Store

Rows = Callable[..., list[list[str]]]


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


POLECAT = _names(
    """Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country,
    Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name,
    Recipient Country, Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw,
    Wikipedia Recipient ID, Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID,
    Raw Placename, Feature Type, Source, Publication Date, Story People, Story Organizations, Story Locations,
    Language, Version"""
)
ICEWS = _names(
    """Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code, Intensity,
    Target Name, Target Sectors, Target Country, Story ID, Sentence Number, Publisher, City, District, Province,
    Country, Latitude, Longitude"""
)
_ACTOR = "Code, Name, CountryCode, KnownGroupCode, EthnicCode, Religion1Code, Religion2Code"
_GEO = "Type, FullName, CountryCode, ADM1Code, ADM2Code, Lat, Long, FeatureID"
GDELT = [
    *_names("GLOBALEVENTID, SQLDATE, MonthYear, Year, FractionDate"),
    *[
        f"{actor}{part}"
        for actor in ("Actor1", "Actor2")
        for part in _names(f"{_ACTOR}, Type1Code, Type2Code, Type3Code")
    ],
    *_names("IsRootEvent, EventCode, EventBaseCode, EventRootCode, QuadClass, GoldsteinScale"),
    *_names("NumMentions, NumSources, NumArticles, AvgTone"),
    *[f"{geo}_{part}" for geo in ("Actor1Geo", "Actor2Geo", "ActionGeo") for part in _names(_GEO)],
    *_names("DATEADDED, SOURCEURL"),
]
PHOENIX = _names(
    """id, date, year, month, day, source, source_root, source_agent, source_others, target, target_root, target_agent,
    target_others, code, root_code, quad_class, goldstein, issues, lat, lon, placename, state, country, story_ids, urls,
    sources"""
)


@pytest.mark.parametrize(
    ("name", "columns", "header"),
    [("gdelt", GDELT, False), ("polecat", POLECAT, True), ("icews", ICEWS, True), ("phoenix", PHOENIX, False)],
)
def test_the_columns_are_those_of_the_layout(rows: Rows, name: str, columns: list[str], header: bool) -> None:
    lines = rows(name)
    assert [column.name for column in find_export(name).columns(Options())] == columns
    assert {len(line) for line in lines} == {len(columns)}
    assert (lines[0] == columns) is header


def _first(rows: Rows, name: str, columns: list[str], **options: Any) -> dict[str, str]:
    lines = [line for line in rows(name, **options) if line != columns]
    return dict(zip(columns, lines[0], strict=True))


def test_gdelt_writes_an_event_with_codes_of_actors_and_place(rows: Rows) -> None:
    row = _first(rows, "gdelt", GDELT)
    filled = {name: value for name, value in row.items() if value and name != "GLOBALEVENTID"}
    assert filled == {
        "SQLDATE": "20240503",
        "MonthYear": "202405",
        "Year": "2024",
        "FractionDate": "2024.337",
        "Actor1Code": "NORMIL",
        "Actor1Name": "NORWEGIAN COAST GUARD",
        "Actor1CountryCode": "NOR",
        "Actor1Type1Code": "MIL",
        "Actor2Code": "DNKCVLBUS",
        "Actor2Name": "DANISH TRAWLER",
        "Actor2CountryCode": "DNK",
        "Actor2Type1Code": "CVL",
        "Actor2Type2Code": "BUS",
        "IsRootEvent": "1",
        "EventCode": "171",
        "EventBaseCode": "171",
        "EventRootCode": "17",
        "QuadClass": "4",
        "GoldsteinScale": "-5",
        "NumMentions": "2",
        "NumSources": "1",
        "NumArticles": "1",
        "Actor1Geo_Type": "0",
        "Actor2Geo_Type": "0",
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Bergen, Vestland, Norway",
        "ActionGeo_CountryCode": "NO",
        "ActionGeo_ADM1Code": "NO",
        "ActionGeo_Lat": "60.39299",
        "ActionGeo_Long": "5.32415",
        "DATEADDED": "20240504000000",
        "SOURCEURL": "/home/somebody/a-ferry.txt",
    }
    assert 0 < int(row["GLOBALEVENTID"]) < 2**53


def test_gdelt_counts_a_repeated_event_where_it_is_first_told(export: Callable[..., Any], rows: Rows) -> None:
    _, counts = export("gdelt")
    assert counts.left_out == {"told_again": 1, "not_asserted": 1, "no_date": 1}
    assert [row[26] for row in rows("gdelt")] == ["171", "040", "040"]


def test_gdelt_keeps_a_repeated_event_whose_first_telling_was_not_chosen(rows: Rows) -> None:
    assert len(rows("gdelt", q="ECOWAS")) == 1


def test_icews_writes_names_of_countries_sectors_and_codes(rows: Rows) -> None:
    row = _first(rows, "icews", ICEWS)
    del row["Event ID"], row["Story ID"]
    assert row == {
        "Event Date": "2024-05-03",
        "Source Name": "Norwegian coast guard",
        "Source Sectors": "Military,Government",
        "Source Country": "Norway",
        "Event Text": "Seize or damage property",
        "CAMEO Code": "171",
        "Intensity": "-5",
        "Target Name": "Danish trawler",
        "Target Country": "Denmark",
        "Target Sectors": "General Population / Civilian / Social,Social,Business",
        "Sentence Number": "2",
        "Publisher": "The Example",
        "City": "Bergen",
        "District": "",
        "Province": "Vestland",
        "Country": "Norway",
        "Latitude": "60.39299",
        "Longitude": "5.32415",
    }


def test_icews_tells_a_meeting_once_from_each_side(rows: Rows) -> None:
    met = [(row[2], row[8]) for row in rows("icews") if row[6] == "040"]
    assert met == [("Norway", "Denmark"), ("Denmark", "Norway")]


def test_event_numbers_are_never_shared(rows: Rows) -> None:
    numbers = [row[0] for row in rows("icews")[1:]]
    assert len(set(numbers)) == len(numbers) == 4


def test_polecat_writes_none_for_nothing_and_lists_who_the_story_names(rows: Rows) -> None:
    row = _first(rows, "polecat", POLECAT)
    assert {name: value for name, value in row.items() if value != "None"} == {
        "Event ID": "e-boarded",
        "Event Date": "2024-05-03",
        "Event Type": "COERCE",
        "Event Mode": "seize",
        "Intensity": "-7",
        "Quad Code": "MATERIAL CONFLICT",
        "Contexts": "military; legal",
        "Actor Name": "Norwegian coast guard",
        "Actor Country": "NOR",
        "Actor COW": "385",
        "Primary Actor Sector": "MIL",
        "Actor Sectors": "MIL",
        "Actor Name Raw": "Norway's coast guard",
        "Recipient Name": "Danish trawler",
        "Recipient Country": "DNK",
        "Recipient COW": "390",
        "Primary Recipient Sector": "CVL",
        "Recipient Sectors": "CVL; BUS",
        "Recipient Name Raw": "a Danish trawler",
        "Placename": "Bergen",
        "City": "Bergen",
        "Province": "Vestland",
        "Country": "NOR",
        "Latitude": "60.39299",
        "Longitude": "5.32415",
        "GeoNames ID": "3161732",
        "Raw Placename": "Bergen on",
        "Feature Type": "PPL",
        "Source": "The Example",
        "Publication Date": "2024-05-04",
        "Story People": "Ana Ruiz",
        "Story Locations": "Bergen",
        "Language": "en",
        "Version": "accord 9.9.9",
    }


def test_polecat_leaves_the_words_of_the_article_out_without_text(rows: Rows) -> None:
    row = _first(rows, "polecat", POLECAT, text=False)
    assert (row["Actor Name Raw"], row["Raw Placename"], row["Actor Name"]) == ("None", "None", "Norwegian coast guard")


def test_phoenix_cuts_codes_into_root_agent_and_others(rows: Rows) -> None:
    row = _first(rows, "phoenix", PHOENIX, type="COERCE", **{"from": "2024-05-03", "to": "2024-05-03"})
    assert row == {
        "id": "1_9.9.9",
        "date": "20240503",
        "year": "2024",
        "month": "05",
        "day": "03",
        "source": "NORMIL",
        "source_root": "NOR",
        "source_agent": "MIL",
        "source_others": "",
        "target": "DNKCVLBUS",
        "target_root": "DNK",
        "target_agent": "CVL",
        "target_others": "BUS",
        "code": "171",
        "root_code": "17",
        "quad_class": "4",
        "goldstein": "-5",
        "issues": "",
        "lat": "60.39299",
        "lon": "5.32415",
        "placename": "Bergen",
        "state": "Vestland",
        "country": "NOR",
        "story_ids": "a-ferry",
        "urls": "/home/somebody/a-ferry.txt",
        "sources": "The Example",
    }


def test_phoenix_tells_the_same_once_a_day_with_all_its_stories(rows: Rows, copies: Callable[..., Path]) -> None:
    with Store(copies("The Example", "Other News"), read_only=True) as store:
        lines = rows("phoenix", of=store, type="COERCE")
    assert [(line[0], line[1], line[23], line[25]) for line in lines] == [
        ("1_9.9.9", "20240503", "a-0;a-1", "The Example;Other News"),
        ("2_9.9.9", "20240504", "a-0;a-1", "The Example;Other News"),
    ]
    assert lines[0][24] == "https://0.example/;https://1.example/"


def test_layouts_without_factuality_hold_nothing_that_is_denied_unless_told_to(export: Callable[..., Any]) -> None:
    assert export("polecat")[1].left_out == {"not_asserted": 1}
    assert export("polecat", extended=True)[1].left_out == {}
    assert export("polecat", certainty="CT-")[1].rows == 1


def test_extended_columns_say_in_which_voice_and_how_surely(rows: Rows) -> None:
    header, *lines = rows("polecat", extended=True)
    assert header[40:43] == ["accord_event", "accord_article", "factuality"]
    fired = next(dict(zip(header, line, strict=True)) for line in lines if line[0] == "e-fired")
    assert (fired["factuality"], fired["side"], fired["voice"]) == ("CT-", "other", "Denmark")
    assert fired["evidence"] == "Denmark denied that the crew had fired."
    assert "evidence" not in rows("polecat", extended=True, text=False)[0]


def test_a_name_that_a_spreadsheet_would_run_is_guarded(export: Callable[..., Any]) -> None:
    content, _ = export("polecat", q="Constanta")
    assert "\t'=cmd|' /C calc'!A0\t" in content.decode()


def test_every_column_says_whether_it_is_filled_and_what_it_holds() -> None:
    for name in ("gdelt", "polecat", "icews", "phoenix"):
        columns = find_export(name).columns(Options(extended=True))
        assert all(column.description for column in columns)
        assert len({column.name for column in columns}) == len(columns)
    unfilled = {column.name for column in find_export("gdelt").columns(Options()) if column.filled == "no"}
    assert {"AvgTone", "Actor1Geo_Lat", "ActionGeo_ADM2Code"} <= unfilled
