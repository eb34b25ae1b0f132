"""The name beside a role or a body is whom it stands for."""

import pytest

from accord.model import Article, Phrase, Source
from accord.pipeline import Pipeline


def _phrases(pipeline: Pipeline, text: str) -> dict[str, Phrase]:
    """Give the phrases by their words; the last one where several have the same."""
    annotation, _ = pipeline.annotate(Article(id="a", source=Source(kind="file", ref="a"), text=text))
    return {text[phrase.start : phrase.end]: phrase for phrase in annotation.phrases}


def _chained(phrases: dict[str, Phrase], *words: str) -> bool:
    return len({phrases[one].chain for one in words}) == 1


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (
            "An embassy spokeswoman, Ayla Demir, said it was over. Demir left. The spokeswoman said she was glad.",
            ("An embassy spokeswoman", "Ayla Demir", "Demir", "The spokeswoman", "she"),
        ),
        (
            "A small charity, Open Wells, praised the mayor. The charity said that it would stay.",
            ("A small charity", "Open Wells", "The charity", "it"),
        ),
        ("Her lawyer in Tbilisi, Nino Abashidze, objected.", ("Her lawyer", "Nino Abashidze")),
        (
            "His widow, the poet Marta Kebede, thanked the mayor. She left.",
            ("His widow", "the poet", "Marta Kebede", "She"),
        ),
        ("The rivals, the Tigers of the North, refused.", ("The rivals", "the Tigers of the North")),
        ("Pedro Iturri, a Jesuit who mediates, left.", ("Pedro Iturri", "a Jesuit", "who")),
        ("Ana Ruiz left. The director, a cousin of the mayor, wept.", ("The director", "a cousin")),
        ("One of the surveyors said so.", ("One", "the surveyors")),
        (
            "The firm named in the video, Greyline Marine, denied it. Its lawyers wept.",
            ("The firm", "Greyline Marine", "Its"),
        ),
        (
            "His party, the Movement for the Highlands, insists that he stays.",
            ("His party", "the Movement for the Highlands"),
        ),
        (
            "Officials at the Alliance to Reclaim Our Schools (AROS) met. AROS said it would march.",
            ("the Alliance to Reclaim Our Schools", "AROS", "it"),
        ),
        ("Ana Ruiz met Tom Lund and Bo Ek, who sent the envoy home.", ("Bo Ek", "who")),
        ("Two rescue workers from Oslo arrived. The workers slept.", ("The workers", "Two rescue workers")),
    ],
)
def test_they_share_a_chain(pipeline: Pipeline, text: str, same: tuple[str, ...]) -> None:
    assert _chained(_phrases(pipeline, text), *same)


def test_a_daily_and_the_paper_are_one(pipeline: Pipeline) -> None:
    phrases = _phrases(pipeline, "The Polish daily Nowy Kurier wrote of a delay. The paper had asked twice.")
    assert _chained(phrases, "The Polish daily Nowy Kurier", "The paper")


def test_the_noun_beside_a_name_tells_what_it_names(pipeline: Pipeline) -> None:
    assert _phrases(pipeline, "A charity, Manos Abiertas, objected.")["Manos Abiertas"].label == "ORG"
    assert _phrases(pipeline, "A spokeswoman, Ayla Demir, objected.")["Ayla Demir"].label == "PERSON"


def test_a_transcript_in_capitals_names_the_same_person(pipeline: Pipeline) -> None:
    phrases = _phrases(pipeline, "An interview with Colonel Peter Kamau.\n\nKAMAU: I shall stay.")
    assert _chained(phrases, "Colonel Peter Kamau", "KAMAU")


def test_a_charity_and_a_company_are_two(pipeline: Pipeline) -> None:
    phrases = _phrases(pipeline, "A charity, Open Wells, sued. The company lost.")
    assert not _chained(phrases, "Open Wells", "The company")


def test_the_noun_next_to_the_name_decides_who_it_is(pipeline: Pipeline) -> None:
    phrases = _phrases(pipeline, "Transport ministry spokesman Marek Dolan said that the ferry was safe.")
    assert phrases["Transport ministry spokesman Marek Dolan"].label == "PERSON"


def test_a_person_behind_the_body_whose_role_is_told_is_no_body(pipeline: Pipeline) -> None:
    phrases = _phrases(pipeline, "The spokesperson of the group, Alhaji Musa Danladi, said that the men would return.")
    assert phrases["Alhaji Musa Danladi"].label == "PERSON"
    assert _chained(phrases, "The spokesperson", "Alhaji Musa Danladi")


def test_two_companies_are_not_one_body(pipeline: Pipeline) -> None:
    phrases = _phrases(pipeline, "The companies, Ford and Tesla, refused to say.")
    assert phrases["The companies"].chain != phrases["Ford"].chain


def test_a_name_right_behind_a_newspaper_is_the_newspapers(pipeline: Pipeline) -> None:
    phrases = _phrases(pipeline, "State-run newspaper Kyemon reported on Friday that two men had confessed.")
    assert any(phrase.label == "ORG" and words.endswith("Kyemon") for words, phrase in phrases.items())


def test_a_body_keeps_the_whole_of_its_name(pipeline: Pipeline) -> None:
    phrases = _phrases(pipeline, "The Press Monitor for Galicia said the raid killed nine people.")
    assert phrases["The Press Monitor for Galicia"].label == "ORG"


def test_a_place_inside_a_bodys_name_is_not_the_body(pipeline: Pipeline) -> None:
    phrases = _phrases(pipeline, "The group whose members marched, Youth for the Delta, said it would return.")
    assert _chained(phrases, "The group", "Youth for the Delta", "it")
    assert not _chained(phrases, "Youth for the Delta", "the Delta")


def test_a_thing_between_a_firm_and_its_name_is_not_the_firm(pipeline: Pipeline) -> None:
    phrases = _phrases(pipeline, "The firm named in the video, Greyline Marine, denied ever having worked in Nigeria.")
    assert not _chained(phrases, "the video", "Greyline Marine")


@pytest.mark.parametrize(
    "text",
    [
        "A Wells Fargo manager wept on Monday. Wells Fargo said the bonuses would end.",
        "The affair was first reported by The Washington Post on Friday.",
    ],
)
def test_a_body_whose_name_opens_with_a_first_name_is_no_person(pipeline: Pipeline, text: str) -> None:
    assert not [words for words, phrase in _phrases(pipeline, text).items() if phrase.label == "PERSON"]


@pytest.mark.parametrize(
    ("headline", "lead", "more"),
    [
        ("Farmers vow to keep up blockade", "Polish farmers said on Monday that they would stay.", "Polish farmers"),
        ("Minister quits over bridge", "A junior minister resigned on Friday.", "A junior minister"),
    ],
)
def test_the_lead_tells_more_of_whom_the_headline_speaks(
    pipeline: Pipeline, headline: str, lead: str, more: str
) -> None:
    assert _chained(_phrases(pipeline, f"{headline}\n\n{lead}"), headline.split()[0], more)


def test_others_than_those_of_the_headline_stay_others(pipeline: Pipeline) -> None:
    phrases = _phrases(pipeline, "Polish farmers vow to stay\n\nDutch farmers said on Monday that they would go.")
    assert not _chained(phrases, "Polish farmers", "Dutch farmers")


def test_a_place_taken_for_a_person_is_none_of_the_people(pipeline: Pipeline) -> None:
    text = "Mulugeta Kebede was born in Debre Tabor. Later he studied law in Rome, and he became a judge."
    phrases = _phrases(pipeline, text)
    assert phrases["Debre Tabor"].label != "PERSON"
    assert _chained(phrases, "Mulugeta Kebede", "he")
