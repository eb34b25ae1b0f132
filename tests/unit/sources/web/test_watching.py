"""What a look at feeds finds new, and what it remembers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from accord.errors import StoreError
from accord.model import Failure, Page
from accord.sources.web.client import Client
from accord.sources.web.feeds import Feed
from accord.sources.web.state import EntryState, FeedState, WatchState
from accord.sources.web.watching import Look

from .conftest import FakeTime, Server, answer, redirect

Make = Callable[..., Client]


def atom(server: Server, *paths: str, updated: str = "2024-04-01T00:00:00Z") -> str:
    entries = "".join(
        f'<entry><id>{path}</id><title>T</title><link href="{server.url(path)}"/><updated>{updated}</updated></entry>'
        for path in paths
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title>{entries}</feed>'


@dataclass
class Desk:
    """Somebody who looks at one feed now and then."""

    server: Server
    client: Client
    state: WatchState
    time: FakeTime
    every: int = 900
    codes: list[str] = field(default_factory=list)
    empty: bool = False  # whether the last look had nothing for the store
    sound: tuple[str, ...] = ()

    def publish(self, *paths: str, **more: str) -> None:
        for path in paths:
            self.server.routes.setdefault(path, answer("<html><p>x</p></html>"))
        self.server.routes["/feed"] = answer(atom(self.server, *paths, **more), headers={"ETag": f'"{paths}"'})

    def look(self, *, wait: float = 0.0, settle: bool = True) -> list[str]:
        """Give the paths of the pages that are new, after so many seconds; failures go into `codes`."""
        self.time.passed += wait
        self.codes = []
        feed = Feed(url=self.server.url("/feed"), every=self.every)
        look = Look([feed], self.client, self.state, now=lambda: self.time.passed)
        new = []
        for result in look.pages():
            if isinstance(result, Page):
                new.append(result.source.ref.rpartition("/")[2])
            else:
                self.codes.append(result.code)
                look.failed(result)
        self.empty, self.sound = look.is_empty, look.sound
        if settle:
            look.settle()
        return new

    @property
    def due_in(self) -> float:
        return self.state.feed(self.server.url("/feed")).due - self.time.passed


@pytest.fixture
def desk(client: Make, server: Server, time: FakeTime, tmp_path: Path) -> Iterator[Desk]:
    with WatchState(tmp_path / "news.duckdb.watch") as state:
        yield Desk(server, client(delay=0.0, retries=0, robots=False), state, time)


def test_what_was_seen_is_not_new_again(desk: Desk) -> None:
    desk.publish("/a", "/b")
    assert desk.look() == ["a", "b"]
    desk.publish("/c", "/a", "/b")
    assert desk.look(wait=900) == ["c"]
    assert desk.look(wait=900) == []


def test_a_feed_is_asked_whether_it_has_changed(desk: Desk) -> None:
    desk.publish("/a")
    desk.look()
    desk.server.routes["/feed"] = answer(status=304, kind=None)
    assert desk.look(wait=900) == []
    assert desk.server.asked[-1][1]["If-None-Match"] == "\"('/a',)\""
    assert desk.due_in == 900


def test_what_was_not_stored_is_new_again(desk: Desk) -> None:
    desk.publish("/a")
    assert desk.look(settle=False) == ["a"]
    assert desk.look() == ["a"]


def test_an_entry_that_was_changed_is_fetched_again(desk: Desk) -> None:
    desk.publish("/a")
    desk.look()
    desk.publish("/a", updated="2024-04-02T00:00:00Z")
    assert desk.look(wait=900) == ["a"]


def test_a_page_that_fails_for_now_is_tried_again_a_few_times_at_growing_distances(desk: Desk) -> None:
    desk.server.routes["/a"] = answer("later", status=503)
    desk.publish("/a")
    tried = []
    for _ in range(24):
        desk.look(wait=900)
        if desk.codes:
            tried.append(desk.time.passed)
    gaps = [later - before for before, later in pairwise(tried)]
    assert gaps == [900, 1800, 3600, 7200]
    assert desk.server.paths.count("/a") == 5


def test_a_page_that_fails_for_good_is_tried_once_and_the_feed_is_asked_only_for_changes(desk: Desk) -> None:
    desk.server.routes["/a"] = redirect("file:///etc/passwd")
    desk.publish("/a")
    desk.look()
    assert desk.codes == ["refused_address"]
    desk.look(wait=100_000)
    assert desk.codes == []
    assert "If-None-Match" in desk.server.asked[-1][1]


def test_a_feed_with_a_page_to_try_again_is_fetched_whole(desk: Desk) -> None:
    desk.server.routes["/a"] = answer("later", status=503)
    desk.publish("/a")
    desk.look()
    desk.server.routes["/a"] = answer("<p>x</p>")
    assert desk.look(wait=900) == ["a"]
    assert all("If-None-Match" not in headers for _, headers in desk.server.asked)


def test_a_feed_that_fails_is_looked_at_less_and_less_but_every_day(desk: Desk) -> None:
    pauses = []
    for _ in range(12):
        desk.look(wait=100_000)
        pauses.append(desk.due_in)
    assert pauses[:4] == [1800, 3600, 7200, 14400]
    assert pauses[-1] == 24 * 3600
    desk.publish("/a")
    assert desk.look(wait=100_000) == ["a"]
    assert desk.due_in == 900


def test_a_feed_that_is_gone_is_a_failure_of_the_feed(desk: Desk) -> None:
    look = Look([Feed(url=desk.server.url("/feed"))], desk.client, desk.state, now=lambda: 0.0)
    (found,) = look.pages()
    assert isinstance(found, Failure)
    assert (found.source.kind, found.source.ref, found.code) == ("feed", desk.server.url("/feed"), "not_found")
    assert not look.is_empty


def test_what_the_feed_no_longer_names_is_forgotten(desk: Desk) -> None:
    for n in range(5):
        desk.publish(f"/{n}", f"/{n + 1}")
        desk.look(wait=900)
    assert set(desk.state.entries(desk.server.url("/feed"))) == {desk.server.url("/4"), desk.server.url("/5")}


def test_what_is_remembered_outlives_the_program(tmp_path: Path) -> None:
    path = tmp_path / "s.watch"
    feed, entry = FeedState(etag='"1"', modified="x", due=5.0, misses=2), EntryState(updated="u", tries=3, due=None)
    with WatchState(path) as state:
        state.keep("https://a.example/f", feed, {"https://a.example/1": entry})
    with WatchState(path) as state:
        assert state.feed("https://a.example/f") == feed
        assert state.entries("https://a.example/f") == {"https://a.example/1": entry}
        state.forget()
        assert state.feed("https://a.example/f") == FeedState()


def test_a_memory_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "s.watch").write_bytes(b"no database at all, but long enough to be looked at" * 50)
    with pytest.raises(StoreError, match=r"s\.watch cannot be used"):
        WatchState(tmp_path / "s.watch")


def test_a_feed_that_works_again_is_told_of_once(desk: Desk, server: Server) -> None:
    desk.publish()
    assert (desk.look(), desk.empty, desk.sound) == ([], True, (server.url("/feed"),))
    good = server.routes["/feed"]
    server.routes["/feed"] = answer("gone", status=404)
    assert (desk.look(wait=900), desk.codes, desk.empty, desk.sound) == ([], ["not_found"], False, ())
    server.routes["/feed"] = good  # not changed since the first look
    assert (desk.look(wait=3600), desk.empty, desk.sound) == ([], False, (server.url("/feed"),))
    assert (desk.look(wait=900), desk.empty) == ([], True)
