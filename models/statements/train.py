"""Weigh the evidence for statements: python models/statements/train.py GOLD.jsonl[.gz] [SKIP EVERY].

Drafts of every kind are made from the gold's texts and compared with its attributions: a draft is
right when content and source both share at least half of their words with an attribution, or when the
content is a quotation that lies in the attribution's. Drafts
inside an annotated content are left out, since the corpus annotates the outermost only. A logistic
regression over the features of `accord.attribution.evidence` gives src/accord/attribution/data/weights.csv.
With SKIP and EVERY, articles number SKIP, SKIP + EVERY, ... are left out, to tune on.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accord.attribution.evidence import features_of
from accord.attribution.finder import StatementFinder
from accord.attribution.reading import Reading
from accord.model import Annotation
from accord.pipeline import Pipeline

sys.path.insert(0, str(Path(__file__).parents[1]))
from regression import Sample, train

from gold import Gold, article_of, read_rows

OUT = Path(__file__).parents[2] / "src" / "accord" / "attribution" / "data" / "weights.csv"


def main() -> None:
    """Train on the gold file named on the command line."""
    rows = read_rows(Path(sys.argv[1]))
    if len(sys.argv) > 3:
        skip, every = int(sys.argv[2]), int(sys.argv[3])
        rows = [row for number, row in enumerate(rows) if number % every != skip]
    pipeline, finder = Pipeline(), StatementFinder()
    samples = [sample for row in rows for sample in _samples(row, pipeline.annotate(article_of(row))[0], finder)]
    write(train(samples))


def _samples(row: dict[str, Any], annotation: Annotation, finder: StatementFinder) -> Iterator[Sample]:
    gold, reading = Gold(row), Reading(annotation)
    for draft in finder.drafts(reading):
        if draft.cue and not gold.is_inside(reading, draft):
            yield features_of(reading, draft, finder.kind(draft)), gold.is_right(reading, draft)


def write(weights: dict[str, float]) -> None:
    """Write the weights that matter, in the order of their names."""
    lines = [f'"{feature}",{weight:.3f}' for feature, weight in sorted(weights.items()) if abs(weight) >= 0.02]
    OUT.write_text("feature,weight\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
