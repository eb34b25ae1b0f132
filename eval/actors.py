"""Measure whom accord takes the actors of whole articles for, end to end.

    python eval/actors.py [--kinds] [--all]

`eval/gold/actors_articles.jsonl` holds 60 invented articles with every mention of an actor, labelled before accord
was run on them: whom it stands for, the countries and the sectors that would do. The first 40 may be looked at; of
the others only the totals. A labelled mention is found where accord has one over its head word; whoever the
knowledge base does not hold is to stay unlinked. `--kinds` tells the figures apart by kind, `--all` shows every miss
of the development articles and not only wrong links.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accord.actors.entries import Entry
from accord.actors.knowledge import load_knowledge
from accord.model import ActorMention, Annotation, Article, Source
from accord.pipeline import Pipeline

GOLD = Path(__file__).parent / "gold" / "actors_articles.jsonl"
DEVELOPMENT = 40  # articles that may be looked at, the first of the file
KINDS = ("state", "person", "role", "institution", "organisation", "armed_group", "people")
Row = dict[str, Any]


@dataclass(slots=True)
class Totals:
    """Counts of labelled mentions by kind, and what went wrong in words."""

    mentions: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)  # those whom the knowledge base holds
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)  # known ones linked to another
    links: Counter[str] = field(default_factory=Counter)  # all that accord linked
    false_links: Counter[str] = field(default_factory=Counter)
    country: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)  # all that accord gave
    false_countries: Counter[str] = field(default_factory=Counter)
    sectors: Counter[str] = field(default_factory=Counter)
    strangers: Counter[str] = field(default_factory=Counter)  # named people whom it does not hold
    notes: list[str] = field(default_factory=list)

    def figures(self, kind: str | None = None) -> Iterator[tuple[str, float, str]]:
        """Give (figure, percent, note), of one kind or of all."""
        mentions, known, links = (_count(one, kind) for one in (self.mentions, self.known, self.links))
        yield "found", _percent(_count(self.found, kind), mentions), f"n {mentions}"
        yield "linked right", _percent(_count(self.right, kind), known), f"n {known}"
        yield "linked wrong", _percent(_count(self.wrong, kind), known), f"n {known}"
        yield "wrong links", _percent(_count(self.false_links, kind), links), f"n {links}"
        yield "country", _percent(_count(self.country, kind), mentions), f"n {mentions}"
        yield (
            "wrong countries",
            _percent(_count(self.false_countries, kind), _count(self.countries, kind)),
            (f"n {_count(self.countries, kind)}"),
        )
        yield "sectors", _percent(_count(self.sectors, kind), mentions), f"n {mentions}"
        if kind is None:
            for name in ("country", "sectors"):
                yield (
                    f"unheld {name}",
                    _percent(self.strangers[name], self.strangers["all"]),
                    (f"n {self.strangers['all']}"),
                )


def gold() -> tuple[list[Row], list[Row]]:
    """Give the development articles and the held ones."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return rows[:DEVELOPMENT], rows[DEVELOPMENT:]


def score(pipeline: Pipeline) -> Iterator[tuple[str, float, str]]:
    """Give (figure, percent, note) of both halves for the gate."""
    for half, rows in zip(("dev", "held"), gold(), strict=True):
        for name, value, note in judge(rows, pipeline).figures():
            yield f"{half} {name}", value, note


def judge(rows: list[Row], pipeline: Pipeline) -> Totals:
    """Compare accord's mentions with the labels of some articles."""
    entries, totals = load_knowledge().entries, Totals()
    for row in rows:
        article = Article(
            id=row["id"], source=Source(kind="jsonl", ref=row["id"]), text=row["text"],
            published=row["published"], language="en",
        )  # fmt: skip
        annotation, _ = pipeline.annotate(article)
        mentions = pipeline.actors.find(article, annotation)
        for label in row["mentions"]:
            _compare(row, label, _found(label, mentions, annotation), entries, totals)
    return totals


def _compare(row: Row, label: Row, found: ActorMention | None, entries: dict[str, Entry], totals: Totals) -> None:
    kind, actor = label["kind"], found.actor if found else None
    is_known = any(one in entries for one in label["actor"])
    is_right = actor in (*label["actor"], *label.get("of", ())) or _is_such_body(label, entries.get(actor or ""))
    is_false = actor is not None and not is_right
    has_country = found is not None and (found.country in label["country"])
    has_sectors = found is not None and _sectors_agree(found.sectors, label["sectors"])
    totals.mentions[kind] += 1
    totals.found[kind] += found is not None
    totals.known[kind] += is_known
    totals.right[kind] += is_known and is_right
    totals.wrong[kind] += is_known and is_false
    totals.links[kind] += actor is not None
    totals.false_links[kind] += is_false
    totals.country[kind] += has_country
    totals.countries[kind] += found is not None and found.country is not None
    totals.false_countries[kind] += found is not None and found.country is not None and not has_country
    totals.sectors[kind] += has_sectors
    if kind in ("person", "role") and label["actor"] and not is_known:
        totals.strangers.update({"all": 1, "country": has_country, "sectors": has_sectors})
    faults = {
        "LINK": is_false, "unfound": found is None, "unlinked": found is not None and is_known and actor is None,
        "country": found is not None and not has_country, "sectors": found is not None and not has_sectors,
    }  # fmt: skip
    if any(faults.values()):
        totals.notes.append(_note(row, label, found, [name for name, is_so in faults.items() if is_so]))


def _found(label: Row, mentions: tuple[ActorMention, ...], annotation: Annotation) -> ActorMention | None:
    """Give the mention over the label's head word whose span is most like the label's."""
    at, start, end = label["head"] - 1, label["start"], label["end"]
    over = [
        one for one in mentions
        if one.span.start <= at < one.span.end and start <= annotation.tokens[one.head].start < end
    ]  # fmt: skip
    return max(over, key=lambda one: _likeness(one, start, end), default=None)


def _likeness(mention: ActorMention, start: int, end: int) -> float:
    shared = min(end, mention.span.end) - max(start, mention.span.start)
    return shared / (max(end, mention.span.end) - min(start, mention.span.start))


def _is_such_body(label: Row, entry: Entry | None) -> bool:
    """Say whether an entry is an institution that a label without identity describes ("the Russian central bank")."""
    if entry is None or label["kind"] != "institution" or label["actor"]:
        return False
    return entry.kind == "institution" and entry.country in label["country"]


def _sectors_agree(found: tuple[str, ...], labelled: list[str | None]) -> bool:
    return any(sector in labelled for sector in found) if found else None in labelled


def _note(row: Row, label: Row, found: ActorMention | None, faults: list[str]) -> str:
    at = label["start"]
    around = " ".join(row["text"][max(0, at - 40) : label["end"] + 30].split())
    wanted = f"{label['kind']} {label['actor']} {label['country']} {label['sectors']}"
    got = f"{found.actor} {found.country} {found.sectors} {found.name!r}" if found else "nothing"
    return f"{'+'.join(faults)}: {row['id']} {row['published']} {label['text']!r} {wanted} <- {got} in ...{around}..."


def _count(counts: Counter[str], kind: str | None) -> int:
    return counts.total() if kind is None else counts[kind]


def _percent(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 1)


def main() -> None:
    """Print what went wrong in the development articles, and the totals of both halves."""
    pipeline = Pipeline()
    for half, rows in zip(("dev", "held"), gold(), strict=True):
        totals = judge(rows, pipeline)
        if half == "dev":
            print("\n".join(note for note in totals.notes if "--all" in sys.argv or note.startswith("LINK")))
        for kind in (None, *(KINDS if "--kinds" in sys.argv else ())):
            shown = ", ".join(f"{name} {value:.1f} ({note[2:]})" for name, value, note in totals.figures(kind))
            print(f"{half:5s} {kind or 'all':12s} {shown}")


if __name__ == "__main__":
    main()
