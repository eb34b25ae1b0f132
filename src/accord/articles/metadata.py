"""What a web page says of itself in <meta> elements, its <html> and its <time> elements."""

import html
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from accord.articles.dates import given_date, written_date

_META = re.compile(r"<meta\b([^<>]{0,2000})>", re.IGNORECASE)
_TIME = re.compile(r"<time\b([^<>]{0,1000})>", re.IGNORECASE)
_LINK = re.compile(r"<link\b([^<>]{0,2000})>", re.IGNORECASE)
_HTML = re.compile(r"<html\b([^<>]{0,1000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]{1,60})\s{0,9}=\s{0,9}(?:\"([^\"]{0,1500})\"|'([^']{0,1500})'|([^\s\"'<>]{1,300}))")
_MOST = 400  # elements; more on a page are nobody's metadata
_PUBLISHED_TIME = re.compile(r"publish|pubdate|created|issued|entry-date", re.IGNORECASE)
_CHANGED_TIME = re.compile(r"modif|updat|changed", re.IGNORECASE)
_TIMED = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class MetaData:
    """What the elements say of the article; None where they say nothing."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    url: str | None = None  # as the page writes it: it may be relative


def read_metadata(markup: str) -> MetaData:
    """Give what the page's elements say, each from the most trusted one that says it."""
    stated: dict[str, list[str]] = {}
    for attributes in _elements(_META, markup):
        value = " ".join(html.unescape(attributes.get("content", "")).split())
        for key in ("property", "name", "itemprop"):
            if value and key in attributes:
                stated.setdefault(attributes[key].lower(), []).append(value)
    return MetaData(
        title=_first(stated, "title"),
        byline=_byline(stated),
        outlet=_first(stated, "outlet"),
        language=next((one["lang"] for one in _elements(_HTML, markup) if "lang" in one), None),
        published=next(filter(None, map(_date, _all(stated, "published"))), None) or _time(markup),
        url=_canonical(markup) or _first(stated, "url"),
    )


def names_authors(value: str) -> bool:
    """Say whether a stated author is the name of somebody, and no address, office or outlet's desk."""
    words = value.replace(",", " ").split()
    if not 2 <= len(words) <= 16 or re.search(r"[/@<>|{}]|\d", value):
        return False
    return not set(_names()["not_authors"]).intersection(word.lower().strip(".") for word in words)


@cache
def _names() -> dict[str, list[str]]:
    text = resources.files("accord.articles").joinpath("data/metadata.toml").read_text("utf-8")
    data: dict[str, list[str]] = tomllib.loads(text)
    return data


def _elements(pattern: re.Pattern[str], markup: str) -> Iterator[dict[str, str]]:
    for count, match in enumerate(pattern.finditer(markup)):
        if count == _MOST:
            return
        found = _ATTRIBUTE.finditer(match[1])
        yield {one[1].lower(): next(filter(None, one.groups()[1:]), "") for one in found}


def _all(stated: dict[str, list[str]], what: str) -> Iterator[str]:
    for name in _names()[what]:
        yield from stated.get(name, ())


def _first(stated: dict[str, list[str]], what: str) -> str | None:
    return next(_all(stated, what), None)


def _byline(stated: dict[str, list[str]]) -> str | None:
    """Give the authors that the first telling element, or several of its name, state."""
    for name in _names()["byline"]:
        authors = [re.sub(r"^by:?\s+", "", one, flags=re.IGNORECASE) for one in stated.get(name, ())]
        if authors := [one for one in authors if names_authors(one)]:
            return ", ".join(dict.fromkeys(authors))
    return None


def _canonical(markup: str) -> str | None:
    links = (one for one in _elements(_LINK, markup) if "canonical" in one.get("rel", "").lower().split())
    return next((html.unescape(one["href"]).strip() for one in links if one.get("href")), None)


def _time(markup: str) -> str | None:
    """Give the date of the <time> element that says it is of publication, else of the only one with an hour."""
    times = [one for one in _elements(_TIME, markup) if one.get("datetime") and not _CHANGED_TIME.search(_said(one))]
    said = [one for one in times if _PUBLISHED_TIME.search(_said(one))]
    timed = [one for one in times if _TIMED.match(one["datetime"])]
    one_day = timed if len({one["datetime"][:10] for one in timed}) == 1 else []
    return next(filter(None, (_date(one["datetime"]) for one in [*said, *one_day])), None)


def _said(attributes: dict[str, str]) -> str:
    return " ".join(f"{key} {value}" for key, value in attributes.items() if key != "datetime")


def _date(value: str) -> str | None:
    if found := given_date(value):
        return found
    if re.match(r"(?:19|20)\d{6}(?:\D|$)", value):
        return given_date(value[:8])
    written = written_date(value)
    return written[0] if written else None
