"""Hashes by which the store knows what it has: of pages, of failures, of the way pages were coded."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accord.model import Failure, Page

_LENGTH = 20  # hexadecimal digits: no collision to be expected among billions of pages


def page_key(page: Page) -> str:
    """Hash what the page holds and what its source says of it; where it came from does not matter."""
    content = page.content.encode("utf-8", "surrogatepass") if isinstance(page.content, str) else page.content
    said = [page.media, page.title, page.published, page.url, page.outlet, page.language]
    return "p-" + _digest([json.dumps(said).encode(), content])


def coding_key(page: str, fingerprint: str) -> str:
    """Hash a page together with what it is coded with."""
    return "c-" + _digest([page.encode(), fingerprint.encode()])


def failure_key(failure: Failure, page: str | None) -> str:
    """Hash which page of which source failed; a later failure of the same replaces the earlier."""
    return _failure_key(failure.source.kind, failure.source.ref, page)


def unread_key(kind: str, ref: str) -> str:
    """Give the key of the failure of a source that could not give the page `ref` at all."""
    return _failure_key(kind, ref, None)


def _failure_key(kind: str, ref: str, page: str | None) -> str:
    return "f-" + _digest([json.dumps([kind, ref, page]).encode()])


def fingerprint(accord: str, config: dict[str, Any]) -> str:
    """Hash all that decides what a page becomes: the version and the settings."""
    return _digest([accord.encode(), json.dumps(config, sort_keys=True).encode()])


def run_key(fingerprint: str, started: datetime) -> str:
    """Name a run after what it codes with and when it began."""
    return "r-" + _digest([fingerprint.encode(), started.isoformat().encode()])


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.hexdigest()[:_LENGTH]
