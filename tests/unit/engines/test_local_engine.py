"""The local engine: order, failures, workers."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from accord.config import Config, LanguageSettings
from accord.engines import code_page, run
from accord.engines import local as engine
from accord.errors import ConfigError, PageError, UsageError, WorkerError
from accord.model import Failure, Page, Record, Source
from accord.pipeline import Pipeline
from accord.record import dump, record_to_json

BROKEN = Failure(source=Source(kind="jsonl", ref="x#2"), step="sources", code="not_json", detail="no")


class Stub:
    """A pipeline that fails on demand."""

    def code(self, page: Page) -> Any:
        if page.content == "empty":
            raise PageError("articles", "empty", "the page holds no text")
        if page.content == "bug":
            raise ZeroDivisionError("by zero")
        return page.content


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> list[Config]:
    """Put the stub in the place of the pipeline; give the list of times it was loaded."""
    loaded: list[Config] = []

    def load(config: Config) -> Stub:
        loaded.append(config)
        return Stub()

    monkeypatch.setattr(engine, "_load", load)
    return loaded


def test_results_come_in_the_order_of_the_pages(stub: list[Config], page: Callable[..., Page]) -> None:
    results = list(run([page("a"), BROKEN, page("empty"), page("b")]))
    assert [one if isinstance(one, str) else one.code for one in results] == ["a", "not_json", "empty", "b"]  # type: ignore[comparison-overlap]
    assert len(stub) == 1


def test_results_come_one_by_one(stub: list[Config], page: Callable[..., Page]) -> None:
    taken: list[str] = []

    def pages() -> Iterator[Page]:
        for name in "ab":
            taken.append(name)
            yield page(name)

    results = run(pages())
    assert next(results) == "a"  # type: ignore[comparison-overlap]
    assert taken == ["a"]


def test_without_a_page_nothing_is_loaded(stub: list[Config]) -> None:
    assert list(run([BROKEN])) == [BROKEN]
    assert stub == []


def test_an_unexpected_error_fails_its_page_alone(stub: list[Config], page: Callable[..., Page]) -> None:
    failure, coded = run([page("bug"), page("fine")])
    assert isinstance(failure, Failure)
    assert (failure.step, failure.code, failure.detail) == ("pipeline", "internal_error", "ZeroDivisionError: by zero")
    assert coded == "fine"  # type: ignore[comparison-overlap]


def test_debug_raises_an_unexpected_error(stub: list[Config], page: Callable[..., Page]) -> None:
    with pytest.raises(ZeroDivisionError):
        list(run([page("bug")], debug=True))


def test_debug_keeps_expected_failures(page: Callable[..., Page]) -> None:
    result = code_page(Stub(), page("empty"), debug=True)  # type: ignore[arg-type]
    assert isinstance(result, Failure)


def test_there_must_be_a_worker() -> None:
    with pytest.raises(UsageError, match="at least one worker, not 0"):
        run([], workers=0)


TEXTS = [f"Minister number {number} said the port of Lisbon would close on Monday." for number in range(9)]


def test_workers_change_nothing_and_a_dead_one_is_told(pipeline: Pipeline, page: Callable[..., Page]) -> None:
    # One test for both, because each set of workers takes seconds to load.
    items: list[Page | Failure] = [page(text) for text in TEXTS]
    items.insert(3, BROKEN)
    items.insert(5, page("  "))
    alone = [_bytes(code_page(pipeline, item)) for item in items]
    together = run([*items, *items * 20], workers=2)
    assert [_bytes(next(together)) for _ in alone] == alone
    victim = multiprocessing.active_children()[0]
    assert victim.pid is not None
    os.kill(victim.pid, signal.SIGKILL)
    with pytest.raises(WorkerError, match=r"a worker process died.*fewer --workers"):
        list(together)
    assert multiprocessing.active_children() == []


def test_workers_report_a_wrong_configuration_as_such(page: Callable[..., Page]) -> None:
    config = Config(language=LanguageSettings(model="no_such_model"))
    with pytest.raises(ConfigError, match="no_such_model"):
        list(run([page("a")], config, workers=2))


def _bytes(result: Record | Failure) -> str:
    return repr(result) if isinstance(result, Failure) else dump(record_to_json(result))
