"""Measure whether people in the knowledge base are found by name, whatever the language model makes of the name.

    python eval/names.py [--show] [--sample N]

Every full name, and every short form that belongs to one person alone (those marked `?` where the person is in
office that day), is put into a sentence of our own and dated on a day on which the person held an office. There are a
dozen sentences; each name is tried in one of them, the next name in the next. Right is a mention that is linked to
that person. Names that several people share are left to `eval/ambiguous.py`.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from accord.actors.dates import in_office
from accord.actors.entries import Entry
from accord.actors.knowledge import load_knowledge
from accord.actors.names import NameIndex, key_of
from accord.model import Article, Source
from accord.pipeline import Pipeline

TEMPLATES = (
    "On Tuesday {} arrived for two days of talks.",
    "{} said that nothing had been decided yet.",
    "The letter was signed by {} and handed over in the afternoon.",
    "Nobody had told {} about the meeting.",
    "A spokesman for {} did not return calls.",
    "{}'s allies rejected the offer within the hour.",
    "The talks with {} lasted until midnight.",
    "Critics of the plan, among them {}, walked out.",
    "“We shall see,” {} replied.",
    "Asked about the delay, {} blamed the weather.",
    "Two ministers met {} on the edge of the summit.",
    "The paper quoted {} as saying that the road was open.",
)
_EVERY = 10  # the gate tries one name in ten


@dataclass(frozen=True, slots=True)
class Trial:
    """A name of a person, and a day on which it fits."""

    entry: Entry
    name: str
    form: str  # "full" or "short"
    published: str | None


@dataclass(slots=True)
class Totals:
    """Counts by form of name and by template, and what went wrong in words."""

    tried: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    templates: Counter[str] = field(default_factory=Counter)  # failures
    notes: list[str] = field(default_factory=list)

    def figures(self) -> Iterator[tuple[str, float, str]]:
        """Give (figure, percent, note)."""
        for form, count in self.tried.items():
            yield form, round(100 * self.right[form] / count, 2), f"n {count}"
            yield f"{form} wrong", round(100 * self.wrong[form] / count, 2), f"n {count}"


def trials() -> list[Trial]:
    """Give every full name and every unshared short form of the people that accord knows, in the files' order."""
    knowledge = load_knowledge()
    shared = NameIndex(knowledge.entries.values(), knowledge.ambiguities).collisions().keys() | {
        key_of(one) for one in knowledge.ambiguities
    }
    found: list[Trial] = []
    for entry in knowledge.entries.values():
        if entry.kind != "person":
            continue
        day = _day(entry)
        for name, use in entry.names():
            if key_of(name) in shared or use == "family" or (use == "surname" and not in_office(entry, day)):
                continue
            found.append(Trial(entry, name.rstrip("?"), "full" if use == "name" else "short", day))
    return found


def score(pipeline: Pipeline) -> Iterator[tuple[str, float, str]]:
    """Give (figure, percent, note) of every tenth name for the gate."""
    yield from judge(trials()[::_EVERY], pipeline).figures()


def judge(chosen: list[Trial], pipeline: Pipeline) -> Totals:
    """Put each name into a sentence, and compare whom accord finds with whom it belongs to."""
    totals = Totals()
    for number, trial in enumerate(chosen):
        template = TEMPLATES[number % len(TEMPLATES)]
        text = template.format(trial.name)
        article = Article(
            id="a", source=Source(kind="jsonl", ref=trial.entry.id), text=text, published=trial.published, language="en"
        )
        annotation, _ = pipeline.annotate(article)
        start, end = template.index("{}"), template.index("{}") + len(trial.name)
        over = [
            one.actor for one in pipeline.actors.find(article, annotation)
            if start <= annotation.tokens[one.head].start < end
        ]  # fmt: skip
        totals.tried[trial.form] += 1
        is_right = trial.entry.id in over
        totals.right[trial.form] += is_right
        totals.wrong[trial.form] += not is_right and any(over)
        if not is_right:
            totals.templates[template] += 1
            tags = " ".join(
                f"{one.text}/{one.tag}/{one.entity}" for one in annotation.tokens if start <= one.start < end
            )
            totals.notes.append(
                f"{trial.form} {trial.entry.id} <- {over or 'nobody'}: {text} {trial.published} [{tags}]"
            )
    return totals


def _day(entry: Entry) -> str | None:
    """Give a day in the middle of the last office, the first day where its end is open."""
    if not entry.roles:
        return None
    office = entry.roles[-1]
    start, end = office.start or office.end, office.end or office.start
    if start is None or end is None:
        return None
    first, last = int(start[:4]), int(end[:4])
    return start if len(start) == len("2020-01-07") and last <= first + 1 else f"{(first + last + 1) // 2}-06-15"


def main() -> None:
    """Print the totals; `--show` for every failure."""
    chosen = trials()
    if "--sample" in sys.argv:
        chosen = chosen[:: int(sys.argv[sys.argv.index("--sample") + 1])]
    totals = judge(chosen, Pipeline())
    if "--show" in sys.argv:
        print("\n".join(totals.notes))
    for template, count in totals.templates.most_common():
        print(f"{count:5d} {template}")
    for name, value, note in totals.figures():
        print(f"{name:12s} {value:6.2f}  {note}")


if __name__ == "__main__":
    main()
