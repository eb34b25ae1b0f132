"""What is true of every record, whatever the article: each broken rule is said in one line."""

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

import jsonschema

Json = dict[str, Any]
Spans = list[list[int]]

FIELDS = ("actors", "recipients", "place", "date")


def broken_rules(record: Json) -> list[str]:
    """Say which rules the record breaks; an empty list is a good record."""
    return [*_shape(record), *_spans(record), *_statements(record), *_events(record)]


@cache
def _validator() -> jsonschema.Draft202012Validator:
    schema = resources.files("accord").joinpath("schema", "record.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(schema))


def _shape(record: Json) -> Iterator[str]:
    for error in _validator().iter_errors(record):
        yield f"schema: {error.json_path}: {error.message[:200]}"


def _spans(record: Json) -> Iterator[str]:
    text = record["text"]
    pieces = [[piece["start"], piece["end"]] for piece in record["furniture"]]
    listed = {"furniture": pieces, "sentences": record["sentences"]}
    for number, statement in enumerate(record["statements"]):
        listed |= {f"statement {number} {part}": statement[part] for part in ("source", "cue", "content")}
    for number, event in enumerate(record["events"]):
        listed[f"event {number} trigger"] = event["trigger"]
        for side in ("actors", "recipients"):
            listed |= {f"event {number} {side} {at}": one["spans"] for at, one in enumerate(event[side])}
        for part in ("place", "date"):
            listed[f"event {number} {part}"] = [event[part]["span"]] if event[part] else []
    for number, mention in enumerate(record["mentions"]):
        listed[f"mention {number}"] = [mention["span"]]
    for where, spans in listed.items():
        if not all(0 <= start < end <= len(text) for start, end in spans):
            yield f"{where}: {spans} is empty or outside the text"
        elif any(before[1] > after[0] for before, after in pairwise(spans)):
            yield f"{where}: {spans} overlap or are out of order"
        elif any(text[start:end].isspace() for start, end in spans):
            yield f"{where}: {spans} hold nothing but space"


def _statements(record: Json) -> Iterator[str]:
    by_id = {statement["id"]: statement for statement in record["statements"]}
    if len(by_id) != len(record["statements"]):
        yield "statements: an id comes twice"
    for statement in record["statements"]:
        where = f"statement {statement['id']}"
        if not statement["cue"] and not statement["source"]:
            yield f"{where}: neither source nor cue"
        if not statement["content"]:
            yield f"{where}: no content"
        parent = statement["parent"]
        if parent is None:
            continue
        if parent not in by_id:
            yield f"{where}: its parent is not there"
        elif not all(_held(cue, by_id[parent]["content"]) for cue in statement["cue"]):
            yield f"{where}: its parent does not hold its cue"
        elif _loops(statement, by_id):
            yield f"{where}: is its own ancestor"


def _loops(statement: Json, by_id: dict[str, Json]) -> bool:
    seen = set()
    while statement is not None and statement["id"] not in seen:
        seen.add(statement["id"])
        statement = by_id.get(statement["parent"])  # type: ignore[assignment]
    return statement is not None


def _events(record: Json) -> Iterator[str]:
    statements = {statement["id"]: statement for statement in record["statements"]}
    ids = [event["id"] for event in record["events"]]
    if len(set(ids)) != len(ids):
        yield "events: an id comes twice"
    for number, event in enumerate(record["events"]):
        where = f"event {event['id']}"
        if not 0 <= event["sentence"] < len(record["sentences"]):
            yield f"{where}: there is no sentence {event['sentence']}"
        elif not any(_held(piece, [record["sentences"][event["sentence"]]]) for piece in event["trigger"]):
            yield f"{where}: its sentence does not hold its trigger"
        if missing := [voice for voice in event["voice"] if voice not in statements]:
            yield f"{where}: no statement {missing}"
        if event["repeats"] is not None and event["repeats"] not in ids[:number]:
            yield f"{where}: repeats what does not stand before it"
        gaps = {field for field in FIELDS if not event[field]}
        if gaps != set(event["empty"]):
            yield f"{where}: {sorted(gaps)} are empty, and the reasons are for {sorted(event['empty'])}"
        yield from _in_furniture(record, where, event["trigger"])


def _in_furniture(record: Json, where: str, spans: Spans) -> Iterator[str]:
    for piece in record["furniture"]:
        if any(start < piece["end"] and piece["start"] < end for start, end in spans):
            yield f"{where}: stands in furniture"


def _held(span: list[int], spans: Spans) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)
