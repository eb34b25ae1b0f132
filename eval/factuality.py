"""Measure factuality at labelled triggers, apart from finding them: `python eval/factuality.py [--show]`.

Every event that is labelled in our own sentences (`models/events`, `models/factuality`) has one of FactBank's values.
accord is asked for the value at the label's trigger, whether or not it finds the event. Four fifths of the sentences
are learned from; the figures are those of the other fifth, of which nothing but totals is looked at. `--show` prints
what differs in the four fifths: with weights that have seen them, so far fewer than are wrong elsewhere
(`models/factuality/train.py --cross` says how many). Macro-F1 is over the values that have labels there.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accord.events.commitment import Commitment
from accord.events.voice import Voices
from accord.model import Page, Source
from accord.pipeline import Pipeline

sys.path[:0] = [str(Path(__file__).parents[1] / "models" / name) for name in ("events", "factuality")]
from labelled import find_trigger, is_held  # noqa: E402
from valued import head_of, read_labelled  # noqa: E402

VALUES = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "UU")
Table = Counter[tuple[str, str]]  # (labelled, given)


def score(pipeline: Pipeline) -> Iterator[tuple[str, float, str]]:
    """Give (figure, percent, note) over the held fifth."""
    ordinary, hard = (confusion(pipeline, held=True, hard=hard) for hard in (False, True))
    for name, table in (("ordinary", ordinary), ("hard", hard)):
        yield from ((f"{name} {figure}", value, note) for figure, value, note in list(figures(table))[:2])
    yield from figures(ordinary + hard)


def figures(table: Table) -> Iterator[tuple[str, float, str]]:
    """Give accuracy, macro-F1, and the F1 of each value that has labels."""
    right, of = sum(table[value, value] for value in VALUES), table.total()
    scores = {value: _f1(table, value) for value in VALUES if any(table[value, given] for given in VALUES)}
    yield "accuracy", round(100 * right / of, 1), f"n {of}"
    yield "macro-F1", round(sum(scores.values()) / len(scores), 1), f"{len(scores)} values"
    for value, found in scores.items():
        yield value, round(found, 1), f"n {sum(table[value, given] for given in VALUES)}"


def confusion(pipeline: Pipeline, *, held: bool, hard: bool | None = None, show: bool = False) -> Table:
    """Count the value given for each value labelled; `hard` are the sentences written for factuality alone."""
    table: Table = Counter()
    commitment = Commitment()
    for row in read_labelled():
        if is_held(row["text"]) != held or (hard is not None and ("file" not in row) != hard):
            continue
        for labelled, given, trigger in _judged(pipeline, commitment, row):
            table[labelled, given] += 1
            if show and labelled != given:
                print(f"{labelled} {given} [{trigger}] {row['text']}")
    return table


def _judged(pipeline: Pipeline, commitment: Commitment, row: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    page = Page(source=Source(kind="jsonl", ref="written"), media="text", content=row["text"], language="en")
    article = pipeline.articles.read(page)
    annotation, readings = pipeline.annotate(article)
    actors = pipeline.actors.find(article, annotation)
    looks = commitment.looks(annotation, readings)
    voices = Voices(pipeline.attribution.find(article, annotation, readings, actors, ()))
    for label in row["events"]:
        head = head_of(annotation, *find_trigger(row["text"], label))
        if head is not None:
            given = commitment.value(annotation, head, voices.around(head.span), looks)
            yield label["factuality"], given, label["trigger"]


def _f1(table: Table, value: str) -> float:
    right = table[value, value]
    labelled = sum(table[value, given] for given in VALUES)
    given = sum(table[one, value] for one in VALUES)
    return 200 * right / (labelled + given)


def main() -> None:
    """Print the confusion table and the figures."""
    parser = argparse.ArgumentParser(description="Measure factuality at labelled triggers.")
    parser.add_argument("--show", action="store_true", help="of the sentences that may be looked at, with what differs")
    options = parser.parse_args()
    table = confusion(Pipeline(), held=not options.show, show=options.show)
    print("labelled  " + "".join(f"{value:>6s}" for value in VALUES))
    for value in VALUES:
        print(f"{value:10s}" + "".join(f"{table[value, given]:6d}" for given in VALUES))
    for name, percent, note in figures(table):
        print(f"{name:10s} {percent:5.1f}  {note}")


if __name__ == "__main__":
    main()
