"""Measure whom names, nouns and pronouns stand for: `python eval/mentions.py [--show]`.

`eval/gold/mentions.jsonl` holds invented articles in whose text every mention of somebody is marked:
`[[the churchman|title|Maria Okello]]`. A mention counts as right when the chain that accord puts it in has a phrase
that is the marked name; one that stands for nobody told of before ("a diplomat", "the public") when it is linked to
nothing earlier. One article in three is held, by the hash of its id: only its totals may be looked at.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from accord.model import Annotation, Page, Phrase, Source
from accord.pipeline import Pipeline
from speakers import same

GOLD = Path(__file__).parent / "gold" / "mentions.jsonl"
SORTS = ("short", "title", "pronoun", "new", "generic")  # a full name stands for itself
_MARK = re.compile(r"\[\[([^\[\]|]+)\|([a-z]+)\|([^\[\]|]*)\]\]")
_HELD = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A marked phrase: where it stands, its sort, and the fullest name of whom it stands for ("" for nobody)."""

    start: int
    end: int
    sort: str
    name: str


@dataclass(frozen=True, slots=True)
class Marked:
    """An article without its marks, and what was marked."""

    id: str
    text: str
    mentions: tuple[Mention, ...]

    @property
    def is_held(self) -> bool:
        """Say whether only totals of it may be looked at."""
        return hashlib.sha256(self.id.encode()).digest()[0] % _HELD == 0


def read_marked(path: Path = GOLD) -> list[Marked]:
    """Give the marked articles of a file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [unmark(row["id"], row["text"]) for row in rows]


def unmark(name: str, marked: str) -> Marked:
    """Take the marks out of a text and say what they were."""
    text, last = "", 0
    found: list[Mention] = []
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        found.append(Mention(len(text), len(text) + len(mark[1]), mark[2], mark[3].strip()))
        text += mark[1]
        last = mark.end()
    return Marked(name, text + marked[last:], tuple(found))


def phrase_of(annotation: Annotation, mention: Mention) -> int | None:
    """Give the number of the phrase whose head stands in the mention, the last one if there are several."""
    numbers = [
        number
        for number, phrase in enumerate(annotation.phrases)
        if mention.start <= annotation.tokens[phrase.head].start < mention.end
    ]
    return numbers[-1] if numbers else None


def is_right(annotation: Annotation, number: int, mention: Mention) -> bool:
    """Say whether the phrase's chain is the one that the mention names, or begins with it where it names nobody."""
    chain = annotation.phrases[number].chain
    if not mention.name:
        return all(phrase.chain != chain for phrase in annotation.phrases[:number])
    together = annotation.phrases[number].several
    chains = [phrase.chain for phrase in annotation.phrases if phrase.head in together]
    if together and " and " in mention.name:  # "the two ministers"
        parts = mention.name.split(" and ")
        return len(parts) == len(chains) and all(_is_among(annotation, chains, part) for part in parts)
    return _is_among(annotation, [chain], mention.name)


def _is_among(annotation: Annotation, chains: list[int], name: str) -> bool:
    return any(same(words, name, strict=False) for chain in chains for words in _words(annotation, chain))


def _words(annotation: Annotation, chain: int) -> Iterator[str]:
    return (_whole(annotation, phrase) for phrase in annotation.phrases if phrase.chain == chain and _says(phrase))


def _says(phrase: Phrase) -> bool:
    return phrase.kind != "pronoun"


def _whole(annotation: Annotation, phrase: Phrase) -> str:
    return annotation.text[phrase.start : phrase.end]


def score(pipeline: Pipeline) -> Iterator[tuple[str, float, str]]:
    """Give (figure, percent, note) by sort of mention, over the held articles."""
    yield from figures(pipeline, read_marked(), held=True)


def figures(
    pipeline: Pipeline, articles: list[Marked], *, held: bool, show: bool = False
) -> Iterator[tuple[str, float, str]]:
    """Give (figure, percent, note) by sort of mention, for one side."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for one in articles:
        if one.is_held != held:
            continue
        page = Page(source=Source(kind="jsonl", ref=one.id), media="text", content=one.text, language="en")
        annotation = pipeline.annotate(pipeline.articles.read(page))[0]
        for mention in one.mentions:
            if mention.sort not in SORTS:
                continue
            number = phrase_of(annotation, mention)
            fine = is_right(annotation, number, mention) if number is not None else not mention.name
            total[mention.sort] += 1
            right[mention.sort] += fine
            if show and not fine:
                around = one.text[max(0, mention.start - 50) : mention.start]
                here = one.text[mention.start : mention.end]
                given = "|".join(_words(annotation, annotation.phrases[number].chain)) if number is not None else "-"
                line = f"{one.id} {mention.sort}: ...{around}[{here}]{one.text[mention.end : mention.end + 40]}..."
                print(" ".join(line.split()), f"is {mention.name!r}, given {given!r}")
    for sort in SORTS:
        if total[sort]:
            yield sort, round(100 * right[sort] / total[sort], 1), f"n {total[sort]}"


def main() -> None:
    """Print the figures of the held third, or with --show those of the others and what is wrong there."""
    parser = argparse.ArgumentParser(description="Measure whom names, nouns and pronouns stand for.")
    parser.add_argument("--show", action="store_true", help="of the articles that may be looked at, with what is wrong")
    options = parser.parse_args()
    for name, percent, note in figures(Pipeline(), read_marked(), held=not options.show, show=options.show):
        print(f"{name:8s} {percent:5.1f}  {note}")


if __name__ == "__main__":
    main()
