"""Weigh the evidence for events: python models/events/train.py.

Every draft that accord makes of our held sentences (`labelled.py`; the network has not learned from them) is
right where a label of its type shares a character with its trigger. Half of the held sentences are used here, by
the hash of their text; `eval/written.py` reports on the other half. A logistic regression over the features of
`accord.events.weighing` gives src/accord/events/data/weights.csv.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from labelled import find_trigger, is_calibration, read_sentences

from accord.model import Article, Page, Source
from accord.pipeline import Pipeline

sys.path.insert(0, str(Path(__file__).parents[1]))
from regression import Sample, train

OUT = Path(__file__).parents[2] / "src" / "accord" / "events" / "data" / "weights.csv"
SHIFTED = ("AGREE", "THREATEN", "REJECT")  # what PLOVER makes of a deed that is planned or refused


def main() -> None:
    """Train on the calibration half of the held sentences."""
    pipeline = Pipeline()
    samples = [sample for row in read_sentences() if is_calibration(row["text"]) for sample in _samples(pipeline, row)]
    weights = train(samples)
    lines = [f'"{feature}",{weight:.3f}' for feature, weight in sorted(weights.items()) if abs(weight) >= 0.02]
    OUT.write_text("feature,weight\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(samples)} drafts, {sum(right for _, right in samples)} right -> {OUT}")


def _samples(pipeline: Pipeline, row: dict[str, Any]) -> Iterator[Sample]:
    page = Page(source=Source(kind="jsonl", ref="written"), media="text", content=row["text"], language="en")
    article: Article = pipeline.articles.read(page)
    annotation, readings = pipeline.annotate(article)
    places = pipeline.places.find(article, annotation)
    actors = pipeline.actors.find(article, annotation)
    statements = pipeline.attribution.find(article, annotation, readings, actors, ())
    drafter = pipeline.events.drafter(annotation, readings, actors, places, statements)
    labels = [(find_trigger(row["text"], label), label) for label in row["events"]]
    for token in annotation.tokens:
        for way in (*drafter.known(token), *drafter.seen(token)):
            draft = way.draft
            fits = (
                label["type"] in (draft.type, draft.entry.type)
                or (label["factuality"] != "CT+" and draft.type in SHIFTED)
                for (start, end), label in labels
                if any(word.start < end and start < word.end for word in draft.tokens)
            )
            yield drafter.features(way), any(fits)


if __name__ == "__main__":
    main()
