"""Read chosen events out of a store, a few thousand at a time, whole."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

import duckdb

from accord.export.event import ExportArticle, ExportEvent, ExportParty, ExportVoice, Spans

Row = dict[str, Any]

# Events held in memory at once. What was written together has neighbouring numbers, so each table is
# read only where they stand (DuckDB skips the rest by the least and greatest number of each block).
CHUNK = 2_000


# What is read of each table: lists of numbers and other columns of queries take half of the time.
_COLUMNS = {
    "articles": "n, id, accord, title, byline, outlet, url, language, published, source_ref, text",
    "parties": "event_n, role, spans, name, actor, country, sectors",
    "statements": "id, kind, manner, speaker_name, speaker_actor, speaker_kind, speaker_country, speaker_sectors",
    "events": (
        "n, article_n, id, sentence, sentence_start, sentence_end, trigger_spans, type, mode, contexts, quad, "
        "intensity, cameo, goldstein, own_type, own_mode, place_name, "
        "place_span_start, place_span_end, place_lat, place_lon, place_geonames, place_country, place_adm1, "
        "place_precision, place_confidence, date_start, date_end, date_value, date_span_start, date_span_end, "
        "date_precision, date_basis, voice, side, official, disputed, factuality, confidence, basis, repeats, empty"
    ),
}


def read_events(
    connection: duckdb.DuckDBPyConnection, numbers: Iterable[int], *, names: bool = True
) -> Iterator[ExportEvent]:
    """Give the events with these numbers (events.n, ascending), one after the other.

    Without `names`, the people, organisations and places named in each article are left empty.
    """
    waiting = iter(numbers)
    while chunk := list(islice(waiting, CHUNK)):
        yield from _chunk(connection, chunk, names)


def _chunk(connection: duckdb.DuckDBPyConnection, numbers: list[int], names: bool) -> Iterator[ExportEvent]:
    events = _rows(connection, "events", "n", numbers, order="n")
    articles = sorted({row["article_n"] for row in events})
    texts = {row["n"]: row for row in _rows(connection, "articles", "n", articles)}
    named = _named(connection, articles) if names else {}
    known = {n: _article(row, named.get(n, {})) for n, row in texts.items()}
    parties = _grouped(_rows(connection, "parties", "event_n", numbers, order="event_n, role, position"), "event_n")
    spoken = _statements(connection, events, articles)
    repeated, leads = _repeated(connection, articles)
    for row in events:
        n = row["article_n"]
        row["mentions"], row["is_lead"] = 1 + repeated[row["id"]], row["sentence"] == leads[n]
        yield _event(row, known[n], texts[n]["text"], parties.get(row["n"], []), spoken)


def _rows(
    connection: duckdb.DuckDBPyConnection, table: str, column: str, numbers: list[int], order: str | None = None
) -> list[Row]:
    if not numbers:
        return []
    chosen = f"{column} BETWEEN ? AND ?"
    values: list[object] = [numbers[0], numbers[-1]]
    if numbers[-1] - numbers[0] >= len(numbers):  # not one after the other
        chosen += f" AND {column} IN (SELECT unnest(?::INTEGER[]))"
        values.append(numbers)
    cursor = connection.execute(
        f"SELECT {_COLUMNS[table]} FROM {table} WHERE {chosen}" + (f" ORDER BY {order}" if order else ""),  # noqa: S608 - our own names
        values,
    )
    keys = [name for name, *_ in cursor.description or ()]
    return [dict(zip(keys, row, strict=True)) for row in cursor.fetchall()]


def _grouped(rows: list[Row], key: str) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def _statements(
    connection: duckdb.DuckDBPyConnection, events: list[Row], articles: list[int]
) -> dict[str, ExportVoice]:
    if not any(row["voice"] for row in events):
        return {}
    return {row["id"]: _voice(row) for row in _rows(connection, "statements", "article_n", articles)}


def _repeated(connection: duckdb.DuckDBPyConnection, articles: list[int]) -> tuple[Counter[str], dict[int, int]]:
    """Count for each event the later ones that repeat it; give for each article the first sentence with an event."""
    within = "WHERE article_n BETWEEN ? AND ?"
    span = [articles[0], articles[-1]]
    repeats = f"SELECT repeats, count(*) FROM events {within} AND repeats IS NOT NULL GROUP BY ALL"  # noqa: S608 - our own
    leads = f"SELECT article_n, min(sentence) FROM events {within} GROUP BY ALL"  # noqa: S608 - our own
    counted = dict(connection.execute(repeats, span).fetchall())
    return Counter(counted), dict(connection.execute(leads, span).fetchall())


_NAMED = {"actor": {"person": "people", "state": "organisations", "group": "organisations"}}
_NAMED["actor"]["organisation"] = "organisations"


def _named(connection: duckdb.DuckDBPyConnection, articles: list[int]) -> dict[int, dict[str, tuple[str, ...]]]:
    rows = connection.execute(
        "SELECT DISTINCT article_n, kind, actor_kind, name FROM mentions WHERE kind IN ('actor', 'place') "
        "AND article_n BETWEEN ? AND ? AND article_n IN (SELECT unnest(?::INTEGER[])) ORDER BY ALL",
        [articles[0], articles[-1], articles],
    ).fetchall()
    found: dict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for n, kind, actor_kind, name in rows:
        group = "places" if kind == "place" else _NAMED["actor"].get(actor_kind)
        if group and name not in found[n].get(group, ()):
            found[n][group] = (*found[n].get(group, ()), name)
    return found


def _article(row: Row, named: dict[str, tuple[str, ...]]) -> ExportArticle:
    return ExportArticle(
        **{key: row[key] for key in ("id", "accord", "title", "byline", "outlet", "url", "language", "published")},
        source=row["source_ref"],
        people=named.get("people", ()),
        organisations=named.get("organisations", ()),
        places=named.get("places", ()),
    )


def _voice(row: Row) -> ExportVoice:
    return ExportVoice(
        statement=row["id"],
        kind=row["kind"],
        manner=row["manner"],
        name=row["speaker_name"],
        actor=row["speaker_actor"],
        speaker_kind=row["speaker_kind"],
        country=row["speaker_country"],
        sectors=tuple(row["speaker_sectors"] or ()),
    )


def _party(row: Row, text: str) -> ExportParty:
    spans = _spans(row["spans"])
    return ExportParty(
        name=row["name"],
        actor=row["actor"],
        country=row["country"],
        sectors=tuple(row["sectors"]),
        spans=spans,
        words=_words(text, spans),
    )


_PLAIN = (
    *("n", "id", "sentence", "type", "mode", "quad", "intensity", "cameo", "goldstein", "factuality"),
    *("confidence", "basis", "repeats", "side", "official", "disputed", "own_type", "own_mode"),
    *("date_start", "date_end", "date_value", "date_precision"),
    *("mentions", "is_lead", "date_basis", "place_name", "place_country", "place_precision", "place_confidence"),
)


def _event(
    row: Row,
    article: ExportArticle,
    text: str,
    parties: list[Row],
    spoken: dict[str, ExportVoice],
) -> ExportEvent:
    start, end = row["sentence_start"], row["sentence_end"]
    trigger = _spans(row["trigger_spans"])
    place = _span(row, "place_span")
    return ExportEvent(
        **{key: row[key] for key in _PLAIN},
        article=article,
        trigger=trigger,
        trigger_words=_words(text, trigger),
        evidence=text[start:end],
        evidence_span=(start, end),
        contexts=tuple(row["contexts"]),
        actors=tuple(_party(party, text) for party in parties if party["role"] == "actor"),
        recipients=tuple(_party(party, text) for party in parties if party["role"] == "recipient"),
        place_words=text[place[0] : place[1]] if place else None,
        place_span=place,
        lat=row["place_lat"],
        lon=row["place_lon"],
        geonames=row["place_geonames"],
        adm1=row["place_adm1"],
        date_span=_span(row, "date_span"),
        voice=tuple(spoken[one] for one in row["voice"] if one in spoken),
        empty=_reasons(row["empty"]),
    )


@lru_cache(maxsize=1_000)
def _reasons(empty: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(empty)
    return found


def _span(row: Row, prefix: str) -> tuple[int, int] | None:
    start = row[f"{prefix}_start"]
    return None if start is None else (start, row[f"{prefix}_end"])


def _spans(pieces: str) -> Spans:
    return tuple((start, end) for start, end in json.loads(pieces))


def _words(text: str, spans: Spans) -> str:
    return " ... ".join(text[start:end] for start, end in spans)
