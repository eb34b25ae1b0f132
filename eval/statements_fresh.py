"""Compare statements with what a careful reader finds in invented international news.

`eval/gold/fresh_statements.jsonl` was written before accord was run on it: fourteen articles in as many
styles, with nested statements. Those with even numbers may be looked at; of the others only the totals.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accord.model import Article, Page, Source, Span, Spans, Statement
from accord.pipeline import Pipeline

GOLD = Path(__file__).parent / "gold" / "fresh_statements.jsonl"
_WORD = re.compile(r"\w+")
_LEAST = 0.5  # of the words of both contents together

type Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Gold:
    """One statement as labelled, in the positions of the article's words."""

    source: Words
    content: Words
    speaker: str
    parent: int | None
    shown: str


@dataclass(slots=True)
class Totals:
    """Counts over articles, and the differences in words."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    speakers: int = 0
    parents: int = 0
    notes: list[str] = field(default_factory=list)

    def figures(self) -> Iterator[tuple[str, float, str]]:
        """Give (figure, percent, note)."""
        recall, precision = _percent(self.matched, self.gold), _percent(self.matched, self.found)
        yield "+source F1", _percent(2 * self.matched, self.gold + self.found), f"n {self.gold}"
        yield "precision", precision, f"n {self.found}"
        yield "recall", recall, f"n {self.gold}"
        yield "speaker", _percent(self.speakers, self.matched), f"n {self.matched}"
        yield "parent", _percent(self.parents, self.matched), f"n {self.matched}"


def score(pipeline: Pipeline) -> Iterator[tuple[str, float, str]]:
    """Give (figure, percent, note) over the held half."""
    yield from total(pipeline, 1).figures()


def total(pipeline: Pipeline, half: int) -> Totals:
    """Give the totals over every second article, from number `half` on."""
    totals = Totals()
    for line in GOLD.read_text(encoding="utf-8").splitlines()[half::2]:
        row = json.loads(line)
        record = pipeline.code(Page(source=Source(kind="jsonl", ref=row["id"]), media="text", content=row["text"]))
        compare(record.article, record.statements, row, totals)
    return totals


def compare(article: Article, statements: tuple[Statement, ...], row: dict[str, Any], totals: Totals) -> None:
    """Count one article's answers into `totals`."""
    owner = _owner(article.text)
    golds = [_gold(article.text, owner, one) for one in row["statements"]]
    pairs = _pairs(golds, statements, owner)
    by_id = {statement.id: number for number, statement in enumerate(statements)}
    totals.gold, totals.found = totals.gold + len(golds), totals.found + len(statements)
    totals.matched += len(pairs)
    for number, gold in enumerate(golds):
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
            if shared >= _LEAST and gold.source & _words(statement.source, owner):
                ranked.append((-shared, number, other))
    pairs: dict[int, int] = {}
    for _, number, other in sorted(ranked):
        if number not in pairs and other not in pairs.values():
            pairs[number] = other
    return pairs


def _gold(text: str, owner: dict[int, int], one: dict[str, Any]) -> Gold:
    """Find the labelled words: cue and content where they stand closest together, the source beside the cue."""
    first, *rest = one["content"]
    pairs = [(cue, content) for cue in _places(text, one["cue"]) for content in _places(text, first)]
    cue, content = min(pairs, key=lambda pair: abs(pair[0].start - pair[1].start))
    source = min(_places(text, one["source"]), key=lambda place: abs(place.start - cue.start))
    spans = (content, *(_places(text, part)[0] for part in rest))
    shown = f"{one['source']} / {one['cue']} / {' ... '.join(one['content'])[:70]}"
    return Gold(_words((source,), owner), _words(spans, owner), one["speaker"], one["parent"], shown)


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
    """Print the differences of the dev half, and the totals of both."""
    pipeline = Pipeline()
    halves = {"dev": total(pipeline, 0), "held": total(pipeline, 1)}
    print("\n".join(halves["dev"].notes))
    for name, totals in halves.items():
        for figure, value, note in totals.figures():
            print(f"{name:5s} {figure:12s} {value:5.1f}  {note}")


if __name__ == "__main__":
    main()
