"""Whom a statement's source stands for."""

from collections.abc import Callable
from typing import Any

import pytest

from accord.model import ActorMention, Annotation, Speaker

Find = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "cue", "name"),
    [
        ("Laura Stone left early. Stone said the plan had failed.", "said", "Laura Stone"),
        ("Laura Stone left early. She said the plan had failed.", "said", "Laura Stone"),
        ("Laura Stone, who said the plan had failed, left early.", "said", "Laura Stone"),
        ("Energy analyst Laura Stone left early. The analyst said the plan had failed.", "said", "Laura Stone"),
    ],
    ids=["surname", "pronoun", "relative", "role"],
)
def test_short_forms_lead_to_the_full_name(find: Find, text: str, cue: str, name: str) -> None:
    speaker = find(text).by(cue).speaker
    assert speaker is not None
    assert (speaker.name, speaker.kind) == (name, "person")


def test_a_headline_role_is_the_expert_named_below(find: Find) -> None:
    text = "Energy analyst warns that shortages loom\n\nEnergy analyst Laura Stone warned that shortages loom."
    assert find(text).name("warns") == "Laura Stone"


def test_i_in_a_quotation_is_the_one_quoted(find: Find) -> None:
    found = find("“I believe that the truce will hold,” Laura Stone said.")
    assert found.name("believe") == "Laura Stone"


def test_an_inserted_surname_leads_to_the_full_name(find: Find) -> None:
    text = "Thomas Lund wrote the treaty. Keeping the truce alive, Lund stresses, took years of patient work by many."
    assert find(text).name("stresses") == "Thomas Lund"


def test_a_report_is_a_document(find: Find) -> None:
    speaker = find("The report says that two bridges are unsafe.").by("says").speaker
    assert speaker is not None
    assert speaker.kind == "document"


def test_two_sources_are_both_named(find: Find) -> None:
    speaker = find("Laura Stone and Thomas Lund said that the plan had failed.").by("said").speaker
    assert speaker is not None
    assert (speaker.name, speaker.kind) == ("Laura Stone and Thomas Lund", "group")


def test_a_known_actor_lends_its_country_and_sectors(find: Find) -> None:
    def actors(annotation: Annotation) -> tuple[ActorMention, ...]:
        phrase = annotation.phrases[0]
        mention = ActorMention(
            span=phrase.span, head=phrase.head, name="officials", kind="unnamed", country="NOR", sectors=("GOV",)
        )
        return (mention,)

    speaker = find("Norwegian officials said that the road was open.", actors=actors).by("said").speaker
    assert speaker == Speaker(name="Norwegian officials", kind="unnamed", country="NOR", sectors=("GOV",))
