"""Layers over the network's readings: one window at a time, and only those that are asked for."""

from collections.abc import Callable

import numpy as np
import pytest

from accord.learned import Layers, Looks, Reading, Window
from accord.model import Annotation, Article, Sentence, Span, Token
from accord.pipeline import Pipeline


class _Session:
    """Gives each piece its number in the window, and counts its runs."""

    def __init__(self) -> None:
        self.runs = 0

    def run(self, _: None, inputs: dict[str, np.ndarray]) -> list[np.ndarray]:
        """Run one window."""
        self.runs += 1
        pieces = inputs["lower"].shape[1]
        return [np.arange(pieces, dtype=np.float32).reshape(1, pieces, 1)]


def _reading(spans: list[tuple[int, int]], fresh: int) -> Reading:
    count = len(spans)
    window = Window(
        np.zeros(count, np.int64), np.zeros((count, 3), np.int64), tuple(Span(*one) for one in spans), fresh
    )
    none = np.zeros((count, 1), np.float32)
    return Reading(window=window, tags=none, cues=none, sources=none, types=none, lower=none, middle=none)


def _token(start: int, end: int, sentence: int = 0) -> Token:
    return Token(0, start, end, "x", "x", "NOUN", "NN", "ROOT", 0, "", sentence)


@pytest.fixture
def session() -> _Session:
    return _Session()


@pytest.fixture
def looks(session: _Session) -> Looks:
    first = _reading([(0, 0), (0, 3), (4, 6), (6, 9), (9, 9)], 1)  # "abc defgh", two sentences
    second = _reading([(4, 4), (4, 6), (6, 9), (11, 14), (14, 14)], 3)  # sees "defgh" again, as context
    sentences = (Sentence(0, 0, 3, 0, 1, 0), Sentence(1, 4, 9, 1, 2, 0), Sentence(2, 11, 14, 2, 3, 1))
    annotation = Annotation("abc defgh  ijk", (), sentences, (), (), ())
    return Looks(session, annotation, (first, second))  # type: ignore[arg-type]


def test_a_word_has_the_mean_of_its_pieces(looks: Looks) -> None:
    assert looks.at(_token(0, 3)) == [1.0]
    assert looks.at(_token(4, 9, 1)) == [1.5]


def test_context_is_not_looked_at_twice(looks: Looks, session: _Session) -> None:
    assert looks.at(_token(11, 14, 2)) == [1.0]
    assert looks.at(_token(4, 9, 1)) == [1.5]  # of the window that saw it first
    assert session.runs == 2


def test_a_sentence_runs_once_and_only_if_asked(looks: Looks, session: _Session) -> None:
    assert session.runs == 0
    looks.at(_token(4, 6, 1))
    looks.at(_token(6, 9, 1))
    assert session.runs == 1


def test_what_has_no_pieces_has_no_scores(looks: Looks) -> None:
    assert looks.at(_token(9, 11, 1)) is None
    assert Looks(None, looks._annotation, ()).at(_token(0, 3)) is None  # type: ignore[arg-type]


def test_what_a_word_shows_does_not_depend_on_what_is_asked_before(
    pipeline: Pipeline, article: Callable[[str], Article]
) -> None:
    annotation, readings = pipeline.annotate(
        article("The rebels stormed the mill. The army denied that it had fired on the town.")
    )
    layers = Layers("commitment")
    ahead = [layers.over(annotation, readings).at(token) for token in annotation.tokens]
    looks = layers.over(annotation, readings)
    back = [looks.at(token) for token in reversed(annotation.tokens)][::-1]
    assert all(np.array_equal(one, other) for one, other in zip(ahead, back, strict=True))  # type: ignore[arg-type]
