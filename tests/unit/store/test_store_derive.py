"""Whose voice an event is told in, and which events are disputed."""

from typing import Any

import pytest

from accord.store.derive import derive, is_official, side
from accord.store.labels import entity, fold, party_labels
from accord.store.rows import to_rows

from .conftest import ARMY, MINISTRY, NORLAND, REBELS, SUDLAND, Article, party

Json = dict[str, Any]


@pytest.mark.parametrize(
    ("speaker", "actors", "recipients", "whose"),
    [
        (None, [NORLAND], [], "unknown"),
        (NORLAND, [NORLAND], [], "own"),
        (MINISTRY, [NORLAND], [SUDLAND], "own"),
        (ARMY, [NORLAND], [SUDLAND], "target"),
        (MINISTRY, [NORLAND], [NORLAND], "own"),  # both sides: the actor's goes first
        (MINISTRY, [SUDLAND], [REBELS], "other"),
        (REBELS, [SUDLAND], [], "other"),  # of the country, against the state
        (ARMY, [REBELS], [], "other"),
        (party("front spokesman", None, "SUD", "REB"), [REBELS], [], "own"),
        (party("interior minister", None, "SUD", "GOV"), [party("protesters", None, "SUD", "CVL")], [], "other"),
        (party("Ana Ruiz"), [party("ana ruiz")], [], "own"),
        (party("president", None, "AAA", "GOV"), [party("president", None, "BBB", "GOV")], [], "other"),
        (party("Ana Ruiz"), [NORLAND], [SUDLAND], "unknown"),
        (party("a UN agency", "wfp", "UNO"), [party("UN", "united-nations", "UNO")], [], "own"),
        (party("an aid group", None, "NGO"), [party("another aid group", None, "NGO")], [], "other"),
    ],
)
def test_whose_voice_it_is(speaker: Json | None, actors: list[Json], recipients: list[Json], whose: str) -> None:
    assert side(speaker, actors, recipients) == whose


def test_who_holds_an_office() -> None:
    assert [is_official(one) for one in (NORLAND, MINISTRY, ARMY)] == [True, True, True]
    assert [is_official(one) for one in (REBELS, party("Ana Ruiz"), party("ex-minister", None, "NLD", "ELI"))] == [
        False,
        False,
        False,
    ]


def test_the_labels_of_a_party_are_all_it_is_found_by() -> None:
    assert [(one.kind, one.value) for one in party_labels(ARMY)] == [
        ("role", "Sudland's army@SUD"),
        ("name", "Sudland's army"),
        ("country", "SUD"),
        ("sector", "MIL"),
        ("country_sector", "SUD:MIL"),
    ]
    assert [(one.kind, one.value) for one in party_labels(party("Ida Moen"))] == [
        ("role", "Ida Moen@"),
        ("name", "Ida Moen"),
    ]
    assert entity(REBELS).value == "hill-front"
    assert fold("  Straße  EINS ") == "strasse eins"


def _disputed(second: Json) -> list[bool]:
    article = Article("9", "Norland fired.", "Norland fired, the army said.", "No, said the ministry.")
    army = article.says(ARMY, "the army", "said", "Norland fired,")
    ministry = article.says(MINISTRY, "the ministry", "said the", "No,")
    voices = {"army": [army], "ministry": [ministry], "author": []}
    first = article.event("ASSAULT", "fired", [NORLAND], [], voice=voices["army"])
    more = {key: voices[value] if key == "voice" else value for key, value in second.items()}
    article.event("ASSAULT", "fired", [NORLAND], [], **{"repeats": first, **more})
    rows = derive(to_rows(article.record(), "r-1"), stored="2024-01-01T00:00:00")
    return [row["disputed"] for row in rows["events"]]


@pytest.mark.parametrize(
    ("second", "disputed"),
    [
        ({"voice": "ministry", "factuality": "CT-"}, True),
        ({"voice": "author", "factuality": "PS-"}, True),
        ({"voice": "ministry", "factuality": "CT+"}, False),
        ({"voice": "ministry", "factuality": "UU"}, False),
        ({"voice": "army", "factuality": "CT-"}, False),  # one voice that contradicts itself is no dispute
        ({"voice": "ministry", "factuality": "CT-", "repeats": None}, False),  # another happening
    ],
)
def test_an_event_is_disputed_where_one_voice_affirms_and_another_denies(second: Json, disputed: bool) -> None:
    assert _disputed(second) == [disputed, disputed]
