from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.model import Article, PlaceMention
from accord.pipeline import Pipeline

Find = Callable[..., list[PlaceMention]]


@pytest.fixture(scope="module")
def find(pipeline: Pipeline, article: Callable[..., Article]) -> Find:
    def run(text: str, **known: str) -> list[PlaceMention]:
        read = article(text, **known)
        return list(pipeline.places.find(read, pipeline.annotate(read)[0]))

    return run


def place(found: list[PlaceMention], text: str, name: str) -> PlaceMention:
    """Give the first mention whose span reads `name`."""
    return next(mention for mention in found if text[mention.span.start : mention.span.end] == name)


def where(find: Find, text: str, name: str) -> tuple[str | None, str | None, str]:
    mention = place(find(text), text, name)
    return mention.country, mention.adm1, mention.precision


@pytest.mark.parametrize(
    ("text", "name", "country", "adm1"),
    [
        ("The council in Paris, Texas, voted to repair the bridge.", "Paris", "USA", "Texas"),
        ("Envoys met in Paris on Tuesday to speak about the truce.", "Paris", "FRA", None),
        ("Storms hit Springfield, Illinois, and then moved on.", "Springfield", "USA", "Illinois"),
        ("Nurses in London, Ontario, walked out over pay.", "London", "CAN", "Ontario"),
        ("Nurses in London walked out over pay.", "London", "GBR", "England"),
        ("Shops closed in Dover, Del., after the flood.", "Dover", "USA", "Delaware"),
        ("Shops closed in Portland, OR, after the flood.", "Portland", "USA", "Oregon"),
    ],
)
def test_a_town_lies_where_the_text_says(find: Find, text: str, name: str, country: str, adm1: str | None) -> None:
    found_country, found_adm1, precision = where(find, text, name)
    assert (found_country, precision) == (country, "city")
    assert adm1 is None or found_adm1 == adm1


def test_georgia_is_a_country_beside_tbilisi_and_a_state_beside_atlanta(find: Find) -> None:
    abroad = "Georgia closed its border after shelling near Gori, officials in Tbilisi said."
    at_home = "Voters in Georgia stood in line in Atlanta and Savannah."
    assert where(find, abroad, "Georgia") == ("GEO", None, "country")
    assert where(find, at_home, "Georgia") == ("USA", "Georgia", "adm1")


def test_springfield_is_the_one_near_the_other_towns_of_the_article(find: Find) -> None:
    text = "The mayor of Springfield met leaders from Holyoke and Hampden County on Monday."
    assert where(find, text, "Springfield") == ("USA", "Massachusetts", "city")


def test_washington_is_the_capital_unless_the_text_says_state(find: Find) -> None:
    assert where(find, "Washington imposed sanctions on Belarus.", "Washington")[1] == "District of Columbia"
    text = "Fires burned in Washington state, and people left Spokane and Yakima."
    assert where(find, text, "Washington") == ("USA", "Washington", "adm1")


def test_a_feature_word_chooses_the_kind(find: Find) -> None:
    assert where(find, "Rebels hold villages in Aleppo province.", "Aleppo")[2] == "adm1"
    assert where(find, "Rebels shelled a market in Aleppo.", "Aleppo")[2] == "city"


def test_countries_in_a_list_are_not_where_each_other_lies(find: Find) -> None:
    text = "Lebanon, Jordan and Egypt host most of the refugees."
    assert {mention.precision for mention in find(text)} == {"country"}


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton and Jordan Peterson spoke at the gala, and Chad Wolf left early.",
        "The soldiers waited until March, and then marched on.",
        "NATO ministers will meet again in May.",
        "The Iraqi minister thanked the Syrians.",
        "Arab ministers met Kurdish leaders.",
    ],
)
def test_people_words_and_demonyms_are_no_places(find: Find, text: str) -> None:
    assert find(text) == []


def test_a_country_that_looks_like_a_demonym_is_a_country(find: Find) -> None:
    assert [mention.country for mention in find("Floods hit the Philippines and Laos.")] == ["PHL", "LAO"]


def test_a_surname_is_no_town_though_the_town_is_named(find: Find) -> None:
    text = "Mary Clinton is the mayor of Clinton, Iowa. Clinton said the budget was sound."
    found = [mention for mention in find(text) if mention.name == "Clinton"]
    assert [mention.span.start for mention in found] == [text.index("Clinton, Iowa")]


def test_a_newspaper_is_not_where_it_is_named_after(find: Find) -> None:
    text = "The Washington Post reported the raid."
    assert find(text) == []


def test_datelines_are_places(find: Find) -> None:
    text = "MOSUL, Iraq (AP) — Gunmen killed two officers on Friday."
    assert [mention.name for mention in find(text)] == ["Mosul", "Iraq"]


def test_a_part_of_a_country_is_a_region(find: Find) -> None:
    text = "Drones struck northeastern Syria overnight."
    assert where(find, text, "Syria") == ("SYR", None, "region")


def test_abbreviated_countries_need_their_capitals(find: Find) -> None:
    text = "US officials told us that they would come."
    assert [(mention.span.start, mention.country) for mention in find(text)] == [(0, "USA")]


def test_an_outlet_says_which_town_is_meant(find: Find) -> None:
    text = "Council members in Arlington approved the stadium."
    assert find(text, outlet="Fort Worth Dallas Observer")[0].adm1 == "Texas"


def test_a_place_that_nobody_knows_has_no_coordinates(find: Find) -> None:
    text = "Fighters withdrew from Qarthuunabad on Sunday."
    unknown = [mention for mention in find(text) if mention.lat is None]
    assert all(mention.lon is None and mention.geonames is None for mention in unknown)
    assert all(mention.confidence <= 0.5 for mention in unknown)


def test_nothing_gives_nothing(find: Find) -> None:
    assert find("") == []


def test_the_same_article_gives_the_same_places(find: Find) -> None:
    text = "Troops left Kherson for Odesa, and Moscow said Kyiv had lied about Crimea."
    assert find(text) == find(text)


WORDS = [
    "Paris",
    "Texas",
    "in",
    ",",
    "U.S.",
    "Aleppo",
    "province",
    "the",
    "Lake",
    "Chad",
    "said",
    ".",
    "—",
    "Mosul",
    "’s",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
@settings(max_examples=25)
def test_mentions_stand_in_the_text_in_order_and_apart(find: Find, words: list[str]) -> None:
    text = " ".join(words)
    found = find(text)
    for mention in found:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert text[mention.span.start : mention.span.end].strip() == text[mention.span.start : mention.span.end]
        assert 0 < mention.confidence <= 1
    for left, right in pairwise(found):
        assert left.span.end <= right.span.start
