"""Ask the store: events, statements, articles and failures that fit a filter, a page of results at a time.

Every function takes a connection (`Store(path, read_only=True).connection`) and only reads.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import duckdb

from accord.errors import UsageError
from accord.store.cursors import Cursor, RankCursor
from accord.store.fetch import fetch_articles, fetch_events, fetch_statements
from accord.store.filters import Filter
from accord.store.found import Answer, ArticleFound, EventFound, FailureFound, StatementFound
from accord.store.search import search
from accord.store.where import Table, where

EVERYTHING = Filter()
LIMIT = 50  # rows of a page of results, unless told otherwise
_AT_A_TIME = 1000  # rows that `each_event` and the like fetch together
_FAILURE = ("id", "page", "source_kind", "source_ref", "fetched", "step", "code", "detail", "run")

_Connection = duckdb.DuckDBPyConnection
type _Fetch[Row] = Callable[[_Connection, Sequence[int]], tuple[Row, ...]]


def events(
    connection: _Connection, asked: Filter = EVERYTHING, *, limit: int = LIMIT, cursor: str | None = None
) -> Answer[EventFound]:
    """Give events, the latest day first; with words to look for, the best match first."""
    return _answer(connection, "events", fetch_events, asked, limit, cursor)


def statements(
    connection: _Connection, asked: Filter = EVERYTHING, *, limit: int = LIMIT, cursor: str | None = None
) -> Answer[StatementFound]:
    """Give statements, the latest day first; with words to look for, the best match first."""
    return _answer(connection, "statements", fetch_statements, asked, limit, cursor)


def articles(
    connection: _Connection, asked: Filter = EVERYTHING, *, limit: int = LIMIT, cursor: str | None = None
) -> Answer[ArticleFound]:
    """Give articles, the latest day of publication first; with words to look for, the best match first."""
    return _answer(connection, "articles", fetch_articles, asked, limit, cursor)


def failures(connection: _Connection, *, limit: int = LIMIT, cursor: str | None = None) -> Answer[FailureFound]:
    """Give the pages that could not be coded, by id."""
    after = Cursor.parse_text(cursor) if cursor else ""
    found = connection.execute(
        f"SELECT {', '.join(_FAILURE)} FROM failures WHERE id > ? ORDER BY id LIMIT ?",
        [after, limit + 1],
    ).fetchall()
    rows = tuple(FailureFound(**dict(zip(_FAILURE, row, strict=True))) for row in found[:limit])
    return Answer(rows, Cursor.of_text(rows[-1].id) if len(found) > limit else None)


def count_failures(connection: _Connection) -> int:
    """Count the pages that could not be coded."""
    return int(connection.execute("SELECT count(*) FROM failures").fetchall()[0][0])


def each_failure(connection: _Connection, *, limit: int | None = None) -> Iterator[FailureFound]:
    """Give all failures, in the order of `failures`."""
    cursor, left = None, limit
    while left is None or left > 0:
        answer = failures(connection, limit=min(left or _AT_A_TIME, _AT_A_TIME), cursor=cursor)
        yield from answer.rows
        left = None if left is None else left - len(answer)
        if (cursor := answer.next) is None:
            return


def count(connection: _Connection, table: Table, asked: Filter = EVERYTHING) -> int:
    """Count the rows of a table that fit."""
    made = where(connection, table, asked)
    row = connection.execute(f"SELECT count(*) FROM {table} WHERE {made.sql}", made.values).fetchone()
    return int(row[0]) if row else 0


def each_event(
    connection: _Connection, asked: Filter = EVERYTHING, *, limit: int | None = None
) -> Iterator[EventFound]:
    """Give all events that fit, in the order of `events`."""
    return _each(connection, "events", fetch_events, asked, limit)


def each_statement(
    connection: _Connection, asked: Filter = EVERYTHING, *, limit: int | None = None
) -> Iterator[StatementFound]:
    """Give all statements that fit, in the order of `statements`."""
    return _each(connection, "statements", fetch_statements, asked, limit)


def each_article(
    connection: _Connection, asked: Filter = EVERYTHING, *, limit: int | None = None
) -> Iterator[ArticleFound]:
    """Give all articles that fit, in the order of `articles`."""
    return _each(connection, "articles", fetch_articles, asked, limit)


def _each[Row](
    connection: _Connection, table: Table, fetch: _Fetch[Row], asked: Filter, limit: int | None
) -> Iterator[Row]:
    sql, values = (_rank if asked.q else _date)(connection, table, asked, None)
    if limit is not None:
        sql, values = f"{sql} LIMIT ?", [*values, limit]
    # As an array: seven million numbers are 28 MB, and ten times that as a list.
    numbers = connection.execute(sql, values).fetchnumpy()["n"]
    for first in range(0, len(numbers), _AT_A_TIME):
        yield from fetch(connection, numbers[first : first + _AT_A_TIME].tolist())


def _answer[Row](
    connection: _Connection, table: Table, fetch: _Fetch[Row], asked: Filter, limit: int, cursor: str | None
) -> Answer[Row]:
    if limit < 1:
        raise UsageError(f"the limit must be 1 or more, not {limit}")
    sql, values = (_rank if asked.q else _date)(connection, table, asked, cursor)
    found = connection.execute(f"{sql} LIMIT ?", [*values, limit + 1]).fetchall()
    shown = found[:limit]
    rows = fetch(connection, [n for _, n in shown])
    kind = RankCursor if asked.q else Cursor
    return Answer(rows, str(kind(*shown[-1])) if len(found) > limit else None)


def _date(connection: _Connection, table: Table, asked: Filter, cursor: str | None) -> tuple[str, list[Any]]:
    day = "published" if table == "articles" else "day"
    made = where(connection, table, asked)
    if cursor:
        Cursor.parse(cursor).go_on(made, day)
    return f"SELECT {day}, n FROM {table} WHERE {made.sql} ORDER BY {day} DESC NULLS LAST, n DESC", made.values


def _rank(connection: _Connection, table: Table, asked: Filter, cursor: str | None) -> tuple[str, list[Any]]:
    hits = search(connection, table, asked.q)
    made = where(connection, table, asked, with_words=False)
    if cursor:
        RankCursor.parse(cursor).go_on(made)
    sql = f"SELECT score, n FROM {table} JOIN ({hits.sql}) USING (n) WHERE {made.sql} ORDER BY score DESC, n DESC"
    return sql, [*hits.values, *made.values]
