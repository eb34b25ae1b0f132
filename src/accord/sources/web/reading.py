"""URLs and feeds -> one stream of pages and failures, the hosts taking turns."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import batched

import httpx

from accord.errors import PageError
from accord.model import Failure, Page
from accord.sources.web.access import nothing
from accord.sources.web.client import Client
from accord.sources.web.entries import looks_like_feed
from accord.sources.web.feeds import Feed
from accord.sources.web.opened import Opened, failure, open_feed, source_of
from accord.sources.web.pages import Wanted, page_of
from accord.urls import is_url

_WINDOW = 5000  # URLs that take turns among themselves, so that a list of any length stays in bounds

type Skip = Callable[[Wanted], bool]
type Sound = Callable[[str], None]


def _tell_nobody(ref: str) -> None:
    """Take the name of a feed and keep it to oneself."""


def read_urls(
    urls: Iterable[str],
    client: Client,
    *,
    skip: Skip = nothing,
    skip_entry: Skip = nothing,
    sound: Sound = _tell_nobody,
) -> Iterator[Page | Failure]:
    """Fetch pages; a URL that turns out to be a feed gives the pages of its entries, and `sound` is told of it."""
    for window in batched(urls, _WINDOW):
        for wanted in in_turn(Wanted(url=url) for url in window):
            if skip(wanted):
                continue
            try:
                fetched = client.get(wanted.url)
                if looks_like_feed(fetched.body):
                    opened = open_feed(fetched, Feed(url=wanted.url))
                    sound(wanted.source.ref)
                    yield from read_opened([opened], client, skip_entry)
                else:
                    yield page_of(fetched, wanted)
            except PageError as error:
                yield failure(wanted.source, error)


def read_feeds(
    feeds: Iterable[Feed], client: Client, *, skip: Skip = nothing, sound: Sound = _tell_nobody
) -> Iterator[Page | Failure]:
    """Fetch the feeds, and then the pages that they name; `sound` is told of the feeds that could be read."""
    opened: list[Opened] = []
    for feed in feeds:
        try:
            opened.append(open_feed(client.get(feed.url), feed))
            sound(source_of(feed).ref)
        except PageError as error:
            yield failure(source_of(feed), error)
    yield from read_opened(opened, client, skip)


def read_opened(opened: Iterable[Opened], client: Client, skip: Skip) -> Iterator[Page | Failure]:
    """Give what feeds hold and, after that, the pages that they name."""
    opened = list(opened)
    for feed in opened:
        yield from feed.failures
        yield from (page for wanted, page in feed.pages if not skip(wanted))
    yield from read_wanted((wanted for feed in opened for wanted in feed.wanted), client, skip=skip)


def read_wanted(found: Iterable[Wanted], client: Client, *, skip: Skip = nothing) -> Iterator[Page | Failure]:
    """Fetch pages, the hosts taking turns, none of them twice."""
    for wanted in in_turn(found):
        if skip(wanted):
            continue
        try:
            yield page_of(client.get(wanted.url), wanted)
        except PageError as error:
            yield failure(wanted.source, error)


def in_turn(found: Iterable[Wanted]) -> Iterator[Wanted]:
    """Give each URL once, the hosts in turn: while one rests, the others are read."""
    hosts: dict[str, deque[Wanted]] = {}
    seen: set[str] = set()
    for wanted in found:
        if (name := wanted.source.ref) not in seen:
            seen.add(name)
            hosts.setdefault(_host(wanted.url), deque()).append(wanted)
    turns = deque(hosts.values())
    while turns:
        host = turns.popleft()
        yield host.popleft()
        if host:
            turns.append(host)


def _host(url: str) -> str:
    try:
        return httpx.URL(url).host
    except (httpx.InvalidURL, ValueError):
        return ""


def url_lines(lines: Iterable[str]) -> Iterator[str]:
    """Give the URLs of a list, one a line; empty lines and lines that begin with # are left out."""
    for line in lines:
        text = line.strip()
        if text and not text.startswith("#"):
            yield text if is_url(text) else f"https://{text}"
