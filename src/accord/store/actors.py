"""Who acts and speaks in the store, and the page of one of them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import duckdb

from accord.errors import UsageError
from accord.store.facets import facets, timeline
from accord.store.filters import Filter
from accord.store.found import ActorFound, Answer, Count, EventFound, Period, StatementFound
from accord.store.query import EVERYTHING, LIMIT, count, events, statements
from accord.store.where import where

_SHOWN = 10  # events and statements on the page of an actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """All about one actor or role: what it said, did and suffered, and what is said of it."""

    actor: ActorFound
    said: tuple[StatementFound, ...]
    said_about: tuple[EventFound, ...]  # events with it that somebody else asserts
    did: tuple[EventFound, ...]
    was_done_to: tuple[EventFound, ...]
    said_about_count: int
    types: tuple[Count, ...]
    partners: tuple[Count, ...]  # to whom it did something
    opponents: tuple[Count, ...]  # who did something to it
    over_time: tuple[Period, ...]


def actors(
    connection: duckdb.DuckDBPyConnection,
    asked: Filter = EVERYTHING,
    *,
    limit: int | None = LIMIT,
    cursor: str | None = None,
    search: str | None = None,
) -> Answer[ActorFound]:
    """Give the actors and roles of the events and statements that fit, the most frequent first.

    `search` keeps those whose name or id holds it. The cursor is a place in the list: actors that
    come up meanwhile can shift it.
    """
    start = _place(cursor)
    sql, values = _counted(connection, asked, search)
    end = "" if limit is None else f"LIMIT {int(limit) + 1}"
    found = connection.execute(
        f"SELECT * FROM ({sql}) ORDER BY did + suffered + said DESC, id {end} OFFSET {start}", values
    ).fetchall()
    rows = tuple(_actor(*row[1:]) for row in found[:limit])
    return Answer(rows, str(start + len(rows)) if len(found) > len(rows) else None)


def count_actors(
    connection: duckdb.DuckDBPyConnection, asked: Filter = EVERYTHING, *, search: str | None = None
) -> int:
    """Count the actors and roles that `actors` gives."""
    sql, values = _counted(connection, asked, search)
    return int(connection.execute(f"SELECT count(*) FROM ({sql})", values).fetchall()[0][0])


def _counted(connection: duckdb.DuckDBPyConnection, asked: Filter, search: str | None) -> tuple[str, list[Any]]:
    names, values = ("contains(lower(name || ' ' || value), lower(?))", [search]) if search else ("true", [])
    told, said = where(connection, "events", asked), where(connection, "statements", asked)
    joined = f"SEMI JOIN (SELECT n FROM events WHERE {told.sql}) ON n = event_n" if told.conditions else ""
    sql = f"""
        WITH done AS (
            SELECT entity, count(*) FILTER (role = 'actor') AS did, count(*) FILTER (role = 'recipient') AS suffered,
                min(day) AS first, max(day) AS last
            FROM parties {joined} WHERE NOT again GROUP BY entity
        ), spoken AS (
            SELECT speaker_entity AS entity, count(*) AS said, min(day) AS first, max(day) AS last
            FROM statements WHERE {said.sql} AND speaker_entity IS NOT NULL GROUP BY ALL
        )
        SELECT labels.id, value, kind = 'actor', name, coalesce(did, 0) AS did, coalesce(suffered, 0) AS suffered,
            coalesce(said, 0) AS said, least(done.first, spoken.first), greatest(done.last, spoken.last)
        FROM done FULL JOIN spoken USING (entity) JOIN labels ON labels.id = entity
        WHERE {names}
    """
    return sql, [*told.values, *said.values, *values]


def actor(connection: duckdb.DuckDBPyConnection, entity: str, asked: Filter = EVERYTHING) -> ActorPage:
    """Give all about one actor (an id of the knowledge base) or role (name@country).

    Raises UsageError when the store knows none.
    """
    found = connection.execute(
        "SELECT value, kind = 'actor', name FROM labels WHERE kind IN ('actor', 'role') AND (value = ? OR key = ?) "
        "ORDER BY kind, id LIMIT 1",
        [entity, entity.casefold()],
    ).fetchone()
    if found is None:
        raise UsageError(f"the store knows no actor {entity!r}; look for one with: accord actors STORE --search NAME")
    value, known, name = found
    doing, suffering = replace(asked, src=(value,)), replace(asked, tgt=(value,))
    either, speaking = replace(asked, actor=(value,)), replace(asked, speaker=(value,))
    about = replace(either, voice=("target", "other", "unknown"))
    periods = timeline(connection, "events", either, by="month")
    days = [period.start for period in periods]
    return ActorPage(
        actor=_actor(
            value,
            known,
            name,
            count(connection, "events", doing),
            count(connection, "events", suffering),
            count(connection, "statements", speaking),
            min(days, default=None),
            max(days, default=None),
        ),
        said=statements(connection, speaking, limit=_SHOWN).rows,
        said_about=events(connection, about, limit=_SHOWN).rows,
        did=events(connection, doing, limit=_SHOWN).rows,
        was_done_to=events(connection, suffering, limit=_SHOWN).rows,
        said_about_count=count(connection, "events", about),
        types=facets(connection, "events", either, ["type"])["type"],
        partners=facets(connection, "events", doing, ["tgt"])["tgt"],
        opponents=facets(connection, "events", suffering, ["src"])["src"],
        over_time=periods,
    )


def _actor(
    value: str, known: bool, name: str, did: int, suffered: int, said: int, first: date | None, last: date | None
) -> ActorFound:
    return ActorFound(
        entity=value,
        actor=value if known else None,
        name=name,
        country=None if known else value.rpartition("@")[2] or None,
        did=did,
        was_done_to=suffered,
        said=said,
        first=first,
        last=last,
    )


def _place(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not cursor.isdecimal() or len(cursor) > 9:
        raise UsageError(f"{cursor[:40]!r} is not a cursor; take the one that the page before gave")
    return int(cursor)
