"""The file that names the feeds to follow (``feeds.toml``).

[[feed]]
url = "https://news.example/world.xml"
outlet = "The Example"      # else it is found in each page
language = "en"             # else it is found in each page
every = 900                 # seconds between two looks of `accord watch`
full_text = false           # true: the feed carries whole articles, and no page is fetched
"""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from accord.errors import PageError, UsageError
from accord.sources.web.urls import canonical, target

_SHORTEST = 60  # seconds between two looks


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed, and what the user says of its pages."""

    url: str
    outlet: str | None = None
    language: str | None = None
    every: int = 900
    full_text: bool = False


_KINDS: dict[str, type] = {"url": str, "outlet": str, "language": str, "every": int, "full_text": bool}


def load_feeds(path: Path) -> tuple[Feed, ...]:
    """Read a file of feeds; raises UsageError, with file and feed, for whatever is wrong with it."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"cannot read the feeds in {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is not valid TOML: {error}") from error
    rows = found.pop("feed", None)
    if found or not isinstance(rows, list) or not rows:
        raise UsageError(f'{path} must hold feeds, each as [[feed]] with url = "https://...", and nothing else')
    feeds = tuple(_feed(row, f"{path}: feed {number}") for number, row in enumerate(rows, 1))
    seen: set[str] = set()
    for feed in feeds:
        if canonical(feed.url) in seen:
            raise UsageError(f"{path} names the feed {feed.url} twice")
        seen.add(canonical(feed.url))
    return feeds


def _feed(row: Any, where: str) -> Feed:
    known = ", ".join(entry.name for entry in fields(Feed))
    if not isinstance(row, dict) or "url" not in row:
        raise UsageError(f"{where} has no url")
    for key, value in row.items():
        if key not in _KINDS:
            raise UsageError(f"{where}: unknown key {key!r}; the keys here are: {known}")
        if type(value) is not _KINDS[key]:
            raise UsageError(f"{where}: {key} cannot be {value!r}")
    feed = Feed(**row)
    if feed.every < _SHORTEST:
        raise UsageError(f"{where}: every must be at least {_SHORTEST} seconds, not {feed.every}")
    try:
        target(feed.url)
    except PageError as error:
        raise UsageError(f"{where}: {error.detail}") from error
    return feed
