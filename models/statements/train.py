"""Weigh the evidence for statements: python models/statements/train.py GOLD.jsonl[.gz] [SKIP EVERY].

Drafts of every kind are made from the gold's texts and compared with its attributions: a draft is
right when content and source both share at least half of their words with an attribution, or when the
content is a quotation that lies in the attribution's. Drafts
inside an annotated content are left out, since the corpus annotates the outermost only. A logistic
regression over the features of `accord.attribution.evidence` gives src/accord/attribution/data/weights.csv.
With SKIP and EVERY, articles number SKIP, SKIP + EVERY, ... are left out, to tune on.
"""

import gzip
import json
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from accord.attribution.evidence import features_of
from accord.attribution.finder import StatementFinder
from accord.attribution.reading import Reading
from accord.config import LanguageSettings
from accord.language import Annotator
from accord.model import Annotation, Article, Source, Spans

OUT = Path(__file__).parents[2] / "src" / "accord" / "attribution" / "data" / "weights.csv"
WORD = re.compile(r"\w+")
EPOCHS, RATE, DECAY, LEAST = 8, 0.15, 0.01, 3  # LEAST: a rarer feature gets no weight

type Words = frozenset[int]
type Sample = tuple[list[str], bool]


def main() -> None:
    """Train on the gold file named on the command line."""
    rows = _rows(Path(sys.argv[1]))
    if len(sys.argv) > 3:
        skip, every = int(sys.argv[2]), int(sys.argv[3])
        rows = [row for number, row in enumerate(rows) if number % every != skip]
    annotator, finder = Annotator(LanguageSettings()), StatementFinder()
    samples = [sample for row in rows for sample in _samples(row, annotator.annotate(_article(row)), finder)]
    write(train(samples))


def _rows(path: Path) -> list[dict]:  # type: ignore[type-arg]
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _article(row: dict) -> Article:  # type: ignore[type-arg]
    return Article(id=row["id"], source=Source(kind="jsonl", ref=row["id"]), text=row["text"])


def _samples(row: dict, annotation: Annotation, finder: StatementFinder) -> Iterator[Sample]:  # type: ignore[type-arg]
    starts = [match.span() for match in WORD.finditer(row["text"])]
    owner = {at: number for number, (start, end) in enumerate(starts) for at in range(start, end)}

    def words(spans: Spans | list[list[int]]) -> Words:
        return frozenset(owner[at] for start, end in spans for at in range(start, end) if at in owner)

    gold = [(words(one["source"]), words(one["content"])) for one in row["attributions"]]
    reading = Reading(annotation)
    for draft in finder.drafts(reading):
        cue, source, content = (words(reading.spans(part)) for part in (draft.cue, draft.source, draft.content))
        if cue and any(cue <= inside for _, inside in gold):
            continue
        led = draft.shape.startswith("quote")  # the rest of a long quotation is only carried to it later
        right = any(
            _half(source, who) and (_half(content, inside) or (led and content <= inside)) for who, inside in gold
        )
        yield features_of(reading, draft, finder.kind(draft)), right


def _half(one: Words, other: Words) -> bool:
    union = len(one | other)
    return len(one & other) * 2 >= union


def train(samples: Iterable[Sample]) -> dict[str, float]:
    """Give the weights of a logistic regression, by AdaGrad over shuffled samples."""
    kept = list(samples)
    seen = Counter(feature for features, _ in kept for feature in features)
    weights: dict[str, float] = {feature: 0.0 for feature, count in seen.items() if count >= LEAST}
    squares = dict.fromkeys(weights, 1e-6)
    shuffle = random.Random(0)
    for _ in range(EPOCHS):
        shuffle.shuffle(kept)
        for features, right in kept:
            known = [feature for feature in features if feature in weights]
            error = 1.0 / (1.0 + math.exp(-sum(weights[feature] for feature in known))) - right
            for feature in known:
                slope = error + DECAY * weights[feature]
                squares[feature] += slope * slope
                weights[feature] -= RATE * slope / math.sqrt(squares[feature])
    return weights


def write(weights: dict[str, float]) -> None:
    """Write the weights that matter, in the order of their names."""
    lines = [f'"{feature}",{weight:.3f}' for feature, weight in sorted(weights.items()) if abs(weight) >= 0.02]
    OUT.write_text("feature,weight\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
