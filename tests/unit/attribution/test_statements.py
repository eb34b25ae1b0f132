"""Statements from end to end: who says what, in the ways that news reports it."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

Find = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The bridge will open in May,” Anna Berg said.",
            ("Anna Berg", "said", "“The bridge will open in May,”"),
        ),
        (
            "“The bridge will open in May,” said Anna Berg, the mayor.",
            ("Anna Berg, the mayor", "said", "“The bridge will open in May,”"),
        ),
        (
            "Anna Berg said: “The bridge will open in May.”",
            ("Anna Berg", "said", "“The bridge will open in May.”"),
        ),
        (
            "The ministry said that the border would remain closed.",
            ("The ministry", "said", "that the border would remain closed"),
        ),
        (
            "The border would remain closed, the ministry said.",
            ("the ministry", "said", "The border would remain closed"),
        ),
        (
            "The border, the ministry said, would remain closed.",
            ("the ministry", "said", "The border | would remain closed"),
        ),
        (
            "According to the ministry, the border would remain closed.",
            ("the ministry", "According to", "the border would remain closed"),
        ),
        (
            "The president has repeatedly denied that he took money.",
            ("The president", "has repeatedly denied", "that he took money"),
        ),
        (
            "The minister told reporters that the border would remain closed.",
            ("The minister", "told", "that the border would remain closed"),
        ),
        (
            "Aid workers warned of a famine in the north.",
            ("Aid workers", "warned of", "a famine in the north"),
        ),
        (
            "The governor promised to rebuild the harbour.",
            ("The governor", "promised", "to rebuild the harbour"),
        ),
        (
            "The rebels' claim that they had taken the town could not be checked.",
            ("The rebels", "' claim", "that they had taken the town"),
        ),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else "",
)
def test_source_cue_and_content(find: Find, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in find(text).triples()


def test_a_broken_quotation_is_one_statement(find: Find) -> None:
    found = find("“The fighting has stopped,” Lund said. “But nobody has gone home.”")
    assert found.triples() == [("Lund", "said", "“The fighting has stopped,” | “But nobody has gone home.”")]


def test_a_quotation_goes_on_in_the_next_paragraph(find: Find) -> None:
    found = find("“The fighting has stopped,” said Thomas Lund.\n\n“Nobody has gone home so far.”")
    assert len(found.statements) == 1
    assert found.words(found.by("said").content).endswith("“Nobody has gone home so far.”")


def test_a_quotation_does_not_outlive_a_paragraph_without_speech(find: Find) -> None:
    text = "“The fighting has stopped,” said Thomas Lund.\n\nRain fell on the town.\n\n“Nobody has gone home so far.”"
    found = find(text)
    assert "Nobody" not in found.words(found.by("said").content)


def test_a_few_quoted_words_belong_to_the_sentence_around_them(find: Find) -> None:
    found = find("Lund said the offer was “far too small” and would be refused.")
    statement = found.by("said")
    assert found.words(statement.content) == "the offer was “far too small” and would be refused"
    assert statement.manner == "mixed"


def test_quotation_marks_alone_make_no_statement(find: Find) -> None:
    assert find("The so-called “corridor” runs along the river. The film “Winter Light” won a prize.").statements == ()


def test_an_inserted_cue_needs_no_parse(find: Find) -> None:
    found = find("Keeping the truce alive, Lund stresses, took years of patient work by four governments.")
    assert found.triples() == [
        ("Lund", "stresses", "Keeping the truce alive | took years of patient work by four governments")
    ]


def test_a_passive_names_its_source_after_by(find: Find) -> None:
    found = find("The army was accused by the opposition of burning two villages.")
    statement = found.by("was accused")
    assert found.words(statement.source) == "the opposition"
    assert statement.kind == "accuse"


def test_a_passive_may_have_no_source(find: Find) -> None:
    statement = find("The general is believed to have fled the country.").by("is believed")
    assert statement.source == ()
    assert statement.speaker is None


def test_a_participle_takes_the_subject_of_its_sentence(find: Find) -> None:
    found = find("Anna Berg voted against the bill, arguing that it would raise rents.")
    assert ("Anna Berg", "arguing", "that it would raise rents") in found.triples()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The envoy said that talks would resume.", "say"),
        ("The envoy claimed that talks would resume.", "claim"),
        ("The envoy denied that talks would resume.", "deny"),
        ("The envoy confirmed that talks would resume.", "confirm"),
        ("The envoy warned that talks would collapse.", "warn"),
        ("The envoy predicted that talks would resume.", "predict"),
        ("The envoy demanded that talks resume.", "demand"),
        ("The envoy promised that talks would resume.", "promise"),
        ("The envoy thinks that talks will resume.", "think"),
    ],
)
def test_the_cue_gives_the_kind(find: Find, sentence: str, kind: str) -> None:
    (statement,) = find(sentence).statements
    assert statement.kind == kind


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Lund said the road was open.", "indirect"),
        ("Lund said the road was “wide open”.", "mixed"),
        ("“The road is wide open,” Lund said.", "direct"),
    ],
)
def test_manner_goes_by_the_quoted_letters(find: Find, text: str, manner: str) -> None:
    assert find(text).by("said").manner == manner


def test_a_statement_in_a_statement_has_a_parent(find: Find) -> None:
    found = find("The ministry said that rebels had claimed that they shot down the plane.")
    outer, inner = found.by("said"), found.by("had claimed")
    assert outer.parent is None
    assert inner.parent == outer.id


def test_a_transcript_labels_its_speakers(find: Find) -> None:
    found = find(
        "HOST: Is the road open?\n\nANNA BERG: It is. We opened it on Monday.\n\nHOST: Thank you.\n\nBERG: Good night."
    )
    turns = [(source, content) for source, cue, content in found.triples() if cue == ":"]
    assert turns == [
        ("HOST", "Is the road open?"),
        ("ANNA BERG", "It is. We opened it on Monday"),
        ("HOST", "Thank you"),
        ("BERG", "Good night"),
    ]


def test_ids_are_stable_and_differ(find: Find) -> None:
    text = "Lund said the road was open. Berg said the road was closed."
    first, second = find(text), find(text)
    assert [one.id for one in first.statements] == [one.id for one in second.statements]
    assert len({one.id for one in first.statements}) == 2
    assert all(one.id.startswith("s-") and len(one.id) == 18 for one in first.statements)


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(
            ["Lund", "said", "that", "“", "”", ",", ".", "the road", "was open", "According to", "\n\n", ":", "he", "—"]
        ),
        max_size=25,
    )
)
def test_spans_lie_in_the_text_and_hold_words(find: Find, pieces: list[str]) -> None:
    text = " ".join(["Lund", *pieces])
    for statement in find(text).statements:
        for span in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= span.start < span.end <= len(text)
        assert statement.content
        assert 0 < statement.confidence < 1
