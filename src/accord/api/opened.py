"""A store, open for questions.

    import accord

    with accord.open("accord.duckdb") as store:
        store.events(src="RUS", certainty="CT+").df()

The filters are those of the command line and of URLs; `from` is written `from_`.
"""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from accord.api.display import show_rows
from accord.api.results import Result
from accord.store import Filter, Store, find_article
from accord.store import record as stored_record
from accord.store.actors import ActorPage, actor, actors, count_actors
from accord.store.facets import Step, facets, timeline
from accord.store.found import ActorFound, ArticleFound, Count, EventFound, FailureFound, Period, StatementFound
from accord.store.query import count, count_failures, each_article, each_event, each_failure, each_statement
from accord.store.versions import VersionFound, versions
from accord.store.where import Table

Json = dict[str, Any]


def open(path: str | Path) -> "OpenStore":  # noqa: A001 - `accord.open` reads as what it does
    """Open a store for reading.

    Raises StoreError when there is none at `path`, StoreLockedError when another process writes it.
    """
    return OpenStore(Path(path))


class OpenStore:
    """A store that is open for reading; close it, or use it in a `with` block, before others write to it."""

    def __init__(self, path: Path) -> None:
        self._store = Store(path, read_only=True)
        self.path = path
        self.connection = self._store.connection  # for SQL of your own

    def events(self, *, limit: int | None = None, **filters: Any) -> Result[EventFound]:
        """Ask for events, the latest first."""
        return self._result("events", each_event, limit, filters)

    def statements(self, *, limit: int | None = None, **filters: Any) -> Result[StatementFound]:
        """Ask for statements, the latest first."""
        return self._result("statements", each_statement, limit, filters)

    def articles(self, *, limit: int | None = None, **filters: Any) -> Result[ArticleFound]:
        """Ask for articles, the latest first."""
        return self._result("articles", each_article, limit, filters)

    def actors(self, *, limit: int | None = None, search: str | None = None, **filters: Any) -> Result[ActorFound]:
        """Ask for actors, those of most events and statements first; `search` is a part of the name or id."""
        asked = Filter.parse(filters)
        return Result(
            table="actors",
            asked=asked,
            limit=limit,
            count=lambda: count_actors(self.connection, asked, search=search),
            each=lambda number: iter(actors(self.connection, asked, limit=number, search=search)),
            show=show_rows,
        )

    def failures(self, *, limit: int | None = None) -> Result[FailureFound]:
        """Ask for the pages that could not be coded."""
        return Result(
            table="failures",
            asked=Filter(),
            limit=limit,
            count=lambda: count_failures(self.connection),
            each=lambda number: each_failure(self.connection, limit=number),
            show=show_rows,
        )

    def facets(self, *names: str, of: Table = "events", top: int = 20, **filters: Any) -> dict[str, tuple[Count, ...]]:
        """Count events (or `of`) by type, voice, src, ...: `store.facets("type", "voice", src="RUS")`."""
        return facets(self.connection, of, Filter.parse(filters), names, top=top)

    def timeline(self, *, of: Table = "events", by: Step = "month", **filters: Any) -> tuple[Period, ...]:
        """Count events (or `of`) by day, week, month or year."""
        return timeline(self.connection, of, Filter.parse(filters), by=by)

    def record(self, article: str) -> Json:
        """Give the record of an article, by its id or the first letters of it."""
        return stored_record(self.connection, find_article(self._store, article))

    def versions(self, article: str) -> tuple[VersionFound, ...]:
        """Give the versions of an article that are stored, itself among them, the earliest first."""
        return versions(self.connection, find_article(self._store, article))

    def actor(self, entity: str, **filters: Any) -> ActorPage:
        """Give all about one actor: what it said and did, what was done to it and said about it."""
        return actor(self.connection, entity, Filter.parse(filters))

    def close(self) -> None:
        """Close the store; others may write to it then."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<accord store {self.path}>"

    def _result(self, table: Table, each: Any, limit: int | None, filters: dict[str, Any]) -> Result[Any]:
        asked = Filter.parse(filters)

        def rows(number: int | None) -> Iterator[Any]:
            found: Iterator[Any] = each(self.connection, asked, limit=number)
            return found

        return Result(
            table=table,
            asked=asked,
            limit=limit,
            count=lambda: count(self.connection, table, asked),
            each=rows,
            show=show_rows,
        )
