"""A record as JSON: the contract ``accord/1`` that other programs parse.

The JSON Schema in ``schema/record.schema.json`` says the same for machines.
"""

import json
from typing import Any

from accord.model import (
    SCHEMA,
    ActorMention,
    Caution,
    DateMention,
    Event,
    Failure,
    InferredDate,
    OwnType,
    Party,
    PlaceMention,
    Record,
    Source,
    Speaker,
    Statement,
)

Json = dict[str, Any]


def record_to_json(record: Record) -> Json:
    """Give the record as plain JSON values, keys in the order of the contract."""
    article = record.article
    return {
        "schema": SCHEMA,
        "accord": record.version,
        "models": dict(sorted(record.models.items())),
        "id": article.id,
        "source": source_to_json(article.source),
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "url": article.url,
        "language": article.language,
        "published": article.published,
        "published_basis": article.published_basis,
        **({"published_inferred": _inferred(record.inferred)} if record.inferred else {}),
        "text": article.text,
        "furniture": [{"start": piece.start, "end": piece.end, "kind": piece.kind} for piece in article.furniture],
        "sentences": [list(span) for span in record.sentences],
        "statements": [statement_to_json(statement) for statement in record.statements],
        "events": [event_to_json(event) for event in record.events],
        "mentions": _mentions(record),
        "warnings": [_caution(caution) for caution in (*article.warnings, *record.warnings)],
    }


def dump(value: Json) -> str:
    """Write one JSON object on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def flatten(record: Json) -> Json:
    """Keep only the outermost statements, as corpora annotate them (``accord code --flat``).

    An event's voice keeps the statements that are left.
    """
    outermost = [statement for statement in record["statements"] if statement["parent"] is None]
    kept = {statement["id"] for statement in outermost}
    events = [{**event, "voice": [one for one in event["voice"] if one in kept]} for event in record["events"]]
    return {**record, "statements": outermost, "events": events}


def inferred_in_words(record: Json) -> str:
    """Say between which days an article without a date was written, going by its text; "" where that is open too."""
    found = record.get("published_inferred")
    if found is None:
        return ""
    ends = [f"{word} {found[key]}" for word, key in (("not before", "start"), ("not after", "end")) if found[key]]
    return f" (the text suggests {', '.join(ends)})"


def says(statement: Json) -> str:
    """Give what the speaker of a statement does, as a verb: "says", and "say" of several."""
    speaker, verb = statement["speaker"], statement["kind"].replace("_", " ")
    several = speaker is not None and speaker["kind"] in ("group", "unnamed") and _is_plural(speaker["name"])
    return verb if several else _third_person(verb)


def _is_plural(name: str) -> bool:
    head = name.partition(" of ")[0].partition(" in ")[0].partition(" on ")[0].partition(" from ")[0]
    return head.endswith("s") and not head.endswith("ss")


def _third_person(verb: str) -> str:
    first, *rest = verb.split(" ")
    if first.endswith("y") and first[-2:-1] not in "aeiou":
        first = first[:-1] + "ies"
    elif first.endswith(("s", "sh", "ch", "x", "z", "o")):
        first += "es"
    else:
        first += "s"
    return " ".join([first, *rest])


def failure_to_json(failure: Failure) -> Json:
    """Give a failure as plain JSON values."""
    return {
        "source": source_to_json(failure.source),
        "step": failure.step,
        "code": failure.code,
        "detail": failure.detail,
    }


def source_to_json(source: Source) -> Json:
    """Give a source as plain JSON values."""
    return {"kind": source.kind, "ref": source.ref, "fetched": source.fetched}


def statement_to_json(statement: Statement) -> Json:
    """Give a statement as plain JSON values."""
    return {
        "id": statement.id,
        "source": [list(span) for span in statement.source],
        "cue": [list(span) for span in statement.cue],
        "content": [list(span) for span in statement.content],
        "speaker": _speaker(statement.speaker),
        "manner": statement.manner,
        "kind": statement.kind,
        "medium": statement.medium,
        "date": _date(statement.date),
        "parent": statement.parent,
        "confidence": round(statement.confidence, 4),
        "basis": statement.basis,
    }


def event_to_json(event: Event) -> Json:
    """Give an event as plain JSON values."""
    return {
        "id": event.id,
        "sentence": event.sentence,
        "trigger": [list(span) for span in event.trigger],
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "quad": event.quad,
        "intensity": float(event.intensity),
        "cameo": event.cameo,
        "goldstein": float(event.goldstein),
        "actors": [_party(party) for party in event.actors],
        "recipients": [_party(party) for party in event.recipients],
        "place": _event_place(event.place),
        "date": _date(event.date),
        "voice": list(event.voice),
        "factuality": event.factuality,
        "confidence": round(event.confidence, 4),
        "basis": event.basis,
        "repeats": event.repeats,
        "empty": dict(sorted(event.empty.items())),
        **({"own": _own(event.own)} if event.own else {}),
    }


def _own(own: OwnType) -> Json:
    return {"type": own.type, "mode": own.mode, "quad": own.quad, "intensity": float(own.intensity)}


def _mentions(record: Record) -> list[Json]:
    mentions = (
        [_actor(mention) for mention in record.actors]
        + [_place(mention) for mention in record.places]
        + [_date_mention(mention) for mention in record.dates]
    )
    return sorted(mentions, key=lambda mention: (mention["span"], mention["kind"]))


def _actor(mention: ActorMention) -> Json:
    return {
        "kind": "actor",
        "span": list(mention.span),
        "name": mention.name,
        "actor": mention.actor,
        "actor_kind": mention.kind,
        "country": mention.country,
        "sectors": list(mention.sectors),
        "chain": mention.chain,
        "confidence": round(mention.confidence, 4),
    }


def _place(mention: PlaceMention) -> Json:
    return {
        "kind": "place",
        "span": list(mention.span),
        "name": mention.name,
        "lat": mention.lat,
        "lon": mention.lon,
        "geonames": mention.geonames,
        "country": mention.country,
        "adm1": mention.adm1,
        "precision": mention.precision,
        "confidence": round(mention.confidence, 4),
    }


def _event_place(place: PlaceMention | None) -> Json | None:
    if place is None:
        return None
    shown = _place(place)
    del shown["kind"]
    return shown


def _date(date: DateMention | None) -> Json | None:
    if date is None:
        return None
    return {
        "start": date.start,
        "end": date.end,
        "value": date.value,
        "span": list(date.span),
        "precision": date.precision,
        "basis": date.basis,
    }


def _date_mention(mention: DateMention) -> Json:
    return {
        "kind": "date",
        "span": list(mention.span),
        "value": mention.value,
        "start": mention.start,
        "end": mention.end,
        "precision": mention.precision,
        "basis": mention.basis,
    }


def _inferred(inferred: InferredDate) -> Json:
    return {
        "start": inferred.start,
        "end": inferred.end,
        "basis": [
            {"kind": fact.kind, "span": list(fact.span), "start": fact.start, "end": fact.end}
            for fact in inferred.basis
        ],
        "confidence": round(inferred.confidence, 4),
    }


def _speaker(speaker: Speaker | None) -> Json | None:
    if speaker is None:
        return None
    return {
        "name": speaker.name,
        "actor": speaker.actor,
        "kind": speaker.kind,
        "country": speaker.country,
        "sectors": list(speaker.sectors),
    }


def _party(party: Party) -> Json:
    return {
        "spans": [list(span) for span in party.spans],
        "name": party.name,
        "actor": party.actor,
        "country": party.country,
        "sectors": list(party.sectors),
    }


def _caution(caution: Caution) -> Json:
    return {"step": caution.step, "code": caution.code, "detail": caution.detail}
