"""`accord watch` and `accord read` of the web, with a server on this machine."""

import contextlib
import json
import signal
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import duckdb
import pytest

from .conftest import ACCORD, Accord, environment

STORY = """<!doctype html><html lang="en"><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>The port of {place} was closed on Tuesday after a tanker ran aground, the harbour master said. “Nobody was hurt,”
Ines Roth told reporters at the quay. The government of Portugal sent two tugs and a navy ship to help.</p>
<p>Fishermen from the villages nearby demanded money for their lost nets, and the minister promised an answer by the
end of the month. The owner of the tanker said that its engine had failed in the storm.</p></article></body></html>"""


@dataclass
class Site:
    """A site with a feed: its pages by path, and what it was asked for."""

    port: int = 0
    pages: dict[str, tuple[int, str, str]] = field(default_factory=dict)  # path -> status, kind, body
    asked: list[str] = field(default_factory=list)
    unchanged: int = 0

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def publish(self, *names: str) -> None:
        """Give every name a story, and name them all in the feed."""
        for name in names:
            story = STORY.format(title=f"Tanker runs aground off {name}", place=name)
            self.pages[f"/{name}"] = (200, "text/html; charset=utf-8", story)
        items = "".join(
            f"<item><title>{name}</title><link>{self.url('/' + name)}</link>"
            "<pubDate>Tue, 07 May 2024 09:00:00 GMT</pubDate></item>"
            for name in names
        )
        rss = f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Site</title>{items}</channel></rss>'
        self.pages["/feed.xml"] = (200, "application/rss+xml", rss)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            status, kind, body = site.pages.get(self.path, (404, "text/plain", "no"))
            tag = f'"{hash(body)}"'
            if self.headers.get("If-None-Match") == tag:
                site.unchanged += 1
                status, body = 304, ""
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("ETag", tag)
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(body.encode())

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True)
class Desk:
    """The files of somebody who follows the site."""

    feeds: Path
    config: Path
    store: Path

    @property
    def watch(self) -> list[object]:
        return ["watch", self.feeds, self.store, "--config", self.config]


@pytest.fixture
def desk(site: Site, tmp_path: Path) -> Desk:
    feeds, config = tmp_path / "feeds.toml", tmp_path / "accord.toml"
    feeds.write_text(f'[[feed]]\nurl = "{site.url("/feed.xml")}"\noutlet = "The Site"\nevery = 60\n')
    config.write_text('[web]\nallow = ["127.0.0.1"]\ndelay = 0\nretries = 0\ncontact = "desk@example.org"\n')
    return Desk(feeds, config, tmp_path / "news.duckdb")


def query(store: Path, sql: str) -> list[Any]:
    with duckdb.connect(str(store), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def let_pass(desk: Desk, seconds: float) -> None:
    """Let the feeds become due as if so much time had passed."""
    import sqlite3

    with contextlib.closing(sqlite3.connect(desk.store.with_name("news.duckdb.watch"), autocommit=True)) as state:
        state.execute("UPDATE feeds SET due = due - ?", [seconds])
        state.execute("UPDATE entries SET due = due - ?", [seconds])


def test_what_is_new_is_read_once_with_its_date_and_outlet(site: Site, desk: Desk, accord: Accord) -> None:
    site.publish("Sines", "Aveiro")
    first = accord(*desk.watch, "--once")
    assert (first.code, first.err) == (0, "accord: 2 new articles\n")
    rows = query(desk.store, "SELECT url, outlet, published, published_basis, source_kind FROM articles ORDER BY url")
    assert [(url, outlet, str(day), basis, kind) for url, outlet, day, basis, kind in rows] == [
        (site.url(path), "The Site", "2024-05-07", "given", "feed") for path in ("/Aveiro", "/Sines")
    ]
    # Not due: nobody is asked.
    site.asked.clear()
    assert accord(*desk.watch, "--once").err == "accord: 0 new articles\n"
    assert site.asked == []
    # Due and not changed: the feed alone is asked, and says so.
    let_pass(desk, 61)
    assert accord(*desk.watch, "--once").err == "accord: 0 new articles\n"
    assert (site.asked, site.unchanged) == (["/robots.txt", "/feed.xml"], 1)


def test_a_feed_that_works_again_is_no_failure_any_more(site: Site, desk: Desk, accord: Accord) -> None:
    for command in (["watch", desk.feeds, desk.store, "--once"], ["read", desk.feeds, "--store", desk.store]):
        site.pages.clear()
        let_pass(desk, 600) if site.asked else None
        accord(*command, "--config", desk.config)
        assert query(desk.store, "SELECT code, source_kind FROM failures") == [("not_found", "feed")]
        site.publish()  # a feed without entries
        let_pass(desk, 600)
        accord(*command, "--config", desk.config)
        assert query(desk.store, "SELECT code FROM failures") == []


def test_it_follows_until_it_is_stopped_and_leaves_the_store_free(site: Site, desk: Desk) -> None:
    site.publish("Sines")
    with subprocess.Popen(
        [ACCORD, *map(str, desk.watch)], stderr=subprocess.PIPE, env=environment(), text=True
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "accord: 1 new article\n"
        assert process.stderr.readline().startswith("accord: next look at ")
        assert query(desk.store, "SELECT count(*) FROM articles") == [(1,)]
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert process.returncode == 130
    assert rest.startswith("accord: interrupted. What was read until now is stored")


def test_read_takes_feeds_lists_and_addresses_and_does_not_fetch_twice(
    site: Site, desk: Desk, accord: Accord, tmp_path: Path
) -> None:
    site.publish("Sines", "Aveiro")
    urls = tmp_path / "more.urls"
    urls.write_text(f"# more\n\n{site.url('/Sines')}\n{site.url('/Sines')}?utm_source=x\n{site.url('/gone')}\n")
    said = ["--config", desk.config, "--store", desk.store, "--json"]
    first = json.loads(accord("read", desk.feeds, urls, *said).out)
    assert (first["read"], first["already"], first["failed"]) == (2, 0, 1)
    assert first["failures"][0]["code"] == "not_found"
    assert sorted(site.asked) == ["/Aveiro", "/Sines", "/feed.xml", "/gone", "/robots.txt"]
    site.asked.clear()
    second = json.loads(accord("read", desk.feeds, urls, site.url("/Aveiro"), *said).out)
    assert (second["read"], second["already"], second["failed"]) == (0, 2, 1)
    assert sorted(site.asked) == ["/feed.xml", "/gone", "/robots.txt"]


def test_without_leave_nothing_on_this_machine_is_fetched(site: Site, accord: Accord) -> None:
    done = accord("code", site.url("/Sines"))
    assert done.code == 1
    assert "[sources: refused_address]" in done.err
    assert site.asked == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "must hold feeds"),
        ('[[feed]]\nurl = "https://a.example/"\nevry = 3\n', "unknown key 'evry'"),
    ],
)
def test_a_wrong_file_of_feeds_is_told_at_once(tmp_path: Path, accord: Accord, text: str, says: str) -> None:
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(text)
    for command in (["watch", feeds, tmp_path / "s.duckdb"], ["read", feeds, "--store", tmp_path / "s.duckdb"]):
        done = accord(*command)
        assert done.code == 2
        assert says in done.err
        assert not (tmp_path / "s.duckdb").exists()
