"""The API: rows, cursors, and one shape for every error."""

from typing import Any

import pytest
from starlette.testclient import TestClient

LISTS = ["/api/events", "/api/statements", "/api/articles", "/api/actors", "/api/failures"]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_can_be_walked_to_its_end_by_cursors(client: TestClient, path: str) -> None:
    whole = client.get(path, params={"limit": 1000}).json()
    assert whole["count"] == len(whole["rows"]) > 0
    assert whole["next"] is None
    walked: list[Any] = []
    cursor = None
    while cursor is not None or not walked:
        params = {"limit": "1"} | ({"cursor": cursor} if cursor else {})
        answer = client.get(path, params=params).json()
        walked += answer["rows"]
        cursor = answer["next"]
    assert walked == whole["rows"]


def test_an_article_is_its_record(client: TestClient, full_id: str) -> None:
    record = client.get(f"/api/articles/{full_id}").json()
    assert record["schema"] == "accord/1"
    assert record == client.get(f"/article/{full_id}.json").json()


def test_an_event_comes_with_its_voice_and_its_evidence(client: TestClient) -> None:
    (row,) = client.get("/api/events", params={"type": "ASSAULT"}).json()["rows"]
    assert row["voice"][0]["speaker"]["name"] == "Ana Duarte"
    assert row["evidence"].startswith("In a letter on Friday")


def test_an_actor_with_an_odd_name_has_a_page(client: TestClient) -> None:
    for row in client.get("/api/actors").json()["rows"]:
        found = client.get(f"/api/actors/{row['entity']}")
        assert found.json()["actor"]["name"] == row["name"]
        assert client.get(f"/actor/{row['entity']}").status_code == 200


def test_facets_and_timelines_count_what_fits(client: TestClient) -> None:
    assert client.get("/api/facets/events?type=REJECT").json()["quad"] == [
        {"value": "3", "name": "verbal conflict", "count": 1}
    ]
    assert sum(one["count"] for one in client.get("/api/timeline/events?by=day").json()) == 2


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/events?bogus=1", 400, "bad_request"),
        ("/api/events?limit=0", 400, "bad_request"),
        ("/api/events?cursor=nonsense", 400, "bad_request"),
        ("/api/events?quad=9", 400, "bad_request"),
        ("/api/facets/nothing", 400, "bad_request"),
        ("/api/articles/a-ffff", 404, "not_found"),
        ("/api/actors/nobody", 404, "not_found"),
        ("/api/nothing", 404, "not_found"),
    ],
)
def test_every_error_has_the_same_shape(client: TestClient, path: str, status: int, code: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert set(error) == {"status", "code", "message"}
    assert (error["status"], error["code"]) == (status, code)


def test_the_description_names_every_filter(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    named = {one["name"] for one in described["paths"]["/api/events"]["get"]["parameters"]}
    assert {"q", "from", "voice", "certainty", "cursor", "limit"} <= named
    assert {method for path in described["paths"].values() for method in path} == {"get"}
