"""Rows by their numbers, with all that belongs to them."""

import json
from collections.abc import Sequence

import duckdb

from accord.store.found import (
    ArticleFound,
    DateFound,
    EventFound,
    PartyFound,
    Pieces,
    PlaceFound,
    StatementFound,
    VoiceFound,
)
from accord.store.rows import Json

_OPENING = 200  # characters
_ARTICLE = ("n", "id", "title", "byline", "outlet", "url", "language", "published", "published_basis", "run", "stored")
_EVENT = ("n", "id", "day", "type", "mode", "quad", "intensity", "cameo", "goldstein", "own_type", "own_mode")
_TOLD = ("side", "factuality", "disputed", "confidence", "basis", "repeats", "empty")
_GAP = " … "  # between the pieces of a broken span


def fetch_events(connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> tuple[EventFound, ...]:
    """Give the events with these numbers, in that order."""
    rows = _by_number(connection, "events", numbers)
    articles, texts = _articles_of(connection, rows)
    parties = _parties(connection, numbers)
    statements = _statements_of(connection, rows)
    return tuple(
        _event(rows[n], articles[rows[n]["article_n"]], texts[rows[n]["article_n"]], parties, statements)
        for n in numbers
        if n in rows
    )


def fetch_statements(connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> tuple[StatementFound, ...]:
    """Give the statements with these numbers, in that order."""
    rows = _by_number(connection, "statements", numbers)
    articles, texts = _articles_of(connection, rows)
    return tuple(
        _statement(rows[n], articles[rows[n]["article_n"]], texts[rows[n]["article_n"]]) for n in numbers if n in rows
    )


def fetch_articles(connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> tuple[ArticleFound, ...]:
    """Give the articles with these numbers, in that order, with their openings and counts."""
    rows = {
        row["n"]: row
        for row in _select(
            connection,
            f"SELECT {', '.join(_ARTICLE)}, substring(text, 1, {_OPENING}) AS opening "
            f"FROM articles WHERE {_is_in('n')}",
            numbers,
        )
    }
    for table in ("statements", "events"):
        counted = connection.execute(
            f"SELECT article_n, count(*) FROM {table} WHERE {_is_in('article_n')} GROUP BY ALL",
            [list(numbers)],
        )
        for n, count in counted.fetchall():
            rows[n][table] = count
    return tuple(ArticleFound(**rows[n]) for n in numbers if n in rows)


def _is_in(column: str) -> str:
    # Joined with the numbers DuckDB skips the blocks that hold none of them; with the numbers written
    # out it reads every text (DuckDB 2.0, a million articles: 5 ms and 550 ms).
    return f"{column} IN (SELECT unnest(?::INTEGER[]))"


def _by_number(connection: duckdb.DuckDBPyConnection, table: str, numbers: Sequence[int]) -> dict[int, Json]:
    found = _select(connection, f"SELECT * FROM {table} WHERE {_is_in('n')}", numbers)
    return {row["n"]: row for row in found}


def _select(connection: duckdb.DuckDBPyConnection, sql: str, numbers: Sequence[int]) -> list[Json]:
    cursor = connection.execute(sql, [list(numbers)])
    names = [name for name, *_ in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _articles_of(
    connection: duckdb.DuckDBPyConnection, rows: dict[int, Json]
) -> tuple[dict[int, ArticleFound], dict[int, str]]:
    numbers = sorted({row["article_n"] for row in rows.values()})
    found = _select(
        connection,
        f"SELECT {', '.join(_ARTICLE)}, text FROM articles WHERE {_is_in('n')}",
        numbers,
    )
    texts = {row["n"]: row.pop("text") for row in found}
    articles = {row["n"]: ArticleFound(**row, opening=texts[row["n"]][:_OPENING]) for row in found}
    return articles, texts


def _parties(connection: duckdb.DuckDBPyConnection, events: Sequence[int]) -> dict[tuple[int, str], list[PartyFound]]:
    found = _select(
        connection,
        "SELECT event_n, role, name, actor, country, sectors, spans FROM parties "
        f"WHERE {_is_in('event_n')} ORDER BY event_n, role, position",
        events,
    )
    parties: dict[tuple[int, str], list[PartyFound]] = {}
    for row in found:
        party = PartyFound(
            name=row["name"],
            actor=row["actor"],
            country=row["country"],
            sectors=tuple(row["sectors"]),
            spans=_pieces(row["spans"]),
        )
        parties.setdefault((row["event_n"], row["role"]), []).append(party)
    return parties


def _statements_of(connection: duckdb.DuckDBPyConnection, rows: dict[int, Json]) -> dict[tuple[int, str], VoiceFound]:
    numbers = sorted({row["article_n"] for row in rows.values() if row["voice"]})
    found = _select(
        connection,
        "SELECT article_n, id, kind, manner, speaker_name, speaker_actor, speaker_country, speaker_sectors "
        f"FROM statements WHERE {_is_in('article_n')}",
        numbers,
    )
    return {
        (row["article_n"], row["id"]): VoiceFound(
            statement=row["id"], kind=row["kind"], manner=row["manner"], speaker=_speaker(row)
        )
        for row in found
    }


def _speaker(row: Json) -> PartyFound | None:
    if row["speaker_name"] is None:
        return None
    return PartyFound(
        name=row["speaker_name"],
        actor=row["speaker_actor"],
        country=row["speaker_country"],
        sectors=tuple(row["speaker_sectors"] or ()),
        spans=_pieces(row["source_spans"]) if "source_spans" in row else (),
    )


def _event(
    row: Json,
    article: ArticleFound,
    text: str,
    parties: dict[tuple[int, str], list[PartyFound]],
    statements: dict[tuple[int, str], VoiceFound],
) -> EventFound:
    start, end = row["sentence_start"], row["sentence_end"]
    chain = (statements.get((row["article_n"], one)) for one in row["voice"])
    return EventFound(
        **{key: row[key] for key in (*_EVENT, *_TOLD)},
        contexts=tuple(row["contexts"]),
        actors=tuple(parties.get((row["n"], "actor"), ())),
        recipients=tuple(parties.get((row["n"], "recipient"), ())),
        place=_place(row),
        date=_date(row),
        voice=tuple(one for one in chain if one is not None),
        trigger=_pieces(row["trigger_spans"]),
        sentence=(start, end),
        evidence=text[start:end],
        article=article,
    )


def _statement(row: Json, article: ArticleFound, text: str) -> StatementFound:
    source, cue, content = (_pieces(row[f"{part}_spans"]) for part in ("source", "cue", "content"))
    held = [*source, *cue, *content]
    start, end = min((one for one, _ in held), default=0), max((one for _, one in held), default=0)
    copied = ("n", "id", "day", "speaker_kind", "kind", "manner", "medium", "parent", "confidence", "basis")
    return StatementFound(
        **{key: row[key] for key in copied},
        speaker=_speaker(row),
        date=_date(row),
        source=source,
        cue=cue,
        content=content,
        cue_text=_GAP.join(text[first:last] for first, last in cue),
        content_text=_GAP.join(text[first:last] for first, last in content),
        evidence=text[start:end],
        evidence_span=(start, end),
        article=article,
    )


def _place(row: Json) -> PlaceFound | None:
    if row["place_name"] is None:
        return None
    keys = ("name", "country", "adm1", "lat", "lon", "geonames", "precision")
    return PlaceFound(**{key: row[f"place_{key}"] for key in keys})


def _date(row: Json) -> DateFound | None:
    if row["date_value"] is None:
        return None
    return DateFound(**{key: row[f"date_{key}"] for key in ("start", "end", "value", "precision", "basis")})


def _pieces(text: str) -> Pieces:
    return tuple((start, end) for start, end in json.loads(text))
