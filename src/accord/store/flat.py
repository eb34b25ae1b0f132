"""Rows of results as flat tables: one value a column, the same columns for CSV, Parquet and data frames.

What can be several (actors, contexts) is joined with semicolons, in the order of the record.
"""

import csv
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from accord.store.found import ActorFound, ArticleFound, EventFound, FailureFound, PartyFound, StatementFound

Flat = dict[str, Any]

_KINDS = {
    "text": "VARCHAR",
    "day": "DATE",
    "time": "TIMESTAMP",
    "whole": "BIGINT",
    "number": "DOUBLE",
    "truth": "BOOLEAN",
}
_ARTICLE = ("title", "outlet", "published", "language", "url", "run")


@cache
def column_types(table: str) -> dict[str, str]:
    """Give the columns of a table's results with their types in SQL, in order."""
    return {row["column"]: _KINDS[row["type"]] for row in _listed() if row["table"] == table}


@cache
def column_descriptions(table: str) -> dict[str, str]:
    """Give the columns of a table's results with what they hold."""
    return {row["column"]: row["description"] for row in _listed() if row["table"] == table}


@cache
def _listed() -> tuple[dict[str, str], ...]:
    text = files("accord.store").joinpath("data", "columns.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def flat(table: str, row: Any) -> Flat:
    """Give a row of a table's results as its columns, in their order."""
    values = _FLAT[table](row)
    return {name: values[name] for name in column_types(table)}


def columns(table: str, rows: Iterable[Any]) -> dict[str, list[Any]]:
    """Give rows as columns."""
    held: dict[str, list[Any]] = {name: [] for name in column_types(table)}
    for row in rows:
        for name, value in flat(table, row).items():
            held[name].append(value)
    return held


def _event(row: EventFound) -> Flat:
    place, date, voice = row.place, row.date, row.voice
    speaker = voice[-1].speaker if voice else None
    start, end = row.sentence
    return {
        **{name: getattr(row, name) for name in ("day", "type", "mode", "quad", "intensity", "cameo", "goldstein")},
        **{name: getattr(row, name) for name in ("own_type", "own_mode")},
        **{name: getattr(row, name) for name in ("side", "factuality", "disputed", "confidence", "basis", "evidence")},
        **_dates(date),
        **_parties("actors", row.actors),
        **_parties("recipients", row.recipients),
        **_article(row.article),
        "event": row.id,
        "contexts": _join(row.contexts),
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "place_adm1": place.adm1 if place else None,
        **{name: getattr(place, name) if place else None for name in ("lat", "lon", "geonames")},
        "place_precision": place.precision if place else None,
        "voice": " > ".join(one.speaker.name if one.speaker else "somebody" for one in voice) or "author",
        "voice_kind": voice[-1].kind if voice else None,
        "voice_id": speaker.actor if speaker else None,
        "voice_country": speaker.country if speaker else None,
        "voice_sectors": _join(speaker.sectors) if speaker else None,
        "evidence_start": start,
        "evidence_end": end,
    }


def _statement(row: StatementFound) -> Flat:
    speaker = row.speaker
    start, end = row.evidence_span
    return {
        **{name: getattr(row, name) for name in ("day", "speaker_kind", "kind", "manner", "medium", "parent")},
        "confidence": row.confidence,
        "basis": row.basis,
        "evidence": row.evidence,
        "cue": row.cue_text,
        "content": row.content_text,
        **_article(row.article),
        "statement": row.id,
        "speaker": speaker.name if speaker else None,
        "speaker_id": speaker.actor if speaker else None,
        "speaker_country": speaker.country if speaker else None,
        "speaker_sectors": _join(speaker.sectors) if speaker else None,
        "evidence_start": start,
        "evidence_end": end,
    }


def _whole_article(row: ArticleFound) -> Flat:
    return {"article": row.id, **{name: getattr(row, name) for name in column_types("articles") if name != "article"}}


def _plain(row: ActorFound | FailureFound) -> Flat:
    return {name: getattr(row, name) for name in row.__slots__}


def _article(row: ArticleFound) -> Flat:
    return {"article": row.id, **{name: getattr(row, name) for name in _ARTICLE}}


def _dates(date: Any) -> Flat:
    return {f"date_{part}": getattr(date, part) if date else None for part in ("start", "end", "precision")}


def _parties(role: str, parties: tuple[PartyFound, ...]) -> Flat:
    return {
        role: _join(party.name for party in parties),
        f"{role}_ids": _join(party.actor for party in parties),
        f"{role}_countries": _join(party.country for party in parties),
        f"{role}_sectors": _join("+".join(party.sectors) for party in parties),
    }


def _join(parts: Iterable[str | None]) -> str | None:
    """Join what is several; empty places stay, so that the columns of one party can be told together."""
    held = [(part or "").replace(";", ",") for part in parts]
    return ";".join(held) if any(held) else None


_FLAT: dict[str, Callable[[Any], Flat]] = {
    "events": _event,
    "statements": _statement,
    "articles": _whole_article,
    "actors": _plain,
    "failures": _plain,
}
