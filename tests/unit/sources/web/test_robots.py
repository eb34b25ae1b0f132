"""The polite client: what robots.txt forbids, and what becomes of rules that cannot be read."""

from collections.abc import Callable

import pytest

from accord.sources.web.client import Client

from .conftest import FakeTime, Server, answer, head, raw, redirect, refusal

Make = Callable[..., Client]


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
        head(200, b"Content-Type: text/plain"), b"User-agent: *\nDisallow: /private\n", endless=b"# more\n" * 100
    )
    server.routes["/a"] = answer("a")
    one = client()
    assert one.get(server.url("/a")).body == b"a"
    assert refusal(one, server.url("/private")).code == "robots_disallowed"


def test_rules_may_be_turned_off_for_servers_of_ones_own(client: Make, server: Server) -> None:
    server.routes |= {"/robots.txt": answer("User-agent: *\nDisallow: /\n"), "/a": answer("a")}
    assert client(robots=False).get(server.url("/a")).body == b"a"
