"""Weigh rules against network: python models/statements/judge.py GOLD.jsonl[.gz].

Learns from each sixth article (numbers 0, 6, ...), which neither the rules' weights (`train.py GOLD 0 6`) nor the
network (`models/network/train.py`) have seen. A candidate is right when content and source both share at least
half of their words with an attribution, and exact when all three elements are the same.
Candidates inside an annotated content are left out, since the corpus annotates the outermost only.
Writes src/accord/attribution/data/judge.csv.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from accord.attribution.finder import StatementFinder
from accord.attribution.hearing import Hearing
from accord.attribution.judge import candidates, features_of
from accord.attribution.reading import Reading
from accord.model import Annotation
from accord.pipeline import Pipeline

sys.path.insert(0, str(Path(__file__).parents[1]))
from regression import Sample, train

from gold import Gold, article_of, read_rows

EVERY = 6
OUT = Path(__file__).parents[2] / "src" / "accord" / "attribution" / "data" / "judge.csv"


def main() -> None:
    """Train on the gold file named on the command line."""
    pipeline, finder = Pipeline(), StatementFinder()
    right: list[Sample] = []
    exact: list[Sample] = []
    for row in read_rows(Path(sys.argv[1]))[::EVERY]:
        annotation, readings = pipeline.annotate(article_of(row))
        hearing = Hearing(annotation, readings)
        for features, is_right, is_exact in _samples(Gold(row), annotation, hearing, finder):
            right.append((features, is_right))
            exact.append((features, is_exact))
    _write(train(right), train(exact))


def _samples(
    gold: Gold, annotation: Annotation, hearing: Hearing, finder: StatementFinder
) -> Iterator[tuple[list[str], bool, bool]]:
    reading = Reading(annotation)
    for ways in candidates(reading, finder.drafts(reading), hearing):
        for way in ways:
            if not gold.is_inside(reading, way.draft):
                features = features_of(reading, way, hearing)
                yield features, gold.is_right(reading, way.draft), gold.is_exact(reading, way.draft)


def _write(right: dict[str, float], exact: dict[str, float]) -> None:
    lines = [f'"{feature}",{right[feature]:.3f},{exact[feature]:.3f}' for feature in sorted(right)]
    OUT.write_text("feature,right,exact\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
