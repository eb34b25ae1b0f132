"""What a feed holds: RSS of every kind and Atom -> entries with their link, date and text."""

import contextlib
import io
import re
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser

from accord.errors import PageError
from accord.sources.failures import STEP
from accord.urls import is_url

_MOST = 1000  # entries read of one feed; the newest stand first
_MAX_BYTES = 5_000_000  # of a feed: on hostile ones feedparser takes seconds for each megabyte
# What may stand before the first element is passed by in one piece: without that, many comments would mean 2**n tries.
_HEAD = re.compile(
    rb"(?>(?:\xef\xbb\xbf|\s+|<\?.*?>|<!--.*?-->|<!DOCTYPE[^>\[]*>)*)<(?:rss|feed|rdf:RDF)\b", re.DOTALL | re.IGNORECASE
)
_LOOKED_AT = 4096
_AHEAD = timedelta(days=1)  # no date of publication is further ahead of its reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed."""

    url: str  # empty where it leads nowhere
    title: str | None
    published: str | None  # the day, as the outlet's own clock has it
    updated: str | None  # ISO time, UTC
    content: str | None  # HTML, where the feed carries the text


def looks_like_feed(body: bytes) -> bool:
    """Say whether bytes begin like a feed."""
    return bool(_HEAD.match(body[:_LOOKED_AT]))


def read_entries(body: bytes, *, url: str, content_type: str, fetched: str) -> list[Entry]:
    """Give the entries of a feed in its order.

    Raises PageError (`too_large`, `not_a_feed`) for what holds none.
    """
    if len(body) > _MAX_BYTES:
        raise PageError(STEP, "too_large", f"a feed of more than {_MAX_BYTES:,} bytes")
    found = _parsed(body, {"content-location": url, "content-type": content_type})
    version = found.get("version", "")
    if not version and not found.entries:
        raise PageError(STEP, "not_a_feed", "this is neither RSS nor Atom")
    # In Atom every entry must say when it was changed, so there that says nothing of its publication.
    is_atom = str(version).startswith("atom")
    latest = datetime.fromisoformat(fetched) + _AHEAD
    return [_entry(entry, is_atom=is_atom, latest=latest) for entry in found.entries[:_MOST]]


def _parsed(body: bytes, headers: dict[str, str]) -> Any:
    try:
        # A stream, never the bytes themselves: those feedparser would try to open as a file or a URL.
        return feedparser.parse(
            io.BytesIO(body), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except Exception as error:
        # Its parser of last resort stumbles over broken markup in many ways; one feed must not end the others.
        raise PageError(STEP, "not_a_feed", f"the feed cannot be read: {type(error).__name__}: {error}") from error


def _entry(entry: Any, *, is_atom: bool, latest: datetime) -> Entry:
    published, updated = (_time(entry, name) for name in ("published", "updated"))
    content = _content(entry)
    said = published or (None if is_atom and content is None else updated)
    link = str(entry.get("link") or "").strip()
    return Entry(
        url=link if is_url(link) else "",
        title=entry.get("title") or None,
        published=said.date().isoformat() if said and datetime(1970, 1, 2, tzinfo=UTC) <= said <= latest else None,
        updated=updated.astimezone(UTC).isoformat() if updated and updated <= latest else None,
        content=content,
    )


def _content(entry: Any) -> str | None:
    for piece in entry.get("content") or []:
        if piece.get("value") and str(piece.get("type", "")).endswith(("html", "xml")):
            return str(piece["value"])
    return entry.get("summary") or None


def _time(entry: Any, name: str) -> datetime | None:
    """Give a time of the entry with the offset that it was written with: the outlet's day is what counts."""
    text = dict.get(entry, name)  # feedparser's own lookup would answer with another date
    if not isinstance(text, str):
        return None
    for read in (parsedate_to_datetime, datetime.fromisoformat, lambda _: _parsed_time(entry, name)):
        with contextlib.suppress(ValueError, OverflowError):
            found = read(text.strip())
            return _with_zone(found) if found else None
    return None


def _parsed_time(entry: Any, name: str) -> datetime | None:
    parsed = dict.get(entry, f"{name}_parsed")
    return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None


def _with_zone(time: datetime) -> datetime:
    time = time if time.tzinfo else time.replace(tzinfo=UTC)
    time.astimezone(UTC)  # fails here, and not later, for a time at the edge of the calendar
    return time
