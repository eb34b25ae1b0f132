"""The polite client: where it may be led by a redirect, or by a name."""

from collections.abc import Callable

import pytest

from accord.sources.web.client import Client

from .conftest import Names, Server, answer, redirect, refusal, serving

Make = Callable[..., Client]

NOTHING = {"robots": False}


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
