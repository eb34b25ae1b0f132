"""Which phrases stand for the same one."""

from collections.abc import Callable

import pytest

from accord.model import Annotation

Annotate = Callable[[str], Annotation]


def together(annotation: Annotation) -> list[set[str]]:
    """Give the texts of each chain that has more than one phrase."""
    chains: dict[int, set[str]] = {}
    counts: dict[int, int] = {}
    for phrase in annotation.phrases:
        chains.setdefault(phrase.chain, set()).add(annotation.text[phrase.start : phrase.end])
        counts[phrase.chain] = counts.get(phrase.chain, 0) + 1
    return [texts for chain, texts in chains.items() if counts[chain] > 1]


def chain_at(annotation: Annotation, words: str, *, after: str = "") -> int:
    """Give the chain of the phrase that begins at `words`, past `after` where that is given."""
    start = annotation.text.index(words, annotation.text.index(after) + len(after) if after else 0)
    return next(phrase.chain for phrase in annotation.phrases if phrase.start <= start < phrase.end)


def test_a_surname_joins_the_full_name(annotate: Annotate) -> None:
    found = annotate("Marta Kowalski opened the bridge on Monday. Kowalski thanked the builders.")
    assert {"Marta Kowalski", "Kowalski"} in together(found)


def test_an_initial_does_not_part_a_name(annotate: Annotate) -> None:
    found = annotate("Robert J. Hansen resigned. Robert Hansen had led the bank for years.")
    assert chain_at(found, "Robert J. Hansen") == chain_at(found, "Robert Hansen", after="resigned.")


def test_forms_of_address_keep_a_couple_apart(annotate: Annotate) -> None:
    found = annotate("Mr. Webb met Mrs. Webb at the station. Mrs. Webb was late.")
    assert chain_at(found, "Mr. Webb") != chain_at(found, "Mrs. Webb")
    assert chain_at(found, "Mrs. Webb") == chain_at(found, "Mrs. Webb", after="station.")


def test_a_city_is_not_a_person_of_that_name(annotate: Annotate) -> None:
    found = annotate("Denzel Washington spoke first. He then flew to Washington.")
    assert chain_at(found, "Denzel Washington") != chain_at(found, "Washington", after="flew to ")


def test_a_form_of_address_says_more_than_a_first_name(annotate: Annotate) -> None:
    found = annotate("Former minister Maria Imtiaz was not arrested. Mr Imtiaz has denied any role.")
    assert chain_at(found, "Maria") == chain_at(found, "Mr Imtiaz")


def test_a_title_with_an_article_is_no_persons_name(annotate: Annotate) -> None:
    found = annotate("The Chief District Officer there, Govinda Acharya, disputed the figure. Acharya wept.")
    assert chain_at(found, "The Chief") == chain_at(found, "Govinda")
    assert next(one.kind for one in found.phrases if one.start == 0) == "noun"


def test_who_stands_in_a_place_is_not_the_place(annotate: Annotate) -> None:
    found = annotate("At a clinic in Adi Mesfin, a farmer with a bandaged arm said he had lost two brothers.")
    assert chain_at(found, "a farmer") != chain_at(found, "Adi Mesfin")


def test_an_acronym_joins_the_organisation(annotate: Annotate) -> None:
    found = annotate("The World Food Programme sent trucks. The WFP said two were lost.")
    assert chain_at(found, "The World Food Programme") == chain_at(found, "The WFP")


def test_he_and_she_go_by_gender(annotate: Annotate) -> None:
    found = annotate("Anna Berg praised Thomas Lund on Friday. She said he had saved the harbour.")
    assert chain_at(found, "She") == chain_at(found, "Anna Berg")
    assert chain_at(found, "he ", after="said ") == chain_at(found, "Thomas Lund")


def test_a_possessive_may_point_forward_to_the_subject(annotate: Annotate) -> None:
    found = annotate("Peter Vance arrived first. In her speech, Laura Stone called for calm.")
    assert chain_at(found, "her speech") == chain_at(found, "Laura Stone")


def test_i_in_a_quotation_is_its_speaker(annotate: Annotate) -> None:
    found = annotate("Thomas Lund greeted Anna Berg. “I will not resign,” Berg said.")
    assert chain_at(found, "I will") == chain_at(found, "Anna Berg")


def test_he_in_a_quotation_is_not_its_speaker(annotate: Annotate) -> None:
    found = annotate("Thomas Lund attacked Peter Vance. “He is wrong,” Vance said.")
    assert chain_at(found, "He is") == chain_at(found, "Thomas Lund")


@pytest.mark.parametrize("noun", ["The minister", "The finance minister"])
def test_a_role_is_the_last_person_who_had_it(annotate: Annotate, noun: str) -> None:
    found = annotate(f"Finance Minister Anna Berg spoke to the press. {noun} ruled out a tax.")
    assert chain_at(found, noun) == chain_at(found, "Anna Berg")


def test_another_role_stays_alone(annotate: Annotate) -> None:
    found = annotate("Finance Minister Anna Berg spoke. The defence minister was abroad.")
    assert chain_at(found, "The defence minister") != chain_at(found, "Anna Berg")


def test_an_apposition_joins_its_name(annotate: Annotate) -> None:
    found = annotate("Thomas Lund, a former diplomat, wrote the letter.")
    assert chain_at(found, "a former diplomat") == chain_at(found, "Thomas Lund")


def test_a_bare_role_in_a_headline_is_the_person_named_below(annotate: Annotate) -> None:
    found = annotate("Energy analyst warns of shortages\n\nEnergy analyst Laura Stone warned on Monday of shortages.")
    assert chain_at(found, "Energy analyst warns") == chain_at(found, "Energy analyst Laura Stone")


def test_who_is_the_noun_before_it(annotate: Annotate) -> None:
    found = annotate("The engineer who built the dam has died.")
    assert chain_at(found, "who") == chain_at(found, "The engineer")


def test_an_empty_it_stands_for_nothing(annotate: Annotate) -> None:
    found = annotate("The company closed the mine. It is likely that prices will rise.")
    assert chain_at(found, "It is") != chain_at(found, "The company")


def test_a_surname_taken_for_something_else_is_the_person(annotate: Annotate) -> None:
    found = annotate("Tahmina Sultana, a hydrologist, studies rivers. She said that Sultana was her married name.")
    assert chain_at(found, "She") == chain_at(found, "Tahmina Sultana")


def test_a_spokesman_of_a_person_is_not_that_person(annotate: Annotate) -> None:
    found = annotate("Laura Stone won. Stone spokesman Thomas Lund was glad. Lund left early.")
    assert chain_at(found, "Lund left") == chain_at(found, "Stone spokesman Thomas Lund")
    assert chain_at(found, "Lund left") != chain_at(found, "Laura Stone")


def test_a_lede_role_is_the_person_whom_the_next_sentence_names(annotate: Annotate) -> None:
    found = annotate("The culture minister resigned on Monday. Anna Berg told reporters that she was tired.")
    assert chain_at(found, "The culture minister") == chain_at(found, "Anna Berg")


def test_a_capital_title_and_a_role_in_a_quotation_are_nobody_told_of_before(annotate: Annotate) -> None:
    found = annotate("Anna Berg opened the hall. “The sculptor was late,” she said. The Mediator was there.")
    assert chain_at(found, "The sculptor") != chain_at(found, "Anna Berg")
    assert chain_at(found, "The Mediator") != chain_at(found, "Anna Berg")


def test_they_who_speak_are_people(annotate: Annotate) -> None:
    found = annotate("The villagers rebuilt the bridges. They said that it took a year.")
    assert chain_at(found, "They") == chain_at(found, "The villagers")
    assert chain_at(found, "They") != chain_at(found, "the bridges")


def test_a_hyphenated_surname_joins_the_full_name(annotate: Annotate) -> None:
    found = annotate("Thomas Lund-Berg spoke first. Mr. Lund-Berg left early.")
    assert chain_at(found, "Mr. Lund-Berg") == chain_at(found, "Thomas Lund-Berg")


def test_a_vice_president_is_not_the_president(annotate: Annotate) -> None:
    found = annotate(
        "President Ana Ruiz left. Vice-President Tom Lund stayed. The president wept. The vice-president ran."
    )
    assert chain_at(found, "The president") == chain_at(found, "President Ana Ruiz")
    assert chain_at(found, "The vice-president") == chain_at(found, "Vice-President Tom Lund")


@pytest.mark.parametrize("word", ["vice-president", "ex-minister", "co-founder"])
def test_a_prefix_is_part_of_its_noun(annotate: Annotate, word: str) -> None:
    found = annotate(f"The {word} has resigned.")
    assert [found.text[phrase.start : phrase.end] for phrase in found.phrases] == [f"The {word}"]


def test_a_first_name_may_be_wrong_about_the_gender(annotate: Annotate) -> None:
    text = "His deputy, Samar Haddad, told reporters that the road was closed. She added that troops were near."
    found = annotate(text)
    assert chain_at(found, "She") == chain_at(found, "Samar Haddad")


def test_an_age_is_the_person_told_of_last(annotate: Annotate) -> None:
    found = annotate("Mary Ann Webb lives by the port. The 66-year-old said she had seen the ship.")
    assert chain_at(found, "The 66-year-old") == chain_at(found, "Mary Ann Webb")


@pytest.mark.parametrize("name", ["Yoo Mi-ran", "Tsai Ing-wen", "Lee Jae-myung"])
def test_a_given_name_with_a_hyphen_is_one_word(annotate: Annotate, name: str) -> None:
    found = annotate(f"{name}, a lawyer, disputed this. The nominee, {name}, left.")
    assert {token.text for token in found.tokens} >= set(name.split())
    assert {phrase.label for phrase in found.phrases if found.text[phrase.start : phrase.end] == name} == {"PERSON"}


def test_other_words_with_a_hyphen_are_no_given_names(annotate: Annotate) -> None:
    assert "So-called" not in {
        token.text for token in annotate("So-called experts met on the Seoul-on-sea pier.").tokens
    }


def test_a_guest_is_the_other_one_of_two(annotate: Annotate) -> None:
    found = annotate("President Ana Ruiz received Tom Lund in Quito. She promised him a road. Her guest thanked her.")
    assert chain_at(found, "guest") == chain_at(found, "Tom Lund")


def test_of_two_guests_none_is_meant(annotate: Annotate) -> None:
    found = annotate("President Ana Ruiz received Tom Lund and Bo Ek. She smiled. Her guest wept.")
    assert chain_at(found, "guest") not in (chain_at(found, "Tom Lund"), chain_at(found, "Bo Ek"))


def test_a_short_name_in_brackets_is_the_bodys(annotate: Annotate) -> None:
    found = annotate("Officials of the Workers' Front of Rusam (PKR) met. The PKR denied it. Paris (France) was quiet.")
    assert chain_at(found, "The PKR") == chain_at(found, "the Workers' Front")
    assert chain_at(found, "France") != chain_at(found, "Paris")


def test_two_ministers_told_of_apart_are_the_two(annotate: Annotate) -> None:
    found = annotate(
        "Defence Minister Ana Ruiz spoke first. Prime Minister Bo Ek slept. Interior Minister Tom Lund agreed. "
        "Later the two ministers wept."
    )
    phrase = next(one for one in found.phrases if found.text[one.start : one.end] == "the two ministers")
    assert [found.tokens[head].text for head in phrase.several] == ["Ruiz", "Lund"]


@pytest.mark.parametrize(
    "text", ["The agency", "He said that the agency", "who", "Her guest", "(PKR)", "and Ruiz, who"]
)
def test_a_text_may_end_anywhere(annotate: Annotate, text: str) -> None:
    assert annotate(text).phrases


def test_an_office_is_whose_name_comes_later(annotate: Annotate) -> None:
    found = annotate("“I left because the prime minister lied,” she said. Prime Minister Dimitar Ristovski denied it.")
    assert chain_at(found, "prime minister") == chain_at(found, "Dimitar Ristovski")


def test_an_office_that_two_hold_is_nobodys(annotate: Annotate) -> None:
    found = annotate(
        "“I left because the minister lied,” she said. Minister Ana Ruiz denied it. Minister Tom Lund wept."
    )
    assert chain_at(found, "minister") not in (chain_at(found, "Ana Ruiz"), chain_at(found, "Tom Lund"))


def test_a_single_name_beside_an_office_is_a_persons(annotate: Annotate) -> None:
    found = annotate("Suharyono, the sports minister, called it a knife. The minister left.")
    assert chain_at(found, "The minister") == chain_at(found, "Suharyono")


@pytest.mark.parametrize("words", ["The Sri Lankan", "The Dutchman"])
def test_one_of_a_nation_is_not_the_nation(annotate: Annotate, words: str) -> None:
    found = annotate(f"Its spokesperson, Priyanka Silva, told us so. {words} expressed concern.")
    phrase = next(one for one in found.phrases if found.text[one.start : one.end] == words)
    assert phrase.kind == "noun"
