"""Compare events with what a careful reader finds in invented news sentences.

`eval/gold/fresh_events.jsonl` was written before accord was run on it: ten sentences for each of the
sixteen types. `eval/gold/fresh_quiet.txt` holds sentences that tell of no event. Those with even
numbers (from 0) may be looked at; of the others only the totals.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accord.model import Event, Page, Party, Record, Source
from accord.pipeline import Pipeline

GOLD = Path(__file__).parent / "gold" / "fresh_events.jsonl"
QUIET = Path(__file__).parent / "gold" / "fresh_quiet.txt"
DEVELOPMENT, HELD = 0, 1


@dataclass(slots=True)
class Share:
    """Right answers out of those that count."""

    right: int = 0
    of: int = 0

    def add(self, right: int, of: int = 1) -> None:
        """Count `right` answers out of `of`."""
        self.right += right
        self.of += of

    def percent(self) -> float:
        """Give the share in percent, 0 where there is nothing to count."""
        return round(100 * self.right / self.of, 1) if self.of else 0.0


@dataclass(slots=True)
class Totals:
    """Counts over sentences, and the differences in words."""

    first: Share = field(default_factory=Share)
    types: Share = field(default_factory=Share)
    exact: Share = field(default_factory=Share)
    actors: Share = field(default_factory=Share)  # twice the matches out of found plus labelled: F1
    recipients: Share = field(default_factory=Share)
    factuality: Share = field(default_factory=Share)
    quiet: Share = field(default_factory=Share)
    notes: list[str] = field(default_factory=list)

    def figures(self) -> Iterator[tuple[str, float, str]]:
        """Give (figure, percent, note)."""
        yield "first type", self.first.percent(), f"n {self.first.of}"
        yield "type recall", self.types.percent(), f"n {self.types.of}"
        yield "type precision", self.exact.percent(), f"n {self.exact.of}"
        yield "actor F1", self.actors.percent(), f"n {self.types.right} events"
        yield "recipient F1", self.recipients.percent(), f"n {self.types.right} events"
        yield "factuality", self.factuality.percent(), f"n {self.factuality.of}"
        yield "false events per 100", self.quiet.percent(), f"n {self.quiet.of}"


def score(pipeline: Pipeline) -> Iterator[tuple[str, float, str]]:
    """Give (figure, percent, note) over the held half."""
    yield from total(pipeline, HELD).figures()


def total(pipeline: Pipeline, half: int) -> Totals:
    """Give the totals over every second sentence, from number `half` on."""
    totals = Totals()
    for number, line in _half(GOLD, half):
        row = json.loads(line)
        compare(_code(pipeline, row["text"], row["published"]), row, f"{number} {row['text']}", totals)
    for number, line in _half(QUIET, half):
        events = _code(pipeline, line, None).events
        totals.quiet.add(len(events))
        for event in events:
            totals.notes.append(f"{number} {line}\n    false: {_shown(event, line)}")
    return totals


def compare(record: Record, row: dict[str, Any], title: str, totals: Totals) -> None:
    """Count one sentence's answers into `totals`."""
    notes: list[str] = []
    left = sorted(record.events, key=lambda event: -event.confidence)
    wanted = {name for gold in row["events"] for name in (gold["type"], *gold["alt"])}
    totals.first.add(bool(left) and left[0].type in wanted)
    totals.exact.add(0, len(left))
    for gold in row["events"]:
        event = _best(left, gold, row["text"])
        totals.types.add(event is not None)
        if event is None:
            notes.append(f"missed: {gold['type']} {gold['trigger']}")
            continue
        left.remove(event)
        totals.exact.add(1, 0)
        notes += _details(event, gold, totals)
    notes += [f"not in gold: {_shown(event, row['text'])}" for event in left]
    if notes:
        totals.notes.append("\n    ".join([title, *notes]))


def _details(event: Event, gold: dict[str, Any], totals: Totals) -> list[str]:
    notes: list[str] = []
    for name, found, share in (
        ("actors", event.actors, totals.actors),
        ("recipients", event.recipients, totals.recipients),
    ):
        right = sum(any(_is(party, one.split("|")) for party in found) for one in gold[name])
        share.add(2 * min(right, len(found)), len(gold[name]) + len(found))
        if not right == len(gold[name]) == len(found):
            notes.append(f"{event.type} {name}: {_parties(found)} for {gold[name]}")
    right = event.factuality in gold["factuality"].split("|")
    totals.factuality.add(right)
    if not right:
        notes.append(f"{event.type} factuality: {event.factuality} for {gold['factuality']}")
    return notes


def _best(events: list[Event], gold: dict[str, Any], text: str) -> Event | None:
    """Give the event of a fitting type; one whose trigger shares a word with the label first."""
    words = set(gold["trigger"].lower().split())
    fits = [event for event in events if event.type in (gold["type"], *gold["alt"])]
    shared = [event for event in fits if words & set(_trigger(event, text).lower().split())]
    return next(iter(shared or fits), None)


def _is(party: Party, names: list[str]) -> bool:
    codes = {party.country, party.actor, *party.sectors}
    return any(name in codes or name.lower() in party.name.lower() for name in names)


def _half(path: Path, half: int) -> list[tuple[int, str]]:
    return list(enumerate(path.read_text(encoding="utf-8").splitlines()))[half::2]


def _code(pipeline: Pipeline, text: str, published: str | None) -> Record:
    source = Source(kind="jsonl", ref="fresh")
    return pipeline.code(Page(source=source, media="text", content=text, published=published, language="en"))


def _trigger(event: Event, text: str) -> str:
    return " ".join(text[start:end] for start, end in event.trigger)


def _shown(event: Event, text: str) -> str:
    parties = f"{_parties(event.actors)} -> {_parties(event.recipients)}"
    return f"{event.type} {_trigger(event, text)!r} {parties} {event.factuality}"


def _parties(parties: tuple[Party, ...]) -> str:
    return ", ".join(f"{party.name} ({party.country} {'/'.join(party.sectors)})" for party in parties) or "none"


def main() -> None:
    """Print every difference of the development half, then the totals of both."""
    pipeline = Pipeline()
    for name, half in (("development", DEVELOPMENT), ("held", HELD)):
        totals = total(pipeline, half)
        if half == DEVELOPMENT:
            print("\n".join(totals.notes))
        print(f"== {name}")
        for figure, value, note in totals.figures():
            print(f"{figure:22s} {value:5.1f}  {note}")


if __name__ == "__main__":
    main()
