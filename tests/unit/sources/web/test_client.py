"""The polite client against a server that misbehaves in every way that we could think of."""

import contextlib
import gzip
import time as real_time
import zlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.errors import ConfigError, PageError
from accord.sources.web.client import Client

from .conftest import FakeTime, Names, Server, answer, in_order, raw, redirect, serving

Make = Callable[..., Client]

NOTHING = {"robots": False}


def refusal(client: Client, url: str) -> PageError:
    with pytest.raises(PageError) as caught:
        client.get(url)
    assert caught.value.step == "sources"
    return caught.value


# ---------------------------------------------------------------------------------------- the good


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


# ---------------------------------------------------------------------------------- who is asked when


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
    server.routes["/a"] = in_order(raw(_head(429, f"Retry-After: {nonsense}".encode())), answer("a"))
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


# ------------------------------------------------------------------------------------- bad answers


def _head(status: int, *headers: bytes) -> bytes:
    return b"\r\n".join([f"HTTP/1.1 {status} X".encode(), *headers, b"Connection: close", b"", b""])


@pytest.mark.parametrize(
    "announced", [b"Content-Length: 99999999999", b"Transfer-Encoding: chunked", b"X-Length: none"]
)
def test_an_endless_body_is_cut_off(client: Make, server: Server, announced: bytes) -> None:
    piece = b"400\r\n" + b"x" * 1024 + b"\r\n" if b"chunked" in announced else b"x" * 1024
    server.routes["/a"] = raw(_head(200, announced), endless=piece)
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
        raw(_head(200, b"Content-Length: 500"), b"too short"),
        raw(_head(200, b"Transfer-Encoding: chunked"), b"zz\r\nnot a chunk\r\n"),
        raw(_head(200, b"Transfer-Encoding: chunked"), b"5\r\nabc"),
        raw(_head(200, b"Content-Length: 5", b"Content-Length: 6"), b"hello!"),
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
    server.routes["/a"] = in_order(raw(_head(200, b"Content-Length: 500"), b"too short"), answer("whole"))
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


# ----------------------------------------------------------------------------------------- slow ones


@pytest.mark.parametrize("before", [b"", _head(200, b"Content-Length: 9999999")], ids=["headers", "body"])
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


# ----------------------------------------------------------------------------------------- redirects


def test_redirects_are_followed_to_where_they_lead(client: Make, server: Server) -> None:
    server.routes |= {"/a": redirect("b?x=1", 301), "/b?x=1": redirect(server.url("/c", "other.test"), 308)}
    server.routes["/c"] = answer("there")
    fetched = client(**NOTHING).get(server.url("/a"))
    assert (fetched.url, fetched.body) == (server.url("/c", "other.test"), b"there")


def test_a_circle_of_redirects_ends(client: Make, server: Server) -> None:
    server.routes |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert refusal(client(**NOTHING), server.url("/a")).code == "too_many_redirects"
    assert server.paths == ["/a", "/b"]


def test_redirects_without_end_end(client: Make, server: Server) -> None:
    server.routes |= {f"/{n}": redirect(f"/{n + 1}") for n in range(50)}
    assert refusal(client(max_redirects=3, **NOTHING), server.url("/0")).code == "too_many_redirects"
    assert server.paths == ["/0", "/1", "/2", "/3"]


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("file:///etc/passwd", "refused_address"),
        ("ftp://news.test/a", "refused_address"),
        ("javascript:alert(1)", "refused_address"),
        ("data:text/html,x", "refused_address"),
        ("gopher://127.0.0.1:25/x", "refused_address"),
        ("http://user:secret@news.test/", "refused_address"),
        ("http://news.test:25/", "refused_address"),
        ("http://[::1]/", "refused_address"),
        ("http://10.0.0.1/", "refused_address"),
        ("//169.254.169.254/latest/meta-data/", "refused_address"),
        ("http://[nonsense/", "bad_url"),
        ("http://a b/", "bad_url"),
    ],
)
def test_a_redirect_to_where_nobody_may_go_is_refused(
    client: Make, server: Server, names: Names, location: str, code: str
) -> None:
    names.known |= {host: [[host]] for host in ("10.0.0.1", "169.254.169.254", "::1")}
    server.routes["/a"] = redirect(location)
    error = refusal(client(**NOTHING), server.url("/a"))
    assert error.code == code
    assert "secret" not in error.detail


# ----------------------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    "address",
    ["127.0.0.2", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "::1", "fe80::1", "fd00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1"],
)  # fmt: skip
def test_a_name_that_stands_for_a_private_address_is_refused(
    client: Make, server: Server, names: Names, address: str
) -> None:
    names.known["sly.test"] = [[address]]
    error = refusal(client(), server.url("/a", "sly.test"))
    assert error.code == "refused_address"
    assert address in error.detail
    assert server.asked == []


def test_one_private_address_among_public_ones_is_enough(client: Make, server: Server, names: Names) -> None:
    names.known["sly.test"] = [["127.0.0.1", "10.0.0.1"]]
    assert refusal(client(), server.url("/a", "sly.test")).code == "refused_address"
    assert server.asked == []


def test_the_address_that_was_checked_is_the_address_that_is_asked(client: Make, server: Server, names: Names) -> None:
    """A name that changes what it stands for between look and leap gains nothing: there is one look."""
    server.routes["/a"] = answer("a")
    names.known["sly.test"] = [["127.0.0.1"], ["127.0.0.2"]]
    with serving("127.0.0.2", server.port) as inside:
        one = client(**NOTHING)
        server.routes["/a"] = answer("a", headers={"Connection": "close"})
        assert one.get(server.url("/a", "sly.test")).body == b"a"
        assert names.asked == ["sly.test"]
        assert refusal(one, server.url("/a", "sly.test")).code == "refused_address"
        assert inside.asked == []


def test_the_next_address_of_a_host_is_tried_where_the_first_is_dead(
    client: Make, server: Server, names: Names
) -> None:
    server.routes["/a"] = answer("a")
    names.known["two.test"] = [["127.0.0.3", "127.0.0.1"]]
    one = client(allow=("127.0.0.0/8",), **NOTHING)
    assert one.get(server.url("/a", "two.test")).body == b"a"


# -------------------------------------------------------------------------------------------- robots


def test_what_robots_txt_forbids_is_not_asked_for(client: Make, server: Server) -> None:
    server.routes["/robots.txt"] = answer("User-agent: *\nDisallow: /private\n", kind="text/plain")
    server.routes["/open"] = answer("a")
    one = client()
    assert refusal(one, server.url("/private/a")).code == "robots_disallowed"
    assert one.get(server.url("/open")).body == b"a"
    assert server.paths == ["/robots.txt", "/open"]


def test_rules_for_accord_by_name_go_before_those_for_all(client: Make, server: Server) -> None:
    rules = "User-agent: accord\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
    server.routes["/robots.txt"] = answer(rules, kind="text/plain")
    assert refusal(client(), server.url("/a")).code == "robots_disallowed"


def test_a_redirect_is_held_to_the_rules_of_where_it_leads(client: Make, server: Server) -> None:
    server.routes |= {"/a": redirect("/b"), "/b": answer("b")}
    server.routes["/robots.txt"] = answer("User-agent: *\nDisallow: /b\n", kind="text/plain")
    assert refusal(client(), server.url("/a")).code == "robots_disallowed"
    assert "/b" not in server.paths


@pytest.mark.parametrize("status", [404, 401, 403, 410])
def test_a_site_without_rules_allows_everything(client: Make, server: Server, status: int) -> None:
    server.routes |= {"/robots.txt": answer(status=status), "/a": answer("a")}
    assert client().get(server.url("/a")).body == b"a"


@pytest.mark.parametrize("status", [500, 503, 429])
def test_rules_that_cannot_be_read_now_allow_nothing_now(
    client: Make, server: Server, time: FakeTime, status: int
) -> None:
    server.routes |= {"/robots.txt": answer(status=status), "/a": answer("a")}
    one = client()
    assert refusal(one, server.url("/a")).code == "robots_unreachable"
    server.routes["/robots.txt"] = answer("", kind="text/plain")
    time.passed += 700
    assert one.get(server.url("/a")).body == b"a"


def test_rules_are_read_once_a_day(client: Make, server: Server, time: FakeTime) -> None:
    server.routes["/a"] = answer("a")
    one = client()
    for passed in (0, 3600, 86_400):
        time.passed += passed
        one.get(server.url("/a"))
    assert server.paths.count("/robots.txt") == 2


def test_rules_of_a_gigabyte_are_read_in_part(client: Make, server: Server) -> None:
    server.routes["/robots.txt"] = raw(
        _head(200, b"Content-Type: text/plain"), b"User-agent: *\nDisallow: /private\n", endless=b"# more\n" * 100
    )
    server.routes["/a"] = answer("a")
    one = client()
    assert one.get(server.url("/a")).body == b"a"
    assert refusal(one, server.url("/private")).code == "robots_disallowed"


def test_rules_may_be_turned_off_for_servers_of_ones_own(client: Make, server: Server) -> None:
    server.routes |= {"/robots.txt": answer("User-agent: *\nDisallow: /\n"), "/a": answer("a")}
    assert client(robots=False).get(server.url("/a")).body == b"a"
