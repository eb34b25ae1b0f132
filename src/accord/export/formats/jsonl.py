"""JSON lines: one object an event, with the keys of the record (accord/1), its article and its evidence."""

import hashlib
import json
from datetime import date
from typing import Any, BinaryIO

from accord.export.codes import CAMEO, PLOVER
from accord.export.columns import columns_of
from accord.export.event import ExportEvent, ExportParty, ExportVoice, Spans
from accord.export.model import Column, Counts, Export, Options
from accord.export.selection import Selection

Json = dict[str, Any]


def _write(chosen: Selection, out: BinaryIO, options: Options, counts: Counts) -> None:
    for event in chosen.events():
        counts.events += 1
        counts.rows += 1
        line = json.dumps(_event(event, options), ensure_ascii=False, separators=(",", ":"))
        out.write(line.encode("utf-8", "replace") + b"\n")


def _event(event: ExportEvent, options: Options) -> Json:
    words = {"text": event.evidence} if options.text else {}
    return {
        "id": event.id,
        "article": _article(event),
        "sentence": event.sentence,
        "trigger": _pieces(event.trigger),
        **{key: getattr(event, key) for key in ("type", "mode")},
        "contexts": list(event.contexts),
        **{key: getattr(event, key) for key in ("quad", "intensity", "cameo", "goldstein")},
        "own": {"type": event.own_type, "mode": event.own_mode} if event.own_type else None,
        "actors": [_party(party) for party in event.actors],
        "recipients": [_party(party) for party in event.recipients],
        "place": _place(event),
        "date": _date(event),
        "day": _iso(event.day),
        "voice": [voice.statement for voice in event.voice],
        "voices": [_voice(voice) for voice in event.voice],
        **{key: getattr(event, key) for key in ("side", "official", "disputed", "factuality")},
        **{key: getattr(event, key) for key in ("confidence", "basis", "repeats")},
        "empty": event.empty,
        "evidence": {
            "span": list(event.evidence_span),
            "sha256": hashlib.sha256(event.evidence.encode()).hexdigest(),
            **words,
        },
    }


def _article(event: ExportEvent) -> Json:
    article = event.article
    keys = ("id", "accord", "title", "byline", "outlet", "url", "language")
    return {**{key: getattr(article, key) for key in keys}, "published": _iso(article.published)}


def _party(party: ExportParty) -> Json:
    return {
        "spans": _pieces(party.spans),
        **{key: getattr(party, key) for key in ("name", "actor", "country")},
        "sectors": list(party.sectors),
    }


def _place(event: ExportEvent) -> Json | None:
    if event.place_name is None:
        return None
    return {
        "name": event.place_name,
        "span": list(event.place_span or ()),
        **{key: getattr(event, key) for key in ("lat", "lon", "geonames")},
        "country": event.place_country,
        "adm1": event.adm1,
        "precision": event.place_precision,
        "confidence": event.place_confidence,
    }


def _date(event: ExportEvent) -> Json | None:
    if event.date_value is None:
        return None
    return {
        "start": _iso(event.date_start),
        "end": _iso(event.date_end),
        "value": event.date_value,
        "span": list(event.date_span or ()),
        "precision": event.date_precision,
        "basis": event.date_basis,
    }


def _voice(voice: ExportVoice) -> Json:
    speaker = {key: getattr(voice, key) for key in ("name", "actor", "country")}
    speaker |= {"kind": voice.speaker_kind, "sectors": list(voice.sectors)}
    return {
        "statement": voice.statement,
        "kind": voice.kind,
        "manner": voice.manner,
        "speaker": speaker if voice.name is not None else None,
    }


def _pieces(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _columns(options: Options) -> tuple[Column, ...]:
    return columns_of("jsonl", options)


EXPORT = Export(
    name="jsonl",
    summary="JSON lines: one object an event, keys as in the record",
    suffix=".jsonl",
    media="application/jsonl",
    write=_write,
    columns=_columns,
    codes={"events": f"{PLOVER}; {CAMEO}"},
    null="null",
)
