"""Whom the page answers, and what it forbids a browser."""

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize("host", ["127.0.0.1:8642", "localhost", "[::1]:8642"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/codebook", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[", "localhost@evil.example"])
def test_a_name_that_points_here_from_elsewhere_is_not(client: TestClient, host: str) -> None:
    answer = client.get("/api/store", headers={"host": host})
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "bad_host"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/events")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_head_is_answered_like_get(client: TestClient) -> None:
    assert client.head("/api/events").status_code == 200


@pytest.mark.parametrize("path", ["/", "/static/style.css", "/api/store", "/nothing-here", "/events.csv"])
def test_every_answer_forbids_what_is_not_ours(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_no_page_has_a_script_or_a_style_of_its_own(client: TestClient) -> None:
    for path in ("/", "/events", "/codebook"):
        html = client.get(path).text
        assert "style=" not in html
        assert "onclick" not in html
        assert "//cdn" not in html
