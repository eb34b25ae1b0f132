"""How far a voice commits itself: the rules' way down, and the weights beside it."""

from collections.abc import Callable
from importlib.resources import files

import numpy as np
import pytest

from accord.events.commitment import VALUES, Commitment, features_of, looked_at
from accord.events.factuality import trace
from accord.events.operators import load_operators
from accord.learned import Looks, Scores, Weights
from accord.model import Annotation, Page, Source, Token
from accord.pipeline import Pipeline

from .marked import parse

Annotate = Callable[[str], Annotation]


def _factuality(pipeline: Pipeline, text: str, trigger: str) -> str:
    page = Page(source=Source(kind="jsonl", ref="test"), media="text", content=text, language="en")
    record = pipeline.code(page)
    found = [e.factuality for e in record.events if trigger in text[e.trigger[0].start : e.trigger[-1].end]]
    assert len(found) == 1, (text, [text[e.trigger[0].start : e.trigger[-1].end] for e in record.events])
    return found[0]


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("Ethiopian troops shelled two Eritrean villages on Monday.", "shelled", "CT+"),
        ("Ethiopian troops did not shell the Eritrean villages, the mayor said.", "shell", "CT-"),
        ("Ethiopian troops may have shelled two Eritrean villages.", "shelled", "PS+"),
        ("Ethiopian troops probably shelled two Eritrean villages.", "shelled", "PR+"),
        ("Ethiopia denied that its troops had shelled two Eritrean villages.", "shelled", "CT-"),
        ("The general wants Ethiopian troops to shell two Eritrean villages.", "shell", "UU"),
    ],
)
def test_an_event_has_the_value_that_its_voice_gives_it(
    pipeline: Pipeline, text: str, trigger: str, value: str
) -> None:
    assert _factuality(pipeline, text, trigger) == value


def test_the_words_looked_at_are_the_trigger_the_word_above_and_the_cue(annotate: Annotate) -> None:
    item = parse("The mayor <warned> {that gangs plan to *attack* the port}.", kind="warn")
    annotation = annotate(item.text)
    way = trace(annotation, item.trigger_in(annotation), item.voice())
    assert [token.text if token else None for token in looked_at(way)] == ["attack", "plan", "warned"]
    alone = trace(annotation, annotation.tokens[2])
    assert [token.text if token else None for token in looked_at(alone)] == ["warned", None, None]


def test_features_name_the_operator_above_and_the_modal_here(annotate: Annotate) -> None:
    item = parse("The rebels might not have tried to *storm* the mill.")
    annotation = annotate(item.text)
    features = features_of(annotation, trace(annotation, item.trigger_in(annotation)), load_operators())
    assert "here: under try, to" in features
    assert "above: modal might have, denied 1" in features
    assert features == sorted(set(features))


def test_the_weights_answer_for_the_seven_values() -> None:
    weights = Weights(files("accord.events") / "data" / "commitment.csv")
    assert weights.totals(["rule CT-"], VALUES).shape == (len(VALUES),)
    assert VALUES[int(weights.totals(["rule CT-"], VALUES).argmax())] == "CT-"


def test_what_the_network_sees_can_change_the_value(annotate: Annotate) -> None:
    annotation = annotate("The rebels stormed the mill.")
    trigger, commitment = annotation.tokens[2], Commitment()
    blind, doubting = _Looks(None), _Looks(VALUES.index("PS+"))
    assert commitment.value(annotation, trigger, (), blind) == "CT+"
    assert commitment.value(annotation, trigger, (), doubting) == "PS+"


class _Looks(Looks):
    """A network that sees nothing, or one value, everywhere."""

    def __init__(self, value: int | None) -> None:
        self._value = value

    def at(self, token: Token) -> Scores | None:
        """Give 100 for the value of the event."""
        if self._value is None:
            return None
        scores = np.zeros(3 * len(VALUES), np.float32)
        scores[self._value] = 100.0
        return scores
