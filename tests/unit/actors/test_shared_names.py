"""Names that bodies share are told apart by the article's country and by its day."""

from collections.abc import Callable

import pytest

from accord.model import ActorMention

Actors = Callable[..., dict[str, ActorMention]]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Voters in Portugal queued for hours. The Socialist Party lost seats in Portugal.", "ps-portugal"),
        ("Voters in Serbia queued for hours. The Socialist Party lost seats in Serbia.", "sps-serbia"),
    ],
)
def test_a_partys_common_name_is_that_of_the_country(actors: Actors, text: str, actor: str) -> None:
    assert actors(text)["Socialist Party"].actor == actor


def test_a_partys_common_name_is_only_some_partys_where_no_country_is_named(actors: Actors) -> None:
    mention = actors("The Socialist Party lost seats.")["Socialist Party"]
    assert (mention.actor, mention.country, mention.sectors) == (None, None, ("PTY",))


def test_what_two_countries_bodies_share_stays_open_but_keeps_its_kind(actors: Actors) -> None:
    mention = actors("The autodefensas set up a roadblock.")["autodefensas"]
    assert (mention.actor, mention.country, mention.kind) == (None, None, "group")


@pytest.mark.parametrize(
    ("day", "actor"), [("2004-05-02", "coalition-of-the-willing"), ("2025-09-08", "willing-ukraine")]
)
def test_a_coalition_is_one_that_stood_on_the_day(actors: Actors, day: str, actor: str) -> None:
    found = actors("Envoys said on Monday that the coalition of the willing would send engineers.", day)
    assert [one.actor for text, one in found.items() if "coalition" in text] == [actor]


@pytest.mark.parametrize(
    ("day", "sectors"), [("1998-04-01", ("GOV",)), ("2010-04-01", ("REB",)), ("2023-04-01", ("GOV",))]
)
def test_a_group_is_what_it_was_on_the_day(actors: Actors, day: str, sectors: tuple[str, ...]) -> None:
    assert actors("The Taliban closed the road on Friday.", day)["Taliban"].sectors == sectors
