"""Dictionaries of actors and agents over what accord knows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accord.actors import ActorFinder
from accord.actors.knowledge import Knowledge, load_knowledge
from accord.actors.laying import lay_over
from accord.config import ActorSettings
from accord.dictionaries import NO_DICTIONARIES, Dictionaries, load_dictionaries
from accord.model import ActorMention, Annotation, Article

ACTORS = """
CHAD_ [TCD]
+LAKE_REPUBLIC_
ILVA_BRANDT_ [SWEBUS]
	[SWEGOV 010101-041231]
DELTA_WATCH_ [NERREB <031231] [NERGOV >040101]
PENTAGON_ [USAMIL]
AMNESTY_INTERNATIONAL_ [NGOHRI]
SILVER_BAND_ [---]
"""
AGENTS = "WELL_WARDEN [~GOV]\nSOLDIER [~REB]\n"
Found = Callable[..., dict[str, ActorMention]]


@pytest.fixture(scope="module")
def dictionaries(tmp_path_factory: pytest.TempPathFactory) -> Dictionaries:
    folder: Path = tmp_path_factory.mktemp("dictionaries")
    (folder / "a.actors.txt").write_text(ACTORS)
    (folder / "a.agents.txt").write_text(AGENTS)
    return load_dictionaries(folder)


@pytest.fixture(scope="module")
def laid(dictionaries: Dictionaries) -> Knowledge:
    return lay_over(load_knowledge(), dictionaries)


@pytest.fixture(scope="module")
def found(dictionaries: Dictionaries, annotate: Callable[[str], Annotation], article: Callable[..., Article]) -> Found:
    """Give the mentions of a text by name."""
    finder = ActorFinder(ActorSettings(), dictionaries)

    def find(text: str, published: str | None = None) -> dict[str, ActorMention]:
        mentions = finder.find(article(text, published=published), annotate(text))
        return {mention.name: mention for mention in mentions}

    return find


def test_a_state_gets_the_names_that_accord_does_not_have(laid: Knowledge) -> None:
    plain, state = load_knowledge().entries["TCD"], laid.entries["TCD"]
    assert state.aliases == (*plain.aliases, "Lake Republic", "LAKE Republic")
    assert state.kind == "state"


def test_who_is_known_keeps_the_id_and_gets_the_codes(laid: Knowledge) -> None:
    amnesty = laid.entries["amnesty-international"]
    assert (amnesty.country, amnesty.sectors) == ("NGO", ("SOC",))


def test_who_is_not_known_gets_an_id_of_their_own(laid: Knowledge) -> None:
    brandt = laid.entries["ilva-brandt"]
    assert (brandt.kind, brandt.source, brandt.sectors) == ("person", "dictionary", ("BUS",))


@pytest.mark.parametrize(
    ("published", "sectors"), [("1999-05-01", ("BUS",)), ("2003-05-01", ("GOV",)), ("2010-05-01", ("BUS",))]
)
def test_a_person_is_what_the_code_of_the_day_says(found: Found, published: str, sectors: tuple[str, ...]) -> None:
    ilva = found("Ilva Brandt met reporters in Oslo.", published)["Ilva Brandt"]
    assert (ilva.actor, ilva.country, ilva.sectors) == ("ilva-brandt", "SWE", sectors)


@pytest.mark.parametrize(("published", "sectors"), [("2003-05-01", ("REB",)), ("2010-05-01", ("GOV",))])
def test_so_is_a_group(found: Found, published: str, sectors: tuple[str, ...]) -> None:
    assert found("Delta Watch attacked the town.", published)["Delta Watch"].sectors == sectors


def test_a_new_name_of_a_state_stands_for_it(found: Found) -> None:
    assert found("The Lake Republic closed the border.")["Chad"].actor == "TCD"


def test_a_name_with_a_null_code_is_nobody(found: Found) -> None:
    mentions = found("Silver Band played in Norway.")
    assert [one.actor for one in mentions.values() if "Band" in one.name] in ([], [None])


def test_an_agent_has_its_role_and_the_country_of_the_text(found: Found) -> None:
    warden = found("A Chadian well warden opened the sluice.")["Chadian well warden"]
    assert (warden.country, warden.sectors) == ("TCD", ("GOV",))


def test_a_noun_that_accord_knows_gets_the_dictionary_s_role(found: Found) -> None:
    assert found("A Chadian soldier spoke.")["Chadian soldier"].sectors == ("REB",)


def test_without_dictionaries_the_knowledge_is_the_same() -> None:
    knowledge = load_knowledge()
    assert lay_over(knowledge, NO_DICTIONARIES) is knowledge
