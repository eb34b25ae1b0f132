"""What only a longer text tells: whose "the president" is, and which country is meant."""

from collections.abc import Callable

import pytest

from accord.model import ActorMention

Actors = Callable[..., dict[str, ActorMention]]

NAIROBI = """Kenya will vote again in August. Kenyan officials met for a week. William Ruto opened the session himself.
The Kenyan parliament rose early.
Protesters blocked the road to the airport. A diplomat filmed them. The army stayed in its barracks."""


def test_people_take_the_country_that_most_of_an_article_is_about(actors: Actors) -> None:
    found = actors(NAIROBI, published="2024-06-20")
    assert found["Protesters"].country == "KEN"
    assert found["army"].country == "KEN"


def test_a_country_that_nothing_says_is_less_sure(actors: Actors) -> None:
    found = actors(NAIROBI, published="2024-06-20")
    assert found["Protesters"].confidence < found["Kenyan officials"].confidence


def test_diplomats_may_be_from_anywhere(actors: Actors) -> None:
    assert actors(NAIROBI, published="2024-06-20")["diplomat"].country is None


def test_one_sentence_is_too_little_to_tell_whose_people_they_are(actors: Actors) -> None:
    assert actors("Protesters in hats greeted William Ruto.", published="2024-06-20")["Protesters"].country is None


@pytest.mark.parametrize(
    ("text", "published", "title", "actor"),
    [
        ("Olaf Scholz flew to Paris. Emmanuel Macron was waiting. Critics of the chancellor shrugged.",
         "2022-10-26", "chancellor", "olaf-scholz"),
        ("Tony Blair spoke for an hour. Later the prime minister took the train.",
         "2001-03-05", "prime minister", "tony-blair"),
        ("Tony Blair spoke for an hour. Later the former prime minister took the train.",
         "2016-03-05", "former prime minister", "tony-blair"),
        ("Narendra Modi called Imran Khan. The Pakistani leader did not answer.",
         "2019-03-05", "Pakistani leader", "imran-khan"),
    ],
)  # fmt: skip
def test_a_bare_title_stands_for_who_holds_the_office(
    actors: Actors, text: str, published: str, title: str, actor: str
) -> None:
    assert actors(text, published=published)[title].actor == actor


@pytest.mark.parametrize(
    ("text", "published", "title"),
    [
        ("Tony Blair spoke for an hour. Voters will choose the next prime minister in May.",
         "2001-03-05", "next prime minister"),
        ("Tony Blair spoke for an hour.\n\nShops stayed closed on Monday. Snow fell in the north.\n\n"
         "The prime minister took the train.", None, "prime minister"),
        ("Tony Blair met Albert Reynolds. The president of the club poured the tea.", "2001-03-05", "president"),
    ],
)  # fmt: skip
def test_a_title_of_somebody_else_does_not(actors: Actors, text: str, published: str | None, title: str) -> None:
    assert actors(text, published=published)[title].actor is None


def test_a_parliaments_common_name_is_that_of_the_country_told_of(actors: Actors) -> None:
    text = "Mexico raised its wages. Vicente Fox praised the Mexican unions. The Senate debated for a day."
    senate = actors(text, published="2003-04-02")["Senate"]
    assert (senate.actor, senate.country) == (None, "MEX")


def test_capitals_inside_a_longer_word_are_nobody(actors: Actors) -> None:
    assert all(one.actor != "african-union" for one in actors("PORT-AU-PRINCE - Two ministers resigned.").values())
    assert actors("UK-US talks resumed.")["US"].actor == "USA"


@pytest.mark.parametrize("name", ["V.P. Singh", "V. P. Singh"])
def test_spaced_initials_are_initials(actors: Actors, name: str) -> None:
    found = actors(f"The letter was signed by {name} on Monday.", published="1990-03-01")
    assert "v-p-singh" in {one.actor for one in found.values()}


def test_a_name_that_the_model_takes_for_an_adjective_is_found(actors: Actors) -> None:
    found = actors("Two ministers met Valentic on the edge of the summit.", published="1994-06-15")
    assert "nikica-valentic" in {one.actor for one in found.values()}
