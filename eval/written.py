"""Compare events with the labels of our own sentences (`models/events`), trigger by trigger.

    python eval/written.py [--development] [--per-type] [--show]

The network learns from four fifths of the sentences, `events/data/weights.csv` from a half of the fifth that
is left (--development); the figures are those of the other half. An event is found where accord has one of its type
whose trigger shares a character with the label's. A deed that is only planned, asked for or refused (not CT+ in the
labels) may also be found as the AGREE, THREATEN or REJECT that PLOVER makes of it.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accord.model import Event, Page, Source
from accord.pipeline import Pipeline

sys.path.insert(0, str(Path(__file__).parents[1] / "models" / "events"))
from labelled import find_trigger, is_calibration, is_held, read_sentences

SHIFTED = ("AGREE", "THREATEN", "REJECT")
Row = dict[str, Any]


class Totals:
    """Counts over sentences."""

    def __init__(self) -> None:
        self.labels: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.matched: Counter[str] = Counter()  # by the label's type
        self.right: Counter[str] = Counter()  # by the type that accord gives
        self.detected = self.factual = 0
        self.parties = {"actors": [0, 0, 0], "recipients": [0, 0, 0]}  # right, labelled, found
        self.quiet, self.quiet_lines = 0, 0
        self.notes: list[str] = []

    def figures(self) -> Iterator[tuple[str, float, str]]:
        """Give (figure, percent, note)."""
        labels, found = self.labels.total(), self.found.total()
        yield "type recall", _percent(self.matched.total(), labels), f"n {labels}"
        yield "type precision", _percent(self.right.total(), found), f"n {found}"
        yield "detection recall", _percent(self.detected, labels), f"n {labels}"
        for name, (right, labelled, given) in self.parties.items():
            yield f"{name[:-1]} F1", _percent(2 * right, labelled + given), f"n {labelled}"
        yield "factuality", _percent(self.factual, self.matched.total()), f"n {self.matched.total()}"
        yield "false events per 100", _percent(self.quiet, self.quiet_lines), f"n {self.quiet_lines}"

    def per_type(self) -> Iterator[str]:
        """Give a line for each type: labels, recall, precision."""
        for name in sorted(self.labels):
            recall, precision = (
                _percent(self.matched[name], self.labels[name]),
                _percent(self.right[name], self.found[name]),
            )
            yield f"{name:10s} n {self.labels[name]:4d}  recall {recall:5.1f}  precision {precision:5.1f}"


def score(pipeline: Pipeline) -> Iterator[tuple[str, float, str]]:
    """Give (figure, percent, note) over the held fifth."""
    rows = [row for row in read_sentences() if is_held(row["text"]) and not is_calibration(row["text"])]
    yield from total(pipeline, rows).figures()


def total(pipeline: Pipeline, rows: list[Row]) -> Totals:
    """Give the totals over rows."""
    totals = Totals()
    for row in rows:
        page = Page(source=Source(kind="jsonl", ref="written"), media="text", content=row["text"], language="en")
        events = list(pipeline.code(page).events)
        if row["file"] == "quiet":
            totals.quiet += len(events)
            totals.quiet_lines += 1
            if events:
                totals.notes.append(f"{row['text']}\n    false: {[_shown(event, row['text']) for event in events]}")
        else:
            _compare(row, events, totals)
    return totals


def _compare(row: Row, events: list[Event], totals: Totals) -> None:
    text, left, notes = row["text"], list(events), []
    totals.found.update(event.type for event in events)
    for label in row["events"]:
        totals.labels[label["type"]] += 1
        start, end = find_trigger(text, label)
        here = [event for event in left if any(s < end and start < e for s, e in event.trigger)]
        totals.detected += bool(here)
        fits = (label["type"], *(() if label["factuality"] == "CT+" else SHIFTED))
        event = next((event for event in here if event.type in fits), None)
        if event is None:
            notes.append(f"missed: {label['type']} {label['trigger']!r}, there: {[_shown(one, text) for one in here]}")
            continue
        left.remove(event)
        totals.matched[label["type"]] += 1
        totals.right[event.type] += 1
        totals.factual += event.factuality == label["factuality"]
        for name, parties in (("actors", event.actors), ("recipients", event.recipients)):
            names = [party.name.lower() for party in parties]
            given = [" ".join(text[s:e] for s, e in party.spans).lower() for party in parties]
            hits = sum(any(_alike(one.lower(), two) for two in (*names, *given)) for one in label[name])
            counts = totals.parties[name]
            counts[0] += min(hits, len(parties))
            counts[1] += len(label[name])
            counts[2] += len(parties)
    notes += [f"not labelled: {_shown(event, text)}" for event in left]
    if notes:
        totals.notes.append("\n    ".join([f"{row['file']}: {text}", *notes]))


def _alike(one: str, other: str) -> bool:
    words, others = set(one.split()) - _SMALL, set(other.split()) - _SMALL
    return bool(words & others)


_SMALL = {"the", "a", "an", "of", "in", "and", "its", "their", "his", "her"}


def _shown(event: Event, text: str) -> str:
    words = " ".join(text[start:end] for start, end in event.trigger)
    who, whom = (", ".join(party.name for party in parties) for parties in (event.actors, event.recipients))
    return f"{event.type} {words!r} {who} -> {whom} {event.factuality} {event.confidence:.2f}"


def _percent(right: int, of: int) -> float:
    return round(100 * right / of, 1) if of else 0.0


def _is_wanted(text: str, *, development: bool) -> bool:
    return is_calibration(text) if development else is_held(text) and not is_calibration(text)


def main() -> None:
    """Print the totals; with --development those of the half that may be read, with --show what differs."""
    parser = argparse.ArgumentParser(description="Compare events with our own labelled sentences.")
    for flag in ("--development", "--per-type", "--show"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("--every", type=int, default=1, help="take each so-manieth sentence only")
    options = parser.parse_args()
    rows = [row for row in read_sentences() if _is_wanted(row["text"], development=options.development)]
    totals = total(Pipeline(), rows[:: options.every])
    if options.show and options.development:
        print("\n".join(totals.notes))
    for figure, value, note in totals.figures():
        print(f"{figure:22s} {value:5.1f}  {note}")
    if options.per_type:
        print("\n".join(totals.per_type()))


if __name__ == "__main__":
    main()
