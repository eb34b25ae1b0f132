"""Deeds and qualities are no statements; praise and blame are."""

from collections.abc import Callable
from typing import Any

import pytest

from accord.model import Article
from accord.pipeline import Pipeline


@pytest.fixture
def cues(find: Callable[..., Any], pipeline: Pipeline, article: Callable[..., Article]) -> Callable[[str], list[str]]:
    """Give the cues of the statements of a text, read with its own actors."""

    def found(text: str) -> list[str]:
        statements = find(text, actors=lambda annotation: pipeline.actors.find(article(text), annotation))
        return [cue for _, cue, _ in statements.triples()]

    return found


@pytest.mark.parametrize(
    "text",
    [
        "The army withdrew its tanks from the valley.",
        "Peru recalled its consul from Oslo on Monday.",
        "Prosecutors charged three managers of the mine.",
        "The dockers called a strike for Monday.",
        "A court in Riga found the smuggler guilty.",
        "The wait shows the weakness of the port.",
        "The video was shared in three countries.",
    ],
)
def test_a_deed_is_no_statement(cues: Callable[[str], list[str]], text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The archbishop condemned the raid.", "condemned"),
        ("Farmers praised the new minister.", "praised"),
        ("The minister recalled that the port was shut.", "recalled"),
        ("The court called the delay “a scandal”.", "called"),
        ("The survey shows that fewer people vote.", "shows"),
    ],
)
def test_what_is_said_of_it_stays(cues: Callable[[str], list[str]], text: str, cue: str) -> None:
    assert cues(text) == [cue]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The ministry said that ten men had been held — the police would stay in town.", "that ten men had been held"),
        ("The ferry – which was new – had sunk, he said.", "The ferry – which was new – had sunk"),
        ("He said that it would work – because it had to.", "that it would work – because it had to"),
        ("OSLO, May 3 - The ferry had sunk, the coast guard said.", "The ferry had sunk"),
    ],
)
def test_a_dash_ends_what_is_said_where_a_new_clause_begins(find: Callable[..., Any], text: str, content: str) -> None:
    found = find(text)
    assert found.words(found.by("said").content) == content


def test_a_call_on_somebody_is_a_demand(find: Callable[..., Any]) -> None:
    statement = find("The envoy condemned the raid and called on both governments to talk.").by("called on")
    assert statement.kind == "demand"
