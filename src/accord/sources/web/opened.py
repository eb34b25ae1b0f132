"""A feed that was fetched: the pages that it names, or those that it carries itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from accord.errors import PageError
from accord.model import Failure, Page, Source
from accord.sources.failures import STEP
from accord.sources.web.client import Fetched
from accord.sources.web.entries import Entry, read_entries
from accord.sources.web.feeds import Feed
from accord.sources.web.pages import Wanted
from accord.sources.web.urls import canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What a feed gives: pages to fetch, pages that are there, and entries that are neither."""

    wanted: tuple[Wanted, ...] = ()
    pages: tuple[tuple[Wanted, Page], ...] = ()
    failures: tuple[Failure, ...] = ()
    named: tuple[Wanted, ...] = ()  # all pages that the feed names, also those left out above


def open_feed(fetched: Fetched, feed: Feed) -> Opened:
    """Read a feed that was fetched; raises PageError for what is none."""
    content_type = fetched.headers.get("content-type", "")
    entries = read_entries(fetched.body, url=fetched.url, content_type=content_type, fetched=fetched.fetched)
    usable = [entry for entry in entries if entry.url and (entry.content or not feed.full_text)]
    failures = tuple(_lost(feed, len(entries) - len(usable)))
    named = tuple(_wanted(entry, feed) for entry in usable)
    if not feed.full_text:
        return Opened(wanted=named, failures=failures, named=named)
    pages = tuple((one, _page(entry, one, fetched.fetched)) for entry, one in zip(usable, named, strict=True))
    return Opened(pages=pages, failures=failures, named=named)


def source_of(feed: Feed) -> Source:
    """Give the source that stands for the feed itself."""
    return Source(kind="feed", ref=canonical(feed.url))


def failure(source: Source, error: PageError) -> Failure:
    """Make the failure of a page or a feed."""
    return Failure(source=source, step=error.step, code=error.code, detail=error.detail)


def _lost(feed: Feed, number: int) -> Iterator[Failure]:
    if number:
        lacks = "no link to the web or no text" if feed.full_text else "no link to the web"
        says = f"{number:,} of the entries of the feed have {lacks}"
        yield failure(source_of(feed), PageError(STEP, "no_link", says))


def _wanted(entry: Entry, feed: Feed) -> Wanted:
    return Wanted(
        url=entry.url,
        kind="feed",
        published=entry.published,
        updated=entry.updated,
        outlet=feed.outlet,
        language=feed.language,
    )


def _page(entry: Entry, wanted: Wanted, fetched: str) -> Page:
    return Page(
        source=Source(kind="feed", ref=wanted.source.ref, fetched=fetched),
        media="html",
        content=f"<html><body><article>{entry.content}</article></body></html>",
        title=entry.title,
        published=wanted.published,
        url=wanted.url,
        outlet=wanted.outlet,
        language=wanted.language,
    )
