"""Which side of publication a date lies on, by the verb it belongs to."""

from collections.abc import Callable

import pytest

from accord.model import Annotation, Span
from accord.times.tense import FUTURE, OPEN, PAST, direction
from accord.times.words import load_words

CUES = load_words().cues


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The army attacked the port on Friday.", PAST),
        ("The army had attacked the port on Friday.", PAST),
        ("The port was attacked on Friday.", PAST),
        ("The army would have attacked on Friday.", PAST),
        ("The army will attack the port on Friday.", FUTURE),
        ("The army would attack the port on Friday, he said.", FUTURE),
        ("The army is expected to attack on Friday.", FUTURE),
        ("The talks are scheduled for Friday.", FUTURE),
        ("The two presidents meet on Friday.", FUTURE),
        ("The two presidents are meeting on Friday.", FUTURE),
        ("The bus to Friday.", OPEN),
    ],
)
def test_direction(annotate: Callable[[str], Annotation], sentence: str, expected: int) -> None:
    start = sentence.index("Friday")
    assert direction(annotate(sentence), Span(start, start + len("Friday")), CUES) == expected


def test_a_text_without_tokens_has_no_tense() -> None:
    assert direction(Annotation("Friday"), Span(0, 6), CUES) == OPEN
