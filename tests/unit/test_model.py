"""Spans, and the ways through an annotation."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.model import Annotation, Sentence, Span, Token

spans = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@pytest.mark.parametrize(
    ("first", "second", "meets", "holds"),
    [
        (Span(0, 5), Span(5, 9), False, False),
        (Span(0, 5), Span(4, 9), True, False),
        (Span(0, 9), Span(4, 9), True, True),
        (Span(4, 9), Span(4, 9), True, True),
        (Span(4, 9), Span(0, 9), True, False),
    ],
)
def test_the_end_of_a_span_lies_outside_it(first: Span, second: Span, meets: bool, holds: bool) -> None:
    assert (first.meets(second), first.holds(second)) == (meets, holds)


@given(spans, spans)
def test_meeting_and_holding_are_about_characters(first: Span, second: Span) -> None:
    ours, theirs = set(range(*first)), set(range(*second))
    assert first.meets(second) == second.meets(first) == bool(ours & theirs)
    assert first.holds(second) == (theirs <= ours)


# ------------------------------------------------------------------------------------ annotation


@pytest.fixture(scope="module")
def annotation(annotate: Callable[[str], Annotation]) -> Annotation:
    return annotate("The tall minister left Rome. She said: “Nobody asked us.” He laughed.")


def _token(annotation: Annotation, text: str) -> Token:
    (found,) = [token for token in annotation.tokens if token.text == text]
    return found


def _texts(tokens: tuple[Token, ...]) -> list[str]:
    return [token.text for token in tokens]


def test_the_tree_goes_up_and_down(annotation: Annotation) -> None:
    left, minister = _token(annotation, "left"), _token(annotation, "minister")
    assert annotation.head(minister) == left
    assert annotation.head(left) == left
    assert minister in annotation.children(left)
    assert left not in annotation.children(left)
    assert _texts(annotation.children(minister)) == ["The", "tall"]
    assert _texts(annotation.subtree(minister)) == ["The", "tall", "minister"]
    assert [token.text for token in annotation.ancestors(_token(annotation, "tall"))] == ["minister", "left"]
    assert list(annotation.ancestors(left)) == []


def test_children_are_picked_by_their_relation(annotation: Annotation) -> None:
    left = _token(annotation, "left")
    assert _texts(annotation.children(left, "nsubj", "dobj")) == ["minister", "Rome"]
    assert annotation.children(left, "iobj") == ()


def test_a_token_knows_its_sentence(annotation: Annotation) -> None:
    sentence = annotation.sentence_of(_token(annotation, "left"))
    assert annotation.text[sentence.start : sentence.end] == "The tall minister left Rome."
    assert _texts(annotation.tokens[sentence.first : sentence.last])[-1] == "."


def test_tokens_of_a_span_lie_wholly_inside(annotation: Annotation) -> None:
    start = annotation.text.index("tall")
    whole = annotation.tokens_in(Span(start, start + len("tall minister")))
    assert _texts(whole) == ["tall", "minister"]
    assert _texts(annotation.tokens_in(Span(start + 1, start + len("tall minister")))) == ["minister"]
    assert _texts(annotation.tokens_in(Span(start, start + len("tall minis")))) == ["tall"]
    assert annotation.tokens_in(Span(start, start)) == ()
    assert annotation.tokens_in(Span(0, len(annotation.text))) == annotation.tokens


def test_a_phrase_is_found_by_its_head(annotation: Annotation) -> None:
    phrase = annotation.phrase_at(_token(annotation, "minister"))
    assert phrase is not None
    assert annotation.text[phrase.start : phrase.end] == "The tall minister"
    assert annotation.phrase_at(_token(annotation, "left")) is None


def test_a_quotation_holds_its_marks_and_what_is_between(annotation: Annotation) -> None:
    text = annotation.text
    quotation = Span(text.index("“"), text.index("”") + 1)
    for offset in range(len(text)):
        expected = quotation if quotation.start <= offset < quotation.end else None
        assert annotation.quotation_at(offset) == expected


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4)), max_size=12), spans)
def test_tokens_in_finds_what_a_search_of_all_would(steps: list[tuple[int, int]], span: Span) -> None:
    tokens: list[Token] = []
    at = 0
    for gap, length in steps:
        start = at + gap
        tokens.append(Token(len(tokens), start, start + length, "x", "x", "X", "XX", "dep", 0, "", 0))
        at = start + length
    annotation = Annotation("x" * at, tuple(tokens), (Sentence(0, 0, at, 0, len(tokens), 0),))
    assert annotation.tokens_in(span) == tuple(token for token in tokens if span.holds(token.span))
