"""Compare statements with what a careful reader finds in invented international news.

Two sets, written before accord was run on them, each article in a style of its own, nested statements labelled:
`eval/gold/fresh_statements.jsonl` (fourteen; those with even numbers may be looked at) and
`eval/gold/articles_statements.jsonl` (46; the first 30 may be looked at). Of the others only the totals are read.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accord.model import Article, Page, Source, Span, Spans, Statement
from accord.pipeline import Pipeline

GOLD = Path(__file__).parent / "gold"
FRESH, WORLD = GOLD / "fresh_statements.jsonl", GOLD / "articles_statements.jsonl"
_READABLE = 30  # articles of WORLD that may be looked at
_WORD = re.compile(r"\w+")
_QUOTES = frozenset("\"“”‘’'")
_MANNERS = ("direct", "mixed", "indirect")
_LEAST = 0.5  # of the words of both contents together

type Words = frozenset[int]
type Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """One statement as labelled, in the positions of the article's words."""

    source: Words
    content: Words
    speaker: str
    parent: int | None
    shown: str
    manner: str


@dataclass(slots=True)
class Totals:
    """Counts over articles, and the differences in words."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    speakers: int = 0
    parents: int = 0
    by_manner: dict[str, list[int]] = field(default_factory=lambda: {name: [0, 0] for name in _MANNERS})
    notes: list[str] = field(default_factory=list)

    def figures(self) -> Iterator[tuple[str, float, str]]:
        """Give (figure, percent, note)."""
        recall, precision = _percent(self.matched, self.gold), _percent(self.matched, self.found)
        yield "+source F1", _percent(2 * self.matched, self.gold + self.found), f"n {self.gold}"
        yield "precision", precision, f"n {self.found}"
        yield "recall", recall, f"n {self.gold}"
        yield "speaker", _percent(self.speakers, self.matched), f"n {self.matched}"
        for name, (matched, of) in self.by_manner.items():
            yield f"{name} recall", _percent(matched, of), f"n {of}"
        yield "parent", _percent(self.parents, self.matched), f"n {self.matched}"


def score(pipeline: Pipeline) -> Iterator[tuple[str, float, str]]:
    """Give (figure, percent, note) over the held half of the fourteen articles."""
    yield from total(pipeline, read(FRESH, held=True)).figures()


def score_world(pipeline: Pipeline) -> Iterator[tuple[str, float, str]]:
    """Give (figure, percent, note) over the held third of the 46 articles."""
    yield from total(pipeline, read(WORLD, held=True)).figures()


def read(path: Path, *, held: bool) -> list[Row]:
    """Give the articles of a set that may be looked at, or those that are held."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if path == FRESH:
        return rows[1::2] if held else rows[::2]
    return rows[_READABLE:] if held else rows[:_READABLE]


def total(pipeline: Pipeline, rows: list[Row]) -> Totals:
    """Give the totals over articles."""
    totals = Totals()
    for row in rows:
        record = pipeline.code(Page(source=Source(kind="jsonl", ref=row["id"]), media="text", content=row["text"]))
        compare(record.article, record.statements, row, totals)
    return totals


def compare(article: Article, statements: tuple[Statement, ...], row: Row, totals: Totals) -> None:
    """Count one article's answers into `totals`."""
    owner = _owner(article.text)
    golds = [_gold(article.text, owner, one) for one in row["statements"]]
    pairs = _pairs(golds, statements, owner)
    by_id = {statement.id: number for number, statement in enumerate(statements)}
    totals.gold, totals.found = totals.gold + len(golds), totals.found + len(statements)
    totals.matched += len(pairs)
    for number, gold in enumerate(golds):
        totals.by_manner[gold.manner][1] += 1
        totals.by_manner[gold.manner][0] += number in pairs
        if number not in pairs:
            totals.notes.append(f"{row['id']} missed: {gold.shown}")
            continue
        statement = statements[pairs[number]]
        speaker = statement.speaker.name if statement.speaker else ""
        right = _names(speaker, gold.speaker)
        totals.speakers += right
        if not right:
            totals.notes.append(f"{row['id']} speaker: {speaker!r} for {gold.speaker!r} in {gold.shown}")
        parent = None if statement.parent is None else by_id[statement.parent]
        wanted = None if gold.parent is None else pairs.get(gold.parent, -1)
        totals.parents += parent == wanted
        if parent != wanted:
            totals.notes.append(f"{row['id']} parent: {_shown(article, statements, parent)} of {gold.shown}")
    for number, _ in enumerate(statements):
        if number not in pairs.values():
            totals.notes.append(f"{row['id']} not in gold: {_shown(article, statements, number)}")


def _pairs(golds: list[Gold], statements: tuple[Statement, ...], owner: dict[int, int]) -> dict[int, int]:
    """Give for each labelled statement the found one that it shares most with, one to one."""
    ranked = []
    for number, gold in enumerate(golds):
        for other, statement in enumerate(statements):
            content = _words(statement.content, owner)
            shared = len(gold.content & content) / (len(gold.content | content) or 1)
            source = _words(statement.source, owner)
            if shared >= _LEAST and (gold.source & source or not (gold.source or source)):
                ranked.append((-shared, number, other))
    pairs: dict[int, int] = {}
    for _, number, other in sorted(ranked):
        if number not in pairs and other not in pairs.values():
            pairs[number] = other
    return pairs


def locate(text: str, one: Row) -> tuple[Spans, Spans, Spans]:
    """Find the labelled source, cue and content: cue and content where closest together, the source beside the cue."""
    first, *rest = one["content"]
    pairs = [(cue, content) for cue in _places(text, one["cue"]) for content in _places(text, first)]
    cue, content = min(pairs, key=lambda pair: abs(pair[0].start - pair[1].start))
    sources = _places(text, one["source"]) if one["source"] else []
    source = sorted(sources, key=lambda place: abs(place.start - cue.start))[:1]
    return tuple(source), (cue,), (content, *(_places(text, part)[0] for part in rest))


def _gold(text: str, owner: dict[int, int], one: Row) -> Gold:
    source, _, content = locate(text, one)
    shown = f"{one['source']} / {one['cue']} / {' ... '.join(one['content'])[:70]}"
    return Gold(
        _words(source, owner), _words(content, owner), one["speaker"], one["parent"], shown, _manner(one["content"])
    )


def _manner(content: list[str]) -> str:
    quoted = [part[:1] in _QUOTES and part[-1:] in _QUOTES for part in content]
    if all(quoted):
        return "direct"
    return "mixed" if any(mark in part for part in content for mark in '"“”') else "indirect"


def _places(text: str, part: str) -> list[Span]:
    """Give every place where the words stand as whole words."""
    found = re.finditer(rf"(?<!\w(?=\w)){re.escape(part)}(?!(?<=\w)\w)", text)
    places = [Span(*match.span()) for match in found]
    if not places:
        raise SystemExit(f"eval/gold: {part!r} is not in the article")
    return places


def _owner(text: str) -> dict[int, int]:
    words = enumerate(_WORD.finditer(text))
    return {at: number for number, word in words for at in range(word.start(), word.end())}


def _words(spans: Spans, owner: dict[int, int]) -> Words:
    return frozenset(owner[at] for start, end in spans for at in range(start, end) if at in owner)


def _names(found: str, wanted: str) -> bool:
    bare = _bare(found)
    return any(
        bare == _bare(one) or (bare and set(bare.split()) >= set(_bare(one).split())) for one in wanted.split("|")
    )


def _bare(name: str) -> str:
    return " ".join(word for word in _WORD.findall(name.lower()) if word not in ("the", "a", "an", "s"))


def _shown(article: Article, statements: tuple[Statement, ...], number: int | None) -> str:
    if number is None:
        return "none"
    one = statements[number]
    source, cue, content = (
        " ... ".join(article.text[start:end] for start, end in spans) for spans in (one.source, one.cue, one.content)
    )
    return f"{source} / {cue} / {content[:90]} ({one.confidence:.2f})"


def _percent(right: int, of: int) -> float:
    return round(100 * right / of, 1) if of else 0.0


def main() -> None:
    """Print the differences in what may be looked at, and the totals of all."""
    pipeline = Pipeline()
    for path in (FRESH, WORLD):
        for held in (False, True):
            totals = total(pipeline, read(path, held=held))
            if not held:
                print("\n".join(totals.notes))
            for figure, value, note in totals.figures():
                print(f"{path.stem} {'held' if held else 'dev':5s} {figure:16s} {value:5.1f}  {note}")


if __name__ == "__main__":
    main()
