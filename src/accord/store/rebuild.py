"""Rows of the store back into the record that they were made of, key for key and value for value."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from accord.model import SCHEMA
from accord.store.rows import MENTION, Json, Rows

_OWN = ("type", "mode", "quad", "intensity")
_MENTION_KEYS = {
    "actor": ("name", "actor", "actor_kind", "country", "sectors", "chain", "confidence"),
    "place": ("name", "lat", "lon", "geonames", "country", "adm1", "precision", "confidence"),
    "date": ("value", "start", "end", "precision", "basis"),
}


def from_rows(rows: Rows) -> Json:
    """Give the record of one article from its rows, each table's in the order of `position`."""
    (article,) = rows["articles"]
    parties = _group_parties(rows["parties"])
    return {
        "schema": SCHEMA,
        "accord": article["accord"],
        "models": json.loads(article["models"]),
        "id": article["id"],
        "source": {"kind": article["source_kind"], "ref": article["source_ref"], "fetched": article["fetched"]},
        **{key: article[key] for key in ("title", "byline", "outlet", "url", "language")},
        "published": _day(article["published"]),
        "published_basis": article["published_basis"],
        **_inferred(article),
        "text": article["text"],
        "furniture": [
            {"start": row["span_start"], "end": row["span_end"], "kind": row["kind"]} for row in rows["furniture"]
        ],
        "sentences": json.loads(article["sentences"]),
        "statements": [_statement(row) for row in rows["statements"]],
        "events": [_event(row, parties) for row in rows["events"]],
        "mentions": [_mention(row) for row in rows["mentions"]],
        "warnings": [{key: row[key] for key in ("step", "code", "detail")} for row in rows["warnings"]],
    }


def _inferred(article: Json) -> Json:
    if article["inferred_confidence"] is None:
        return {}
    found = {
        "start": _day(article["inferred_start"]),
        "end": _day(article["inferred_end"]),
        "basis": json.loads(article["inferred_basis"]),
        "confidence": article["inferred_confidence"],
    }
    return {"published_inferred": found}


def _statement(row: Json) -> Json:
    return {
        "id": row["id"],
        "source": json.loads(row["source_spans"]),
        "cue": json.loads(row["cue_spans"]),
        "content": json.loads(row["content_spans"]),
        "speaker": _speaker(row),
        **{key: row[key] for key in ("manner", "kind", "medium")},
        "date": _date(row),
        "parent": row["parent"],
        "confidence": row["confidence"],
        "basis": row["basis"],
    }


def _speaker(row: Json) -> Json | None:
    if row["speaker_name"] is None:
        return None
    return {key: row[f"speaker_{key}"] for key in ("name", "actor", "kind", "country", "sectors")}


def _event(row: Json, parties: Callable[[str, str], list[Json]]) -> Json:
    return {
        "id": row["id"],
        "sentence": row["sentence"],
        "trigger": json.loads(row["trigger_spans"]),
        **{key: row[key] for key in ("type", "mode", "contexts", "quad", "intensity", "cameo", "goldstein")},
        "actors": parties(row["id"], "actor"),
        "recipients": parties(row["id"], "recipient"),
        "place": _place(row),
        "date": _date(row),
        **{key: row[key] for key in ("voice", "factuality", "confidence", "basis", "repeats")},
        "empty": json.loads(row["empty"]),
        **({"own": {key: row[f"own_{key}"] for key in _OWN}} if row["own_type"] else {}),
    }


def _group_parties(rows: list[Json]) -> Callable[[str, str], list[Json]]:
    groups: dict[tuple[str, str], list[Json]] = {}
    for row in rows:
        groups.setdefault((row["event"], row["role"]), []).append(_party(row))
    return lambda event, role: groups.get((event, role), [])


def _party(row: Json) -> Json:
    return {
        "spans": json.loads(row["spans"]),
        **{key: row[key] for key in ("name", "actor", "country", "sectors")},
    }


def _place(row: Json) -> Json | None:
    if row["place_name"] is None:
        return None
    return {
        "span": [row["place_span_start"], row["place_span_end"]],
        **{
            key: row[f"place_{key}"]
            for key in ("name", "lat", "lon", "geonames", "country", "adm1", "precision", "confidence")
        },
    }


def _date(row: Json) -> Json | None:
    if row["date_value"] is None:
        return None
    return {
        "start": _day(row["date_start"]),
        "end": _day(row["date_end"]),
        "value": row["date_value"],
        "span": [row["date_span_start"], row["date_span_end"]],
        "precision": row["date_precision"],
        "basis": row["date_basis"],
    }


def _mention(row: Json) -> Json:
    own = {key: _plain(row[MENTION[key]]) for key in _MENTION_KEYS[row["kind"]]}
    return {"kind": row["kind"], "span": [row["span_start"], row["span_end"]], **own}


def _plain(value: Any) -> Any:
    return _day(value) if isinstance(value, date) else value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
