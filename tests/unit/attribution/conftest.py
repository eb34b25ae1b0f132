"""Find statements in a text, with the annotation and the dates that the step is given."""

from collections.abc import Callable

import pytest

from accord.model import ActorMention, Annotation, Article, Spans, Statement
from accord.pipeline import Pipeline

MakeActors = Callable[[Annotation], tuple[ActorMention, ...]]


class Found:
    """The statements of a text, with the words of their spans at hand."""

    def __init__(self, text: str, statements: tuple[Statement, ...]) -> None:
        self.text = text
        self.statements = statements

    def words(self, spans: Spans) -> str:
        """Give the words of the spans; a gap is shown as " | "."""
        return " | ".join(self.text[start:end] for start, end in spans)

    def triples(self) -> list[tuple[str, str, str]]:
        """Give source, cue and content of every statement as words."""
        return [(self.words(one.source), self.words(one.cue), self.words(one.content)) for one in self.statements]

    def by(self, cue: str) -> Statement:
        """Give the only statement with that cue."""
        found = [one for one in self.statements if self.words(one.cue) == cue]
        assert len(found) == 1, self.triples()
        return found[0]

    def name(self, cue: str) -> str | None:
        """Give the name of the speaker of the statement with that cue."""
        speaker = self.by(cue).speaker
        return speaker.name if speaker else None


@pytest.fixture(scope="session")
def find(pipeline: Pipeline, article: Callable[..., Article]) -> Callable[..., Found]:
    """Find the statements of a text: `find("He said so.")`; `actors` makes the mentions it is given."""

    def found(text: str, *, actors: MakeActors = lambda _: (), **known: str | None) -> Found:
        read = article(text, **known)
        annotation = pipeline.annotate(read)[0]
        statements = pipeline.attribution.find(
            read,
            annotation,
            pipeline.network.read(annotation),
            actors(annotation),
            pipeline.times.find(read, annotation),
        )
        return Found(text, statements)

    return found
