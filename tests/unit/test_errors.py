"""One tree of errors, which travel between processes."""

import pickle

import pytest

from accord import errors
from accord.errors import AccordError, PageError


def test_an_error_of_a_page_comes_home_whole_from_a_worker() -> None:
    error = pickle.loads(pickle.dumps(PageError("articles", "empty", "the page holds no text")))
    assert isinstance(error, PageError)
    assert (error.step, error.code, error.detail) == ("articles", "empty", "the page holds no text")
    assert str(error) == "the page holds no text"


@pytest.mark.parametrize(
    "error", [one for one in vars(errors).values() if isinstance(one, type) and one is not PageError]
)
def test_every_other_error_comes_home_too(error: type[AccordError]) -> None:
    assert issubclass(error, AccordError)
    assert str(pickle.loads(pickle.dumps(error("what to do")))) == "what to do"


def test_the_tree_in_the_description_is_the_tree() -> None:
    named = {name for name, one in vars(errors).items() if isinstance(one, type)}
    assert errors.__doc__ is not None
    assert {word for word in errors.__doc__.split() if word.endswith("Error")} == named
