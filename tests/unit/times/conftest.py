"""Fixtures of the room."""

from collections.abc import Callable

import pytest

from accord.model import Article, DateMention
from accord.pipeline import Pipeline

Find = Callable[..., tuple[DateMention, ...]]


@pytest.fixture(scope="session")
def find(pipeline: Pipeline, article: Callable[..., Article]) -> Find:
    """Give the dates of a text: `find("On Friday ...", published="2020-01-07")`."""

    def dates(text: str, published: str | None = None) -> tuple[DateMention, ...]:
        read = article(text, published=published)
        return pipeline.times.find(read, pipeline.annotate(read)[0])

    return dates


@pytest.fixture(scope="session")
def values(find: Find) -> Callable[..., dict[str, str]]:
    """Give the values of a text by the words that they stand for."""

    def by_words(text: str, published: str | None = None) -> dict[str, str]:
        return {text[date.span.start : date.span.end]: date.value for date in find(text, published)}

    return by_words
