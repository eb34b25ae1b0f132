"""Reading into a store: what is skipped, what is coded, and what is kept when it ends early."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from accord.config import Config
from accord.engines import reading
from accord.engines.reading import Step, read_pages
from accord.model import Failure, Page, Record, Source
from accord.store import Store, Writer

type MakePage = Callable[..., Page]


@pytest.fixture
def coded(monkeypatch: pytest.MonkeyPatch, full_record: Record) -> list[str]:
    """Code pages without the pipeline; give the list of contents that were coded."""
    contents: list[str] = []

    def code(page: Page | Failure) -> Record | Failure:
        if isinstance(page, Failure):
            return page
        text = str(page.content)
        contents.append(text)
        if text == "empty":
            return Failure(source=page.source, step="articles", code="empty", detail="no text")
        published = "soon" if text == "bad date" else "2024-05-04"
        article = replace(full_record.article, id="a-" + text.encode().hex(), source=page.source, published=published)
        return replace(full_record, article=article)

    def run(pages: Iterable[Page | Failure], config: Config, *, workers: int, debug: bool) -> Iterator[Any]:
        """Like the engine with several workers: it takes pages ahead of those it has given back."""
        waiting: list[Page | Failure] = []
        for page in pages:
            waiting.append(page)
            if len(waiting) > workers:
                yield code(waiting.pop(0))
        yield from map(code, waiting)

    monkeypatch.setattr(reading, "run", run)
    return contents


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with Store(tmp_path / "s.duckdb") as opened:
        yield opened


def _pages(make: MakePage, *contents: str) -> list[Page]:
    return [
        replace(make(text), source=Source(kind="file", ref=f"{number}.txt")) for number, text in enumerate(contents)
    ]


def _read(store: Store, pages: Iterable[Page | Failure], **options: Any) -> tuple[tuple[int, int, int], list[Step]]:
    writer = Writer(store, accord="1", config={})
    steps: list[Step] = []
    read_pages(pages, writer, Config(), report=steps.append, **options)
    return (writer.counts.read, writer.counts.already, writer.counts.failed), steps


def test_reading_twice_stores_once(store: Store, coded: list[str], page: MakePage) -> None:
    pages = _pages(page, "one", "empty", "two")
    assert _read(store, pages)[0] == (2, 0, 1)
    counts, steps = _read(store, pages)
    assert counts == (0, 2, 1)
    assert coded == ["one", "empty", "two"]
    assert [(step.ref, step.failure is None) for step in steps] == [("0.txt", True), ("1.txt", False), ("2.txt", True)]
    assert store.connection.execute("SELECT count(*) FROM articles").fetchone() == (2,)


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_copies_are_coded_once_however_many_workers(
    workers: int, store: Store, coded: list[str], page: MakePage
) -> None:
    pages = _pages(page, "one", "one", "empty", "two", "empty", "one")
    counts, steps = _read(store, pages, workers=workers)
    assert counts == (2, 2, 2)
    assert coded == ["one", "empty", "two"]
    assert sorted(step.ref for step in steps) == [f"{number}.txt" for number in range(6)]
    refs = store.connection.execute("SELECT source_ref FROM failures ORDER BY source_ref").fetchall()
    assert refs == [("2.txt",), ("4.txt",)]


def test_again_codes_what_is_stored(store: Store, coded: list[str], page: MakePage) -> None:
    pages = _pages(page, "one", "one")
    _read(store, pages)
    assert _read(store, pages, again=True)[0] == (1, 1, 0)
    assert coded == ["one", "one"]


def test_a_failure_of_the_source_is_kept(store: Store, coded: list[str], page: MakePage) -> None:
    failure = Failure(source=Source(kind="jsonl", ref="x#1"), step="sources", code="not_json", detail="no")
    counts, steps = _read(store, [failure, *_pages(page, "one")])
    assert counts == (1, 0, 1)
    assert steps[0].failure == failure


def test_a_record_that_does_not_fit_the_store_fails_alone(store: Store, coded: list[str], page: MakePage) -> None:
    counts, steps = _read(store, _pages(page, "bad date", "one"))
    assert counts == (1, 0, 1)
    assert steps[0].failure is not None
    assert steps[0].failure.code == "bad_date"


def test_an_interrupted_run_keeps_what_it_coded(store: Store, coded: list[str], page: MakePage) -> None:
    pages = _pages(page, "one", "two", "three")

    def interrupted() -> Iterator[Page]:
        yield from pages[:2]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _read(store, interrupted(), workers=1)
    assert coded == ["one"]
    assert store.connection.execute("SELECT read, finished FROM runs").fetchall() == [(1, None)]
    assert _read(store, pages)[0] == (2, 1, 0)
    assert coded == ["one", "two", "three"]
