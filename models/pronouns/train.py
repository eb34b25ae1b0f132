"""Learn which earlier person "he" or "she" is: the weights of src/accord/language/data/pronouns.csv.

    python models/pronouns/train.py        needs ../shared/data (PolNeAR) beside the labels of eval/gold

The pronouns are those of the development halves of eval/speakers.py; a pronoun counts when some of its
candidates are right and some wrong. The candidate with the highest score wins, so the weights are those of a
softmax over the candidates, held near some set by hand. "they" and "it" are too few to learn from: theirs stay.
"""

import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "eval"))

import speakers as gold  # noqa: E402
from accord.config import Config  # noqa: E402
from accord.language import Annotator  # noqa: E402
from accord.language.antecedents import Antecedents  # noqa: E402
from accord.language.pronouns import same_clause  # noqa: E402
from accord.language.state import State  # noqa: E402

WEIGHTS = ROOT / "src" / "accord" / "language" / "data" / "pronouns.csv"
PULL = 1.0  # towards the weights below
START = {  # set by hand, from how news is written
    "sentences": -1.0, "subject": 1.2, "main": 0.3, "possessor": 0.3, "governs": 0.6, "quotation": -1.5,
    "speaks": 0.8, "both speak": 0.5, "gender": 0.6, "leaning": 1.0, "named": 1.4, "apposition": -0.2,
}  # fmt: skip
STEPS, RATE = 3000, 0.01
LEAST = 0.05  # smaller weights are left out

type Choice = tuple[list[dict[str, float]], list[bool]]


class Recorder(Antecedents):
    """Keeps what was chosen between, with the features as they were then."""

    def __init__(self, inner: Antecedents) -> None:
        self.__dict__ = inner.__dict__
        self._weights["he"] = START
        self.seen: list[tuple[State, int, list[int], list[dict[str, float]]]] = []

    def best(self, state, number, candidates, sort):  # type: ignore[no-untyped-def]
        """Choose as ever, and remember between whom."""
        ones = [one for one in candidates if not same_clause(state.annotation, state.token(number), state.token(one))]
        if sort == "he":
            self.seen.append((state, number, ones, [self.features(state, number, one) for one in ones]))
        return super().best(state, number, ones, sort)


def choices() -> list[Choice]:
    """Give the candidates' features and which of them are right, for every labelled pronoun that tells them apart."""
    language = Annotator(Config().language)
    coreference = language._coreference
    coreference._antecedents = recorder = Recorder(coreference._antecedents)
    resolver = gold.Resolver()
    found: list[Choice] = []
    for ref, text, labelled in gold.world()[: gold.WORLD_DEV] + gold.polnear()[: gold.POLNEAR_DEV]:
        recorder.seen.clear()
        language.annotate(resolver.read(ref, text))
        wanted = {one.source[0].start: one.names for one in labelled if one.mention == "pronoun" and one.source}
        for state, number, ones, features in recorder.seen:
            names = wanted.get(state.phrases[number].start, ())
            right = [_is_one_of(state, one, names) for one in ones]
            if any(right) and not all(right):
                found.append((features, right))
    return found


def _is_one_of(state: State, one: int, names: tuple[str, ...]) -> bool:
    """Say whether some phrase of the candidate's chain is one of the names."""
    texts = {
        state.annotation.text[phrase.start : phrase.end]
        for phrase, chain in zip(state.phrases, state.chains, strict=True)
        if chain == state.chains[one] and phrase.kind != "pronoun"
    }
    return any(gold.same(text, name, strict=False) for text in texts for name in names)


def fit(found: list[Choice], names: list[str], start: np.ndarray) -> np.ndarray:
    """Give the weights by gradient steps (Adam), the same at every run."""
    data = [(np.array([[one.get(name, 0.0) for name in names] for one in many]), np.array(ok)) for many, ok in found]
    weights, first, second = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS):
        gradient = PULL * (weights - start)
        for table, right in data:
            score = np.exp(table @ weights - (table @ weights).max())
            chance, goal = score / score.sum(), score * right / (score * right).sum()
            gradient -= table.T @ (goal - chance)
        first, second = 0.9 * first + 0.1 * gradient, 0.999 * second + 0.001 * gradient**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def main() -> None:
    """Learn and write the weights of "he"; keep the other lines."""
    header, *lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    found = choices()
    names = sorted({name for many, _ in found for one in many for name in one})
    weights = fit(found, names, np.array([START.get(name, 0.0) for name in names]))
    learnt = [f"he,{name},{weight:.2f}" for name, weight in zip(names, weights, strict=True) if abs(weight) >= LEAST]
    kept = [line for line in lines if not line.startswith("he,")]
    WEIGHTS.write_text("\n".join([header, *learnt, *kept]) + "\n", encoding="utf-8")
    print(f"{len(found)} pronouns, {len(learnt)} weights")


if __name__ == "__main__":
    main()
