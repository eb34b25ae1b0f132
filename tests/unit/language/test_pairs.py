"""What the network makes of two phrases."""

from collections.abc import Callable

import pytest

from accord.language.pairs import SORTS, Pairs
from accord.model import Article
from accord.pipeline import Pipeline

TEXT = "Archbishop Paul Okwu met Mayor Lena Brandt on Monday. The churchman asked for patience."


@pytest.fixture(scope="module")
def pairs() -> Pairs:
    return Pairs()


@pytest.mark.parametrize("sort", SORTS)
def test_the_best_of_several_is_the_best_of_each(
    pairs: Pairs, pipeline: Pipeline, article: Callable[[str], Article], sort: str
) -> None:
    annotation, readings = pipeline.annotate(article(TEXT))
    fits = pairs.over(annotation, readings)
    last = len(annotation.phrases) - 1
    each = fits.scores(last, [[other] for other in range(last)], sort)
    together, nobody = fits.scores(last, [list(range(last)), []], sort)
    assert together == pytest.approx(max(each), abs=1e-4)
    assert nobody == fits.scores(last, [[]], sort)[0]
    assert len(set(each)) > 1


def test_without_readings_no_pair_is_better_than_another(
    pairs: Pairs, pipeline: Pipeline, article: Callable[[str], Article]
) -> None:
    annotation, _ = pipeline.annotate(article(TEXT))
    fits = pairs.over(annotation, ())
    last = len(annotation.phrases) - 1
    assert len(set(fits.scores(last, [[other] for other in range(last)], "noun"))) == 1


def test_an_article_without_words_has_nothing_to_compare(pipeline: Pipeline, article: Callable[[str], Article]) -> None:
    annotation, readings = pipeline.annotate(article(""))
    assert annotation.phrases == ()
    assert readings == ()
