"""Write what a run reads into the store: in batches, each one transaction, each article once."""

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass

import duckdb

from accord.errors import StoreError
from accord.model import Failure, Page, Source
from accord.store.batch import Batch, BatchWriter
from accord.store.clock import now
from accord.store.connection import Store, is_interrupt
from accord.store.contents import pack
from accord.store.keys import coding_key, failure_key, fingerprint, run_key
from accord.store.rows import Json, compact, to_rows

# What an interrupted run may lose, at most: so many pages, or those of so many seconds.
BATCH_PAGES = 20
BATCH_SECONDS = 2.0

# Failures that may not come again (memory ran out, say): their pages are tried anew by the next run.
_PASSING = frozenset({"internal_error"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the store already holds of a page: the article or the failure that it became."""

    article: str | None
    failure: Failure | None


@dataclass(slots=True, kw_only=True)
class Counts:
    """What a run has done so far."""

    read: int = 0
    already: int = 0
    failed: int = 0


class Writer:
    """Takes the results of one run. Call `flush` or `finish` at the end, whatever happened."""

    def __init__(
        self,
        store: Store,
        *,
        accord: str,
        config: Json,
        keep_raw: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin a run; `accord` (the version) and `config` decide what a page becomes.

        `keep_raw` stores the pages themselves too, as the source gave them.
        """
        started = now()
        self.counts = Counts()
        self.fingerprint = fingerprint(accord, config)
        self.run = run_key(self.fingerprint, started)
        self._path = store.path
        self._connection = store.connection
        self._batches = BatchWriter(store.connection)
        self._batch = Batch()
        self._models: str | None = None
        self._keep_raw = keep_raw
        self._clock = clock
        self._flushed = clock()
        self._unread = {
            ref for (ref,) in self._connection.execute("SELECT source_ref FROM failures WHERE page IS NULL").fetchall()
        }
        self._connection.execute("CREATE OR REPLACE TEMP TABLE touched (article VARCHAR)")
        self._connection.execute(
            "INSERT INTO runs VALUES (?, ?, ?, ?, NULL, ?, NULL, 0, 0, 0)",
            [self.run, accord, self.fingerprint, compact(config), started],
        )

    def known(self, page: str) -> Known | None:
        """Say what the store holds of the page with this key; None when it is still to be coded."""
        row = self._batch.pages.get(page)
        article, failure = (row["article"], row["failure"]) if row else self._stored_page(page)
        if article is None and failure is None:
            return None
        return Known(article=article, failure=self._find_failure(failure) if failure else None)

    def skip(self, article: str) -> None:
        """Count a page that the store holds already as this article."""
        self.counts.already += 1
        self._batch.touched.append(article)
        self._flush_when_due()

    def sound(self, ref: str) -> None:
        """Take note that a source, such as a feed or a table, was read: its earlier failure is one no more."""
        if ref in self._unread:
            self._batch.sound.append(ref)

    def add_record(self, record: Json, *, page: str, source: Source, raw: Page | None = None) -> None:
        """Take the record of the page with this key; an earlier record of the same article is replaced.

        `raw` is the page itself, kept where its content is more than the text of the record.

        Raises PageError when the record does not fit the tables.
        """
        article = record["id"]
        self._batch.articles[article] = to_rows(record, self.run)
        self._batch.pages[page] = self._page_row(page, source, article=article)
        if raw is not None and self._keep_raw and (content := pack(raw, record["text"])):
            self._batch.contents[page] = content
        self._batch.touched.append(article)
        self._models = self._models or compact(record["models"])
        self.counts.read += 1
        self._flush_when_due()

    def add_failure(self, failure: Failure, *, page: str | None) -> None:
        """Take a failure; `page` is the key of its page, None where the source gave none."""
        key = failure_key(failure, page)
        self._batch.failures[key] = {
            "id": key,
            "page": page,
            **_source_columns(failure.source),
            "step": failure.step,
            "code": failure.code,
            "detail": failure.detail,
            "run": self.run,
        }
        if page is not None and failure.code not in _PASSING:
            self._batch.pages[page] = self._page_row(page, failure.source, failure=key)
        self.counts.failed += 1
        self._flush_when_due()

    def flush(self) -> None:
        """Write what is held, in one transaction."""
        counts = self.counts
        self._connection.execute("BEGIN")
        try:
            self._batches.write(self._batch)
            self._connection.execute(
                "UPDATE runs SET models = ?, read = ?, already = ?, failed = ? WHERE id = ?",
                [self._models, counts.read, counts.already, counts.failed, self.run],
            )
            self._connection.execute("COMMIT")
        except BaseException as error:
            self._batches.forget()
            with contextlib.suppress(duckdb.Error):  # a store that broke has ended the transaction itself
                self._connection.execute("ROLLBACK")
            if is_interrupt(error):
                raise KeyboardInterrupt from error
            if isinstance(error, duckdb.Error):
                raise StoreError(f"{self._path} cannot be written: {error}") from error
            raise
        self._batch = Batch()
        self._flushed = self._clock()

    def finish(self) -> None:
        """Write what is held and mark the run as ended."""
        self.flush()
        self._connection.execute("UPDATE runs SET finished = ? WHERE id = ?", [now(), self.run])

    def _flush_when_due(self) -> None:
        if self._batch.pages_held() >= BATCH_PAGES or self._clock() - self._flushed >= BATCH_SECONDS:
            self.flush()

    def _page_row(self, page: str, source: Source, *, article: str | None = None, failure: str | None = None) -> Json:
        return {
            "id": coding_key(page, self.fingerprint),
            "page": page,
            "fingerprint": self.fingerprint,
            **_source_columns(source),
            "article": article,
            "failure": failure,
            "run": self.run,
        }

    def _stored_page(self, page: str) -> tuple[str | None, str | None]:
        found = self._connection.execute(
            "SELECT article, failure FROM pages WHERE id = ?", [coding_key(page, self.fingerprint)]
        ).fetchone()
        return (found[0], found[1]) if found else (None, None)

    def _find_failure(self, key: str) -> Failure | None:
        held = self._batch.failures.get(key)
        columns = ("source_kind", "source_ref", "fetched", "step", "code", "detail")
        if held is not None:
            kind, ref, fetched, step, code, detail = (held[column] for column in columns)
        else:
            found = self._connection.execute(
                f"SELECT {', '.join(columns)} FROM failures WHERE id = ?",
                [key],
            ).fetchone()
            if found is None:
                return None
            kind, ref, fetched, step, code, detail = found
        return Failure(source=Source(kind=kind, ref=ref, fetched=fetched), step=step, code=code, detail=detail)


def _source_columns(source: Source) -> Json:
    return {"source_kind": source.kind, "source_ref": source.ref, "fetched": source.fetched}
