"""How names in capitals are written in news, and which are those of bodies and of people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.dictionaries.words import has_first_name, is_body, is_inflected, plural, singular, spellings


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("TARIQ_BELLAMINE_", "Tariq Bellamine"),
        ("MINISTRY_OF_THE_HARBOURS", "Ministry of the Harbours"),
        ("SEAN_O'HALLORAN_", "Sean O'Halloran"),
        ("ANN_MCDERMID", "Ann McDermid"),
        ("AL-MARJ", "Al-Marj"),
        ("Rosa_de_la_Cruz", "Rosa de la Cruz"),
        ("WHO", "WHO"),
        ("MAY_", "MAY"),
    ],
)
def test_the_usual_spelling_comes_first(name: str, written: str) -> None:
    assert spellings(name)[0] == written


def test_a_short_name_may_be_an_abbreviation() -> None:
    assert spellings("NATO_") == ("Nato", "NATO")
    assert "UN Envoy" in spellings("UN_ENVOY")


def test_a_name_of_small_letters_is_taken_as_it_is() -> None:
    assert spellings("eBay_Freight") == ("eBay Freight",)


def test_no_letters_no_name() -> None:
    assert spellings("_ _") == ()


@pytest.mark.parametrize(("name", "body"), [("Ministry of Tides", True), ("Tariq Bellamine", False)])
def test_bodies_are_told_by_their_words(name: str, body: bool) -> None:
    assert is_body(name) is body


@pytest.mark.parametrize(("name", "person"), [("MARIA_KOVAL", False), ("MARIA KOVAL", True), ("MARIA", False)])
def test_people_are_told_by_their_first_names(name: str, person: bool) -> None:
    assert has_first_name(name) is person


@pytest.mark.parametrize(("one", "many"), [("envoy", "envoys"), ("deputy", "deputies"), ("mistress", "mistresses")])
def test_plurals_are_made_and_undone(one: str, many: str) -> None:
    assert (plural(one), singular(many)) == (many, one)


@given(st.text(alphabet="ABCDEFGHIKLMNOPRSTUVWYZ_'- ", max_size=40))
def test_spellings_keep_the_letters(name: str) -> None:
    letters = [letter for letter in name.lower() if letter.isalpha()]
    for spelling in spellings(name):
        assert [letter for letter in spelling.lower() if letter.isalpha()] == letters


@pytest.mark.parametrize(
    ("word", "verb", "told"),
    [
        ("held", True, True), ("shot", False, False), ("impounded", True, True), ("impounded", False, True),
        ("boats", False, True), ("proceed", True, False), ("embed", True, False), ("press", True, False),
    ],
)  # fmt: skip
def test_forms_are_told_from_words(word: str, verb: bool, told: bool) -> None:
    assert is_inflected(word, verb=verb) is told
