"""Which of several is meant by a name that they share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accord.actors.knowledge import load_knowledge
from accord.actors.names import NameIndex
from accord.errors import ConfigError
from accord.model import ActorMention

Actors = Callable[..., dict[str, ActorMention]]


@pytest.mark.parametrize(
    ("text", "published", "name", "actor"),
    [
        ("Rebels attacked the town. Kabila called for talks in Kinshasa.", "1999-03-01", "Kabila", "laurent-kabila"),
        ("Rebels attacked the town. Kabila called for talks in Kinshasa.", "2010-03-01", "Kabila", "joseph-kabila"),
        ("In Seoul, Park met the envoy.", "2015-03-01", "Park", "park-geun-hye"),
        ("In Seoul, Park met the envoy.", "1970-03-01", "Park", "park-chung-hee"),
        ("Colin Powell met Susan Rice. Rice left Cairo the next day.", "2011-05-01", "Rice", "susan-rice"),
        (
            "Pakistan was flooded, and Prime Minister Sharif asked for help.",
            "2022-09-01",
            "Prime Minister Sharif",
            "shehbaz-sharif",
        ),
        ("May said in London that she would go.", "2018-01-09", "May", "theresa-may"),
    ],
)
def test_a_surname_means_whom_date_title_or_full_name_point_to(
    actors: Actors, text: str, published: str, name: str, actor: str
) -> None:
    assert actors(text, published)[name].actor == actor


def test_a_surname_stays_open_where_date_and_text_leave_it_open(actors: Actors) -> None:
    found = actors("The army of Congo-Kinshasa fought on, and Kabila asked for help.")
    assert found["Kabila"].actor is None


def test_the_newly_dead_are_what_they_were(actors: Actors) -> None:
    assert actors("Syria mourned Assad.", "2000-06-12")["Assad"].actor == "hafez-al-assad"


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("Ukraine, Moldova and Georgia sent observers.", "Georgia", "GEO"),
        ("Courts in Atlanta counted the ballots of Georgia again.", "Georgia", None),
        ("Drivers at Amazon asked the company for higher pay.", "Amazon", "amazon-com"),
        ("Labour won the vote in New Zealand.", "Labour", "labour-party-nz"),
        ("Labour lost the vote in Leeds.", "Labour", "labour-party-uk"),
        ("Budapest said that Brussels was wrong.", "Brussels", "european-union"),
        ("The ministers met in Brussels.", "Brussels", None),
    ],
)
def test_words_and_neighbours_decide(actors: Actors, text: str, name: str, actor: str | None) -> None:
    assert actors(text)[name].actor == actor


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fishermen on Lake Chad saw the plane.", "Chad"),
        ("A boat sank in the Congo River.", "Congo"),
        ("The Geneva Conventions forbid it.", "Geneva"),
        ("There IS no answer.", "IS"),
        ("Elections are due in May.", "May"),
    ],
)
def test_what_is_only_named_alike_is_no_actor(actors: Actors, text: str, name: str) -> None:
    assert name not in actors(text, "2018-01-09")


def test_a_company_has_no_article(actors: Actors) -> None:
    assert actors("Fires burned across the Amazon.")["Amazon"].actor is None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Two men were killed in a bar in Moscow, Idaho.", "USA"),
        ("Shots were heard in Tripoli, the second city of Lebanon.", "LBN"),
        ("A crowd stood outside the White House in Moscow.", "RUS"),
    ],
)
def test_a_place_that_the_text_puts_elsewhere_is_there(actors: Actors, text: str, country: str) -> None:
    found = actors(text)
    name = next(name for name in ("White House", "Tripoli", "Moscow") if name in found)
    assert (found[name].actor, found[name].country) == (None, country)


def test_a_seat_of_government_that_somebody_visits_is_a_place(actors: Actors) -> None:
    assert actors("The king will visit the White House.")["White House"].actor is None
    assert actors("The White House denied it.")["White House"].actor == "USA"


def test_another_states_body_of_the_same_name_is_not_taken_for_ours(actors: Actors) -> None:
    assert actors("Iran's Security Council met at night.")["Iran's Security Council"].actor is None
    assert actors("The Security Council met at night.")["Security Council"].actor == "un-security-council"


def test_where_no_date_says_for_whom_somebody_acts_the_text_does(actors: Actors) -> None:
    found = actors("Kenzo Oshima, the United Nations relief chief, asked for help.")
    assert found["Kenzo Oshima"].country == "UNO"


def test_last_names_alone_are_no_collisions() -> None:
    knowledge = load_knowledge()
    found = NameIndex(knowledge.entries.values(), knowledge.ambiguities).collisions()
    assert "Kennedy" in found  # listed with several
    assert "Merkel" not in found


def test_words_of_unknown_ids_are_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import accord.actors.knowledge as module

    for file in Path(str(module._DATA)).iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    rows = "alias,ids,settled,words,note\nMoor,GBR;-,yes,nobody-knows: heather,\n"
    (tmp_path / "ambiguous.csv").write_text(rows, encoding="utf-8")
    monkeypatch.setattr(module, "_DATA", tmp_path)
    with pytest.raises(ConfigError, match="nobody-knows"):
        load_knowledge()
