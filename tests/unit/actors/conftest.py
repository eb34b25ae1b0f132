"""Find the actors of a text: `actors("Some text.")` gives the mentions by the text that they cover."""

from collections.abc import Callable

import pytest

from accord.actors import ActorFinder
from accord.model import ActorMention, Article
from accord.pipeline import Pipeline

Actors = Callable[..., dict[str, ActorMention]]


@pytest.fixture(scope="session")
def finder(pipeline: Pipeline) -> ActorFinder:
    return pipeline.actors


@pytest.fixture(scope="session")
def actors(finder: ActorFinder, pipeline: Pipeline, article: Callable[..., Article]) -> Actors:
    def find(text: str, published: str | None = None) -> dict[str, ActorMention]:
        made = article(text, published=published)
        found = finder.find(made, pipeline.annotate(made)[0])
        return {text[one.span.start : one.span.end]: one for one in reversed(found)}

    return find
