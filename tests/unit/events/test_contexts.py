"""What an event is about: PLOVER's contexts."""

from collections.abc import Callable

import pytest

from accord.events.codes import Ontology
from accord.events.contexts import ContextFinder
from accord.model import Annotation, Token

Annotate = Callable[[str], Annotation]


@pytest.fixture(scope="module")
def finder() -> ContextFinder:
    return ContextFinder()


def _tokens(annotation: Annotation, *words: str) -> tuple[Token, ...]:
    return tuple(token for token in annotation.tokens if token.text in words)


@pytest.mark.parametrize(
    ("text", "trigger", "contexts"),
    [
        ("Soldiers attacked a village.", "attacked", ("military",)),
        ("Hackers attacked the pension fund with ransomware.", "attacked", ("cyber",)),
        ("Voters rejected the plan in a referendum.", "rejected", ("election",)),
        ("The court jailed a smuggler of cocaine.", "jailed", ("illegal_drugs", "legal", "trafficking")),
        ("Farmers met the mayor.", "met", ()),
        ("Nurses marched for better pay.", "marched", ("health",)),
        ("A suicide-bomber attacked the market.", "attacked", ("terrorism",)),
    ],
)
def test_the_words_of_the_sentence_name_the_contexts(
    annotate: Annotate, finder: ContextFinder, text: str, trigger: str, contexts: tuple[str, ...]
) -> None:
    annotation = annotate(text)
    assert finder.find(annotation, _tokens(annotation, trigger)) == contexts


def test_one_common_word_is_not_enough_but_two_are(annotate: Annotate, finder: ContextFinder) -> None:
    one, two = annotate("They lost the border."), annotate("They fled across the border to a camp.")
    assert "migration" not in finder.find(one, _tokens(one, "lost"))
    assert "migration" in finder.find(two, _tokens(two, "fled"))


def test_a_party_or_a_mode_can_bring_the_context(annotate: Annotate, finder: ContextFinder) -> None:
    annotation = annotate("They attacked it.")
    trigger = _tokens(annotation, "attacked")
    assert finder.find(annotation, trigger) == ()
    assert finder.find(annotation, trigger, frozenset({"MIL"})) == ("military",)
    assert finder.find(annotation, trigger, frozenset(), "COERCE", "cyber") == ("cyber",)


def test_words_of_other_sentences_do_not_count(annotate: Annotate, finder: ContextFinder) -> None:
    annotation = annotate("Police arrested a man. The army said nothing about the earthquake.")
    assert not {"military", "disasters"} & set(finder.find(annotation, _tokens(annotation, "arrested")))


def test_there_are_never_more_than_four_and_they_are_in_order(annotate: Annotate, finder: ContextFinder) -> None:
    annotation = annotate(
        "The ambassador told parliament that the army, bishops and the central bank blamed hackers for the election."
    )
    found = finder.find(annotation, _tokens(annotation, "blamed"))
    assert len(found) == 4
    assert list(found) == sorted(found)


def test_every_context_of_plover_has_words_and_no_other_has(finder: ContextFinder) -> None:
    ontology = Ontology()
    assert set(finder.names) == set(ontology.contexts)


def test_events_and_sectors_of_the_data_exist_in_plover(finder: ContextFinder) -> None:
    ontology = Ontology()
    assert finder.sectors <= set(ontology.sectors)
    for name in finder.events:
        type_, _, mode = name.partition("/")
        assert mode in ontology.modes(type_)
