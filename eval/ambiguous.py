"""Measure whom ambiguous names are taken for: Georgia, Jordan, Clinton, Washington, labour.

Each line of `eval/gold/ambiguous.jsonl` is a short context of our own with one name marked: the family it is
counted under, the date of publication where that matters, and what is meant. `answer` is an id of the
knowledge base (an ISO code for a state; alternatives parted by "|"), "place" (somewhere, where nobody acts),
"none" (nobody that the knowledge base should know: a namesake, a common word) or "open" (the context does
not decide). `country` is the country that may stand in the record beside no id. Answers were labelled before
accord was run on them; an id that the knowledge base does not hold is right as somebody unknown. Odd lines
are for development; of the even ones only totals may be looked at.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from accord.actors.entries import Entry
from accord.actors.knowledge import load_knowledge
from accord.model import ActorMention, Article, Source, Span
from accord.pipeline import Pipeline

GOLD = Path(__file__).parent / "gold" / "ambiguous.jsonl"
NOBODY = frozenset({"place", "none"})
Verdict = Literal["right", "wrong", "unresolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One context with its marked name."""

    family: str
    published: str | None
    text: str
    mention: tuple[int, int]
    answers: tuple[str, ...]
    country: str | None


@dataclass(slots=True)
class Totals:
    """Counts of verdicts by family, and what went wrong in words."""

    by_family: dict[str, Counter[Verdict]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def share(self, verdict: Verdict) -> float:
        """Give the percent of all contexts that got a verdict."""
        counts = sum(self.by_family.values(), Counter[Verdict]())
        return round(100 * counts[verdict] / max(1, counts.total()), 1)

    @property
    def count(self) -> int:
        """How many contexts were judged."""
        return sum(counts.total() for counts in self.by_family.values())


def gold() -> tuple[list[Labelled], list[Labelled]]:
    """Give the development contexts and the held ones."""
    rows = [_labelled(json.loads(line)) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return rows[::2], rows[1::2]


def score(pipeline: Pipeline) -> Iterator[tuple[str, float, str]]:
    """Give (figure, percent, note) of both halves for the gate."""
    for half, rows in zip(("dev", "held"), gold(), strict=True):
        totals = judge(rows, pipeline)
        for verdict in ("right", "wrong"):
            yield f"{half} {verdict}", totals.share(verdict), f"n {totals.count}"


def judge(rows: list[Labelled], pipeline: Pipeline) -> Totals:
    """Give the verdicts on what accord takes each marked name for."""
    known = load_knowledge().entries
    totals = Totals()
    for row in rows:
        found = _found(row, pipeline)
        verdict = _verdict(row, found, known)
        totals.by_family.setdefault(row.family, Counter())[verdict] += 1
        if verdict != "right":
            totals.notes.append(_note(row, found, verdict))
    return totals


def _labelled(row: dict[str, object]) -> Labelled:
    return Labelled(
        family=str(row["family"]), published=row["published"], text=str(row["text"]),  # type: ignore[arg-type]
        mention=tuple(row["mention"]), answers=tuple(str(row["answer"]).split("|")), country=row["country"],  # type: ignore[arg-type]
    )  # fmt: skip


def _found(row: Labelled, pipeline: Pipeline) -> ActorMention | None:
    """Give the mention whose head stands in the marked name, else the shortest that holds it."""
    source = Source(kind="jsonl", ref=row.family)
    article = Article(id="a", source=source, text=row.text, published=row.published, language="en")
    annotation, _ = pipeline.annotate(article)
    start, end = row.mention
    mentions = pipeline.actors.find(article, annotation)
    heads = (one for one in mentions if annotation.tokens[one.head].span.meets(Span(start, end)))
    around = (one for one in mentions if one.span.holds(Span(start, end)))
    return next(heads, None) or min(around, key=lambda one: one.span.end - one.span.start, default=None)


def _verdict(row: Labelled, found: ActorMention | None, known: dict[str, Entry]) -> Verdict:
    actor, country = (found.actor, found.country) if found else (None, None)
    if actor in row.answers or (country in row.answers and actor is None and found and found.kind != "state"):
        return "right"  # the second: "Korean judges" are of the country
    if actor is not None:
        return "right" if row.answers == ("none",) and _is_learnt(row, known.get(actor)) else "wrong"
    if row.answers == ("open",):
        return "right"
    elsewhere = country not in (None, row.country) and not (row.answers == ("place",) and row.country is None)
    if elsewhere:
        return "wrong"
    return "unresolved" if any(answer in known for answer in row.answers) else "right"


def _is_learnt(row: Labelled, entry: Entry | None) -> bool:
    """Say whether the knowledge base has learnt since the labelling who is meant.

    A person whom the text names in full, or a body of the country that was labelled.
    """
    if entry is not None and entry.kind in ("institution", "party"):
        return row.country is not None and entry.country == row.country
    names = (entry.name, *entry.aliases) if entry and entry.kind == "person" else ()
    start, end = row.mention
    return any(
        found.start() <= start and end <= found.end()
        for name in names
        if " " in name
        for found in re.finditer(re.escape(name), row.text)
    )


def _note(row: Labelled, found: ActorMention | None, verdict: Verdict) -> str:
    start, end = row.mention
    shown = f"{row.text[:start]}[{row.text[start:end]}]{row.text[end:]}"
    got = f"{found.actor} {found.country} {found.kind} {found.name!r}" if found else "no mention"
    return f"{verdict:10s} {'|'.join(row.answers)} {row.country or ''} <- {got}: {row.published or 'no date'}: {shown}"


def main() -> None:
    """Print what went wrong in the development half, and the totals of both; `--families` for each name."""
    pipeline = Pipeline()
    for half, rows in zip(("dev", "held"), gold(), strict=True):
        totals = judge(rows, pipeline)
        if half == "dev":
            print("\n".join(totals.notes))
        if "--families" in sys.argv:
            for family, counts in totals.by_family.items():
                print(f"{half:5s} {family:18s} right {counts['right']:2d} of {counts.total():2d}, "
                      f"unresolved {counts['unresolved']}, wrong {counts['wrong']}")  # fmt: skip
        shares = ", ".join(f"{verdict} {totals.share(verdict):.1f}" for verdict in ("right", "wrong", "unresolved"))
        print(f"{half:5s} {shares} of {totals.count}")


if __name__ == "__main__":
    main()
