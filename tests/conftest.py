"""What every test shares: the pipeline, which loads once a session, and the profiles of Hypothesis.

The same examples are tried at every run. To look for new ones: HYPOTHESIS_PROFILE=search pytest.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from accord.model import Annotation, Article, Page, Source
from accord.pipeline import Pipeline

SHARED = Path(os.environ.get("ACCORD_SHARED", Path(__file__).parents[2] / "shared"))


# Without stored bytecode, every process that a test starts compiles the libraries anew: 3.9 s of
# processor time before the pipeline is imported, with it 1.2 s (CPython 3.12, two cores).
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")

# A slow or busy machine must not fail a test, so nothing here goes by the clock.
_CALM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("ci", derandomize=True, max_examples=50, database=None, **_CALM)
settings.register_profile("search", max_examples=1000, **_CALM)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Make an article of a text: `article("Some text.", published="2024-05-01")`."""

    def make(text: str, **known: str | None) -> Article:
        return Article(id="a-test", source=Source(kind="file", ref="test"), text=text, **known)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def annotate(pipeline: Pipeline, article: Callable[..., Article]) -> Callable[[str], Annotation]:
    """Annotate a text: `annotate("Some text.")`."""
    return lambda text: pipeline.annotate(article(text))[0]


@pytest.fixture(scope="session")
def page() -> Callable[..., Page]:
    """Make a page of a text: `page("Some text.", published="2024-05-01")`."""

    def make(text: str, **known: str | None) -> Page:
        return Page(source=Source(kind="file", ref="test"), media="text", content=text, **known)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder with the development data; a test that needs it is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the development data (../shared) is not here")
    return SHARED
