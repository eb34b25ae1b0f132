"""Compare the records of samples/ with what a careful reader finds in them (`eval/gold`)."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.model import Event, Failure, Party, Record, Span, Speaker, Statement
from accord.pipeline import Pipeline
from accord.sources import open_source

GOLD = Path(__file__).parent / "gold"
SAMPLES = Path(__file__).parents[1] / "samples"
FIGURES = (
    *("statement recall", "statement precision", "event recall", "event precision"),
    *("actors", "recipients", "voice", "factuality"),
)


@dataclass(slots=True)
class Tally:
    """Right answers out of those that count."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count one answer."""
        self.right += right
        self.of += 1

    def percent(self) -> float:
        """Give the share of right answers in percent, 0 where there are none."""
        return round(100 * self.right / self.of, 1) if self.of else 0.0


def score(pipeline: Pipeline) -> Iterator[tuple[str, float, str]]:
    """Give (figure, percent, note) over all samples."""
    tallies = {name: Tally() for name in FIGURES}
    for sample, gold in _pairs(pipeline):
        compare(sample, gold, tallies)
    for name, tally in tallies.items():
        yield name, tally.percent(), f"n {tally.of}"


def compare(record: Record, gold: dict[str, Any], tallies: dict[str, Tally]) -> list[str]:
    """Count one article's answers into `tallies`; give the differences in words."""
    voices = {statement.id: statement for statement in record.statements}
    return _statements(record, gold["statements"], tallies) + _events(record, gold["events"], voices, tallies)


def _pairs(pipeline: Pipeline) -> Iterator[tuple[Record, dict[str, Any]]]:
    golds = [(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(GOLD.glob("*.toml"))]
    by_ref = {gold.get("ref", stem): gold for stem, gold in golds}
    for result in pipeline.code_all(open_source([str(SAMPLES)])):
        if isinstance(result, Failure):
            raise SystemExit(f"samples: {result.source.ref} cannot be coded: {result.detail}")
        gold = by_ref.get(Path(result.article.source.ref).stem)
        if gold:
            yield result, gold


def _statements(record: Record, golds: list[list[str]], tallies: dict[str, Tally]) -> list[str]:
    notes: list[str] = []
    used: set[str] = set()
    for who, words in golds:
        at = record.article.text.find(words)
        span = Span(at, at + len(words))
        hits = [one for one in record.statements if _holds(one, span) and _speaks(one.speaker, who.lstrip("?"))]
        used.update(hit.id for hit in hits)
        if not who.startswith("?"):
            tallies["statement recall"].add(bool(hits))
            if not hits:
                notes.append(f"statement missed: {who}: {words}")
    for statement in record.statements:
        tallies["statement precision"].add(statement.id in used)
        if statement.id not in used:
            notes.append(f"statement not in gold: {_name(statement.speaker)}: {_text(record, statement.content)}")
    return notes


def _holds(statement: Statement, span: Span) -> bool:
    return any(part.meets(span) for part in statement.content)


def _speaks(speaker: Speaker | None, who: str) -> bool:
    name = _name(speaker).lower()
    return any(one.lower() in name or (name and name in one.lower()) for one in who.split("|"))


def _name(speaker: Speaker | None) -> str:
    return speaker.name if speaker else ""


def _events(
    record: Record, golds: list[list[str]], voices: dict[str, Statement], tallies: dict[str, Tally]
) -> list[str]:
    notes: list[str] = []
    used: set[str] = set()
    for gold_type, context, actors, recipients, voice, factuality in golds:
        trigger = _trigger(record.article.text, context)
        types = gold_type.lstrip("?").split("|")
        hits = [one for one in record.events if one.type in types and any(part.meets(trigger) for part in one.trigger)]
        used.update(hit.id for hit in hits)
        if not gold_type.startswith("?"):
            tallies["event recall"].add(bool(hits))
        if not hits:
            notes += [] if gold_type.startswith("?") else [f"event missed: {gold_type}: {context}"]
            continue
        hit = hits[0]
        checks = {
            "actors": (actors, _parties(hit.actors, actors)),
            "recipients": (recipients, _parties(hit.recipients, recipients)),
            "voice": (voice or "author", _voice(hit, voices, voice)),
            "factuality": (factuality, hit.factuality in factuality.split("|")),
        }
        for name, (wanted, right) in checks.items():
            if wanted:
                tallies[name].add(right)
                if not right:
                    notes.append(f"{name} wrong in {context}: wanted {wanted}, found {_found(hit, voices, name)}")
    for event in record.events:
        tallies["event precision"].add(event.id in used)
        if event.id not in used:
            notes.append(f"event not in gold: {event.type} {_text(record, event.trigger)} s{event.sentence}")
    return notes


def _trigger(text: str, context: str) -> Span:
    found = re.search(re.escape(context.replace("[", "").replace("]", "")), text)
    if found is None:
        raise SystemExit(f"eval/gold: {context!r} is not in the sample")
    start = found.start() + context.index("[")
    return Span(start, start + context.index("]") - context.index("[") - 1)


def _parties(parties: tuple[Party, ...], wanted: str) -> bool:
    return all(any(_is(party, one.split("|")) for party in parties) for one in wanted.split(" & "))


def _is(party: Party, names: list[str]) -> bool:
    codes = {party.country, party.actor, *party.sectors}
    return any(name in codes or name.lower() in party.name.lower() for name in names)


def _voice(event: Event, voices: dict[str, Statement], wanted: str) -> bool:
    chain = [voices[one].speaker for one in event.voice]
    names = wanted.split(" > ") if wanted else []
    return len(chain) == len(names) and all(_speaks(one, name) for one, name in zip(chain, names, strict=True))


def _found(event: Event, voices: dict[str, Statement], what: str) -> str:
    if what == "voice":
        return " > ".join(_name(voices[one].speaker) for one in event.voice) or "author"
    if what == "factuality":
        return event.factuality
    parties = event.actors if what == "actors" else event.recipients
    return ", ".join(f"{party.name} ({party.country} {'/'.join(party.sectors)})" for party in parties) or "none"


def _text(record: Record, spans: tuple[Span, ...]) -> str:
    return " ... ".join(record.article.text[start:end] for start, end in spans)


def main() -> None:
    """Print every difference between the records and the gold, for whoever works on a step."""
    tallies = {name: Tally() for name in FIGURES}
    for record, gold in _pairs(Pipeline()):
        print(f"== {record.article.source.ref}")
        print("\n".join(compare(record, gold, tallies)))
    for name, tally in tallies.items():
        print(f"{name:20s} {tally.percent():5.1f}  n {tally.of}")


if __name__ == "__main__":
    main()
