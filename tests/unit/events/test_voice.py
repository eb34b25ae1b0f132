"""The chain of statements around an event, outermost first."""

from dataclasses import replace

from accord.events.voice import voice_of
from accord.model import Span, Statement

TEXT = "The paper says the envoy believes that the mayor accused the rebels of shelling the port."


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _statement(name: str, cue: str, content: str, parent: str | None = None) -> Statement:
    return Statement(
        id=name,
        source=(),
        cue=(_span(cue),),
        content=(_span(content),),
        speaker=None,
        manner="indirect",
        kind="say",
        parent=parent,
    )


SAYS = _statement("s-1", "says", "the envoy believes that the mayor accused the rebels of shelling the port")
BELIEVES = _statement("s-2", "believes", "that the mayor accused the rebels of shelling the port", "s-1")
ACCUSED = _statement("s-3", "accused", "shelling the port", "s-2")
ALL = (ACCUSED, SAYS, BELIEVES)


def _names(words: str, statements: tuple[Statement, ...] = ALL) -> list[str]:
    return [statement.id for statement in voice_of(_span(words), statements)]


def test_statements_come_outermost_first() -> None:
    assert _names("shelling") == ["s-1", "s-2", "s-3"]


def test_the_cue_of_a_speech_act_is_not_inside_its_own_statement() -> None:
    assert _names("accused") == ["s-1", "s-2"]
    assert _names("believes") == ["s-1"]


def test_outside_every_statement_the_author_speaks() -> None:
    assert _names("says") == []
    assert voice_of(_span("shelling"), ()) == ()


def test_a_parent_counts_even_where_its_own_content_has_a_gap() -> None:
    gap = _statement("s-1", "says", "the envoy")
    inner = _statement("s-2", "believes", "that the mayor accused the rebels of shelling the port", "s-1")
    assert _names("shelling", (inner, gap)) == ["s-1", "s-2"]


def test_a_statement_that_does_not_hold_the_span_is_left_out() -> None:
    other = _statement("s-9", "says", "the envoy")
    assert _names("shelling", (ACCUSED, other)) == ["s-3"]


def test_parents_that_point_at_each_other_do_not_hang() -> None:
    one = _statement("s-1", "says", "the envoy believes that the mayor accused the rebels of shelling", "s-2")
    two = _statement("s-2", "believes", "that the mayor accused the rebels of shelling", "s-1")
    assert sorted(_names("shelling", (one, two))) == ["s-1", "s-2"]


def test_an_attitude_asserts_nothing_and_what_is_around_it_still_does() -> None:
    wants = replace(BELIEVES, kind="want")
    assert _names("shelling", (SAYS, wants, ACCUSED)) == ["s-1", "s-3"]
