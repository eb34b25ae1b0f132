"""Settle what the rules and the model make of one cue: whose spans to take, and how likely a statement it is.

Each candidate is weighed by a logistic regression over named features (`models/statements/judge.py`
finds the weights). What stands inside another statement is left to the rules: the model learned from
a corpus that annotates the outermost statements only.
"""

from dataclasses import dataclass, replace
from importlib.resources import files

from accord.attribution.clauses import run_on
from accord.attribution.drafts import Draft, Indices
from accord.attribution.hearing import Heard, Hearing, heard_draft
from accord.attribution.labels import TRANSCRIPT
from accord.attribution.reading import Reading
from accord.attribution.signed import SIGNED
from accord.learned import Weights

_STEPS = 10
_SMALL = frozenset({"PRON", "DET", "CCONJ", "SCONJ", "ADP", "PART", "AUX", "PUNCT", "ADV"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One way to read a cue; `rule` is the chance that the rules give it, None where they have no draft."""

    draft: Draft
    origin: str  # "rule", "heard", "heard source", "heard content"
    rule: float | None
    heard: Heard | None


def _together(reading: Reading, draft: Draft, runs: list[list[int]]) -> list[list[int]]:
    """Give the runs that no whole paragraph separates from the cue."""
    reached = {reading.paragraph(reading.tokens[index]) for index in draft.cue}
    for run in runs:
        reached |= {reading.paragraph(reading.tokens[index]) for index in run}
    here = reading.paragraph(reading.tokens[draft.anchor])
    first = last = here
    while first - 1 in reached:
        first -= 1
    while last + 1 in reached:
        last += 1
    return [run for run in runs if first <= reading.paragraph(reading.tokens[run[0]]) <= last]


class Judge:
    """The weights of data/judge.csv, by feature: for being right, and for being exact."""

    def __init__(self) -> None:
        self._weights = Weights(files("accord.attribution") / "data" / "judge.csv")
        self.digest = self._weights.digest

    def best(self, reading: Reading, ways: list[Candidate], hearing: Hearing) -> tuple[Draft, float]:
        """Give the reading of a cue whose spans are likeliest right, and the chance that it is a statement."""
        weighed = []
        for way in ways:
            features = features_of(reading, way, hearing)
            right, exact = self._weights.chance(features, "right"), self._weights.chance(features, "exact")
            weighed.append((right + exact, right, way.draft))
        _, chance, draft = max(weighed, key=lambda one: one[0])
        return draft, chance


def candidates(reading: Reading, drafts: list[Draft], hearing: Hearing) -> list[list[Candidate]]:
    """Give for each cue the ways to read it, the rules' first, in the order of the cues."""
    groups: dict[int, list[Candidate]] = {}
    taken: dict[int, int] = {}  # by the number of the model's attribution: the anchor of its group
    numbers = {id(heard): number for number, heard in enumerate(hearing.attributions)}
    for draft in sorted(drafts, key=lambda one: (-one.chance, one.anchor)):
        heard = hearing.of(draft)
        ways = [Candidate(draft=draft, origin="rule", rule=draft.chance, heard=heard)]
        if heard is not None and numbers[id(heard)] not in taken:
            taken[numbers[id(heard)]] = draft.anchor
            ways += _mixed(reading, draft, heard)
        groups[draft.anchor] = ways
    for number, heard in enumerate(hearing.attributions):
        if number not in taken:
            alone = heard_draft(reading, heard)
            if alone.content and alone.anchor not in groups:
                groups[alone.anchor] = [Candidate(draft=alone, origin="heard", rule=None, heard=heard)]
    return [[_tidied(reading, way) for way in groups[anchor]] for anchor in sorted(groups)]


def _tidied(reading: Reading, way: Candidate) -> Candidate:
    """Leave out of the content what is cut off from it: a stray "he" or "but", and what stands paragraphs away."""
    runs: list[list[int]] = []
    for index in sorted(way.draft.content):
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    kept = [run for run in runs if any(reading.tokens[index].pos not in _SMALL for index in run)]
    kept = _together(reading, way.draft, kept)
    for run in kept:
        while len(run) > 1 and reading.tokens[run[-1]].pos == "CCONJ":
            run.pop()  # "and" belongs to what comes next
    content = frozenset(index for run in kept for index in run)
    if not content or content == way.draft.content:
        return way
    return replace(way, draft=replace(way.draft, content=content))


def _mixed(reading: Reading, draft: Draft, heard: Heard) -> list[Candidate]:
    """Give the ways that take source, content or both from the network; a source that the rules have is never lost."""
    whole = heard_draft(reading, heard)
    content = whole.content - run_on(reading, whole.content)
    if not content or draft.shape in (TRANSCRIPT, SIGNED) or (draft.shape == "inserted" and content < draft.content):
        return []
    named = whole if whole.source or not draft.source else draft
    found: list[Candidate] = []
    seen = {_spans(draft)}
    for origin, source_of, cue, words in (
        ("heard source", named, draft.cue, draft.content),
        ("heard content", draft, whole.cue, content),
        ("heard", named, whole.cue, content),
    ):
        source = source_of.source - cue
        way = replace(
            draft, source=source, source_head=source_of.source_head if source else None, cue=cue,
            content=words - source - cue, basis="both",
        )  # fmt: skip
        if way.content and _spans(way) not in seen:
            seen.add(_spans(way))
            found.append(Candidate(draft=way, origin=origin, rule=draft.chance, heard=heard))
    return found


def _spans(draft: Draft) -> tuple[Indices, Indices, Indices]:
    return draft.source, draft.cue, draft.content


def features_of(reading: Reading, candidate: Candidate, hearing: Hearing) -> list[str]:
    """Give what speaks for and against a candidate."""
    draft, heard = candidate.draft, candidate.heard
    origin = candidate.origin
    rule = "no" if candidate.rule is None else str(_step(candidate.rule))
    chance = "no" if heard is None else str(_step(heard.chance))
    content = "no" if heard is None else _alike(draft.content, heard.content)
    source = "no" if heard is None else _alike(draft.source, heard.source)
    cue = _step(hearing.cue_chance(draft))
    inside = _step(hearing.content_chance(draft.content))
    who = _step(hearing.source_chance(draft)) if draft.source else "none"
    return [
        "any",
        f"origin {origin}",
        f"rule {rule}",
        f"heard {chance}",
        f"rule {rule}, heard {chance}",
        f"cue {cue}",
        f"cue {cue}, rule {rule}",
        f"content {inside}, origin {origin}",
        f"source {who}, origin {origin}",
        f"source {who}, content {inside}",
        f"content {content}, source {source}",
        f"content {content}, origin {origin}",
        f"source {source}, origin {origin}",
        f"shape {draft.shape}, heard {chance == 'no'}",
        f"shape {draft.shape}, origin {origin}",
        f"part {draft.part}, heard {chance}",
        f"content words {_size(draft.content)}, origin {origin}",
        f"source words {_size(draft.source)}, origin {origin}",
    ]


def _step(chance: float) -> int:
    return min(int(chance * _STEPS), _STEPS - 1)


def _size(indices: Indices) -> int:
    return len(indices).bit_length()


def _alike(one: Indices, other: Indices) -> str:
    if one == other:
        return "same"
    share = len(one & other) / len(one | other)
    return "far" if share < 0.5 else "near" if share < 0.8 else "close"
