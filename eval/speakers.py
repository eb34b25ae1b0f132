"""Measure whom labelled source spans are taken for, apart from finding them.

`eval/gold/articles_statements.jsonl` ("world") names the speaker of every statement of 46 invented articles; the first
30 may be looked at, of the others only the totals. `eval/gold/articles_voices.jsonl` ("voices") does so for further
ones, of which one in three is held, by the hash of its id. `eval/gold/articles_apart.jsonl` ("apart") is by a hand from
whose articles nothing was learned; all are held. `eval/gold/speakers_polnear.jsonl` says the same of forty
of PolNeAR's development articles by offsets alone; their text is read from ../shared, and they are left out
with a note where that is absent. The first 27 may be looked at.
"""

import gzip
import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from accord.actors.entries import Entry
from accord.actors.knowledge import load_knowledge
from accord.attribution.drafts import Draft
from accord.attribution.reading import Reading
from accord.attribution.sources import SourceWords
from accord.attribution.speaker import SpeakerFinder
from accord.model import Annotation, Article, Page, Source, Span, Spans, Speaker, Token
from accord.pipeline import Pipeline
from datasets import SHARED

WORLD = Path(__file__).parent / "gold" / "articles_statements.jsonl"
VOICES = WORLD.with_name("articles_voices.jsonl")
APART = WORLD.with_name("articles_apart.jsonl")
POLNEAR = Path(__file__).parent / "gold" / "speakers_polnear.jsonl"
WORLD_DEV, POLNEAR_DEV = 30, 27  # articles that may be looked at, the first of each file
MENTIONS = ("name", "short", "title", "pronoun", "role", "document", "unnamed")
_HELD = 3  # one of so many of the voices is held
_WORD = re.compile(r"\w+")
_NO_WORDS = frozenset(
    {
        "the",
        "a",
        "an",
        "s",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "prof",
        "rev",
        "hon",
        "gen",
        "col",
        "lt",
        "capt",
        "sgt",
        "sen",
    }
)
_MORE = 2  # words that a name may have beyond the labelled one; more is a description, not a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A source span with the one whom it stands for."""

    source: Spans
    cue: Spans
    content: Spans
    mention: str
    names: tuple[str, ...]  # each would do
    parent: int | None = None


type Rows = list[tuple[str, str, list[Labelled]]]  # articles: id, text, labelled sources


@dataclass(slots=True)
class Totals:
    """Counts by mention type, and the wrong answers in words."""

    right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def figures(self) -> Iterator[tuple[str, float, str]]:
        """Give (figure, percent, note) by mention type, their mean, and the share over all."""
        known = [mention for mention in MENTIONS if self.all[mention]]
        shares = {mention: 100 * self.right[mention] / self.all[mention] for mention in known}
        for mention in known:
            yield mention, round(shares[mention], 1), f"n {self.all[mention]}"
        if known:
            yield "macro", round(sum(shares.values()) / len(known), 1), f"{len(known)} types"
            total = self.all.total()
            yield "all", round(100 * self.right.total() / total, 1), f"n {total}"


class Resolver:
    """The steps that resolving a source needs."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._words = SourceWords()

    def speakers(self, ref: str, text: str, labelled: list[Labelled]) -> list[Speaker | None]:
        """Give whom accord takes each labelled source for."""
        article = self.read(ref, text)
        annotation, _ = self._pipeline.annotate(article)
        return self.resolve(article, annotation, labelled)

    def read(self, ref: str, text: str) -> Article:
        """Give the text as an article."""
        return self._pipeline.articles.read(Page(source=Source(kind="jsonl", ref=ref), media="text", content=text))

    def resolve(self, article: Article, annotation: Annotation, labelled: list[Labelled]) -> list[Speaker | None]:
        """Give whom each source stands for in an annotated article."""
        reading = Reading(annotation)
        drafts = [_draft(reading, one) for one in labelled]
        finder = SpeakerFinder(reading, self._words, self._pipeline.actors.find(article, annotation))
        return finder.speakers(drafts, [one.parent for one in labelled])


def score_held(pipeline: Pipeline) -> Iterator[tuple[str, float, str]]:
    """Give (figure, percent, note) by mention type, over the held articles of both sets."""
    resolver = Resolver(pipeline)
    for name, (_, held) in halves().items():
        for figure, value, note in score(held, resolver).figures():
            yield f"{name} {figure}", value, note


def score(rows: Rows, resolver: Resolver) -> Totals:
    """Give the totals over articles."""
    totals = Totals()
    for ref, text, labelled in rows:
        count(ref, text, labelled, resolver.speakers(ref, text, labelled), totals)
    return totals


def count(ref: str, text: str, labelled: list[Labelled], found: list[Speaker | None], totals: Totals) -> None:
    """Count one article's answers into `totals`."""
    for one, speaker in zip(labelled, found, strict=True):
        if one.mention not in MENTIONS:
            continue
        name = speaker.name if speaker else ""
        right = any(same(name, wanted, strict=one.mention in ("name", "short")) for wanted in one.names)
        right = right or (speaker is not None and not known_names(speaker.actor).isdisjoint(one.names))
        totals.all[one.mention] += 1
        totals.right[one.mention] += right
        if not right:
            at = min(one.source + one.cue).start
            around = " ".join(text[max(0, at - 60) : at + 60].split())
            totals.notes.append(f"{ref} {one.mention}: {name!r} for {'|'.join(one.names)!r} in ...{around}...")


def same(found: str, wanted: str, *, strict: bool) -> bool:
    """Say whether two names are the same but for articles, titles and accents; found may say more."""
    have, want = _bare(found), _bare(wanted)
    if len(want) == 1 and wanted.isupper() and have and want[0] in _initials(found):
        return True  # the acronym, written out
    return set(want) <= set(have) and bool(want) and not (strict and len(have) > len(want) + _MORE)


@cache
def known_names(actor: str | None) -> frozenset[str]:
    """Give what a known actor is called: the record's "United Kingdom" is right where the label says "Britain"."""
    entry = _entries().get(actor or "")
    return frozenset(name for name, use in entry.names() if use in ("name", "seat")) if entry else frozenset()


@cache
def _entries() -> dict[str, Entry]:
    return load_knowledge().entries


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[:1].isupper()).lower()


def _bare(name: str) -> list[str]:
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    words = _WORD.findall(plain.lower())
    return [word for word in words if word not in _NO_WORDS and (len(word) > 1 or len(words) == 1)]


# ------------------------------------------------------------------------------------------- gold


def halves() -> dict[str, tuple[Rows, Rows]]:
    """Give by set the articles that may be looked at, and those that are held."""
    voices: dict[bool, Rows] = {True: [], False: []}
    for row in _invented(VOICES):
        voices[hashlib.sha256(row[0].encode()).digest()[0] % _HELD == 0].append(row)
    world, own = _invented(WORLD), polnear()
    return {
        "world": (world[:WORLD_DEV], world[WORLD_DEV:]),
        "voices": (voices[False], voices[True]),
        "apart": ([], _invented(APART)),
        "polnear": (own[:POLNEAR_DEV], own[POLNEAR_DEV:]),
    }


def _invented(file: Path) -> Rows:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [(row["id"], row["text"], [_of_world(row["text"], one) for one in row["statements"]]) for row in rows]


def _of_world(text: str, one: dict[str, Any]) -> Labelled:
    """Find the labelled words: cue and content where they stand closest together, the source beside the cue."""
    first, *rest = one["content"]
    pairs = [(cue, content) for cue in _places(text, one["cue"]) for content in _places(text, first)]
    cue, content = min(pairs, key=lambda pair: abs(pair[0].start - pair[1].start))
    places = _places(text, one["source"]) if one["source"] else []
    source = (min(places, key=lambda place: abs(place.start - cue.start)),) if places else ()
    return Labelled(
        source=source, cue=(cue,), content=(content, *(_places(text, part)[0] for part in rest)),
        mention=one["mention"], names=tuple(one["speaker"].split("|")), parent=one["parent"],
    )  # fmt: skip


def _places(text: str, part: str) -> list[Span]:
    return [Span(*found.span()) for found in re.finditer(rf"(?<!\w(?=\w)){re.escape(part)}(?!(?<=\w)\w)", text)]


def polnear() -> Rows:
    """Give the PolNeAR articles with their labelled sources; none where their text or the labels are absent."""
    corpus = SHARED / "data" / "polnear_dev.jsonl.gz"
    if not corpus.exists():
        return []
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        articles = {row["id"]: row for row in map(json.loads, lines)}
    found: Rows = []
    for row in map(json.loads, POLNEAR.read_text(encoding="utf-8").splitlines()):
        article = articles[row["id"]]
        found.append((row["id"], article["text"], [_of_polnear(article, one) for one in row["sources"]]))
    return found


def _of_polnear(article: dict[str, Any], one: dict[str, Any]) -> Labelled:
    attribution = next(other for other in article["attributions"] if other["source"] == one["source"])
    return Labelled(
        source=_spans(one["source"]), cue=_spans(attribution["cue"]), content=_spans(attribution["content"]),
        mention=one["mention"], names=tuple(article["text"][start:end] for start, end in one["answer"]),
    )  # fmt: skip


def _spans(pairs: list[list[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)


# ------------------------------------------------------------------------------------------ drafts


def _draft(reading: Reading, one: Labelled) -> Draft:
    source, cue, content = (_tokens(reading, spans) for spans in (one.source, one.cue, one.content))
    anchor = _top(cue or content or list(reading.tokens))  # a cue in furniture has no tokens
    return Draft(
        part="verbs", word="", shape="labelled", anchor=anchor.index, cue=_indices(cue),
        source=_indices(source), source_head=_top(source).index if source else None, content=_indices(content),
    )  # fmt: skip


def _tokens(reading: Reading, spans: Spans) -> list[Token]:
    """Give the tokens that share a letter with the spans."""
    return [
        token for token in reading.tokens if any(token.start < span.end and span.start < token.end for span in spans)
    ]


def _indices(tokens: list[Token]) -> frozenset[int]:
    return frozenset(token.index for token in tokens)


def _top(tokens: list[Token]) -> Token:
    inside = _indices(tokens)
    tops = [token for token in tokens if token.head == token.index or token.head not in inside]
    return next((token for token in tops if token.pos not in ("PUNCT", "DET", "PART", "ADP")), tops[0])


def main() -> None:
    """Print the wrong answers of the development halves, and the totals of both."""
    resolver = Resolver(Pipeline())
    for name, (dev, held) in halves().items():
        if not dev + held:
            print(f"{name}: the articles are not here")
            continue
        totals_of = {"dev": score(dev, resolver), "held": score(held, resolver)}
        print("\n".join(totals_of["dev"].notes))
        for half, totals in totals_of.items():
            for figure, value, note in totals.figures():
                print(f"{name:8s} {half:5s} {figure:10s} {value:5.1f}  {note}")


if __name__ == "__main__":
    main()
