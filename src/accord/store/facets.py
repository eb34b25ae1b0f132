"""Count what fits a filter: by value (facets) and over time."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

import duckdb

from accord.errors import UsageError
from accord.store.filters import Filter
from accord.store.found import Count, Period
from accord.store.vocabulary import QUADS
from accord.store.where import Table, where

TOP = 20  # values of a facet, unless told otherwise

Step = Literal["day", "week", "month", "year"]

# Facet -> the column that holds its value; its name is that of the filter that narrows to a value.
_COLUMNS: dict[str, dict[str, str]] = {
    "events": {
        **{name: name for name in ("type", "mode", "quad", "outlet", "language", "disputed", "run")},
        "certainty": "factuality",
        "voice": "side",
        "country": "place_country",
    },
    "statements": {name: name for name in ("kind", "manner", "outlet", "language", "run")},
    "articles": {name: name for name in ("outlet", "language", "run")},
}
# Facet -> SQL that gives the number of a label for each row of the CTE `chosen` (n) that has one.
_LABELLED: dict[str, dict[str, str]] = {
    "events": {
        "src": "SELECT DISTINCT event_n, entity FROM parties SEMI JOIN chosen ON n = event_n WHERE role = 'actor'",
        "tgt": "SELECT DISTINCT event_n, entity FROM parties SEMI JOIN chosen ON n = event_n WHERE role = 'recipient'",
        "speaker": "SELECT n, entity FROM statements SEMI JOIN chosen ON statements.n = chosen.statement_n",
        "context": "SELECT n, unnest(context) AS entity FROM chosen",
    },
    "statements": {"speaker": "SELECT n, entity FROM chosen WHERE entity IS NOT NULL"},
    "articles": {},
}
_KEPT = {"events": "n, statement_n, context", "statements": "n, entity", "articles": "n"}


def facet_names(table: Table) -> tuple[str, ...]:
    """Give the facets that a table has."""
    return (*_COLUMNS[table], *_LABELLED[table])


def facets(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    asked: Filter,
    names: Iterable[str],
    *,
    top: int = TOP,
) -> dict[str, tuple[Count, ...]]:
    """Count the rows that fit by the values of each facet, the most frequent first.

    A facet that the filter itself narrows is counted without that, so that the other choices stay in
    sight. Raises UsageError for a facet that the table does not have.
    """
    wanted = tuple(names)
    for name in wanted:
        if name not in facet_names(table):
            raise UsageError(f"{table} have no facet {name!r}; they have: {', '.join(facet_names(table))}")
    free = [name for name in wanted if name in _COLUMNS[table] and not getattr(asked, name)]
    found = _by_column(connection, table, asked, free, top)
    for name in wanted:
        if name in _LABELLED[table]:
            found[name] = _by_label(connection, table, replace(asked, **{name: ()}), name, top)
        elif name not in free:
            found |= _by_column(connection, table, replace(asked, **{name: ()}), [name], top)
    return {name: found[name] for name in wanted}


def timeline(
    connection: duckdb.DuckDBPyConnection, table: Table, asked: Filter, *, by: Step = "month"
) -> tuple[Period, ...]:
    """Count the rows that fit by day, week (from Monday), month or year; rows without a day are left out."""
    if by not in ("day", "week", "month", "year"):
        raise UsageError(f"a timeline goes by day, week, month or year, not by {by!r}")
    made = where(connection, table, asked)
    day = "published" if table == "articles" else "day"
    quads = ", ".join(f"count(*) FILTER (quad = {one})" if table == "events" else "0" for one in QUADS)
    found = connection.execute(
        f"SELECT date_trunc('{by}', {day})::DATE AS start, count(*), {quads} FROM {table} "
        f"WHERE {made.sql} AND {day} IS NOT NULL GROUP BY start ORDER BY start",
        made.values,
    ).fetchall()
    return tuple(Period(start=start, count=count, quads=(a, b, c, d)) for start, count, a, b, c, d in found)


def _by_column(
    connection: duckdb.DuckDBPyConnection, table: Table, asked: Filter, names: list[str], top: int
) -> dict[str, tuple[Count, ...]]:
    if not names:
        return {}
    made = where(connection, table, asked)
    columns = [_COLUMNS[table][name] for name in names]
    # One pass over the table for all of them.
    sets = ", ".join(f"({column})" for column in columns)
    which = " ".join(f"WHEN NOT grouping({column})::BOOLEAN THEN {place}" for place, column in enumerate(columns))
    value = " ".join(f"WHEN NOT grouping({column})::BOOLEAN THEN {column}::VARCHAR" for column in columns)
    found = connection.execute(
        f"""
        SELECT CASE {which} END AS facet, CASE {value} END AS value, count(*) AS count
        FROM {table} WHERE {made.sql}
        GROUP BY GROUPING SETS ({sets})
        QUALIFY row_number() OVER (PARTITION BY facet ORDER BY value IS NULL, count DESC, value) <= ?
        ORDER BY facet, count DESC, value
        """,
        [*made.values, top],
    ).fetchall()
    counted: dict[str, list[Count]] = {name: [] for name in names}
    for place, one, count in found:
        if one is not None:
            counted[names[place]].append(_count(names[place], one, count))
    return {name: tuple(counts) for name, counts in counted.items()}


def _count(facet: str, value: str, count: int) -> Count:
    if facet == "disputed":
        value = "yes" if value == "true" else "no"
    return Count(value=value, name=QUADS[value] if facet == "quad" else value, count=count)


def _by_label(
    connection: duckdb.DuckDBPyConnection, table: Table, asked: Filter, name: str, top: int
) -> tuple[Count, ...]:
    made = where(connection, table, asked)
    found = connection.execute(
        f"""
        WITH chosen AS (SELECT {_KEPT[table]} FROM {table} WHERE {made.sql}),
        held AS ({_LABELLED[table][name]}),
        counted AS (SELECT entity, count(*) AS count FROM held GROUP BY entity ORDER BY count DESC, entity LIMIT ?)
        SELECT value, name, count FROM counted JOIN labels ON labels.id = entity ORDER BY count DESC, labels.id
        """,
        [*made.values, top],
    ).fetchall()
    return tuple(Count(value=value, name=shown, count=count) for value, shown, count in found)
