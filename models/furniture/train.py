"""Weigh the evidence for furniture: python models/furniture/train.py [--check].

The lines of the development pages (eval/gold/furniture/dev), with articles and samples of ours that
hold none, train a linear-chain conditional random field over the features of `accord.articles.line_features`: one
class for each kind, and one for the body. It gives src/accord/articles/data/furniture_weights.csv.
--check leaves out each outlet style in turn and prints what the model says of it; nothing is written.
"""

import csv
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "eval"))

from accord.articles.furniture import enough, rule_marks
from accord.articles.headers import read_byline
from accord.articles.line_features import Reading
from accord.articles.line_model import BODY, FOLLOWS, SCALE, Array, log_sum, marginals, passes
from accord.articles.lines import split_lines
from furniture import DEVELOPMENT, load, read_pages

ROOT = Path(__file__).parents[2]
OUT = ROOT / "src" / "accord" / "articles" / "data" / "furniture_weights.csv"
ARTICLES = ROOT / "eval" / "gold" / "articles_statements.jsonl"
UNIT = ROOT / "tests" / "unit" / "articles" / "furniture_pages.txt"
EPOCHS, RATE, DECAY = 14, 0.1, 0.002
FOLDS = 5
LEAST_LINES, LEAST_STYLES = 2, 2  # a feature that one style alone shows says nothing of others


class Sample(NamedTuple):
    """One text: the features of each line, their kinds, their lengths, and the outlet style."""

    features: list[list[str]]
    kinds: list[str]
    sizes: list[int]
    style: str
    texts: list[str]
    ruled: list[str | None]


def main() -> None:
    """Train and write the weights, or check them style by style."""
    samples = list(read_samples())
    if "--check" in sys.argv:
        check(samples)
    else:
        write(*train(samples))


def read_samples() -> Iterator[Sample]:
    """Give every training text."""
    for number, page in enumerate(load(DEVELOPMENT)):
        style = page.name.split("/")[0]
        yield _sample(page.text, f"{style}{number % 4}" if page.clean else style, page.kinds)
    for number, page in enumerate(read_pages(UNIT)):
        yield _sample(page.text, f"unit{number % 4}", page.kinds)
    for number, raw in enumerate(ARTICLES.read_text(encoding="utf-8").splitlines()):
        text = json.loads(raw)["text"]
        sample = _sample(text, f"articles{number % 4}", ("",) * len(text))
        # Nobody has labelled furniture there: what the patterns take for it is no evidence against them.
        yield sample._replace(kinds=[rule or BODY for rule in sample.ruled])


def _sample(text: str, style: str, kinds: tuple[str | None, ...]) -> Sample:
    lines = split_lines(text)
    byline = read_byline(lines)
    marks, _ = rule_marks(lines, byline=byline.line if byline else None)
    reading = Reading(lines, marks)
    labels = [_label(kinds[line.start : line.end]) for line in lines]
    features = [reading.features(index) for index in range(len(lines))]
    return Sample(
        features,
        labels,
        [len(line.text) for line in lines],
        style,
        [line.text for line in lines],
        [marks.get(i) for i in range(len(lines))],
    )


def _label(kinds: tuple[str | None, ...]) -> str:
    inside = Counter(kind for kind in kinds if kind is not None).most_common(1)
    return (inside[0][0] if inside else "") or BODY


def train(samples: Iterable[Sample]) -> tuple[list[str], dict[str, Array]]:
    """Give the classes and, for each feature, its weight in each of them."""
    kept = list(samples)
    classes = sorted({kind for sample in kept for kind in sample.kinds})
    known = _known(kept)
    number = {feature: at for at, feature in enumerate(known)}
    weights, squares = np.zeros((len(known), len(classes))), np.full((len(known), len(classes)), 1e-2)
    together, together_squares = np.zeros((len(classes),) * 2), np.full((len(classes),) * 2, 1e-1)
    rows = [[np.array([number[f] for f in line if f in number]) for line in sample.features] for sample in kept]
    right = [np.array([classes.index(kind) for kind in sample.kinds]) for sample in kept]
    order = list(range(len(kept)))
    shuffle = random.Random(0)
    for _ in range(EPOCHS):
        shuffle.shuffle(order)
        for at in order:
            scores = np.stack([weights[row].sum(axis=0) for row in rows[at]])
            errors = marginals(scores, together)
            errors[np.arange(len(errors)), right[at]] -= 1.0
            pairs = expected_pairs(scores, together)
            for one, other in zip(right[at], right[at][1:], strict=False):
                pairs[one, other] -= 1.0
            for row, error in zip(rows[at], errors, strict=True):
                step = error + DECAY * weights[row]
                squares[row] += step**2
                weights[row] -= RATE * step / np.sqrt(squares[row])
            step = pairs + DECAY * together
            together_squares += step**2
            together -= RATE * step / np.sqrt(together_squares)
    found = {feature: weights[number[feature]] for feature in known}
    return classes, found | {FOLLOWS + kind: together[at] for at, kind in enumerate(classes)}


def expected_pairs(scores: Array, together: Array) -> Array:
    """Give how often each kind is expected to follow each other one in a chain."""
    forward, backward = passes(scores, together)
    total = log_sum(forward[-1:], axis=1)[0]
    found = np.zeros_like(together)
    for line in range(1, len(scores)):
        found += np.exp(forward[line - 1][:, None] + together + (scores[line] + backward[line])[None, :] - total)
    return found


def _known(samples: list[Sample]) -> list[str]:
    seen: Counter[str] = Counter()
    styles: defaultdict[str, set[str]] = defaultdict(set)
    for sample in samples:
        for feature in (one for line in sample.features for one in line):
            seen[feature] += 1
            styles[feature].add(sample.style)
    return [one for one in sorted(seen) if seen[one] >= LEAST_LINES and len(styles[one]) >= LEAST_STYLES]


class Scored(NamedTuple):
    """One line as a model judged it that had not seen its style."""

    chance: float
    kind: str
    found: str
    size: int
    text: str
    style: str
    ruled: str | None
    decided: bool  # that it is furniture, as the reader of articles decides


def check(samples: list[Sample]) -> None:
    """Leave out each style in turn; print recall by kind and, for several thresholds, body marked."""
    styles = sorted({sample.style for sample in samples})
    scored: list[Scored] = []
    for fold in ([*styles[start::FOLDS]] for start in range(FOLDS)):
        classes, weights = train(sample for sample in samples if sample.style not in fold)
        together = np.stack([weights[FOLLOWS + kind] for kind in classes])
        for sample in (sample for sample in samples if sample.style in fold):
            scored += _scored(sample, classes, weights, together)
    _print(scored)
    if "--show" in sys.argv:
        for one in sorted(scored, key=lambda one: (one.kind == BODY, -abs(one.chance - (one.kind != BODY)))):
            if (one.chance < 0.7) != (one.kind == BODY):
                print(f"{one.chance:.2f} {one.kind} {one.style}: {one.text}")


def _scored(sample: Sample, classes: list[str], weights: dict[str, Array], together: Array) -> Iterator[Scored]:
    nothing = np.zeros(len(classes))
    scores = np.stack([sum((weights[f] for f in line if f in weights), nothing) for line in sample.features])
    body = classes.index(BODY)
    rows = zip(marginals(scores, together), sample.kinds, sample.sizes, sample.texts, sample.ruled, strict=True)
    marked = sum(ruled is not None for ruled in sample.ruled)
    for chances, kind, size, text, ruled in rows:
        decided = 1.0 - chances[body] >= enough(ruled, marked) and any(sign.isalnum() for sign in text)
        chance = 1.0 if ruled else 1.0 - chances[body]
        chances[body] = -1.0
        yield Scored(chance, kind, classes[int(chances.argmax())], size, text, sample.style, ruled, decided)


def _print(scored: list[Scored]) -> None:
    for kind in sorted({one.kind for one in scored} - {BODY}):
        own = [one for one in scored if one.kind == kind]
        size = sum(one.size for one in own)
        marked = sum(one.size for one in own if one.chance >= 0.7) / size
        named = sum(one.size for one in own if one.found == kind) / size
        print(f"{kind:20s} {size:7,d} marked {100 * marked:5.1f} named {100 * named:5.1f}")
    ruled = [one for one in scored if one.ruled and one.kind != BODY]
    print("named by rules", sum(o.size for o in ruled if o.ruled == o.kind) / sum(o.size for o in ruled))
    print("named by model", sum(o.size for o in ruled if o.found == o.kind) / sum(o.size for o in ruled))
    furniture = sum(one.size for one in scored if one.kind != BODY)
    body = sum(one.size for one in scored if one.kind == BODY)
    for level in (0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99):
        hit = sum(one.size for one in scored if one.kind != BODY and one.chance >= level)
        cut = sum(one.size for one in scored if one.kind == BODY and one.chance >= level)
        print(f"at {level}: recall {100 * hit / furniture:.1f}, body marked per 1000 {1000 * cut / body:.2f}")
    hit = sum(one.size for one in scored if one.kind != BODY and one.decided)
    cut = sum(one.size for one in scored if one.kind == BODY and one.decided)
    print(f"as the reader decides: recall {100 * hit / furniture:.1f}, body marked per 1000 {1000 * cut / body:.2f}")


def write(classes: list[str], weights: dict[str, Array]) -> None:
    """Write a row for each feature and a column for each kind; nothing stands for a weight of 0."""
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", *classes])
        for feature, values in weights.items():
            rounded = [round(value * SCALE) for value in values]
            if any(rounded):
                writer.writerow([feature, *(value or "" for value in rounded)])


if __name__ == "__main__":
    main()
