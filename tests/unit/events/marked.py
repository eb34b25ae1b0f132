"""Read the marked sentences of data/factuality.jsonl: *trigger*, <cue>, {content}."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from accord.model import Annotation, Span, Statement, Token

DATA = Path(__file__).parent / "data" / "factuality.jsonl"


@dataclass(frozen=True)
class Marked:
    text: str
    trigger: Span
    cue: Span | None
    content: Span | None
    kind: str
    value: str
    split: str

    def moved(self, offset: int) -> "Marked":
        """The same sentence where it starts at `offset` of a longer text."""

        def shift(span: Span | None) -> Span | None:
            return span and Span(span.start + offset, span.end + offset)

        text = " " * offset + self.text
        trigger = Span(self.trigger.start + offset, self.trigger.end + offset)
        return replace(self, text=text, trigger=trigger, cue=shift(self.cue), content=shift(self.content))

    def trigger_in(self, annotation: Annotation) -> Token:
        return next(token for token in annotation.tokens if token.start == self.trigger.start)

    def voice(self) -> tuple[Statement, ...]:
        """The statement that the marks describe; a quoted content is direct."""
        if self.cue is None:
            return ()
        content = self.content or Span(self.text.index('"'), self.text.rindex('"') + 1)
        return (
            Statement(
                id="s-1",
                source=(),
                cue=(self.cue,),
                content=(content,),
                speaker=None,
                manner="indirect" if self.content else "direct",
                kind=self.kind,
            ),
        )


def parse(marked: str, *, kind: str = "", value: str = "", split: str = "") -> Marked:
    text = re.sub(r"[*<>{}]", "", marked)

    def between(opening: str, closing: str) -> Span | None:
        start = marked.find(opening)
        if start < 0:
            return None
        end = marked.index(closing, start + 1)
        before = len(re.sub(r"[*<>{}]", "", marked[:start]))
        return Span(before, before + len(re.sub(r"[*<>{}]", "", marked[start:end])))

    trigger = between("*", "*")
    assert trigger is not None
    return Marked(text, trigger, between("<", ">"), between("{", "}"), kind, value, split)


def load(split: str | None = None) -> list[Marked]:
    rows = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    found = [parse(row["marked"], kind=row.get("kind", ""), value=row["value"], split=row["split"]) for row in rows]
    return [marked for marked in found if split in (None, marked.split)]


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """Mean F1 over the values that occur in the gold, of (gold, found) pairs."""
    values = sorted({gold for gold, _ in pairs})
    scores = []
    for value in values:
        hits = sum(gold == found == value for gold, found in pairs)
        gold_count = sum(gold == value for gold, _ in pairs)
        found_count = sum(found == value for _, found in pairs)
        scores.append(2 * hits / (gold_count + found_count))
    return sum(scores) / len(scores)


def judge_all(items: list[Marked], annotate: Callable[[str], Annotation]) -> list[tuple[Marked, str]]:
    """Judge all sentences as paragraphs of one article: far quicker than one by one."""
    from accord.events.factuality import judge

    annotation = annotate("\n\n".join(item.text for item in items))
    results, offset = [], 0
    for item in items:
        moved = item.moved(offset)
        results.append((item, judge(annotation, moved.trigger_in(annotation), moved.voice())))
        offset += len(item.text) + 2
    return results
