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
        "own": "own_type",
        **{name: f"statement_{name}" for name in ("kind", "manner")},
        "certainty": "factuality",
        "voice": "side",
        "country": "place_country",
        "basis": "basis",
    },
    "statements": {name: name for name in ("kind", "manner", "outlet", "language", "run", "basis")},
    "articles": {name: name for name in ("outlet", "language", "run")},
}
_PARTIES = "SELECT entity FROM parties {{joined}} WHERE role = '{role}' AND NOT again"
# Facet -> SQL that gives the label of each row that has one; `chosen` are the rows that fit.
_LABELLED: dict[str, dict[str, str]] = {
    "events": {
        "src": _PARTIES.format(role="actor"),
        "tgt": _PARTIES.format(role="recipient"),
        "speaker": "SELECT speaker_entity AS entity FROM chosen WHERE speaker_entity IS NOT NULL",
        "context": "SELECT unnest(context) AS entity FROM chosen",
    },
    "statements": {"speaker": "SELECT speaker_entity AS entity FROM chosen WHERE speaker_entity IS NOT NULL"},
    "articles": {},
}
_KEPT = {"events": "n, speaker_entity, context", "statements": "speaker_entity"}


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
    quad = "quad" if table == "events" else "0"
    # Counted by day first: there are few days, and taking millions of them apart takes long.
    found = connection.execute(
        f"""
        SELECT date_trunc('{by}', day)::DATE AS start, sum(count)::BIGINT,
            {", ".join(f"coalesce(sum(count) FILTER (quad = {one}), 0)::BIGINT" for one in QUADS)}
        FROM (SELECT {day} AS day, {quad} AS quad, count(*) AS count FROM {table} WHERE {made.sql} GROUP BY ALL)
        WHERE day IS NOT NULL GROUP BY start ORDER BY start
        """,
        made.values,
    ).fetchall()
    return tuple(Period(start=start, count=count, quads=(a, b, c, d)) for start, count, a, b, c, d in found)


def _by_column(
    connection: duckdb.DuckDBPyConnection, table: Table, asked: Filter, names: list[str], top: int
) -> dict[str, tuple[Count, ...]]:
    if not names:
        return {}
    made = where(connection, table, asked)
    if not made.conditions and len(names) > 1:  # without conditions a pass for each is faster
        return {name: _by_column(connection, table, asked, [name], top)[name] for name in names}
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
    joined = "SEMI JOIN chosen ON n = event_n" if made.conditions else ""
    found = connection.execute(
        f"""
        WITH chosen AS (SELECT {_KEPT[table]} FROM {table} WHERE {made.sql}),
        held AS ({_LABELLED[table][name].format(joined=joined)}),
        counted AS (SELECT entity, count(*) AS count FROM held GROUP BY entity ORDER BY count DESC, entity LIMIT ?)
        SELECT value, name, count FROM counted JOIN labels ON labels.id = entity ORDER BY count DESC, labels.id
        """,
        [*made.values, top],
    ).fetchall()
    return tuple(Count(value=value, name=shown, count=count) for value, shown, count in found)
