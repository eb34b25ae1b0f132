"""Between which days an article without a publication date came out, going by its text."""

from collections.abc import Callable

import pytest

from accord.model import Article, InferredDate
from accord.pipeline import Pipeline
from accord.record import inferred_in_words

Infer = Callable[..., InferredDate | None]


@pytest.fixture(scope="session")
def infer(pipeline: Pipeline, article: Callable[..., Article]) -> Infer:
    def inferred(text: str, published: str | None = None) -> InferredDate | None:
        read = article(text, published=published)
        annotation = pipeline.annotate(read)[0]
        dates = pipeline.times.find(read, annotation)
        offices = pipeline.actors.offices(annotation, pipeline.actors.find(read, annotation))
        return pipeline.times.infer(read, annotation, dates, offices)

    return inferred


def _range(found: InferredDate | None) -> tuple[str | None, str | None] | None:
    return (found.start, found.end) if found else None


def test_it_is_no_earlier_than_the_latest_day_that_is_past(infer: Infer) -> None:
    found = infer("The bridge fell on 4 May 1999. The harbour burned on 7 June 2003.")
    assert _range(found) == ("2003-06-07", None)


def test_it_is_no_later_than_a_day_to_come_behind_it(infer: Infer) -> None:
    found = infer("The harbour burned on 7 June 2003. It will open again in March 2004.")
    assert _range(found) == ("2003-06-07", "2004-03-31")
    assert found is not None
    assert [fact.kind for fact in found.basis] == ["date", "date to come"]


def test_a_day_to_come_alone_says_nothing(infer: Infer) -> None:
    assert infer("It will open again in March 2004.") is None


def test_offices_bound_it_by_their_dates(infer: Infer) -> None:
    found = infer("President Barack Obama met Prime Minister David Cameron.")
    assert _range(found) == ("2010-05-11", "2016-07-13")
    assert found is not None
    assert {fact.kind for fact in found.basis} == {"office"}


def test_a_former_office_is_over(infer: Infer) -> None:
    found = infer("Former President Bill Clinton spoke in Ohio.")
    assert _range(found) == ("2001-01-20", None)
    assert found is not None
    assert found.basis[0].kind == "former office"


def test_an_office_that_had_ended_is_history(infer: Infer) -> None:
    found = infer("The harbour burned on 7 June 2003. President Ronald Reagan had opened it.")
    assert _range(found) == ("2003-06-07", None)


def test_the_basis_is_in_the_text_and_the_confidence_low(infer: Infer) -> None:
    text = "The harbour burned on 7 June 2003. President Bush sent help."
    found = infer(text)
    assert found is not None
    assert "7 June 2003" in [text[slice(*fact.span)] for fact in found.basis]
    assert found.confidence < 0.5


@pytest.mark.parametrize("text", ["", "Officials met on Friday.", "It rained on 6 January."])
def test_a_text_that_names_no_year_says_nothing(infer: Infer, text: str) -> None:
    assert infer(text) is None


def test_a_known_day_leaves_nothing_to_infer(infer: Infer) -> None:
    assert infer("The harbour burned on 7 June 2003.", published="2003-06-08") is None


def test_no_date_is_reckoned_from_the_guess(pipeline: Pipeline, article: Callable[..., Article]) -> None:
    read = article("The harbour burned on 7 June 2003. Guards left on January 6.")
    found = pipeline.times.find(read, pipeline.annotate(read)[0])
    assert found[-1].value == "XXXX-01-06"


def test_it_is_told_in_words() -> None:
    assert inferred_in_words({"published": "2003-06-08"}) == ""
    both = {"published_inferred": {"start": "2003-06-07", "end": "2004-03-31"}}
    assert inferred_in_words(both) == " (the text suggests not before 2003-06-07, not after 2004-03-31)"
