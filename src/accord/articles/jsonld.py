"""What a web page says of itself in JSON-LD (schema.org): headline, authors, publisher, date."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

_SCRIPT = re.compile(r"<script[^>]{0,500}application/ld\+json[^>]{0,500}>(.*?)</script", re.IGNORECASE | re.DOTALL)
_ARTICLE = re.compile(r"Article$|^Report$|BlogPosting$|^LiveBlog|^ReportageNews|^OpinionNews|^AnalysisNews")
_MOST = 5_000  # objects looked at
_DEEPEST = 8  # objects inside objects; further down is nothing of this article


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """What JSON-LD says of an article; None where it says nothing."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None


def read_jsonld(markup: str) -> PageData:
    """Give what the first article object of the page says."""
    for match in _SCRIPT.finditer(markup):
        try:
            data = json.loads(match.group(1).strip(), strict=False)
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common, and says nothing of the article's text
        objects = list(islice(_objects(data, _DEEPEST), _MOST))
        for found in objects:
            if any(_ARTICLE.search(str(kind)) for kind in _listed(found.get("@type"))):
                return _page_data(found, _named(objects))
    return PageData()


def _named(objects: list[dict[str, Any]]) -> dict[str, str]:
    """Give the names of the objects that others point at by their "@id"."""
    return {str(one["@id"]): name for one in objects if "@id" in one and (name := _text(one.get("name")))}


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    if depth and isinstance(data, dict | list):
        for child in data.values() if isinstance(data, dict) else data:
            yield from _objects(child, depth - 1)


def _page_data(found: dict[str, Any], named: dict[str, str]) -> PageData:
    names = list(dict.fromkeys(filter(None, (_name(author, named) for author in _listed(found.get("author"))))))
    published = found.get("datePublished")
    return PageData(
        title=_text(found.get("headline")),
        byline=", ".join(names) or None,
        outlet=next(filter(None, (_name(one, named) for one in _listed(found.get("publisher")))), None),
        published=published if isinstance(published, str) else None,
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name(value: Any, named: dict[str, str]) -> str | None:
    if isinstance(value, dict):
        return _text(value.get("name")) or named.get(str(value.get("@id")))
    return _text(value)


def _text(value: Any) -> str | None:
    # Values are often escaped twice: once for JSON, once more for HTML.
    return " ".join(html.unescape(value).split()) or None if isinstance(value, str) else None
