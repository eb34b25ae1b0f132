"""Who stands in which slot, sentence by sentence."""

from collections.abc import Callable

import pytest

from accord.events.roles import Grammar
from accord.model import Annotation, Token

Annotate = Callable[[str], Annotation]


def word(annotation: Annotation, text: str) -> Token:
    return next(token for token in annotation.tokens if token.text == text)


def texts(tokens: tuple[Token, ...]) -> list[str]:
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "who", "whom"),
    [
        ("The army shelled the town.", "shelled", ["army"], ["town"]),
        ("The town was shelled by the army.", "shelled", ["army"], ["town"]),
        ("The town was shelled on Monday.", "shelled", [], ["town"]),
        ("Rebels and militias attacked the convoy.", "attacked", ["Rebels", "militias"], ["convoy"]),
        ("The president ordered the army to fire on the crowd.", "fire", ["army"], []),
        ("The minister promised the rebels to release the prisoners.", "release", ["minister"], ["prisoners"]),
        ("Ministers agreed to withdraw the troops.", "withdraw", ["Ministers"], ["troops"]),
        ("The soldiers who attacked the village were arrested.", "attacked", ["soldiers"], ["village"]),
        ("The troops fighting the rebels retreated.", "fighting", ["troops"], ["rebels"]),
        ("The army shelled the town, killing two farmers.", "killing", ["army"], ["farmers"]),
        ("The army shelled the town, officials said, killing two farmers.", "killing", ["army"], ["farmers"]),
        ("The camp was attacked by militiamen, killing two guards.", "killing", ["militiamen"], ["guards"]),
        ("The envoy met the king and urged the generals to talk.", "urged", ["envoy"], ["generals"]),
        ("The government accused the rebels of shelling the port.", "shelling", ["rebels"], ["port"]),
        ("The president announced his decision to recall the envoy.", "recall", ["his"], ["envoy"]),
        ("Soldiers were engaged in looting.", "engaged", ["Soldiers"], ["Soldiers"]),
    ],
)
def test_subject_and_object(annotate: Annotate, text: str, verb: str, who: list[str], whom: list[str]) -> None:
    annotation = annotate(text)
    grammar = Grammar(annotation)
    assert texts(grammar.subject(word(annotation, verb))) == who
    assert texts(grammar.object(word(annotation, verb))) == whom


def test_prepositions_give_all_who_are_coordinated(annotate: Annotate) -> None:
    annotation = annotate("Talks between Norway and Chad began.")
    assert texts(Grammar(annotation).prepositional(word(annotation, "Talks"), "between")) == ["Norway", "Chad"]


def test_what_follows_according_to_is_no_party(annotate: Annotate) -> None:
    annotation = annotate("The general refused, according to two aides.")
    assert Grammar(annotation).prepositional(word(annotation, "refused"), "to") == ()


def test_owner_and_modifiers_of_a_noun(annotate: Annotate) -> None:
    annotation = annotate("Norway's shelling of the Chadian positions went on.")
    grammar = Grammar(annotation)
    assert texts(grammar.possessor(word(annotation, "shelling"))) == ["Norway"]
    assert "Chadian" in texts(grammar.modifiers(word(annotation, "positions")))


def test_an_opponent_before_a_noun_is_not_behind_it(annotate: Annotate) -> None:
    annotation = annotate("The anti-Kremlin protest grew.")
    assert "Kremlin" not in texts(Grammar(annotation).modifiers(word(annotation, "protest")))


def test_the_one_to_whom_something_is_given(annotate: Annotate) -> None:
    annotation = annotate("Norway gave Chad and Niger ten million dollars.")
    assert texts(Grammar(annotation).indirect(word(annotation, "gave"))) == ["Chad", "Niger"]
