"""GeoJSON (RFC 7946): one point an event; events without coordinates are left out and counted."""

import json
from typing import Any, BinaryIO

from accord.export.codes import CAMEO, PLOVER
from accord.export.columns import columns_of
from accord.export.event import ExportEvent
from accord.export.layout import spoken
from accord.export.model import Column, Counts, Export, Options
from accord.export.selection import Selection

_DIGITS = 6  # of a degree: a tenth of a metre, more than any gazetteer knows (RFC 7946, section 11.2)


def _write(chosen: Selection, out: BinaryIO, options: Options, counts: Counts) -> None:
    out.write(b'{"type":"FeatureCollection","features":[')
    for event in chosen.events():
        counts.events += 1
        if event.lat is None or event.lon is None:
            counts.leave_out("no_place")
            continue
        out.write(b"\n" if counts.rows == 0 else b",\n")
        counts.rows += 1
        point = [round(event.lon, _DIGITS), round(event.lat, _DIGITS)]
        feature = {
            "type": "Feature",
            "id": event.id,
            "geometry": {"type": "Point", "coordinates": point},
            "properties": _properties(event, options),
        }
        out.write(json.dumps(feature, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
    left_out, codes = json.dumps(counts.left_out), json.dumps(EXPORT.codes)
    out.write(f'\n],"left_out":{left_out},"code_lists":{codes}}}\n'.encode())


def _properties(event: ExportEvent, options: Options) -> dict[str, Any]:
    found = {
        "article": event.article.id,
        "day": event.day.isoformat() if event.day else None,
        **{key: getattr(event, key) for key in ("type", "mode", "quad", "intensity", "cameo", "goldstein")},
        "actors": "; ".join(party.name for party in event.actors) or None,
        "recipients": "; ".join(party.name for party in event.recipients) or None,
        "place": event.place_name,
        "place_country": event.place_country,
        "place_adm1": event.adm1,
        "place_precision": event.place_precision,
        "geonames": event.geonames,
        **{key: getattr(event, key) for key in ("factuality", "side", "disputed")},
        "voice": spoken(event),
        "confidence": event.confidence,
        "outlet": event.article.outlet,
        "url": event.article.url,
        "evidence": event.evidence,
    }
    return {column.name: found[column.name] for column in _columns(options) if column.name in found}


def _columns(options: Options) -> tuple[Column, ...]:
    return columns_of("geojson", options)


EXPORT = Export(
    name="geojson",
    summary="GeoJSON (RFC 7946): one point an event that has a place",
    suffix=".geojson",
    media="application/geo+json",
    write=_write,
    columns=_columns,
    codes={"events": f"{PLOVER}; {CAMEO}"},
    null="null",
)
