"""What `accord watch` remembers between two looks: a small SQLite file beside the store."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from accord.errors import StoreError

_TABLES = """
CREATE TABLE IF NOT EXISTS feeds (
    url TEXT PRIMARY KEY, etag TEXT, modified TEXT, due REAL NOT NULL, misses INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS entries (
    feed TEXT NOT NULL, url TEXT NOT NULL, updated TEXT, tries INTEGER NOT NULL, due REAL, PRIMARY KEY (feed, url)
);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is known of a feed: how to ask whether it has changed, when to look again, how often it failed in a row."""

    etag: str | None = None
    modified: str | None = None
    due: float = 0.0  # seconds since 1970
    misses: int = 0

    @property
    def validators(self) -> dict[str, str]:
        """The headers that ask for the feed only if it has changed."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryState:
    """What became of an entry: done with, or to be tried again at `due`."""

    updated: str | None = None
    tries: int = 0
    due: float | None = None  # seconds since 1970; None: done with


class WatchState:
    """The memory of `accord watch`; close it, or use it in a `with` block."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`; raises StoreError when it cannot be read or written."""
        self._path = path
        try:
            self._connection = sqlite3.connect(path, timeout=30.0, autocommit=True)
            self._connection.executescript(_TABLES)
        except sqlite3.Error as error:
            raise StoreError(f"{path} cannot be used ({error}); it holds what accord watch remembers") from error

    def feed(self, url: str) -> FeedState:
        """Give what is known of a feed."""
        row = self._connection.execute("SELECT etag, modified, due, misses FROM feeds WHERE url = ?", [url]).fetchone()
        return FeedState(etag=row[0], modified=row[1], due=row[2], misses=row[3]) if row else FeedState()

    def entries(self, feed: str) -> dict[str, EntryState]:
        """Give what is known of the entries of a feed, by URL."""
        rows = self._connection.execute("SELECT url, updated, tries, due FROM entries WHERE feed = ?", [feed])
        return {url: EntryState(updated=updated, tries=tries, due=due) for url, updated, tries, due in rows}

    def keep(self, url: str, feed: FeedState, entries: Mapping[str, EntryState] | None = None) -> None:
        """Remember a feed and, where it was read, its entries: those that it no longer names are forgotten."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute(
                "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?)",
                [url, feed.etag, feed.modified, feed.due, feed.misses],
            )
            if entries is not None:
                self._connection.execute("DELETE FROM entries WHERE feed = ?", [url])
                self._connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?)", _rows(url, entries))
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError(f"{self._path} cannot be written: {error}") from error

    def forget(self) -> None:
        """Forget everything: the store is new."""
        self._connection.execute("DELETE FROM feeds")
        self._connection.execute("DELETE FROM entries")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _rows(feed: str, entries: Mapping[str, EntryState]) -> Iterable[tuple[str, str, str | None, int, float | None]]:
    return ((feed, url, entry.updated, entry.tries, entry.due) for url, entry in entries.items())
