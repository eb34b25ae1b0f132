"""Whom a statement's source stands for."""

from collections.abc import Callable
from typing import Any

import pytest

from accord.attribution.drafts import Draft
from accord.attribution.reading import Reading
from accord.attribution.sources import SourceWords
from accord.attribution.speaker import SpeakerFinder
from accord.model import ActorMention, Annotation, Article, Speaker
from accord.pipeline import Pipeline

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
    found = find("“I told them that the truce would hold,” Laura Stone said.")
    assert found.name("told") == "Laura Stone"


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


@pytest.mark.parametrize(
    ("text", "cue", "name"),
    [
        ("Laura Stone arrived. The 58-year-old said that the plan had failed.", "said", "Laura Stone"),
        ("Laura Stone, an engineer, arrived. The veteran activist said the plan had failed.", "said", "Laura Stone"),
        ("The Harbour Alliance met. The Alliance said that the plan had failed.", "said", "Harbour Alliance"),
        ("A former baker, Laura Stone, said that the plan had failed.", "said", "Laura Stone"),
    ],
    ids=["age", "other words", "short name of a body", "name behind a noun"],
)
def test_other_words_lead_to_the_name(find: Find, text: str, cue: str, name: str) -> None:
    assert find(text).name(cue) == name


def test_somebody_unnamed_keeps_what_is_said_of_them(find: Find) -> None:
    found = find("Three people with knowledge of the deal, who asked not to be named, said that the plan had failed.")
    assert found.name("said") == "Three people with knowledge of the deal"


def test_some_of_a_group_are_not_the_group(find: Find) -> None:
    assert find("The miners came up. One of them said that the plan had failed.").name("said") == "One of them"


def test_a_role_in_a_transcript_is_the_person_who_holds_it(find: Find) -> None:
    text = (
        "Transcript of the press conference of Energy Minister Laura Stone\n\n"
        "QUESTION: Has the plan failed?\n\nTHE MINISTER: It has not.\n\nQUESTION: Why?\n\nTHE MINISTER: It has begun."
    )
    statements = [one for one in find(text).statements if text[slice(*one.source[0])] == "THE MINISTER"]
    assert {one.speaker.name for one in statements} == {"Laura Stone"}


def test_q_and_a_are_who_asks_and_who_answers(pipeline: Pipeline, article: Callable[..., Article]) -> None:
    read = article(
        "Laura Stone built the dam. She spoke to our correspondent, Thomas Lund.\n\nQ: Was it hard?\n\nA: It was hard."
    )
    annotation = pipeline.annotate(read)[0]
    finder = SpeakerFinder(Reading(annotation), SourceWords(), pipeline.actors.find(read, annotation))
    labels = [token.index for token in annotation.tokens if token.text in ("Q", "A")]
    speakers = finder.speakers([_label(index) for index in labels], [None, None])
    assert [speaker.name for speaker in speakers if speaker] == ["Thomas Lund", "Laura Stone"]


def _label(index: int) -> Draft:
    """Give the draft of a statement that a label and a colon open."""
    return Draft(
        part="others", word=":", shape="label", anchor=index + 1, cue=frozenset({index + 1}),
        source=frozenset({index}), source_head=index, content=frozenset({index + 2}),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cue", "name"),
    [
        ("Kosovo and Serbia held talks. Both sides said they were content.", "said", "Kosovo and Serbia"),
        (
            "President Ana Ruiz met Tom Lund. The two leaders said they would meet again.",
            "said",
            "Ana Ruiz and Tom Lund",
        ),
        (
            "The Dock Workers' Solidarity Group met. The group said it would strike.",
            "said",
            "Dock Workers' Solidarity Group",
        ),
        ("The Press Monitor for Galicia said nine people had died.", "said", "Press Monitor for Galicia"),
        ("The rivals, the Tigers of the North, said the charge was false.", "said", "Tigers of the North"),
        ("Foreign Minister Bae Seung-woo left. Mr. Bae said the talks were over.", "said", "Bae Seung-woo"),
        ("President Jimena Salvatierra Rojas left. Salvatierra said it was over.", "said", "Jimena Salvatierra Rojas"),
        ("Two senators, Clay Hutchens and Ana Ruiz, said it was over.", "said", "Clay Hutchens and Ana Ruiz"),
        ("The priests left. One of them, Abba Tekle, said he had wept.", "said", "Abba Tekle"),
        ("Former admiral Joost van der Meulen left. The Dutchman said it was small.", "said", "Joost van der Meulen"),
        ("The Andean Community (COPA) met. COPA said it would stay.", "said", "Andean Community"),
        ("The company, Permata Selat, said it had left.", "said", "Permata Selat"),
        ("Hanan al-Shammari left. Al-Shammari said it was over.", "said", "Hanan al-Shammari"),
        ("Ursula von Hagen left. Von Hagen said it was over.", "said", "Ursula von Hagen"),
        ("Nurul Huda Abdul Rahim left. Nurul Huda said it was over.", "said", "Nurul Huda Abdul Rahim"),
        ("According to Göran Sjöström, it was over.", "According to", "Göran Sjöström"),
        ("Brig. Gen. Yaw Boateng said it was over.", "said", "Yaw Boateng"),
        ("Sgt. Ana Ruiz said it was over.", "said", "Ana Ruiz"),
        ("He Lifeng, the vice premier, said it was over.", "said", "He Lifeng"),
        ("The opposition candidate, Chiara Dell'Acqua, said it was over.", "said", "Chiara Dell'Acqua"),
        ("Siti Aishah binti Ahmad said it was over.", "said", "Siti Aishah binti Ahmad"),
        ("Jordi Puig i Ferrer said it was over.", "said", "Jordi Puig i Ferrer"),
        ("Its owner, a Dutch firm called Varkan Home, said it was over.", "said", "Varkan Home"),
        ("The weather bureau, PAGASA, said it was over.", "said", "PAGASA"),
        ("The 36th Mountain Brigade said it was over.", "said", "36th Mountain Brigade"),
        ("The Central Bank of Kenya said it was over.", "said", "Central Bank of Kenya"),
        ("Banco Santander met. Santander said it was over.", "said", "Banco Santander"),
        ("The Times of Malta closed. The Times said it was over.", "said", "Times of Malta"),
        ("The National Union of Teachers (NUT) met. The NUT said it was over.", "said", "National Union of Teachers"),
        (
            "State Emergency Service controller Ana Ruiz left. The SES said it was over.",
            "said",
            "State Emergency Service",
        ),
        ("Ruiz's lawyer, Tom Lund, left. His client said it was over.", "said", "Ruiz"),
    ],
)
def test_the_whole_name_is_given(find: Find, text: str, cue: str, name: str) -> None:
    assert find(text).name(cue) == name
