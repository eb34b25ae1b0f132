"""The polite client against a server whose answers are broken, endless, or a bomb."""

import contextlib
import gzip
import zlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.errors import PageError
from accord.sources.web.client import Client

from .conftest import Server, answer, head, in_order, raw, refusal

Make = Callable[..., Client]

NOTHING = {"robots": False}


@pytest.mark.parametrize(
    "announced", [b"Content-Length: 99999999999", b"Transfer-Encoding: chunked", b"X-Length: none"]
)
def test_an_endless_body_is_cut_off(client: Make, server: Server, announced: bytes) -> None:
    piece = b"400\r\n" + b"x" * 1024 + b"\r\n" if b"chunked" in announced else b"x" * 1024
    server.routes["/a"] = raw(head(200, announced), endless=piece)
    assert refusal(client(max_bytes=100_000, **NOTHING), server.url("/a")).code == "too_large"


def test_a_compression_bomb_does_not_go_off(client: Make, server: Server) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 60_000
    server.routes["/a"] = answer(bomb, headers={"Content-Encoding": "gzip"})
    assert refusal(client(max_bytes=1_000_000, **NOTHING), server.url("/a")).code == "too_large"


@pytest.mark.parametrize(
    ("encoding", "code"), [("br", "unsupported"), ("gzip, gzip", "unsupported"), ("gzip", "broken_transfer")]
)
def test_a_compression_that_was_not_asked_for_or_is_none_is_refused(
    client: Make, server: Server, encoding: str, code: str
) -> None:
    server.routes["/a"] = answer(b"not compressed at all", headers={"Content-Encoding": encoding})
    assert refusal(client(**NOTHING), server.url("/a")).code == code


def test_a_compressed_page_that_ends_early_is_no_page(client: Make, server: Server) -> None:
    server.routes["/a"] = answer(gzip.compress(b"News. " * 5000)[:-20], headers={"Content-Encoding": "gzip"})
    assert refusal(client(**NOTHING), server.url("/a")).code == "broken_transfer"


@pytest.mark.parametrize(
    "answer_",
    [
        raw(b"\x16\x03\x01 this is not HTTP\r\n\r\n"),
        raw(b""),
        raw(head(200, b"Content-Length: 500"), b"too short"),
        raw(head(200, b"Transfer-Encoding: chunked"), b"zz\r\nnot a chunk\r\n"),
        raw(head(200, b"Transfer-Encoding: chunked"), b"5\r\nabc"),
        raw(head(200, b"Content-Length: 5", b"Content-Length: 6"), b"hello!"),
        raw(b"HTTP/1.1 200 OK\r\n", endless=b"X-More: " + b"y" * 100 + b"\r\n"),
        raw(b"HTTP/1.1 200 OK\r\nX-Long: ", endless=b"z" * 1000),
    ],
    ids=["no http", "nothing", "short", "bad chunk", "half a chunk", "two lengths", "many headers", "a long header"],
)
def test_a_broken_answer_is_tried_again_and_then_given_up(
    client: Make, server: Server, answer_: Callable[..., None]
) -> None:
    server.routes["/a"] = answer_
    assert refusal(client(**NOTHING), server.url("/a")).code == "broken_transfer"
    assert len(server.asked) == 3


def test_a_broken_answer_does_not_spoil_the_next(client: Make, server: Server) -> None:
    server.routes["/a"] = in_order(raw(head(200, b"Content-Length: 500"), b"too short"), answer("whole"))
    assert client(**NOTHING).get(server.url("/a")).body == b"whole"


PIECES = (
    *(b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 304 \r\n", b"HTTP/1.1 302 X\r\n", b"\r\n", b"\r\n\r\n", b"\n", b"\0", b"\xff"),
    *(b"Content-Length: 3\r\n", b"Content-Length: -1\r\n", b"Transfer-Encoding: chunked\r\n", b"3\r\nabc\r\n0\r\n\r\n"),
    *(b"Content-Encoding: gzip\r\n", b"Content-Encoding: deflate\r\n", gzip.compress(b"x" * 99), zlib.compress(b"y")),
    *(b"Location: \xe9//[\r\n", b"Location: /a\r\n", b"Connection: close\r\n", b"Retry-After: x\r\n", b"text"),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=12))
def test_whatever_a_server_sends_ends_in_a_page_or_a_reason(client: Make, server: Server, pieces: list[bytes]) -> None:
    server.routes["/a"] = raw(*pieces)
    with contextlib.suppress(PageError):
        assert client(delay=0.0, retries=0, **NOTHING).get(server.url("/a")).status in range(200, 305)


def test_endless_preliminary_answers_end(client: Make, server: Server) -> None:
    server.routes["/a"] = raw(endless=b"HTTP/1.1 103 Early Hints\r\n\r\n" * 50)
    assert refusal(client(max_bytes=1000, **NOTHING), server.url("/a")).code == "too_large"
