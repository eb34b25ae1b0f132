import pytest

from accord.places.knowledge import Knowledge, load_demonyms, load_words


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge()


def test_the_additions_come_first(knowledge: Knowledge) -> None:
    assert knowledge.lookup("Washington")[0].adm1 == "District of Columbia"
    assert knowledge.lookup("Britain")[0].country == "GBR"


def test_short_names_need_their_capitals(knowledge: Knowledge) -> None:
    assert knowledge.lookup("US")[0].country == "USA"
    assert knowledge.lookup("U.S.")[0].country == "USA"
    assert all(place.country != "USA" for place in knowledge.lookup("Us"))


def test_state_abbreviations_count_as_printed(knowledge: Knowledge) -> None:
    assert knowledge.lookup("Calif.")[0].name == "California"
    assert all(place.name != "Massachusetts" for place in knowledge.lookup("Mass"))


def test_postal_codes_count_after_a_comma_only(knowledge: Knowledge) -> None:
    assert knowledge.after_comma("OH")[0].name == "Ohio"
    assert all(place.name != "Ohio" for place in knowledge.lookup("OH"))


def test_our_own_places_have_coordinates(knowledge: Knowledge) -> None:
    sea = knowledge.lookup("South China Sea")[0]
    assert sea.kind == "water"
    assert 5 < sea.lat < 20


def test_demonyms_know_their_country_in_both_numbers() -> None:
    demonyms = load_demonyms()
    assert demonyms["georgian"] == demonyms["georgians"] == "GEO"


def test_words_say_what_kind_of_place() -> None:
    words = load_words()
    assert words.kinds["province"] == "adm1"
    assert "may" in words.common
