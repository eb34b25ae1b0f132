"""Event types of a user's own: read, checked, and given to events."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accord.config import EventSettings
from accord.errors import ConfigError
from accord.events import EventFinder
from accord.events.own_reading import load_own
from accord.model import Event, Page
from accord.pipeline import Pipeline

WATER = """
schema = "accord-ontology/1"
name = "water"

[types.WATER-RELEASE]
definition = "Somebody lets water go, or holds it back."
plover = "COERCE/withhold"
triggers = ["impound", "hold back water"]
intensity = -6.5

[types.WATER-RELEASE.modes]
storage = { definition = "Behind a dam.", words = ["dam", "reservoir"], intensity = -7 }
seizure = { definition = "Boats and pumps." }

[[types.WATER-RELEASE.verb]]
words = ["commandeer"]
plover = "COERCE/seize"
mode = "seizure"
object = ["pump", "barge"]
recipient = ["from", "of", "possessor"]
needs = ["actor"]

[types.WATER-DISPUTE]
definition = "Words about the water of a river."
refines = ["REQUEST", "ACCUSE/allege", "REJECT"]
words = ["river water", "irrigation", "dam"]
quad = 3

[types.CLIMATE-TALK]
refines = ["CONSULT"]
contexts = ["environment"]
"""
Coded = Callable[[str], tuple[Event, ...]]


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline, page: Callable[..., Page]) -> Coded:
    """Code a text with the ontology above."""
    path = tmp_path_factory.mktemp("ontology") / "water.toml"
    path.write_text(WATER)
    finder = EventFinder(EventSettings(ontology=str(path)))

    def code(text: str) -> tuple[Event, ...]:
        article = pipeline.articles.read(page(text, language="en", published="2024-05-02"))
        annotation, readings = pipeline.annotate(article)
        actors, places = pipeline.actors.find(article, annotation), pipeline.places.find(article, annotation)
        dates = pipeline.times.find(article, annotation)
        statements = pipeline.attribution.find(article, annotation, readings, actors, dates)
        return finder.find(article, annotation, readings, actors, places, dates, statements)

    return code


def _own(events: tuple[Event, ...]) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(one.type, one.mode, one.own and one.own.type, one.own and one.own.mode) for one in events]


def test_a_new_word_names_an_event_of_both_types(coded: Coded) -> None:
    assert _own(coded("Chad impounded Nigerien barges on Monday.")) == [("COERCE", "withhold", "WATER-RELEASE", None)]


def test_a_word_of_the_sentence_gives_the_mode(coded: Coded) -> None:
    (event,) = coded("Chad impounded Nigerien water behind the dam on Monday.")
    assert event.own is not None
    assert (event.own.mode, event.own.intensity) == ("storage", -7)


def test_a_group_has_a_frame_and_a_mode_of_its_own(coded: Coded) -> None:
    (event,) = coded("Chad commandeered two pumps from Niger on Monday.")
    assert _own((event,)) == [("COERCE", "seize", "WATER-RELEASE", "seizure")]
    assert [one.country for one in event.recipients] == ["NER"]
    assert event.own is not None
    assert (event.own.quad, event.own.intensity) == (4, -6.5)


def test_events_of_plover_are_refined_where_the_words_stand(coded: Coded) -> None:
    told = _own(coded("Niger accused Chad of stealing river water. Niger accused Chad of stealing cattle."))
    assert told == [("ACCUSE", "allege", "WATER-DISPUTE", None), ("ACCUSE", "allege", None, None)]


def test_a_mode_that_is_not_named_is_not_refined(coded: Coded) -> None:
    (event,) = coded("Niger criticised Chad over the irrigation scheme.")
    assert (event.type, event.mode, event.own) == ("ACCUSE", "disapprove", None)


def test_contexts_refine_too(coded: Coded) -> None:
    told = _own(coded("Chad and Niger held talks on climate change and deforestation in Abuja."))
    assert ("CONSULT", "CLIMATE-TALK") in [(plover, own) for plover, _, own, _ in told]


def test_plover_s_own_scores_stay(coded: Coded) -> None:
    (event,) = coded("Niger accused Chad of stealing river water.")
    assert event.own is not None
    assert (event.own.quad, event.own.intensity) == (3, event.intensity)


def test_without_an_ontology_no_event_has_an_own_type(pipeline: Pipeline, page: Callable[..., Page]) -> None:
    record = pipeline.code(page("Niger accused Chad of stealing river water.", language="en"))
    assert [event.own for event in record.events] == [None]
    assert "ontology" not in record.models


def test_the_file_names_itself_by_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "water.toml"
    path.write_text(WATER)
    first = load_own(str(path)).models["ontology"]
    path.write_text(WATER + "\n# another line\n")
    assert load_own(str(path)).models["ontology"] != first


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[types\n", "is not valid TOML"),
        ("name = 'x'\n", "types: write each type as a table [types.NAME]"),
        ("names = 'x'\n", "names: an unknown key; the keys here are: name, schema, types"),
        ("schema = 'other/2'\n[types.A]\nrefines = ['AID']\n", "schema: this accord reads 'accord-ontology/1'"),
        ("[types.water]\nrefines = ['AID']\n", "types.water: a type is named in capitals"),
        ("[types.AID]\nrefines = ['AID']\n", "types.AID: PLOVER has a type of this name"),
        ("[types.A]\n", "types.A: nothing leads to it"),
        ("[types.A]\nrefines = ['HELP']\n", "types.A.refines: 'HELP' is no PLOVER type; the types are: AGREE"),
        ("[types.A]\nrefines = ['AID/big']\n", "types.A.refines: AID has no mode 'big'; it has: none"),
        ("[types.A]\nrefines = 'AID'\n", "types.A.refines: a list of words"),
        ("[types.A]\ntriggers = ['heave']\n", "types.A: its triggers need the PLOVER type"),
        ("[types.A]\nplover = 'X'\ntriggers = ['heave']\n", "types.A.plover: 'X' is no PLOVER type"),
        ("[types.A]\nrefines = ['AID']\ncontexts = ['rivers']\n", "types.A.contexts: 'rivers' is no context"),
        ("[types.A]\nrefines = ['AID']\nintensity = 11\n", "types.A.intensity: a number from -10 to 10"),
        ("[types.A]\nrefines = ['AID']\nquad = 5\n", "types.A.quad: 1 or 2"),
        ("[types.A]\nrefines = ['AID']\nmodes = ['x']\n", "types.A.modes: write a table [types.A.modes]"),
        ("[types.A]\nrefines = ['AID']\n[types.A.modes]\nBig = {}\n", "types.A.modes.Big: a mode is named in small"),
        ("[types.A]\nrefines = ['AID']\n[types.A.modes]\nbig = { size = 1 }\n", "modes.big.size: an unknown key"),
        ("[types.A]\nrefines = ['AID']\nword = ['x']\n", "types.A.word: an unknown key"),
        ("[[types.A.verb]]\nwords = ['heave']\n", "types.A.verb, group 1: the words need the PLOVER type"),
        ("[types.A]\nplover = 'AID'\n[[types.A.verb]]\nobject = ['x']\n", "types.A.verb, group 1: name the words"),
        (
            "[types.A]\nplover = 'AID'\n[[types.A.verb]]\nwords = ['heave']\nmode = 'big'\n",
            "types.A.verb, group 1: A has no mode 'big'; it has: none",
        ),
        (
            "[types.A]\nplover = 'AID'\n[[types.A.verb]]\nwords = ['heave']\nobjects = ['x']\n",
            "types.A.verb, group 1: unknown keys objects",
        ),
        (
            "[types.A]\nplover = 'AID'\n[[types.A.verb]]\nwords = ['heave']\nobject = ['@ropes']\n",
            "types.A.verb, group 1: unknown class @ropes",
        ),
        (
            "[types.A]\nplover = 'AID'\n[[types.A.verb]]\nwords = ['heave']\nactor = 'subject'\n",
            "types.A.verb, group 1.actor: a list of words",
        ),
        (
            "[types.A]\nplover = 'AID'\n[[types.A.verb]]\nwords = ['heave']\nplace = 'yes'\n",
            "types.A.verb, group 1, place: write true or false",
        ),
        (
            "[types.A]\nplover = 'AID'\n[[types.A.verb]]\nwords = ['heave']\ncameo = 70\n",
            "types.A.verb, group 1, cameo: write a word",
        ),
        (
            "[types.A]\nplover = 'AID'\n[[types.A.verb]]\nwords = ['heave']\nconfidence = 7\n",
            "types.A.verb, group 1, confidence: a number from 0 to 1",
        ),
        (
            "[types.A]\nplover = 'AID'\n[[types.A.verb]]\nwords = ['heave']\nmatrix = 'hope'\n",
            "types.A.verb, group 1, matrix: one of agree, plan",
        ),
        (
            "[types.A]\nplover = 'AID'\n[[types.A.verb]]\nwords = ['heave']\nneeds = ['place']\n",
            "types.A.verb, group 1, needs: 'place' is no role",
        ),
    ],
)
def test_a_fault_is_told_with_the_file_and_the_entry(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_own(str(path))
    assert f"{path}" in str(caught.value)
    assert told in str(caught.value)


def test_a_file_in_another_charset_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(b"name = 'x'\n# caf\xe9\n")
    with pytest.raises(ConfigError, match=r"own\.toml is not in UTF-8 \(at line 2\)"):
        load_own(str(path))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot read the ontology .*gone\.toml"):
        load_own(str(tmp_path / "gone.toml"))
