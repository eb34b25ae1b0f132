"""From what was fetched to a page."""

import re
from dataclasses import dataclass

from accord.errors import PageError
from accord.model import Media, Page, Source
from accord.sources.declared import decode_as_declared
from accord.sources.failures import STEP
from accord.sources.kinds import SNIFFED, looks_binary, looks_like_html
from accord.sources.web.client import Fetched
from accord.sources.web.urls import canonical

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_UNCLEAR = frozenset({"", "application/octet-stream", "application/xml", "text/xml"})
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page to fetch, and what is known of it before."""

    url: str
    kind: str = "web"  # "feed" where a feed names it
    published: str | None = None
    updated: str | None = None  # when the feed says that it was changed, ISO time
    outlet: str | None = None
    language: str | None = None

    @property
    def source(self) -> Source:
        """Where the page comes from, under the one spelling of its URL."""
        return Source(kind=self.kind, ref=canonical(self.url))


def page_of(fetched: Fetched, wanted: Wanted) -> Page:
    """Make the page; raises PageError (`unsupported`) for what is neither HTML nor text."""
    said = fetched.headers.get("content-type", "")
    media = _media(said.partition(";")[0].strip().lower(), fetched.body[:SNIFFED])
    return Page(
        source=Source(kind=wanted.kind, ref=wanted.source.ref, fetched=fetched.fetched),
        media=media,
        content=_content(fetched.body, said),
        published=wanted.published,
        url=fetched.url,
        outlet=wanted.outlet,
        language=wanted.language,
    )


def _media(content_type: str, head: bytes) -> Media:
    if content_type in _HTML:
        return "html"
    if content_type == "text/plain":
        return "text"
    if content_type in _UNCLEAR:
        if looks_like_html(head):
            return "html"
        if not content_type and not looks_binary(head):
            return "text"
    raise PageError(STEP, "unsupported", f"the server sends {content_type or 'no text'}, not a web page")


def _content(body: bytes, content_type: str) -> bytes | str:
    """Give the body, decoded where only the server says how: pages that say it themselves are read later."""
    charset = _CHARSET.search(content_type)
    return decode_as_declared(body, charset[1] if charset else None)
