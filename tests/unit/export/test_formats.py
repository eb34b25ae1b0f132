"""JSON lines, GeoJSON and GraphML."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest

from accord.export import Options, find_export
from accord.store import Store, read_record

Export = Callable[..., Any]
_XML = "{http://graphml.graphdrawing.org/xmlns}"


def test_json_lines_hold_what_the_record_holds(export: Export, store: Store) -> None:
    lines = [json.loads(line) for line in export("jsonl")[0].splitlines()]
    records = [read_record(store, article) for article in ("a-ferry", "a-port")]
    told = [event for record in records for event in record["events"]]
    shared = set(told[0]) - {"sentence"}
    assert [{key: line[key] for key in shared} for line in lines] == [
        {key: event[key] for key in shared} for event in told
    ]
    assert [line["sentence"] for line in lines] == [event["sentence"] for event in told]


def test_json_lines_name_the_voices_and_the_evidence(export: Export) -> None:
    (line,) = (json.loads(line) for line in export("jsonl", type="ASSAULT")[0].splitlines())
    assert line["voices"][0]["kind"] == "deny"
    assert line["voices"][0]["speaker"]["actor"] == "DNK"
    assert line["evidence"]["text"] == "Denmark denied that the crew had fired."
    assert line["article"]["published"] == line["day"] == "2024-05-04"
    (bare,) = (json.loads(line) for line in export("jsonl", type="ASSAULT", text=False)[0].splitlines())
    assert set(bare["evidence"]) == {"span", "sha256"}


def test_every_key_of_json_lines_and_geojson_is_described(export: Export) -> None:
    line = json.loads(export("jsonl")[0].splitlines()[0])
    assert list(line) == [column.name for column in find_export("jsonl").columns(Options())]
    feature = json.loads(export("geojson")[0])["features"][0]
    assert list(feature["properties"]) == [column.name for column in find_export("geojson").columns(Options())]


def test_geojson_has_points_in_the_order_of_the_standard_and_counts_the_rest(export: Export) -> None:
    content, counts = export("geojson")
    collection = json.loads(content)
    (feature,) = collection["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [5.32415, 60.39299]}
    assert (feature["type"], feature["id"]) == ("Feature", "e-boarded")
    assert collection["left_out"] == counts.left_out == {"no_place": 4}
    assert "PLOVER" in collection["code_lists"]["events"]


def test_graphml_has_the_pairs_with_their_counts(export: Export) -> None:
    content, counts = export("graphml")
    root = ElementTree.fromstring(content)
    assert "CAMEO 1.1b3" in (root.findtext(f"{_XML}desc") or "")
    keys = {key.get("id"): (key.get("for"), key.get("attr.name")) for key in root.iter(f"{_XML}key")}

    def data(element: ElementTree.Element) -> dict[str, str]:
        return {keys[one.get("key") or ""][1] or "": one.text or "" for one in element.iter(f"{_XML}data")}

    names = {node.get("id"): data(node)["name"] for node in root.iter(f"{_XML}node")}
    edges = {(names[edge.get("source")], names[edge.get("target")]): data(edge) for edge in root.iter(f"{_XML}edge")}
    assert set(edges) == {
        ("Norwegian coast guard (NOR)", "Danish trawler (DNK)"),
        ("Norway", "Denmark"),
        ("Denmark", "Norway"),
        ("=cmd|' /C calc'!A0", "Romania"),
    }
    held = edges["Norwegian coast guard (NOR)", "Danish trawler (DNK)"]
    assert (held["events"], held["articles"], held["material_conflict"]) == ("2", "1", "2")
    assert (held["asserted"], held["denied"], held["told_by_author"]) == ("2", "0", "2")
    assert (held["first_day"], held["last_day"], held["mean_goldstein"]) == ("2024-05-03", "2024-05-04", "-5.0")
    assert counts.left_out == {"no_pair": 1}
    described = [column.name for column in find_export("graphml").columns(Options())]
    assert [f"{kind}.{name}" for kind, name in keys.values()] == described


HOSTILE = "<b>\0\x1b[31m</node>&amp; \u202e\t\n\"'"


@pytest.mark.parametrize("name", ["graphml", "geojson", "jsonl", "csv", "gdelt", "polecat", "stata"])
def test_hostile_names_stay_text(export: Export, copies: Callable[..., Path], name: str) -> None:
    with Store(copies("X", name=HOSTILE), read_only=True) as store:
        content, counts = export(name, of=store)
    assert counts.rows
    if name == "graphml":
        root = ElementTree.fromstring(content)
        assert any("</node>" in (one.text or "") for one in root.iter(f"{_XML}data"))
    elif name == "geojson":
        assert json.loads(content)["features"][0]["properties"]["actors"] == HOSTILE
    elif name == "jsonl":
        assert json.loads(content.splitlines()[0])["actors"][0]["name"] == HOSTILE
    elif name == "stata":
        assert HOSTILE.replace("\0", " ") in set(pd.read_stata(io.BytesIO(content))["actor"])
    else:
        assert b"\0" not in content
        assert b"\x1b" not in content
    if name in ("gdelt", "polecat"):
        assert len({line.count(b"\t") for line in content.splitlines()}) == 1
