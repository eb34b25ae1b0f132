"""The API keeps to its own description, whatever is asked of it. Skipped where schemathesis is not installed."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from accord.config import load_config
from accord.engines import run
from accord.model import Page, Record, Source
from accord.record import record_to_json
from accord.store import Store, Writer
from accord.web import create_app

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
TEXT = "Norway accused Denmark of blocking two ferries near Bergen on Monday. “We will not wait,” said Marta Olsen."


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = tmp_path_factory.mktemp("schema") / "schema.duckdb"
    source = Source(kind="file", ref="ferry.txt")
    (record,) = run([Page(source=source, media="text", content=TEXT, published="2024-05-07")], load_config(None))
    assert isinstance(record, Record)
    with Store(path) as store:
        writer = Writer(store, accord="1", config={})
        writer.add_record(record_to_json(record), page="p-1", source=source)
        writer.finish()
    with Store(path, read_only=True) as store:
        yield schemathesis.openapi.from_asgi("/api/openapi.json", create_app(store), headers={"host": "127.0.0.1"})


PATHS = [
    "/api/store",
    "/api/events",
    "/api/statements",
    "/api/articles",
    "/api/articles/{article}",
    "/api/actors",
    "/api/actors/{entity}",
    "/api/failures",
    "/api/facets/{table}",
    "/api/timeline/{table}",
    "/api/codebook",
]


def test_every_address_is_tried(described: Any) -> None:
    assert set(described.raw_schema["paths"]) == set(PATHS)


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_described(described: Any, path: str) -> None:
    checks = schemathesis.specs.openapi.checks

    # Not by schemathesis's own plugin, which does not know the pytest of today.
    @given(described[path]["GET"].as_strategy())
    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    def ask(case: Any) -> None:
        answer = case.call(headers={"host": "127.0.0.1"})
        assert answer.status_code < 500, answer.text
        assert answer.status_code == 200 or set(answer.json()) == {"error"}
        case.validate_response(
            answer,
            checks=[
                checks.status_code_conformance,
                checks.content_type_conformance,
                checks.response_schema_conformance,
            ],
        )

    ask()
