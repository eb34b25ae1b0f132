"""The polite client: what it asks with, and what it gives back."""

import gzip
import zlib
from collections.abc import Callable

import pytest

from accord.errors import ConfigError
from accord.sources.web.client import Client

from .conftest import Server, answer

Make = Callable[..., Client]


def test_a_page_is_fetched_with_its_headers_and_the_time(client: Make, server: Server) -> None:
    server.routes["/a"] = answer("<p>Hello.</p>", headers={"ETag": '"1"'})
    fetched = client().get(server.url("/a?x=1#part".replace("?x=1", "")))
    assert (fetched.url, fetched.status, fetched.body) == (server.url("/a"), 200, b"<p>Hello.</p>")
    assert fetched.headers["etag"] == '"1"'
    assert fetched.fetched == "2024-05-01T12:00:01+00:00"  # a second after robots.txt


def test_the_user_agent_says_who_asks_and_how_to_reach_them(client: Make, server: Server) -> None:
    server.routes["/a"] = answer("x")
    client(contact="https://desk.example/bot").get(server.url("/a"))
    for _, headers in server.asked:
        assert headers["User-Agent"].startswith("accord/")
        assert headers["User-Agent"].endswith("(news reader; +https://desk.example/bot)")


@pytest.mark.parametrize("contact", ["a\r\nX-Evil: 1", "é@example.org", "x)(y"])
def test_a_contact_that_no_header_can_hold_is_a_wrong_configuration(client: Make, contact: str) -> None:
    with pytest.raises(ConfigError, match=r"\[web\] contact"):
        client(contact=contact)


@pytest.mark.parametrize(
    "wrong", [{"delay": -1.0}, {"total_timeout": 0.0}, {"max_wait": float("nan")}, {"retries": -1}, {"max_bytes": 0}]
)
def test_limits_that_no_client_can_keep_are_a_wrong_configuration(client: Make, wrong: dict[str, float]) -> None:
    with pytest.raises(ConfigError, match=rf"\[web\] {next(iter(wrong))} must be a number"):
        client(**wrong)


def test_cookies_are_not_sent_back(client: Make, server: Server) -> None:
    server.routes["/a"] = answer("x", headers={"Set-Cookie": "id=1"})
    one = client()
    one.get(server.url("/a"))
    one.get(server.url("/a"))
    assert all("Cookie" not in headers for _, headers in server.asked)


@pytest.mark.parametrize("squeeze", [gzip.compress, zlib.compress, lambda data: zlib.compress(data)[2:-4]])
def test_compressed_pages_are_undone(client: Make, server: Server, squeeze: Callable[[bytes], bytes]) -> None:
    encoding = "gzip" if squeeze is gzip.compress else "deflate"
    server.routes["/a"] = answer(squeeze(b"News. " * 50_000), headers={"Content-Encoding": encoding})
    assert client().get(server.url("/a")).body == b"News. " * 50_000


def test_a_gzip_file_of_several_parts_with_padding_is_read_to_its_end(client: Make, server: Server) -> None:
    body = gzip.compress(b"One. ") + gzip.compress(b"Two.") + b"\0" * 100
    server.routes["/a"] = answer(body, headers={"Content-Encoding": "gzip"})
    assert client().get(server.url("/a")).body == b"One. Two."


def test_a_page_that_has_not_changed_is_told(client: Make, server: Server) -> None:
    server.routes["/a"] = answer(status=304, kind=None)
    fetched = client().get(server.url("/a"), headers={"If-None-Match": '"1"'})
    assert (fetched.status, fetched.body) == (304, b"")
    assert server.asked[-1][1]["If-None-Match"] == '"1"'
