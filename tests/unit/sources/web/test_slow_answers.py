"""The polite client against servers that drip, are silent, or are not there."""

import time as real_time
from collections.abc import Callable

import pytest

from accord.sources.web.client import Client

from .conftest import FakeTime, Names, Server, head, raw, refusal, serving

Make = Callable[..., Client]

NOTHING = {"robots": False}


@pytest.mark.parametrize("before", [b"", head(200, b"Content-Length: 9999999")], ids=["headers", "body"])
def test_a_server_that_drips_is_left_when_its_time_is_over(
    client: Make, server: Server, time: FakeTime, before: bytes
) -> None:
    def drip(request: object) -> None:
        raw(before)(request)  # type: ignore[arg-type]
        for _ in range(2000):
            request.wfile.write(b"x")  # type: ignore[attr-defined]
            request.wfile.flush()  # type: ignore[attr-defined]
            real_time.sleep(0.001)

    server.routes["/a"] = drip
    time.tick = 1.0  # every look at the clock finds a second gone
    assert refusal(client(total_timeout=60.0, retries=0, **NOTHING), server.url("/a")).code == "timed_out"


def test_a_server_that_says_nothing_is_left(client: Make, server: Server) -> None:
    server.routes["/a"] = lambda request: real_time.sleep(0.5)
    one = client(read_timeout=0.05, retries=1, **NOTHING)
    assert refusal(one, server.url("/a")).code == "timed_out"
    assert len(server.asked) == 2


def test_a_port_where_nobody_listens_is_no_connection(client: Make) -> None:
    with serving() as gone:
        url = gone.url("/a")
    assert refusal(client(), url).code == "cannot_connect"


def test_a_name_without_an_address_is_told(client: Make, names: Names) -> None:
    names.known["gone.test"] = [[]]
    assert refusal(client(), "http://gone.test/").code == "host_not_found"


def test_a_name_that_is_looked_up_for_ever_is_given_up(client: Make, names: Names) -> None:
    names.known["slow.test"] = [["127.0.0.1"]]
    names.seconds = 0.5
    assert refusal(client(connect_timeout=0.05, **NOTHING), "http://slow.test/").code == "timed_out"
