"""Learn whom pronouns stand for: the weights of src/accord/language/data/pronouns.csv.

    python models/mentions/train.py        needs ../shared/data (PolNeAR) beside the labels of eval/gold

The labels are those of `eval/gold/mentions.jsonl` that are not held and of the development halves of
`eval/speakers.py`. The candidate with the highest score wins, nobody among them, so the weights are those of a softmax
over the candidates, held near some set by hand. Nouns ("the churchman") were tried in the same way and are left to the
rules: four in ten of the new links were wrong (CARD.md).
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "eval"))

import mentions  # noqa: E402
import speakers  # noqa: E402
from accord.language.antecedents import Antecedents  # noqa: E402
from accord.language.pronouns import same_clause  # noqa: E402
from accord.language.state import State  # noqa: E402
from accord.model import Span  # noqa: E402
from accord.pipeline import Pipeline  # noqa: E402

DATA = ROOT / "src" / "accord" / "language" / "data"
NOBODY = -1
PULL = {"he": 1.0, "they": 3.0, "it": 10.0}  # towards the weights below; the fewer choices, the stronger
START: dict[str, dict[str, float]] = {  # set by hand, from how news is written
    "he": {
        "sentences": -1.0, "subject": 1.2, "main": 0.3, "possessor": 0.3, "governs": 0.6, "quotation": -1.5,
        "speaks": 0.8, "both speak": 0.5, "gender": 0.6, "leaning": 1.0, "named": 1.4, "apposition": -0.2,
    },
    "they": {
        "sentences": -1.0, "subject": 1.6, "main": 0.4, "governs": 0.5, "quotation": -1.5, "plural": 1.0, "speaks": 0.5,
        "dead speaks": -2.5, "least": -3.0,
    },
    "it": {
        "sentences": -1.0, "subject": 1.6, "main": 0.6, "quotation": -1.5, "governs": 4.0, "organisation": 0.8,
        "speaks": 0.5, "least": -3.0,
    },
}  # fmt: skip
STEPS, RATE = 1500, 0.02
LEAST = 0.05  # smaller weights are left out
REAL = 3.0  # weight of a choice in the articles written like ordinary news: the marked ones have far more nouns
SEEN = 3  # a feature that fewer choices have gets no weight

type Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """Between whom there was to choose, and who is right."""

    sort: str
    features: list[Features]
    right: list[bool]
    weight: float


@dataclass(slots=True)
class Labels:
    """Who is labelled where in the article at hand: the names by span."""

    names: dict[Span, tuple[str, ...]]
    weight: float  # of a choice in it

    def of(self, state: State, number: int) -> tuple[str, ...] | None:
        """Give the names for a phrase, None where nothing is known of it."""
        phrase, head = state.phrases[number], state.token(number)
        for span, names in self.names.items():
            if phrase.start <= span.start <= head.start < span.end:
                return names
        return None


class Recorder:
    """Keeps what was chosen between, with the features as they were then."""

    def __init__(self) -> None:
        self.labels = Labels({}, REAL)
        self.choices: list[Choice] = []

    def keep(self, state: State, number: int, sort: str, ways: dict[int, Features]) -> int | None:
        """Keep a choice whose answer is known, and give the answer; else None."""
        names = self.labels.of(state, number)
        if names is None:
            return None
        ones = list(ways)
        right = [one != NOBODY and _is_one_of(state, one, names) for one in ones]
        if not any(right):
            if NOBODY not in ways or (names and _is_earlier(state, number, names)):
                return None
            right = [one == NOBODY for one in ones]
        if not all(right):
            self.choices.append(Choice(sort, [ways[one] for one in ones], right, self.labels.weight))
        return max(one for one, fine in zip(ones, right, strict=True) if fine)


class RecordedPronouns(Antecedents):
    """Chooses as labelled where a label is there."""

    def __init__(self, inner: Antecedents, recorder: Recorder) -> None:
        self.__dict__ = dict(inner.__dict__)
        self._recorder = recorder

    def best(self, state, number, candidates, sort):  # type: ignore[no-untyped-def]
        """Choose, and remember between whom."""
        many = list(candidates)
        ones = [one for one in many if not same_clause(state.annotation, state.token(number), state.token(one))]
        ways = {one: self.features(state, number, one) for one in ones}
        if sort != "he":
            ways[NOBODY] = {"least": 1.0}
        answer = self._recorder.keep(state, number, sort, ways)
        return super().best(state, number, many, sort) if answer is None else None if answer == NOBODY else answer


def _is_one_of(state: State, number: int, names: tuple[str, ...]) -> bool:
    """Say whether some phrase of the candidate's chain is one of the names."""
    texts = {
        state.annotation.text[phrase.start : phrase.end]
        for phrase, chain in zip(state.phrases, state.chains, strict=True)
        if chain == state.chains[number] and phrase.kind != "pronoun"
    }
    return any(speakers.same(text, name, strict=False) for text in texts for name in names)


def _is_earlier(state: State, number: int, names: tuple[str, ...]) -> bool:
    """Say whether one of the names stands before the phrase."""
    before = state.annotation.text[: state.phrases[number].start]
    return any(name.split()[-1] in before for name in names if name)


def _labelled() -> Iterator[tuple[str, str, Labels]]:
    """Give the articles with their labels: wholly labelled ones, and those of which only sources are."""
    for one in mentions.read_marked():
        if not one.is_held:
            kept = [mention for mention in one.mentions if mention.sort == "pronoun"]
            names = {Span(each.start, each.end): (each.name,) if each.name else () for each in kept}
            yield one.id, one.text, Labels(names, weight=1.0)
    for ref, text, labelled in speakers.world()[: speakers.WORLD_DEV] + speakers.polnear()[: speakers.POLNEAR_DEV]:
        known = {one.source[0]: one.names for one in labelled if one.mention == "pronoun" and one.source}
        yield ref, text, Labels(known, weight=REAL)


def choices() -> list[Choice]:
    """Give every labelled choice that tells the candidates apart."""
    pipeline = Pipeline()
    language = pipeline.language
    recorder = Recorder()
    coreference = language._coreference
    coreference._antecedents = RecordedPronouns(coreference._antecedents, recorder)
    resolver = speakers.Resolver(pipeline)
    for ref, text, labels in _labelled():
        recorder.labels = labels
        language.annotate(resolver.read(ref, text))
    return recorder.choices


def fit(found: list[Choice], names: list[str], start: np.ndarray, pull: float) -> np.ndarray:
    """Give the weights by gradient steps (Adam), the same at every run."""
    tables = [np.array([[one.get(name, 0.0) for name in names] for one in choice.features]) for choice in found]
    rows = np.vstack(tables)
    right = np.concatenate([np.array(choice.right, dtype=float) for choice in found])
    heavy = np.concatenate([np.full(len(choice.right), choice.weight) for choice in found])
    bounds = np.cumsum([0, *(len(table) for table in tables)])[:-1]
    sizes = np.array([len(table) for table in tables])
    weights, first, second = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS):
        scores = rows @ weights
        scores = np.exp(scores - np.repeat(np.maximum.reduceat(scores, bounds), sizes))
        chance = scores / np.repeat(np.add.reduceat(scores, bounds), sizes)
        goal = scores * right / np.repeat(np.add.reduceat(scores * right, bounds), sizes)
        gradient = pull * (weights - start) - rows.T @ (heavy * (goal - chance))
        first, second = 0.9 * first + 0.1 * gradient, 0.999 * second + 0.001 * gradient**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def learn(found: list[Choice], sort: str) -> dict[str, float]:
    """Give the weights for one sort of mention."""
    own = [choice for choice in found if choice.sort == sort]
    counts: dict[str, int] = {}
    for choice in own:
        for name in {name for one in choice.features for name, value in one.items() if value}:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    weights = fit(own, names, np.array([START[sort].get(name, 0.0) for name in names]), PULL[sort])
    return {name: weight for name, weight in zip(names, weights, strict=True) if abs(weight) >= LEAST}


def right_share(found: list[Choice], weights: dict[str, float]) -> float:
    """Give the percentage of choices that the weights get right."""
    fine = 0
    for choice in found:
        scores = [sum(weights.get(name, 0.0) * value for name, value in one.items()) for one in choice.features]
        fine += choice.right[scores.index(max(scores))]
    return 100 * fine / max(1, len(found))


def main() -> None:
    """Learn and write the weights of all sorts."""
    found = choices()
    learnt = {sort: learn(found, sort) for sort in START}
    for sort, weights in learnt.items():
        own = [choice for choice in found if choice.sort == sort]
        print(f"{sort}: {len(own)} choices, {len(weights)} weights, {right_share(own, weights):.1f}% right here")
    lines = [f"{sort},{name},{weight:.2f}" for sort in ("he", "it", "they") for name, weight in learnt[sort].items()]
    (DATA / "pronouns.csv").write_text("\n".join(["pronoun,feature,weight", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
