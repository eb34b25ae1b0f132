"""The record's JSON and the schema that ships with the package say the same."""

import json
from collections.abc import Callable
from importlib import resources
from typing import Any

import jsonschema
import pytest

from accord.model import Failure, Page, Record, Source
from accord.pipeline import Pipeline
from accord.record import dump, failure_to_json, flatten, record_to_json


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    text = resources.files("accord").joinpath("schema", "record.schema.json").read_text(encoding="utf-8")
    parsed: dict[str, Any] = json.loads(text)
    return parsed


@pytest.fixture(scope="module")
def validator(schema: dict[str, Any]) -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture
def full(full_record: Record) -> dict[str, Any]:
    return record_to_json(full_record)


def test_a_full_record_is_valid(validator: jsonschema.Draft202012Validator, full: dict[str, Any]) -> None:
    validator.validate(full)


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Tuesday.",
        "“We refuse,” said Ana Duarte. Police in Lisbon arrested twelve protesters, the ministry said on 3 May 2021.\n",
        "Kein Wort davon ist wahr, sagte der Sprecher der Regierung am Montag in Berlin, und ging nach Hause.",
        "🚢 Brazil and Peru signed a treaty in Lima. Chile may join, according to an official.",
    ],
)
def test_what_the_pipeline_makes_is_valid(
    text: str,
    validator: jsonschema.Draft202012Validator,
    pipeline: Pipeline,
    page: Callable[..., Page],
) -> None:
    record = record_to_json(pipeline.code(page(text, published="2021-05-04")))
    validator.validate(record)
    assert record["text"] == text


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda record: record.update(extra=1), "an unknown key"),
        (lambda record: record.pop("warnings"), "a missing key"),
        (lambda record: record["events"][0].update(factuality="sure"), "an unknown factuality"),
        (lambda record: record["events"][0].update(type="MAKE"), "an unknown type"),
        (lambda record: record["statements"][0].update(manner="loud"), "an unknown manner"),
        (lambda record: record["statements"][0].update(id="1"), "an id of another shape"),
        (lambda record: record["sentences"].append([3, 4, 5]), "a span of three numbers"),
        (lambda record: record.update(published="May 2024"), "a day of another shape"),
        (lambda record: record["events"][0]["place"].update(lat=99), "a latitude beyond the pole"),
        (lambda record: record["mentions"][0].update(value=1), "a mention of two kinds"),
    ],
)
def test_the_schema_refuses(
    change: Callable[[dict[str, Any]], Any],
    what: str,
    validator: jsonschema.Draft202012Validator,
    full: dict[str, Any],
) -> None:
    broken = json.loads(dump(full))
    change(broken)
    assert not validator.is_valid(broken), what


def test_the_schema_names_the_types_of_the_ontology(schema: dict[str, Any]) -> None:
    import tomllib

    ontology = resources.files("accord.events").joinpath("ontology", "plover.toml").read_text(encoding="utf-8")
    assert set(schema["$defs"]["event"]["properties"]["type"]["enum"]) == set(tomllib.loads(ontology)["types"])


def test_the_keys_come_in_the_order_of_the_schema(schema: dict[str, Any], full: dict[str, Any]) -> None:
    assert list(full) == [key for key in schema["properties"] if key != "published_inferred"]  # its date is known
    for name in ("statement", "event"):
        assert list(full[name + "s"][0]) == list(schema["$defs"][name]["properties"])


def test_numbers_that_are_measures_are_always_decimal(full: dict[str, Any]) -> None:
    event = json.loads(dump(full))["events"][1]
    assert (event["intensity"], event["goldstein"]) == (-4.0, -4.0)
    assert '"intensity":-4.0' in dump(full)


def test_flat_keeps_only_outermost_statements(full: dict[str, Any], validator: jsonschema.Draft202012Validator) -> None:
    flat = flatten(full)
    assert [statement["id"] for statement in flat["statements"]] == ["s-00000000000000a1"]
    assert [event["voice"] for event in flat["events"]] == [["s-00000000000000a1"], ["s-00000000000000a1"]]
    validator.validate(flat)


def test_flat_touches_nothing_but_statements_and_voices(full: dict[str, Any]) -> None:
    before = dump(full)
    flat = flatten(full)
    assert dump(full) == before
    assert {key for key in full if flat[key] != full[key]} == {"statements", "events"}
    for event, whole in zip(flat["events"], full["events"], strict=True):
        assert {key for key in whole if event[key] != whole[key]} <= {"voice"}


def test_a_record_is_one_line_of_readable_unicode(full: dict[str, Any]) -> None:
    line = dump(full)
    assert "\n" not in line
    assert "🚢" in line
    assert json.loads(line) == full


def test_a_failure_says_which_page_which_step_and_why() -> None:
    failure = Failure(source=Source(kind="file", ref="x.txt"), step="articles", code="empty", detail="no text")
    assert failure_to_json(failure) == {
        "source": {"kind": "file", "ref": "x.txt", "fetched": None},
        "step": "articles",
        "code": "empty",
        "detail": "no text",
    }
