"""Read pages into a store: skip what it holds, code the rest, keep what comes out."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from accord.config import Config
from accord.engines.local import run
from accord.errors import PageError
from accord.model import Failure, Page, Record
from accord.record import record_to_json
from accord.store import Writer
from accord.store.keys import page_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One page is done: where it came from, and its failure if it failed."""

    ref: str
    failure: Failure | None = None


def read_pages(
    pages: Iterable[Page | Failure],
    writer: Writer,
    config: Config,
    *,
    workers: int = 1,
    again: bool = False,
    debug: bool = False,
    report: Callable[[Step], None] = lambda step: None,
) -> None:
    """Code the pages that the store does not hold yet (with `again`, all) and store what comes out.

    Whatever ends the run, what was coded until then is stored, and the same call goes on from there.
    """
    reading = _Reading(writer, report, again)
    try:
        for result in run(reading.to_code(pages), config, workers=workers, debug=debug):
            page = reading.next_done()
            if isinstance(result, Failure):
                reading.fail(result, page)
                continue
            assert page is not None
            reading.keep(result, page)
    finally:
        writer.flush()
    writer.finish()


class _Reading:
    """Knows which pages are with the engine, so that a copy of one of them is not coded twice."""

    def __init__(self, writer: Writer, report: Callable[[Step], None], again: bool) -> None:
        self._writer = writer
        self._report = report
        self._again = again
        self._in_order: deque[str | None] = deque()  # what the engine works on, as keys; None is a source's failure
        self._copies: dict[str, list[Page]] = {}  # pages that wait for the one with the same key
        self._coding: dict[str, Page] = {}  # the pages that the engine works on
        self._this_run: set[str] = set()  # with `again`: what this very run has coded

    def to_code(self, pages: Iterable[Page | Failure]) -> Iterator[Page | Failure]:
        """Give the pages that are to be coded; settle the others at once."""
        for page in pages:
            if isinstance(page, Failure):
                self._in_order.append(None)
                yield page
                continue
            key = page_key(page)
            if key in self._copies:
                self._copies[key].append(page)
            elif not self._settle(key, page):
                self._copies[key] = []
                self._coding[key] = page
                self._in_order.append(key)
                yield page

    def next_done(self) -> str | None:
        """Give the key of the page whose result comes next."""
        return self._in_order.popleft()

    def fail(self, failure: Failure, key: str | None) -> None:
        """Keep a failure, and that of every copy of its page."""
        self._writer.add_failure(failure, page=key)
        self._report(Step(ref=failure.source.ref, failure=failure))
        if key:
            self._coding.pop(key, None)
        for copy in self._copies.pop(key, []) if key else []:
            self.fail(replace(failure, source=copy.source), key)

    def keep(self, record: Record, key: str) -> None:
        """Keep a coded page, and settle the copies of it that waited."""
        source = record.article.source
        try:
            self._writer.add_record(record_to_json(record), page=key, source=source, raw=self._coding[key])
        except PageError as error:
            self.fail(Failure(source=source, step=error.step, code=error.code, detail=error.detail), key)
            return
        del self._coding[key]
        self._report(Step(ref=source.ref))
        if self._again:
            self._this_run.add(key)
        for copy in self._copies.pop(key):
            self._settle(key, copy)

    def _settle(self, key: str, page: Page) -> bool:
        """Say whether the page needs no coding: the store knows what became of it."""
        if self._again and key not in self._this_run:
            return False
        known = self._writer.known(key)
        if known is None:
            return False
        if known.failure is not None:
            failure = replace(known.failure, source=page.source)
            self._writer.add_failure(failure, page=key)
            self._report(Step(ref=page.source.ref, failure=failure))
        elif known.article is not None:
            self._writer.skip(known.article)
            self._report(Step(ref=page.source.ref))
        return True
