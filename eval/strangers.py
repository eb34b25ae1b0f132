"""Measure whether people and bodies that accord does not know are named whole, and found again by a short name.

    python eval/strangers.py [--show]

`eval/gold/strangers.csv` has invented names of many cultures: of a person or a body, each with a short form. Each is
put into every one of some sentences of our own, and the short form into a later one. Right is a source that stands for
the whole name. All were looked at while the rules were made: a fall is what this shows, not how well news is read.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from accord.model import Span
from accord.pipeline import Pipeline
from speakers import Labelled, Resolver, known_names, same

GOLD = Path(__file__).parent / "gold" / "strangers.csv"
SAID = "the bridge would be closed for repairs"
TEMPLATES = {  # by kind: the sentence, the source in it, the cue
    "person": (
        ("{name} said on Tuesday that {said}.", "{name}", "said"),
        ("Defence Minister {name} said on Tuesday that {said}.", "Defence Minister {name}", "said"),
        ("{name}, the head of the port, insisted that {said}.", "{name}, the head of the port", "insisted"),
        ("But the opposition candidate, {name}, denied that {said}.", "the opposition candidate, {name}", "denied"),
        ("A spokesman for the ministry, {name}, denied that {said}.", "A spokesman for the ministry, {name}", "denied"),
        ("Brig. Gen. {name} said {said}.", "Brig. Gen. {name}", "said"),
        ("According to {name}, {said}.", "{name}", "According to"),
    ),
    "body": (
        ("On Tuesday {name} said that {said}.", "{name}", "said"),
        ("In a statement on Monday, {name} warned that {said}.", "{name}", "warned"),
        ("But {name} denied that {said}.", "{name}", "denied"),
        ("According to {name}, {said}.", "{name}", "According to"),
    ),
}  # fmt: skip
AGAIN = "so again on Friday"
_EVERY = 4  # the gate tries one name in four


@dataclass(slots=True)
class Totals:
    """Counts by kind and form, and what went wrong in words."""

    tried: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def figures(self) -> Iterator[tuple[str, float, str]]:
        """Give (figure, percent, note)."""
        for form, count in sorted(self.tried.items()):
            yield form, round(100 * self.right[form] / count, 1), f"n {count}"


def score(pipeline: Pipeline) -> Iterator[tuple[str, float, str]]:
    """Give the figures of every fourth name for the gate."""
    yield from judge(names()[::_EVERY], Resolver(pipeline)).figures()


def names() -> list[tuple[str, str, str]]:
    """Give kind, whole name and short name of each, in the file's order."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        return [(row["kind"], row["name"], row["short"]) for row in csv.DictReader(file)]


def judge(chosen: list[tuple[str, str, str]], resolver: Resolver) -> Totals:
    """Put each name into each sentence, and compare whom the sources stand for with it."""
    totals = Totals()
    for kind, name, short in chosen:
        for template, source, cue in TEMPLATES[kind]:
            text = (
                f"Drivers have complained since spring.\n\n{template.format(name=name, said=SAID)}\n\nNobody was hurt. "
            )
            later = short[:1].upper() + short[1:]
            text += f"{later} said {AGAIN}."
            labelled = [
                _labelled(text, source.format(name=name), cue, SAID),
                _labelled(text, later, "said", AGAIN, last=True),
            ]
            found = resolver.speakers("stranger", text, labelled)
            for form, speaker in zip(("whole", "short"), found, strict=True):
                totals.tried[f"{kind} {form}"] += 1
                bare = name.removeprefix("the ")
                right = speaker is not None and (
                    same(speaker.name, bare, strict=True) or bare in known_names(speaker.actor)
                )
                totals.right[f"{kind} {form}"] += right
                if not right:
                    totals.notes.append(f"{kind} {form}: {speaker and speaker.name!r} for {name!r} in {template!r}")
    return totals


def _labelled(text: str, source: str, cue: str, content: str, *, last: bool = False) -> Labelled:
    """Give a source at its first place, or its last, with its cue and content."""
    at = text.rindex(source) if last else text.index(source)
    said = text.rindex(cue) if last else text.index(cue, at + len(source) if cue != "According to" else 0)
    what = text.index(content)
    spans = (Span(at, at + len(source)), Span(said, said + len(cue)), Span(what, what + len(content)))
    return Labelled(source=spans[:1], cue=spans[1:2], content=spans[2:], mention="name", names=(source,))


def main() -> None:
    """Print the totals; `--show` for every failure."""
    totals = judge(names(), Resolver(Pipeline()))
    if "--show" in sys.argv:
        print("\n".join(totals.notes))
    for form, value, note in totals.figures():
        print(f"{form:<14}{value:>6}  {note}")


if __name__ == "__main__":
    main()
