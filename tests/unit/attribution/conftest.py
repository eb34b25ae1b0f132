"""Find statements in a text with the whole pipeline before them."""

from collections.abc import Callable

import pytest

from accord.model import Article, Page, Record, Spans, Statement
from accord.pipeline import Pipeline


class Found:
    """The statements of a text, with the words of their spans at hand."""

    def __init__(self, record: Record) -> None:
        self.text = record.article.text
        self.statements = record.statements

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
def find(pipeline: Pipeline, article: Callable[..., Article], page: Callable[..., Page]) -> Callable[..., Found]:
    """Find the statements of a text: `find("He said so.")`."""
    return lambda text, **known: Found(pipeline.code(page(text, **known)))
