"""Who is who in a text: invented sentences about real kinds of actors."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.actors import ActorFinder
from accord.model import ActorMention, Article
from accord.pipeline import Pipeline

Actors = Callable[..., dict[str, ActorMention]]


def who(mention: ActorMention) -> tuple[str | None, str | None, tuple[str, ...]]:
    return mention.actor, mention.country, mention.sectors


# ------------------------------------------------------------------------------------ countries


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Britain signed the treaty.", "Britain", "GBR"),
        ("The U.S. signed the treaty.", "U.S.", "USA"),
        ("US diplomats left.", "US", "USA"),
        ("Ivory Coast signed the treaty.", "Ivory Coast", "CIV"),
        ("Côte d'Ivoire signed the treaty.", "Côte d'Ivoire", "CIV"),
        ("Burma signed the treaty.", "Burma", "MMR"),
        ("The Soviet Union signed the treaty.", "Soviet Union", "RUS"),
        ("The Kremlin rejected the treaty.", "Kremlin", "RUS"),
        ("Downing Street rejected the treaty.", "Downing Street", "GBR"),
    ],
)
def test_countries_go_by_many_names(actors: Actors, text: str, name: str, country: str) -> None:
    assert actors(text)[name].country == country


def test_a_capital_that_acts_is_its_state_and_one_that_is_a_place_is_not(actors: Actors) -> None:
    acting = actors("Tehran condemned the raid.")["Tehran"]
    assert (acting.actor, acting.name) == ("IRN", "Iran")
    placed = actors("The delegates met in Tehran.")["Tehran"]
    assert (placed.actor, placed.country) == (None, "IRN")


def test_the_pronoun_us_is_not_a_country(actors: Actors) -> None:
    assert "us" not in actors("They told us to leave the building.")


def test_adjectives_are_mentions_of_their_own(actors: Actors) -> None:
    found = actors("The Kenyan parliament rejected the budget.")
    assert who(found["Kenyan"]) == ("KEN", "KEN", ())
    assert who(found["Kenyan parliament"]) == (None, "KEN", ("LEG",))
    assert found["Kenyan"].head != found["Kenyan parliament"].head


# ---------------------------------------------------------------------------------------- roles


@pytest.mark.parametrize(
    ("text", "role", "country", "sectors"),
    [
        ("The army of Sudan crossed the river.", "army", "SDN", ("MIL",)),
        ("Police in Nairobi closed two roads.", "Police", "KEN", ("COP",)),
        ("Turkish defence ministry officials left.", "Turkish defence ministry officials", "TUR", ("GOV",)),
        ("Peru's opposition called a strike.", "Peru's opposition", "PER", ("OPP",)),
        ("Judges in Warsaw resigned.", "Judges", "POL", ("JUD",)),
        ("Chilean students blocked the bridge.", "Chilean students", "CHL", ("EDU",)),
        ("Former Bolivian ministers met.", "Former Bolivian ministers", "BOL", ("ELI",)),
        ("A Colombian rebel commander was arrested.", "Colombian rebel commander", "COL", ("REB",)),
        ("Nigerian farmers sued the company.", "Nigerian farmers", "NGA", ("AGR",)),
    ],
)
def test_roles_take_country_and_sector_from_what_stands_around(
    actors: Actors, text: str, role: str, country: str, sectors: tuple[str, ...]
) -> None:
    assert who(actors(text)[role]) == (None, country, sectors)


def test_a_backer_is_not_the_country_of_the_backed(actors: Actors) -> None:
    found = actors("Iran-backed militias and pro-Russian separatists fired rockets.")
    assert found["Iran-backed militias"].country is None
    assert found["pro-Russian separatists"].country is None


def test_the_government_is_that_of_the_only_country_around(actors: Actors) -> None:
    found = actors("Thousands marched in Lima. The government declared an emergency.")
    assert found["government"].country == "PER"
    assert found["government"].confidence < 0.6


def test_any_court_is_not_the_countrys(actors: Actors) -> None:
    found = actors("Thousands marched in Lima. They said that any court would agree.")
    assert found["any court"].country is None


def test_the_government_of_an_unknown_country_gets_no_other(actors: Actors) -> None:
    found = actors("The government of Ruritania expelled French envoys.")
    assert found["government"].country is None


def test_roles_in_an_organisation_stand_for_it(actors: Actors) -> None:
    found = actors("Taliban fighters attacked the convoy.")
    assert who(found["Taliban fighters"]) == ("taliban", "AFG", ("REB",))


def test_a_role_inside_a_phrase_is_found(actors: Actors) -> None:
    found = actors("A Kenyan army offensive closed the road.")
    assert who(found["Kenyan army"]) == (None, "KEN", ("MIL",))


def test_ministers_of_several_countries_are_unsure_and_each_country_is_found(actors: Actors) -> None:
    found = actors("The Iraqi, Syrian and Turkish foreign ministers met on Monday.")
    assert found["Iraqi, Syrian and Turkish foreign ministers"].confidence < 0.7
    assert [found[word].actor for word in ("Iraqi", "Syrian", "Turkish")] == ["IRQ", "SYR", "TUR"]


def test_some_of_a_people_are_civilians_and_not_their_state(actors: Actors) -> None:
    assert who(actors("The court freed three Danes.")["three Danes"]) == (None, "DNK", ("CVL",))


def test_a_leaders_government_is_of_the_leaders_country(actors: Actors) -> None:
    found = actors("Angela Merkel won again. Her government promised tax cuts.")
    assert found["Her government"].country == "DEU"


def test_things_are_nobody(actors: Actors) -> None:
    assert actors("The rain ruined the harvest and the idea faded.") == {}


def test_anothers_senate_is_not_the_american_one(actors: Actors) -> None:
    found = actors("The Senate of the Philippines passed the law.")
    assert who(found["Senate of the Philippines"]) == (None, "PHL", ("LEG",))


# --------------------------------------------------------------------------------------- people


def test_offices_follow_the_date(actors: Actors) -> None:
    text = "Nikol Pashinyan addressed the crowd."
    assert actors(text, "2015-06-01")["Nikol Pashinyan"].sectors == ("OPP",)
    assert actors(text, "2020-06-01")["Nikol Pashinyan"].sectors == ("GOV",)
    assert actors(text)["Nikol Pashinyan"].sectors == ()


def test_offices_that_are_over_leave_the_elite(actors: Actors) -> None:
    mention = actors("Tony Blair gave a lecture.", "2018-03-01")["Tony Blair"]
    assert who(mention) == ("tony-blair", "GBR", ("ELI",))


def test_the_dead_stay_what_they_were(actors: Actors) -> None:
    mention = actors("Crowds mourned Qasem Soleimani.", "2020-01-07")["Qasem Soleimani"]
    assert who(mention) == ("qasem-soleimani", "IRN", ("MIL",))


def test_the_title_in_the_text_decides_without_a_date(actors: Actors) -> None:
    assert actors("President Donald Trump left early.")["President Donald Trump"].sectors == ("GOV",)
    assert actors("Former President Jimmy Carter left early.")["Former President Jimmy Carter"].sectors == ("ELI",)


def test_a_surname_needs_something_that_speaks_for_it(actors: Actors) -> None:
    assert actors("Powell opened a bakery.")["Powell"].actor is None
    assert actors("Colin Powell spoke. Powell left at noon.")["Powell"].actor == "colin-powell"


def test_a_strangers_surname_is_not_a_leaders(actors: Actors) -> None:
    found = actors("Greta Merkel runs a bakery in Germany. Merkel sells rye bread.")
    assert found["Merkel"].actor is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It was dark,” recalled Aiyaz Qarase in Fiji.", "Aiyaz Qarase"),
        ("Orbán Ilona runs a bakery in Hungary. Orbán sells rye bread.", "Orbán"),
        ("Hailemariam Desta runs a bakery in Ethiopia. Hailemariam sells rye bread.", "Hailemariam"),
    ],
)
def test_another_name_beside_it_makes_a_stranger(actors: Actors, text: str, name: str) -> None:
    assert actors(text)[name].actor is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Air Kenya opened an office.", "Air Kenya"),
        ("The Church of Sweden opened an office.", "Church of Sweden"),
        ("Sweden's Centre Democrats opened an office.", "Centre Democrats"),
        ("Jordan Israel opened an office.", "Jordan Israel"),
    ],
)
def test_a_known_name_inside_another_is_not_who_acts(actors: Actors, text: str, name: str) -> None:
    assert all(mention.actor is None for words, mention in actors(text).items() if name in words)


def test_unknown_people_take_country_and_sector_from_their_title(actors: Actors) -> None:
    found = actors("Oda Lindqvist, the trade minister of Norway, spoke on Monday. Lindqvist said she was glad.")
    assert who(found["Oda Lindqvist"]) == (None, "NOR", ("GOV",))
    assert who(found["Lindqvist"]) == (None, "NOR", ("GOV",))
    assert found["she"].name == "Oda Lindqvist"


def test_relatives_with_one_surname_are_kept_apart(actors: Actors) -> None:
    found = actors("Bill Clinton spoke first. Then Hillary Clinton spoke.")
    assert found["Bill Clinton"].actor == "bill-clinton"
    assert found["Hillary Clinton"].actor == "hillary-clinton"


def test_a_surname_is_of_the_relative_whom_its_title_shows(actors: Actors) -> None:
    found = actors("Hillary Clinton met Bill Clinton in Rome. Mrs. Clinton promised tax cuts.")
    assert found["Mrs. Clinton"].actor == "hillary-clinton"


def test_a_persons_name_is_whole_where_the_model_knows_only_its_end(actors: Actors) -> None:
    found = actors("Amelize Joseph loves the school. More money is needed, said Joseph.")
    assert {one.name for one in found.values() if one.kind == "person"} == {"Amelize Joseph"}


def test_a_title_of_several_words_is_one_role(actors: Actors) -> None:
    found = actors("The American secretary of state left Geneva.")
    assert who(found["American secretary"]) == (None, "USA", ("GOV",))
    assert "state" not in found


def test_a_country_inside_a_persons_name_is_no_country(actors: Actors) -> None:
    found = actors("The director Neil Jordan left for Amman.")
    assert {one.country for one in found.values() if one.kind == "state"} == {"JOR"}
    assert "Jordan" not in found


def test_a_state_and_a_person_of_one_name_are_kept_apart(actors: Actors) -> None:
    found = actors("Chad Brown flew to Chad on Friday.")
    assert who(found["Chad Brown"]) == (None, None, ())
    assert who(found["Chad"]) == ("TCD", "TCD", ())


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Ohio and Georgia counted the votes late; so did Iowa.", "Georgia", "USA"),
        ("Tbilisi was calm. Georgia recalled its envoy.", "Georgia", "GEO"),
        ("Congo closed the border.", "Congo", "COD"),
        ("Korea talks were put off.", "Korea", None),
        ("The mayor of Tripoli resigned; Libya mourned.", "Tripoli", "LBY"),
    ],
)
def test_names_that_several_share_are_decided_by_what_stands_around(
    actors: Actors, text: str, name: str, country: str | None
) -> None:
    assert actors(text)[name].country == country


def test_headlines_in_capitals_are_read(actors: Actors) -> None:
    assert actors("UNITED NATIONS CONDEMNS RAID ON CAMP")["UNITED NATIONS"].actor == "united-nations"


def test_dots_of_one_name_do_not_make_another(actors: Actors) -> None:
    found = actors("A U.N. panel met on Tuesday.")
    assert found["U.N."].actor == "united-nations"


# ---------------------------------------------------------------------------------------- chains


def test_all_mentions_of_one_chain_agree(
    finder: ActorFinder, pipeline: Pipeline, article: Callable[..., Article]
) -> None:
    made = article("Angela Merkel met Boris Johnson. Merkel said he was tired. The German chancellor smiled.")
    chains: dict[int | None, set[tuple[object, ...]]] = {}
    for one in finder.find(made, pipeline.annotate(made)[0]):
        chains.setdefault(one.chain, set()).add((one.name, one.kind, one.actor, one.country, one.sectors))
    assert all(len(said) == 1 for said in chains.values())


def test_heads_are_unique_and_mentions_in_text_order(
    finder: ActorFinder, pipeline: Pipeline, article: Callable[..., Article]
) -> None:
    made = article("Egyptian and Israeli officials said Hamas and the United Nations agreed. Both sides thanked Egypt.")
    found = finder.find(made, pipeline.annotate(made)[0])
    heads = [one.head for one in found]
    assert len(set(heads)) == len(heads)
    assert heads == sorted(heads)


_WORDS = st.sampled_from(
    [
        "Iran",
        "the",
        "U.S.",
        "president",
        "Hamas",
        "'s",
        "said",
        "of",
        "Kurdish",
        "fighters",
        "he",
        ",",
        ".",
        "Çelik",
        "-",
    ]
)


@settings(max_examples=25)
@given(st.lists(_WORDS, max_size=25))
def test_spans_lie_in_the_text_whatever_it_is(
    finder: ActorFinder, pipeline: Pipeline, article: Callable[..., Article], words: list[str]
) -> None:
    made = article(" ".join(words))
    annotation = pipeline.annotate(made)[0]
    for one in finder.find(made, annotation):
        assert 0 <= one.span.start < one.span.end <= len(made.text)
        assert made.text[one.span.start : one.span.end].strip() == made.text[one.span.start : one.span.end]
        assert one.span.start <= annotation.tokens[one.head].start < one.span.end
