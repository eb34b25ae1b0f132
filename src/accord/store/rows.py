"""A record as rows of the store's tables: flat values, every span with its hull and its pieces."""

import json
from datetime import date
from typing import Any

from accord.errors import PageError

Json = dict[str, Any]
Rows = dict[str, list[Json]]

# The tables that hold an article's record, in the order in which they are written.
TABLES = ("articles", "furniture", "statements", "events", "parties", "mentions", "warnings")

_PLACE = ("name", "lat", "lon", "geonames", "country", "adm1", "precision", "confidence")
_DATE = ("start", "end", "value", "precision", "basis")
_ARTICLE = ("id", "accord", "title", "byline", "outlet", "url", "language", "published", "published_basis", "text")
_STATEMENT = ("id", "manner", "kind", "medium", "parent", "confidence", "basis")
_EVENT = (
    "id",
    "sentence",
    "type",
    "mode",
    "contexts",
    "quad",
    "intensity",
    "cameo",
    "goldstein",
    "voice",
    "factuality",
    "confidence",
    "basis",
    "repeats",
)
_PARTY = ("name", "actor", "country", "sectors")
# A mention's own keys, whatever its kind, and the column of each.
MENTION = {
    "name": "name",
    "actor": "actor",
    "actor_kind": "actor_kind",
    "country": "country",
    "sectors": "sectors",
    "chain": "chain",
    "lat": "lat",
    "lon": "lon",
    "geonames": "geonames",
    "adm1": "adm1",
    "precision": "precision",
    "confidence": "confidence",
    "value": "value",
    "start": "date_start",
    "end": "date_end",
    "basis": "basis",
}


def to_rows(record: Json, run: str) -> Rows:
    """Give the rows of a record (as `record_to_json` gives it), by table.

    Raises PageError when a day of the record is none.
    """
    article = record["id"]
    parties = [
        {"article": article, "event": event["id"], "role": role, "position": position, **_party(party)}
        for event in record["events"]
        for role, key in (("actor", "actors"), ("recipient", "recipients"))
        for position, party in enumerate(event[key])
    ]
    return {
        "articles": [_article(record, run)],
        "furniture": _numbered(article, [{**_span(piece), "kind": piece["kind"]} for piece in record["furniture"]]),
        "statements": _numbered(article, [_statement(statement) for statement in record["statements"]]),
        "events": _numbered(article, [_event(event) for event in record["events"]]),
        "parties": parties,
        "mentions": _numbered(article, [_mention(mention) for mention in record["mentions"]]),
        "warnings": _numbered(article, [dict(warning) for warning in record["warnings"]]),
    }


def compact(value: Any) -> str:
    """Write a value as JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _numbered(article: str, rows: list[Json]) -> list[Json]:
    return [{"article": article, "position": position, **row} for position, row in enumerate(rows)]


def _pick(source: Json, keys: tuple[str, ...], prefix: str = "") -> Json:
    return {prefix + key: source[key] for key in keys}


def _span(piece: Json) -> Json:
    return {"span_start": piece["start"], "span_end": piece["end"]}


def _spans(spans: list[list[int]], prefix: str, all_pieces: str) -> Json:
    return {
        f"{prefix}_start": min((start for start, _ in spans), default=None),
        f"{prefix}_end": max((end for _, end in spans), default=None),
        all_pieces: compact(spans),
    }


def _article(record: Json, run: str) -> Json:
    source = record["source"]
    return {
        **_pick(record, _ARTICLE),
        "published": _day(record["published"]),
        **_inferred(record.get("published_inferred")),
        "models": compact(record["models"]),
        "source_kind": source["kind"],
        "source_ref": source["ref"],
        "fetched": source["fetched"],
        "sentences": compact(record["sentences"]),
        "run": run,
    }


def _inferred(found: Json | None) -> Json:
    if found is None:
        return {}
    days = {"inferred_start": _day(found["start"]), "inferred_end": _day(found["end"])}
    return {**days, "inferred_confidence": found["confidence"], "inferred_basis": compact(found["basis"])}


def _statement(statement: Json) -> Json:
    speaker = statement["speaker"] or {}
    return {
        **_pick(statement, _STATEMENT),
        **_spans(statement["source"], "source", "source_spans"),
        **_spans(statement["cue"], "cue", "cue_spans"),
        **_spans(statement["content"], "content", "content_spans"),
        **{f"speaker_{key}": value for key, value in speaker.items()},
        **_date(statement["date"]),
    }


def _event(event: Json) -> Json:
    return {
        **_pick(event, _EVENT),
        **_spans(event["trigger"], "trigger", "trigger_spans"),
        **_place(event["place"]),
        **_date(event["date"]),
        "empty": compact(event["empty"]),
        **{f"own_{key}": value for key, value in event.get("own", {}).items()},
    }


def _party(party: Json) -> Json:
    return {**_pick(party, _PARTY), **_spans(party["spans"], "span", "spans")}


def _place(place: Json | None) -> Json:
    if place is None:
        return {}
    start, end = place["span"]
    return {**_pick(place, _PLACE, "place_"), "place_span_start": start, "place_span_end": end}


def _date(found: Json | None) -> Json:
    if found is None:
        return {}
    start, end = found["span"]
    days = {"date_start": _day(found["start"]), "date_end": _day(found["end"])}
    return {**_pick(found, _DATE, "date_"), **days, "date_span_start": start, "date_span_end": end}


def _mention(mention: Json) -> Json:
    start, end = mention["span"]
    own = {column: mention[key] for key, column in MENTION.items() if key in mention}
    for column in own.keys() & {"date_start", "date_end"}:
        _day(own[column])
    return {"kind": mention["kind"], "span_start": start, "span_end": end, **own}


def _day(text: str | None) -> str | None:
    """Give the day as it is; one that the store's DATE columns would refuse spoils only its own page."""
    try:
        if text is None or date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise PageError("store", "bad_date", f"{text!r} is not a day such as 2024-05-01")
