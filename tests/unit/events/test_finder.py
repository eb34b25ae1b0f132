"""Events from whole sentences, through the pipeline: type, mode, who, whom."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accord.events.circumstances import REASONS
from accord.model import Event, Page, Record
from accord.pipeline import Pipeline

QUIET = Path(__file__).parent / "data" / "quiet.txt"

CASES = [
    # text, type, mode, countries of the actors, countries of the recipients
    ("Norway condemned Chad on Monday.", "ACCUSE", "disapprove", ["NOR"], ["TCD"]),
    ("Norway accused Chad of shelling a camp.", "ACCUSE", "allege", ["NOR"], ["TCD"]),
    ("A Peruvian court charged the Chilean envoy with spying.", "ACCUSE", "allege", ["PER"], ["CHL"]),
    ("Kenyan police launched an investigation into Ugandan officials.", "ACCUSE", "investigate", ["KEN"], ["UGA"]),
    ("Norway agreed to send aid to Chad.", "AGREE", None, ["NOR"], ["TCD"]),
    ("The Norwegian prime minister will meet the Chadian president.", "AGREE", None, ["NOR"], ["TCD"]),
    ("Norway is ready to help Chad.", "AGREE", None, ["NOR"], ["TCD"]),
    ("The Norwegian foreign minister met the Chadian president.", "CONSULT", None, ["NOR"], ["TCD"]),
    ("Norway held talks with Chad.", "CONSULT", None, ["NOR"], ["TCD"]),
    ("The Norwegian prime minister paid a visit to Chad.", "CONSULT", "visit", ["NOR"], ["TCD"]),
    ("Norway praised Chad.", "SUPPORT", None, ["NOR"], ["TCD"]),
    ("Norway signed an agreement with Chad.", "SUPPORT", None, ["NOR"], ["TCD"]),
    ("Norway and Chad signed a treaty.", "SUPPORT", None, ["NOR", "TCD"], []),
    ("Norway and Chad waited. The two countries signed a treaty.", "SUPPORT", None, ["NOR", "TCD"], []),
    ("Norway and Chad waited. Peru condemned both countries.", "ACCUSE", "disapprove", ["PER"], ["NOR", "TCD"]),
    ("Norway apologised to Chad.", "CONCEDE", None, ["NOR"], ["TCD"]),
    ("Norway agreed to withdraw its troops from Chad.", "CONCEDE", None, ["NOR"], ["TCD"]),
    ("Norway shared intelligence with Chad.", "COOPERATE", None, ["NOR"], ["TCD"]),
    ("Norway extradited two smugglers to Chad.", "COOPERATE", None, ["NOR"], ["TCD"]),
    ("Norway sent food and medicine to Chad.", "AID", None, ["NOR"], ["TCD"]),
    ("Norway gave Chad a loan of 20 million dollars.", "AID", None, ["NOR"], ["TCD"]),
    ("Norway withdrew its troops from Chad.", "RETREAT", "withdraw", ["NOR"], ["TCD"]),
    ("Norway lifted sanctions on Chad.", "RETREAT", None, ["NOR"], ["TCD"]),
    ("Chad freed two Norwegian prisoners.", "RETREAT", "release", ["TCD"], ["NOR"]),
    ("Norway urged Chad to release the prisoners.", "REQUEST", "yield", ["NOR"], ["TCD"]),
    ("Norway called for the withdrawal of Chadian troops.", "REQUEST", "yield", ["NOR"], ["TCD"]),
    ("Norway said that Chad must reform its courts.", "REQUEST", "change", ["NOR"], ["TCD"]),
    ("Norway refused to meet the Chadian envoy.", "REJECT", "meet", ["NOR"], ["TCD"]),
    ("Norway rejected a request from Chad.", "REJECT", None, ["NOR"], ["TCD"]),
    ("Norway will not send aid to Chad.", "REJECT", "assist", ["NOR"], ["TCD"]),
    ("Norway threatened to attack Chad.", "THREATEN", "violence", ["NOR"], ["TCD"]),
    ("Norway threatened to impose sanctions on Chad.", "THREATEN", "restrict", ["NOR"], ["TCD"]),
    ("Norway issued an ultimatum to Chad.", "THREATEN", None, ["NOR"], ["TCD"]),
    ("Chadian students staged a protest against Norway.", "PROTEST", "demo", ["TCD"], ["NOR"]),
    ("Norway imposed sanctions on Chad.", "SANCTION", "discontinue", ["NOR"], ["TCD"]),
    ("Sanctions were imposed on Chad by Norway.", "SANCTION", "discontinue", ["NOR"], ["TCD"]),
    ("Norway expelled two Chadian diplomats.", "SANCTION", "expel", ["NOR"], ["TCD"]),
    ("Norway broke off diplomatic relations with Chad.", "SANCTION", "discontinue", ["NOR"], ["TCD"]),
    ("Norway deployed troops near the border with Chad.", "MOBILIZE", "troops", ["NOR"], ["TCD"]),
    ("Chadian police arrested two Norwegian journalists.", "COERCE", "arrest", ["TCD"], ["NOR"]),
    ("Norway seized a Chadian ship.", "COERCE", "seize", ["NOR"], ["TCD"]),
    ("Norwegian soldiers killed two Chadian rebels.", "ASSAULT", None, ["NOR"], ["TCD"]),
    ("Two Chadian rebels were killed by Norwegian soldiers.", "ASSAULT", None, ["NOR"], ["TCD"]),
    ("Norwegian warplanes bombed Chadian positions.", "ASSAULT", "aerial", ["NOR"], ["TCD"]),
    ("Norway launched a drone strike on Chad.", "ASSAULT", "drone", ["NOR"], ["TCD"]),
    ("Norway's shelling of Chad went on.", "ASSAULT", "heavy-weapons", ["NOR"], ["TCD"]),
    ("The Norwegian air strike killed two Chadian generals.", "ASSAULT", "aerial", ["NOR"], ["TCD"]),
    ("Norwegian judges were granted asylum by Chad.", "AID", None, ["TCD"], ["NOR"]),
    ("The seizure of a Chadian ship by Norwegian troops angered traders.", "COERCE", "seize", ["NOR"], ["TCD"]),
    ("Norwegian and Chadian guards patrolled the lake together.", "COOPERATE", None, ["NOR", "TCD"], []),
    ("Norway to send doctors to Chad", "AGREE", None, ["NOR"], ["TCD"]),
    ("Chad wants Norway to free the sailors.", "REQUEST", "yield", ["TCD"], ["NOR"]),
    ("Norway warned Chad not to cut the water.", "REQUEST", "change", ["NOR"], ["TCD"]),
    ("Norway and Chad exchanged fire along the river.", "ASSAULT", None, ["NOR", "TCD"], []),
    ("Statues were daubed with paint by Norwegian students.", "PROTEST", "vandalize", ["NOR"], ["NOR"]),
    ("Peru asked Chad to extradite a Norwegian smuggler.", "COOPERATE", None, ["TCD"], ["NOR"]),
    ("Norway called on Chad to send food to Niger.", "AID", None, ["TCD"], ["NER"]),
    ("Norway threw out a request by Chad for a recount.", "REJECT", None, ["NOR"], ["TCD"]),
]


@pytest.fixture(scope="module")
def code(pipeline: Pipeline, page: Callable[..., Page]) -> Callable[[str], Record]:
    return lambda text: pipeline.code(page(text))


def found(record: Record) -> list[tuple[str, str | None, list[str | None], list[str | None]]]:
    return [
        (e.type, e.mode, [party.country for party in e.actors], [party.country for party in e.recipients])
        for e in record.events
    ]


@pytest.mark.parametrize(("text", "type_", "mode", "who", "whom"), CASES, ids=[case[0] for case in CASES])
def test_type_mode_and_parties(
    code: Callable[[str], Record], text: str, type_: str, mode: str | None, who: list[str], whom: list[str]
) -> None:
    assert (type_, mode, who, whom) in found(code(text))


def first(record: Record, type_: str) -> Event:
    return next(event for event in record.events if event.type == type_)


def test_what_is_planned_or_refused_is_not_a_second_event(code: Callable[[str], Record]) -> None:
    assert [event.type for event in code("Norway agreed to send aid to Chad.").events] == ["AGREE"]
    assert [event.type for event in code("Norway refused to meet the Chadian envoy.").events] == ["REJECT"]


def test_what_is_asked_or_threatened_is_a_second_event_and_no_fact(code: Callable[[str], Record]) -> None:
    threat, attack = code("Norway threatened to attack Chad.").events
    assert (threat.type, threat.factuality) == ("THREATEN", "CT+")
    assert (attack.type, attack.factuality) == ("ASSAULT", "UU")
    assert attack.confidence < threat.confidence


def test_the_deed_in_an_accusation_is_an_event_of_its_own(code: Callable[[str], Record]) -> None:
    events = code("Norway accused Chad of shelling a Nigerian village.").events
    assert [event.type for event in events] == ["ACCUSE", "ASSAULT"]
    assert [party.country for party in events[1].actors] == ["TCD"]


def test_a_light_verb_and_its_noun_are_one_trigger(code: Callable[[str], Record]) -> None:
    text = "Norway launched a fierce attack on Chad."
    events = code(text).events
    assert len(events) == 1
    assert [text[start:end] for start, end in events[0].trigger] == ["launched", "attack"]


def test_both_sides_of_a_mutual_act_are_actors(code: Callable[[str], Record]) -> None:
    event = first(code("Norway and Chad signed a treaty."), "SUPPORT")
    assert event.empty["recipients"] == "reciprocal"


def test_a_passive_without_an_agent_says_why_nobody_acts(code: Callable[[str], Record]) -> None:
    event = first(code("Two Chadian generals were killed on Monday."), "ASSAULT")
    assert event.actors == ()
    assert event.empty["actors"] == "passive_no_agent"


def test_every_empty_role_has_a_documented_reason(code: Callable[[str], Record]) -> None:
    for case in CASES:
        for event in code(case[0]).events:
            missing = {"actors": event.actors, "recipients": event.recipients, "place": event.place, "date": event.date}
            assert set(event.empty) == {name for name, value in missing.items() if not value}
            assert set(event.empty.values()) <= set(REASONS)


def test_officials_of_two_states_are_two_parties(code: Callable[[str], Record]) -> None:
    event = first(code("Norwegian and Chadian officials signed a treaty."), "SUPPORT")
    assert sorted(party.country or "" for party in event.actors) == ["NOR", "TCD"]


def test_unnamed_people_belong_to_where_it_happens(code: Callable[[str], Record]) -> None:
    event = first(code("Police arrested two journalists in Nairobi."), "COERCE")
    assert [party.country for party in (*event.actors, *event.recipients)] == ["KEN", "KEN"]


def test_a_pronoun_stands_for_who_speaks(code: Callable[[str], Record]) -> None:
    event = first(code("Norway said it would send aid to Chad."), "AGREE")
    assert [party.country for party in event.actors] == ["NOR"]


def test_spans_lie_in_the_text_and_ids_are_stable(code: Callable[[str], Record]) -> None:
    text = "Norwegian soldiers killed two Chadian rebels near Abéché."
    once, again = code(text), code(text)
    assert once.events == again.events
    for event in once.events:
        assert event.id.startswith("e-")
        for party in (*event.actors, *event.recipients):
            assert all(0 <= span.start < span.end <= len(text) for span in party.spans)
            assert party.country or party.actor or party.sectors


def test_sport_business_weather_and_figures_of_speech_stay_quiet(code: Callable[[str], Record]) -> None:
    lines = [line for line in QUIET.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    false = [line for line in lines if code(line).events]
    assert len(lines) == 150
    assert len(false) <= 5, false


def test_a_word_of_asking_that_asserts_asks_for_nothing(code: Callable[[str], Record]) -> None:
    assert code("Chad insisted that no Norwegian soldier was hurt.").events == ()


def test_a_state_that_is_only_asked_is_not_where_it_is_asked(code: Callable[[str], Record]) -> None:
    assert first(code("Norway called on Chad to disarm."), "REQUEST").place is None


def test_what_is_only_planned_is_no_fact(code: Callable[[str], Record]) -> None:
    assert first(code("Norway plans to hold talks with Chad next week."), "AGREE").factuality in ("UU", "PR+")


def test_the_blow_itself_is_nobody(code: Callable[[str], Record]) -> None:
    event = first(code("A drone strike killed two rebels near Abéché."), "ASSAULT")
    assert (event.actors, event.empty["actors"], event.mode) == ((), "instrument_only", "drone")
    event = first(code("A Norwegian drone strike killed two rebels near Abéché."), "ASSAULT")
    assert [party.country for party in event.actors] == ["NOR"]


def test_who_keeps_silent_turns_nothing_down(code: Callable[[str], Record]) -> None:
    assert code("The Norwegian government declined to comment.").events == ()
    assert first(code("The Norwegian government declined to receive the Chadian envoy."), "REJECT")


def test_what_the_speakers_themselves_must_do_is_no_demand(code: Callable[[str], Record]) -> None:
    said = code('"We must defend every harbour," Norway\'s defence minister said.')
    assert [event for event in said.events if event.type == "REQUEST"] == []
