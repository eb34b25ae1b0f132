"""Learn how far a voice commits itself: the weights behind `accord.events.commitment`.

    python models/factuality/train.py [--cross]

A softmax regression over the features of the way to an event's trigger and over what the network's last layer but one
makes of three words (384 numbers each), trained on the labelled sentences that are not held: those of `models/events`
and `labels/` here. Writes src/accord/events/data/commitment.csv (a line for each feature) and
src/accord/learned/data/commitment.npy (384 x 21). --cross writes nothing: it reports what four fifths of the sentences
make of the last fifth, in turns.
"""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from accord.events.commitment import VALUES, features_of, looked_at, seen_by
from accord.events.factuality import trace
from accord.events.operators import load_operators
from accord.events.voice import Voices
from accord.learned import Network
from accord.model import Page, Source
from accord.pipeline import Pipeline

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "src" / "accord"
sys.path.insert(0, str(HERE.parent / "events"))
from labelled import find_trigger, is_held  # noqa: E402
from valued import head_of, read_labelled  # noqa: E402

WIDTH = 384
SEEN = 3  # a rarer feature gets no weight
PULL = 10.0  # towards zero
EVEN = 0.5  # how much rare values are made up for: 1 would make all count the same
SIGHT = 5.0  # the length that the longest of the network's vectors is brought to
STEPS, RATE = 700, 0.03
LEAST = 0.02  # features whose weights are all smaller are left out
FOLDS = 5

Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled event: its features, what the network makes of the three words, and its value."""

    text: str
    features: list[str]
    sight: Table  # 3 x 384
    value: str
    rule: str
    held: bool


def samples() -> Iterator[Sample]:
    """Give every labelled event as accord reads it."""
    pipeline, network, words = Pipeline(), Network(np.eye(WIDTH, dtype=np.float32)), load_operators()
    for row in read_labelled():
        text = row["text"]
        page = Page(source=Source(kind="jsonl", ref="labelled"), media="text", content=text, language="en")
        article = pipeline.articles.read(page)
        annotation = pipeline.language.annotate(article)
        readings = pipeline.network.read(annotation)
        actors = pipeline.actors.find(article, annotation)
        voices = Voices(pipeline.attribution.find(article, annotation, readings, actors, ()))
        inner = seen_by(annotation, network.read(annotation))
        for label in row["events"]:
            head = head_of(annotation, *find_trigger(text, label))
            if head is None:
                continue
            way = trace(annotation, head, voices.around(head.span))
            sight = [inner[token.index] if token else np.zeros(WIDTH, np.float32) for token in looked_at(way)]
            features = features_of(annotation, way, words)
            yield Sample(text, features, np.array(sight), label["factuality"], way.value.code, is_held(text))


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights by feature (features x 7), and of the three words (3 x 384 x 7)."""

    names: list[str]
    features: Table
    sight: Table

    def value(self, sample: Sample, rows: dict[str, int]) -> str:
        """Give the value that scores best."""
        known = [rows[name] for name in sample.features if name in rows]
        scores = self.features[known].sum(axis=0) + np.einsum("kw,kwv->v", sample.sight, self.sight)
        return VALUES[int(scores.argmax())]


def learn(kept: list[Sample]) -> Learned:
    """Find the weights by gradient steps (Adam) over all samples at once, the same at every run."""
    counts = Counter(name for sample in kept for name in sample.features)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    rows = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(kept), len(names) + 3 * WIDTH), np.float32)
    sight = np.array([sample.sight for sample in kept])
    scale = SIGHT / np.linalg.norm(sight, axis=2).max(axis=0)
    for number, sample in enumerate(kept):
        table[number, [rows[name] for name in sample.features if name in rows]] = 1.0
    table[:, len(names) :] = (sight * scale[None, :, None]).reshape(len(kept), -1)
    goal = np.array([[sample.value == value for value in VALUES] for sample in kept], np.float32)
    weight = (goal.sum() / goal.sum(axis=0)) ** EVEN / 3.0
    goal_weight = (goal * weight).sum(axis=1, keepdims=True)
    weights = np.zeros((table.shape[1], len(VALUES)), np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS):
        scores = table @ weights
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        chance = scores / scores.sum(axis=1, keepdims=True)
        gradient = table.T @ ((chance - goal) * goal_weight) + PULL * weights
        first, second = 0.9 * first + 0.1 * gradient, 0.999 * second + 0.001 * gradient**2
        rate = RATE * (1 - step / STEPS)
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    seen = weights[len(names) :].reshape(3, WIDTH, len(VALUES)) * scale[:, None, None]
    return Learned(names, weights[: len(names)], seen)


def cross(kept: list[Sample]) -> list[tuple[str, str]]:
    """Give (labelled, given) for each sample, by weights that have not seen its sentence."""
    folds = [hashlib.sha256(sample.text.encode()).digest()[2] % FOLDS for sample in kept]
    pairs: list[tuple[str, str]] = []
    for fold in range(FOLDS):
        learned = learn([sample for sample, number in zip(kept, folds, strict=True) if number != fold])
        rows = {name: number for number, name in enumerate(learned.names)}
        here = [sample for sample, number in zip(kept, folds, strict=True) if number == fold]
        pairs += [(sample.value, learned.value(sample, rows)) for sample in here]
    return pairs


def report(pairs: list[tuple[str, str]]) -> str:
    """Give accuracy, macro-F1 and the F1 of each value in a line."""
    scores = []
    for value in VALUES:
        right = sum(labelled == given == value for labelled, given in pairs)
        both = sum(labelled == value for labelled, _ in pairs) + sum(given == value for _, given in pairs)
        scores.append(200 * right / max(1, both))
    accuracy = 100 * sum(labelled == given for labelled, given in pairs) / len(pairs)
    each = ", ".join(f"{value} {score:.0f}" for value, score in zip(VALUES, scores, strict=True))
    return f"accuracy {accuracy:.1f}, macro-F1 {sum(scores) / len(scores):.1f} ({each}; n {len(pairs)})"


def write(learned: Learned) -> None:
    """Write the weights of the features and of the network's numbers."""
    lines = [",".join(("feature", *VALUES))]
    for name, row in zip(learned.names, learned.features, strict=True):
        if abs(row).max() >= LEAST:
            lines.append(",".join([f'"{name}"' if "," in name else name, *(f"{weight:.2f}" for weight in row)]))
    (PACKAGE / "events" / "data" / "commitment.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    heads = np.concatenate(list(learned.sight), axis=1).astype(np.float32)
    np.save(PACKAGE / "learned" / "data" / "commitment.npy", heads)
    print(f"{len(lines) - 1} features, heads {heads.shape}")


def main() -> None:
    """Learn and write, or with --cross only report."""
    parser = argparse.ArgumentParser(description="Learn how far a voice commits itself.")
    parser.add_argument("--cross", action="store_true", help="report on sentences not learned from; write nothing")
    options = parser.parse_args()
    kept = [sample for sample in samples() if not sample.held]
    print("rules:", report([(sample.value, sample.rule) for sample in kept]))
    if options.cross:
        print("learned:", report(cross(kept)))
    else:
        write(learn(kept))


if __name__ == "__main__":
    main()
