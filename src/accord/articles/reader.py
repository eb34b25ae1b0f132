"""Read a page: find its text, mark what is not the article, and say what is known of it."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from accord.articles.dates import given_date, url_date
from accord.articles.decode import STEP, decode
from accord.articles.furniture import find_furniture
from accord.articles.headers import read_bare_byline, read_byline, read_header
from accord.articles.html import read_html
from accord.articles.identity import article_id
from accord.articles.language import find_language
from accord.articles.line_model import load_model
from accord.articles.lines import Line, split_lines
from accord.articles.outlet_lines import host_of, load_outlet_lines
from accord.config import ArticleSettings
from accord.errors import PageError
from accord.model import Article, Caution, Furniture, Page
from accord.urls import canonical_url

# Markup is many times its text: this much more of it is read before the text itself is measured.
_MARKUP_FACTOR = 4

_HEAD_LINES = 25  # where a line may stand that dates or signs the article

_UNFIT = re.compile("[\ud800-\udfff\x00-\x1f\x7f-\x9f\u2028\u2029]+")  # surrogates, control characters
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The text with what it, or its page, says of the article."""

    text: str
    title: str | None
    byline: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: str | None
    basis: str | None
    furniture: tuple[Furniture, ...]
    warnings: tuple[Caution, ...]
    identity: tuple[str | None, str | None]  # outlet and URL from outside the text


class ArticleReader:
    """Turns pages into articles."""

    def __init__(self, settings: ArticleSettings) -> None:
        """Load what reading needs; raises ConfigError for a file of outlet lines that is none."""
        self._settings = settings
        self._outlet_lines = load_outlet_lines(settings.outlet_lines)
        self.models = {"furniture": load_model().digest}
        if settings.outlet_lines:
            self.models["outlet lines"] = self._outlet_lines.digest

    def read(self, page: Page) -> Article:
        """Read one page; raises PageError when it holds no article that can be coded."""
        known = self._read_html(page) if page.media == "html" else self._read_text(page)
        body = _body(known.text, known.furniture) or known.text
        language, cautions = find_language(
            body, given=page.language, stated=known.language, coded=self._settings.languages
        )
        published, basis, doubts = _published(page, known)
        outlet, url = known.identity
        return Article(
            id=article_id(known.text, outlet=outlet, url=url),
            source=page.source,
            text=known.text,
            title=_clean(page.title) or known.title,
            byline=known.byline,
            outlet=_clean(page.outlet) or known.outlet,
            url=known.url,
            language=language,
            published=published,
            published_basis=basis,
            furniture=known.furniture,
            warnings=(*known.warnings, *doubts, *cautions),
        )

    def _read_text(self, page: Page) -> _Known:
        text, warnings = decode(page.content, "text", max_characters=self._settings.max_characters)
        lines = self._lines(text)
        byline = read_byline(lines)
        url, doubts = _url(page.url)
        furniture = find_furniture(
            lines,
            title=_clean(page.title),
            byline=byline.line if byline else None,
            known=self._outlet_lines.of((host_of(url), _clean(page.outlet))),
        )
        if not byline and (byline := read_bare_byline(_of_kind("byline", lines, furniture))):
            detail = "the byline is a line of names without 'by'"
            warnings = (*warnings, Caution(step=STEP, code="byline_guessed", detail=detail))
        header = read_header(_outside(lines, furniture), byline, _of_kind("timestamp", lines, furniture))
        by_url = None if header.published else url_date(url)
        return _Known(
            text=text,
            title=header.title,
            byline=byline.name if byline else None,
            outlet=header.outlet,
            url=url,
            language=None,
            published=header.published or by_url,
            basis="byline" if header.published else "url" if by_url else None,
            furniture=furniture,
            warnings=(*warnings, *doubts),
            # An outlet read from the text adds nothing to the text, and the id outlives the rule that read it.
            identity=(_clean(page.outlet), url),
        )

    def _read_html(self, page: Page) -> _Known:
        limit = self._settings.max_characters
        markup, warnings = decode(page.content, "html", max_characters=_MARKUP_FACTOR * limit)
        given_url, doubts = _url(page.url)
        found = read_html(markup, url=given_url, fetched=page.source.fetched)
        title = _clean(page.title) or _clean(found.title)
        text = _with_headline(found.text, title)
        if len(text) > limit:
            raise PageError(STEP, "too_large", f"{len(text):,} characters; the limit is {limit:,}")
        outlet, url = _clean(page.outlet) or _clean(found.outlet), found.url
        return _Known(
            text=text,
            title=title,
            byline=_clean(found.byline),
            outlet=outlet,
            url=url,
            language=found.language,
            published=found.published,
            basis=found.published_basis,
            # Extraction has cut the tail already; a second cut costs body text (measured: precision .964 -> .961).
            furniture=find_furniture(
                self._lines(text), title=title, tail=False, known=self._outlet_lines.of((host_of(url), outlet))
            ),
            warnings=(*warnings, *doubts, *found.warnings),
            identity=(outlet, url),
        )

    def _lines(self, text: str) -> list[Line]:
        lines = split_lines(text)
        if len(lines) > (limit := self._settings.max_lines):
            raise PageError(STEP, "too_large", f"{len(lines):,} lines; the limit is {limit:,}")
        return lines


def _outside(lines: list[Line], furniture: tuple[Furniture, ...]) -> list[Line]:
    starts = [piece.start for piece in furniture]
    before = ((line, bisect_right(starts, line.start)) for line in lines)
    return [line for line, count in before if not count or furniture[count - 1].end <= line.start]


def _of_kind(kind: str, lines: list[Line], furniture: tuple[Furniture, ...]) -> list[Line]:
    """Give the lines among the first that are furniture of the kind."""
    spans = [piece for piece in furniture if piece.kind == kind]
    return [line for line in lines[:_HEAD_LINES] if any(one.start <= line.start < one.end for one in spans)]


def _published(page: Page, known: _Known) -> tuple[str | None, str | None, tuple[Caution, ...]]:
    """Give the publication date, its basis and what is to be said of it; a given date beats all."""
    if page.published is not None and page.published.strip():
        if given := given_date(page.published):
            return given, "given", ()
        detail = f"{_clean(page.published) or ''!r} is no ISO date (YYYY-MM-DD)"
        return None, None, (Caution(step=STEP, code="bad_published", detail=detail),)
    if known.published:
        return known.published, known.basis, ()
    detail = "dates such as 'Monday' stay unresolved"
    return None, None, (Caution(step=STEP, code="no_publication_date", detail=detail),)


def _url(given: str | None) -> tuple[str | None, tuple[Caution, ...]]:
    url = canonical_url(_clean(given))
    if given and not url:
        return None, (Caution(step=STEP, code="bad_url", detail=f"{_clean(given) or ''!r} is no web address"),)
    return url, ()


def _with_headline(text: str, title: str | None) -> str:
    """Put the headline above the body: it is part of the article."""
    first = text.split("\n", 1)[0]
    return text if not title or _SPACE.sub(" ", first).casefold() == title.casefold() else f"{title}\n\n{text}"


def _body(text: str, furniture: tuple[Furniture, ...]) -> str:
    start, kept = 0, []
    for piece in furniture:
        kept.append(text[start : piece.start])
        start = piece.end
    return " ".join([*kept, text[start:]]).strip()


def _clean(value: str | None) -> str | None:
    """Give a line of metadata without what no line should hold: control characters, line ends."""
    return _SPACE.sub(" ", _UNFIT.sub(" ", value)).strip() or None if value else None
