"""Compare drafts of statements with the attributions of a gold file."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

from accord.attribution.drafts import Draft
from accord.attribution.reading import Reading
from accord.model import Article, Source, Spans

WORD = re.compile(r"\w+")

type Words = frozenset[int]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Give the articles of a gold file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def article_of(row: dict[str, Any]) -> Article:
    """Give the article of a gold row."""
    return Article(id=row["id"], source=Source(kind="jsonl", ref=row["id"]), text=row["text"])


class Gold:
    """The attributions of one article in the positions of its words, to compare drafts with."""

    def __init__(self, row: dict[str, Any]) -> None:
        starts = [match.span() for match in WORD.finditer(row["text"])]
        self._owner = {at: number for number, (start, end) in enumerate(starts) for at in range(start, end)}
        self._attributions = [
            (self._words(one["source"]), self._words(one["cue"]), self._words(one["content"]))
            for one in row["attributions"]
        ]

    def _words(self, spans: Spans | list[list[int]]) -> Words:
        return frozenset(self._owner[at] for start, end in spans for at in range(start, end) if at in self._owner)

    def is_inside(self, reading: Reading, draft: Draft) -> bool:
        """Say whether the draft's cue lies in an annotated content."""
        cue = self._words(reading.spans(draft.cue))
        return bool(cue) and any(cue <= inside for _, _, inside in self._attributions)

    def is_right(self, reading: Reading, draft: Draft) -> bool:
        """Say whether content and source share half of their words with an attribution."""
        source, content = self._words(reading.spans(draft.source)), self._words(reading.spans(draft.content))
        led = draft.shape.startswith("quote")  # the rest of a long quotation is only carried to it later
        return any(
            _half(source, who) and (_half(content, inside) or (led and content <= inside))
            for who, _, inside in self._attributions
        )

    def is_exact(self, reading: Reading, draft: Draft) -> bool:
        """Say whether source, cue and content are those of an attribution, word for word."""
        return tuple(self._words(reading.spans(part)) for part in (draft.source, draft.cue, draft.content)) in (
            self._attributions
        )


def _half(one: Words, other: Words) -> bool:
    union = len(one | other)
    return len(one & other) * 2 >= union
