"""Take the article out of a web page: its text, and what the page says of it."""

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from htmldate import find_date
from trafilatura import bare_extraction

from accord.articles.dates import given_date, url_date
from accord.articles.decode import STEP
from accord.articles.headers import read_byline, read_header
from accord.articles.jsonld import PageData, read_jsonld
from accord.articles.lines import Line, split_lines
from accord.articles.metadata import MetaData, read_metadata
from accord.errors import PageError
from accord.model import Caution
from accord.urls import believed_url, canonical_url, is_url

# What the libraries log is told as failures and warnings; without a handler it would land on stderr.
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

# htmldate takes no date after "today" unless told otherwise; a fixed bound makes the same page give
# the same date on any day. What is known of when the page was fetched is a better bound.
_LATEST = "2100-01-01"

# The time that libxml2 takes for one tag grows with the square of its attributes: 40,000 take 6
# seconds a parse, and a page is parsed several times. No honest tag has so many.
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40})[^<>]{10000,}")
_ATTRIBUTES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """The article of a web page."""

    text: str
    title: str | None
    byline: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: str | None
    published_basis: str | None
    warnings: tuple[Caution, ...]


def read_html(markup: str, *, url: str | None, fetched: str | None) -> WebPage:
    """Extract the article; raises PageError ``no_text`` where the page holds none."""
    markup = _LONG_TAG.sub(_slim, markup)
    dates = {"original_date": True, "extensive_search": False, "max_date": (fetched or _LATEST)[:10]}
    document = _extract(markup, url, dates)
    paragraphs = [line.strip() for line in (document.text or "").splitlines() if line.strip()] if document else []
    if not paragraphs:
        raise PageError(STEP, "no_text", "no article was found in this HTML")
    data, stated = read_jsonld(markup), read_metadata(markup)
    own_url = stated.url if url or is_url(stated.url or "") else document.url
    found_url = believed_url(own=own_url, given=url)
    cautions = _url_doubts(own_url, found_url)
    lines = split_lines("\n\n".join(paragraphs))
    published, basis = _published(markup, data, stated, found_url, _line_date(lines), document.date, dates, cautions)
    outlet = data.outlet or stated.outlet or document.sitename
    byline = _byline(data, stated, lines, document.author, outlet, cautions)
    return WebPage(
        text="\n\n".join(paragraphs),
        title=_without_outlet(data.title or stated.title or document.title, outlet),
        byline=byline,
        outlet=outlet,
        url=found_url,
        language=stated.language,
        published=published,
        published_basis=basis,
        warnings=tuple(cautions),
    )


def _url_doubts(own: str | None, url: str | None) -> list[Caution]:
    """Say so where the page names an address of its own that is not believed."""
    named = canonical_url(own)
    if named is None or named == url:
        return []
    return [Caution(step=STEP, code="canonical_ignored", detail=f"the page calls itself {named}")]


def _byline(
    data: PageData, stated: MetaData, lines: list[Line], found: str | None, outlet: str | None, cautions: list[Caution]
) -> str | None:
    """Take the authors from JSON-LD, else <meta>, else a line "By ...", else the layout: the last is a guess."""
    known = data.byline if data.byline and data.byline != outlet else None
    written = read_byline(lines)
    if byline := known or stated.byline or (written.name if written else None):
        return byline
    if not found or found == outlet:
        return None
    detail = "the byline is read from the page's layout, not from its metadata"
    cautions.append(Caution(step=STEP, code="byline_guessed", detail=detail))
    return found


def _line_date(lines: list[Line]) -> str | None:
    """Give the date that a line above the body, or a dateline, states."""
    return read_header(lines, read_byline(lines)).published


def _slim(tag: re.Match[str]) -> str:
    return tag.group() if len(tag.group().split()) <= _ATTRIBUTES else f"<{tag.group(1)}"


@contextmanager
def _silence() -> Iterator[None]:
    """Keep what the libraries warn of (dates with odd time zones, say) from standard error; the result says enough."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _extract(markup: str, url: str | None, dates: dict[str, Any]) -> Any:
    # Precision: what it loses is mostly furniture. Its only cache that changes results (of repeated
    # paragraphs) is off unless `deduplicate` is asked for.
    try:
        with _silence():
            return bare_extraction(
                markup,
                url=url,
                favor_precision=True,
                include_comments=False,
                include_tables=False,
                with_metadata=True,
                date_extraction_params=dates,
            )
    except Exception as error:
        # The libraries stumble over hostile markup in many ways; each means that there is no article.
        raise PageError(STEP, "no_text", f"this HTML cannot be read: {type(error).__name__}") from error


def _published(
    markup: str,
    data: PageData,
    stated: MetaData,
    url: str | None,
    line: str | None,
    found: str | None,
    dates: dict[str, Any],
    cautions: list[Caution],
) -> tuple[str | None, str | None]:
    """Take the date from JSON-LD, else an element, else the URL, else a line; else it is a guess."""
    if day := (given_date(data.published) if data.published else None) or stated.published:
        return day, "metadata"
    if day := url_date(url):
        return day, "url"
    if line:
        return line, "byline"
    guessed = found or _guess_date(markup, dates)
    if not guessed:
        return None, None
    detail = "the publication date was found by searching the whole page, and may be wrong"
    cautions.append(Caution(step=STEP, code="published_guessed", detail=detail))
    return guessed, "guess"


def _guess_date(markup: str, dates: dict[str, Any]) -> str | None:
    try:
        with _silence():
            found: str | None = find_date(markup, **{**dates, "extensive_search": True})
    except Exception:  # as in _extract: the article is read, and only its date stays unknown
        return None
    # The first of January is htmldate's way of saying that it found no more than a year.
    return None if not found or found.endswith("-01-01") else found


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Cut the outlet's name off the end of a title ("Talks fail | The Example")."""
    if title and outlet:
        for mark in (" | ", " - ", " – ", " — ", " :: "):
            title = title.removesuffix(mark + outlet)
    return title
