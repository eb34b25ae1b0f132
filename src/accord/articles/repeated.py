"""Which lines an outlet repeats from page to page: counted over the pages that are at hand."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from accord.articles.furniture import rule_marks
from accord.articles.line_features import Reading, is_told_sentence
from accord.articles.line_model import Verdict, load_model
from accord.articles.lines import Line, split_lines
from accord.articles.outlet_lines import host_of, plain_line
from accord.model import Article, Page

LEAST = 3  # pages that must hold a line
REPEATED = "repeated_line"  # the kind of a line of which nothing else is known

_SHARE = 0.005  # of the pages of an outlet: in very many pages, three may agree by chance
_COPY = 0.5  # of the sentences of a page: it is a version or a copy of another, and counts once
_INSIDE = 0.2  # chance of the model that a line in the body needs to count: headings and names are repeated, too
_NAMED = 0.5  # chance of a kind from which the model names it
_MOST_LINES, _MOST_CHARACTERS = 1_000, 900


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedLine:
    """A line that many pages of an outlet hold."""

    outlet: str
    kind: str
    pages: int
    line: str


@dataclass(slots=True)
class _Outlet:
    """What was counted of one outlet."""

    pages: int = 0
    lines: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    missed: set[str] = field(default_factory=set)  # lines that some page does not show to be furniture by itself
    heads: Counter[str] = field(default_factory=Counter)  # how often a line stood above the body
    sentences: set[str] = field(default_factory=set)


class RepeatedLines:
    """Counts lines, page by page; `found` gives what is repeated."""

    def __init__(self) -> None:
        self._outlets: dict[str, _Outlet] = {}
        self.unnamed = 0  # pages of which no outlet is known

    def add(self, page: Page, article: Article) -> None:
        """Count the lines of a page and of the article that was read in it."""
        name = host_of(article.url) or page.outlet or (article.outlet if page.media == "html" else None)
        lines = split_lines(article.text)
        if not name:
            self.unnamed += 1
        elif 0 < len(lines) <= _MOST_LINES:
            self._count(self._outlets.setdefault(name, _Outlet()), lines, article)

    def found(self, *, least: int = LEAST) -> Iterator[RepeatedLine]:
        """Give the lines that at least so many pages of an outlet hold, those of most pages first."""
        for name, outlet in sorted(self._outlets.items()):
            enough = max(least, _SHARE * outlet.pages)
            for line, pages in sorted(outlet.lines.items(), key=lambda pair: (-pair[1], pair[0])):
                # What mostly stands elsewhere and sometimes above a body is the headline of that page.
                headline = 0 < outlet.heads[line] < pages / 2
                if pages >= enough and line in outlet.missed and not headline:
                    kind = max(sorted(outlet.kinds[line].items()), key=lambda pair: pair[1])[0]
                    yield RepeatedLine(outlet=name, kind=kind, pages=pages, line=line)

    def _count(self, outlet: _Outlet, lines: list[Line], article: Article) -> None:
        sentences = {plain_line(line.text) for line in lines if is_told_sentence(line)}
        if len(sentences & outlet.sentences) > _COPY * max(len(sentences), 1):
            return
        outlet.sentences |= sentences
        outlet.pages += 1
        kinds: dict[str, str] = {}
        heads: set[str] = set()
        for line, kind, place in _candidates(lines):
            heads.update([plain_line(line.text)] if place.startswith("head") else [])
            kinds.setdefault(plain_line(line.text), kind)
            if not any(piece.start <= line.start < piece.end for piece in article.furniture):
                outlet.missed.add(plain_line(line.text))
        for text, kind in kinds.items():
            outlet.lines[text] += 1
            outlet.kinds.setdefault(text, Counter())[kind] += 1
        outlet.heads.update(heads)


def _candidates(lines: list[Line]) -> Iterator[tuple[Line, str, str]]:
    """Give the lines that may be furniture, with the likeliest kind and the place to the body."""
    marks, _ = rule_marks(lines)
    reading = Reading(lines, marks)
    verdicts = load_model().judge([reading.features(index) for index in range(len(lines))])
    for index, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        place = reading.place(index)
        if len(line.text) <= _MOST_CHARACTERS and _may_be(line, place, verdict, index in marks):
            yield line, marks.get(index) or _kind(verdict), place


def _may_be(line: Line, place: str, verdict: Verdict, marked: bool) -> bool:
    if is_told_sentence(line) or not any(sign.isalnum() for sign in line.text):
        return False
    outside = place.startswith(("head", "tail"))
    return marked or outside or verdict.chance >= _INSIDE


def _kind(verdict: Verdict) -> str:
    return verdict.kind if verdict.named >= _NAMED else REPEATED
