"""The polite client: who is asked when, and how often."""

from collections.abc import Callable

import pytest

from accord.sources.web.client import Client

from .conftest import FakeTime, Server, answer, head, in_order, raw, refusal

Make = Callable[..., Client]

NOTHING = {"robots": False}


def test_requests_to_one_host_keep_their_distance_and_others_do_not_wait(
    client: Make, server: Server, time: FakeTime
) -> None:
    server.routes |= {"/a": answer("a"), "/b": answer("b")}
    one = client(delay=3.0, **NOTHING)
    one.get(server.url("/a"))
    one.get(server.url("/a", host="other.test"))
    assert time.slept == []
    one.get(server.url("/b"))
    assert time.slept == [3.0]


def test_a_crawl_delay_that_is_longer_than_ours_is_kept(client: Make, server: Server, time: FakeTime) -> None:
    server.routes["/robots.txt"] = answer("User-agent: *\nCrawl-delay: 7\n", kind="text/plain")
    server.routes["/a"] = answer("a")
    one = client(delay=1.0)
    one.get(server.url("/a"))
    one.get(server.url("/a"))
    assert time.slept == [1.0, 7.0]


def test_a_crawl_delay_of_a_year_does_not_stop_the_run(client: Make, server: Server, time: FakeTime) -> None:
    server.routes["/robots.txt"] = answer("User-agent: *\nCrawl-delay: 31536000\n", kind="text/plain")
    server.routes["/a"] = answer("a")
    one = client()
    one.get(server.url("/a"))
    assert refusal(one, server.url("/a")).code == "must_wait"
    assert sum(time.slept) < 5


def test_too_many_requests_are_taken_back_for_as_long_as_the_server_asks(
    client: Make, server: Server, time: FakeTime
) -> None:
    server.routes["/a"] = in_order(answer(status=429, headers={"Retry-After": "40"}), answer("a"))
    assert client(**NOTHING).get(server.url("/a")).body == b"a"
    assert time.slept == [40.0]


def test_a_date_to_come_back_at_is_understood(client: Make, server: Server, time: FakeTime) -> None:
    later = {"Retry-After": "Wed, 01 May 2024 12:01:30 GMT"}
    server.routes["/a"] = in_order(answer(status=503, headers=later), answer("a"))
    assert client(**NOTHING).get(server.url("/a")).body == b"a"
    assert time.slept == [90.0]


@pytest.mark.parametrize("nonsense", ["", "soon", "-5", "1e9", "Wed, 99 May 99999 12:01:30 GMT", "٣"])
def test_nonsense_about_coming_back_is_left_aside(client: Make, server: Server, time: FakeTime, nonsense: str) -> None:
    server.routes["/a"] = in_order(raw(head(429, f"Retry-After: {nonsense}".encode())), answer("a"))
    assert client(**NOTHING).get(server.url("/a")).body == b"a"
    assert time.slept == [2.0]


def test_a_host_that_wants_an_hour_is_left_alone_for_it(client: Make, server: Server, time: FakeTime) -> None:
    server.routes["/a"] = answer(status=429, headers={"Retry-After": "3600"})
    one = client(**NOTHING)
    assert refusal(one, server.url("/a")).code == "must_wait"
    assert refusal(one, server.url("/b")).code == "must_wait"
    assert server.paths == ["/a"]
    assert time.slept == []


def test_an_error_of_the_server_is_tried_again_with_growing_pauses(
    client: Make, server: Server, time: FakeTime
) -> None:
    server.routes["/a"] = in_order(answer(status=500), answer(status=502), answer("a"))
    assert client(**NOTHING).get(server.url("/a")).body == b"a"
    assert time.slept == [2.0, 4.0]


@pytest.mark.parametrize(
    ("status", "code", "asked"),
    [(500, "server_error", 3), (503, "server_error", 3), (429, "rate_limited", 3), (501, "server_error", 1),
     (404, "not_found", 1), (410, "not_found", 1), (403, "access_denied", 1), (451, "access_denied", 1),
     (418, "bad_status", 1), (300, "bad_status", 1)],
)  # fmt: skip
def test_a_status_becomes_a_reason(client: Make, server: Server, status: int, code: str, asked: int) -> None:
    server.routes["/a"] = answer("no", status=status)
    assert refusal(client(**NOTHING), server.url("/a")).code == code
    assert len(server.asked) == asked
