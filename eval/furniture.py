"""Compare the furniture that accord marks with labelled pages of our own, by characters.

`eval/gold/furniture` holds scraped-text pages in many outlet styles, one file a style: those in
`dev` may be looked at, those in `held` only as totals. A line is ``kind> text``, or indented where
it is of the article; furniture inside a line stands in ``⟦kind|text⟧``. `clean.txt` holds texts of
which nothing may be cut.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from accord.articles import ArticleReader
from accord.config import ArticleSettings
from accord.model import Page, Source
from accord.pipeline import Pipeline

GOLD = Path(__file__).parent / "gold" / "furniture"
DEVELOPMENT, HELD = "dev", "held"
BODY = ""
_TIGHT = 3  # every third page has no blank lines between its paragraphs
_INLINE = re.compile(r"⟦([a-z_]+)\|([^⟧]*)⟧")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page's text and the kind of each of its characters ("" for the body, None between lines)."""

    name: str
    text: str
    kinds: tuple[str | None, ...]
    clean: bool


@dataclass(slots=True)
class Totals:
    """Counts of characters by labelled and by found kind, and what was wrong, line by line."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    clean: Counter[tuple[str, str]] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    pages: int = 0

    def kinds(self) -> list[str]:
        """Give the labelled kinds, the most frequent first."""
        sizes: Counter[str] = Counter()
        for (label, _), count in self.pairs.items():
            sizes[label] += count
        return [kind for kind, _ in sizes.most_common() if kind != BODY]

    def size(self, kind: str) -> int:
        """Count the characters labelled with the kind."""
        return sum(count for (label, _), count in self.pairs.items() if label == kind)

    def marked(self, kind: str) -> float:
        """Give the share of the kind's characters that are marked as furniture of any kind, in percent."""
        return _percent(self.size(kind) - self.pairs[kind, BODY], self.size(kind))

    def recall(self, kind: str) -> float:
        """Give the share of the kind's characters that are marked as this kind, in percent."""
        return _percent(self.pairs[kind, kind], self.size(kind))

    def precision(self, kind: str) -> float:
        """Give the share of the characters marked as this kind that are labelled so, in percent."""
        return _percent(self.pairs[kind, kind], sum(n for (_, found), n in self.pairs.items() if found == kind))

    def figures(self) -> Iterator[tuple[str, float, str]]:
        """Give (figure, value, note) over all kinds; percent, but for the two counted by 1,000 characters."""
        labelled = sum(n for (label, _), n in self.pairs.items() if label != BODY)
        found = sum(n for (_, kind), n in self.pairs.items() if kind != BODY)
        both = sum(n for (label, kind), n in self.pairs.items() if BODY not in (label, kind))
        right = sum(n for (label, kind), n in self.pairs.items() if label == kind != BODY)
        note = f"{labelled:,} characters, {self.pages} pages"
        yield "recall", _percent(both, labelled), note
        yield "precision", _percent(both, found), f"{found:,} characters"
        yield "right kind", _percent(right, both), f"{both:,} characters"
        for name, pairs in (("body marked per 1000", self.pairs), ("clean text marked per 1000", self.clean)):
            body = sum(n for (label, _), n in pairs.items() if label == BODY)
            cut = body - pairs[BODY, BODY]
            yield name, round(1000 * cut / body, 2) if body else 0.0, f"{cut} of {body:,} characters"


def score(pipeline: Pipeline) -> Iterator[tuple[str, float, str]]:
    """Give (figure, value, note) over the styles left out of tuning."""
    yield from total(pipeline.articles, HELD).figures()


def total(reader: ArticleReader, part: str) -> Totals:
    """Give the totals over the pages of one part."""
    totals = Totals()
    for page in load(part):
        compare(page, reader, totals)
    return totals


def load(part: str) -> Iterator[Labelled]:
    """Give the labelled pages of `dev` or `held`, by style."""
    for path in sorted((GOLD / part).glob("*.txt")):
        yield from read_pages(path)


def read_pages(path: Path) -> Iterator[Labelled]:
    """Give the labelled pages of one file."""
    pages = path.read_text(encoding="utf-8").split("=== ")[1:]
    for number, raw in enumerate(pages):
        name, *lines = raw.splitlines()
        gap = "\n" if number % _TIGHT == _TIGHT - 1 else "\n\n"
        yield _labelled(f"{path.stem}/{name}", lines, gap, clean=path.stem.startswith("clean"))


def _labelled(name: str, lines: list[str], gap: str, *, clean: bool) -> Labelled:
    parts: list[tuple[str, str | None]] = []
    for line in lines:
        kind, text = (BODY, line) if line.startswith("  ") else line.split("> ", 1)
        parts += [*_pieces(text.strip(), kind), (gap, None)]
    kinds = tuple(kind for text, kind in parts for _ in text)
    return Labelled(name, "".join(text for text, _ in parts), kinds, clean)


def _pieces(text: str, kind: str) -> Iterator[tuple[str, str | None]]:
    if not any(character.isalnum() for character in text):
        kind_of_line: str | None = None  # a rule of dashes is neither article nor furniture
    else:
        kind_of_line = kind
    start = 0
    for match in _INLINE.finditer(text):
        yield text[start : match.start()], kind_of_line
        yield match[2], match[1]
        start = match.end()
    yield text[start:], kind_of_line


def compare(page: Labelled, reader: ArticleReader, totals: Totals) -> None:
    """Count one page's characters into `totals`."""
    source = Source(kind="text", ref=page.name)
    article = reader.read(Page(source=source, media="text", content=page.text, language="en"))
    found = [BODY] * len(page.text)
    for piece in article.furniture:
        found[piece.start : piece.end] = [piece.kind] * (piece.end - piece.start)
    pairs = [
        (label, kind)
        for label, kind, sign in zip(page.kinds, found, page.text, strict=True)
        if label is not None and not sign.isspace()
    ]
    totals.pairs.update(pairs)
    totals.pages += 1
    if page.clean:
        totals.clean.update(pairs)
    totals.notes += _notes(page, found)


def _notes(page: Labelled, found: list[str]) -> Iterator[str]:
    start = 0
    for line in page.text.splitlines(keepends=True):
        seen = {
            (label, kind)
            for label, kind in zip(page.kinds[start : start + len(line)], found[start : start + len(line)], strict=True)
            if label is not None and label != kind
        }
        if seen:
            shown = ", ".join(f"{label or 'body'} as {kind or 'body'}" for label, kind in sorted(seen))
            yield f"{page.name}: {shown}: {line.strip()}"
        start += len(line)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def main() -> None:
    """Print what differs in the development styles, then the figures of both parts; --totals for these alone."""
    reader = ArticleReader(ArticleSettings())
    for part in (DEVELOPMENT, HELD):
        totals = total(reader, part)
        if part == DEVELOPMENT and "--totals" not in sys.argv:
            print("\n".join(totals.notes))
        print(f"== {part}\n{'kind':20s} {'characters':>10s} {'marked':>7s} {'recall':>7s} {'precision':>9s}")
        for kind in totals.kinds():
            figures = f"{totals.marked(kind):7.1f} {totals.recall(kind):7.1f} {totals.precision(kind):9.1f}"
            print(f"{kind:20s} {totals.size(kind):10,d} {figures}")
        for figure, value, note in totals.figures():
            print(f"{figure:28s} {value:6.2f}  {note}")


if __name__ == "__main__":
    main()
