"""Measure the range that is guessed for an article without a publication date, where the true day is known.

The articles of three development sets are read without their date; those whose text itself gives one at its
head are left out. Reported by what bounds the range: how many there are, how often the true day lies inside,
and how wide the range is. `--wrong` lists the ranges that miss.
"""

import gzip
import json
import statistics
import sys
from collections.abc import Iterator
from datetime import date

from accord.config import Config
from accord.model import Article, InferredDate, Page, Source
from accord.pipeline import Pipeline
from datasets import SHARED

SETS = {"dates_dev": ("doc_id", "dct"), "polnear_dev": ("id", "date"), "places_dev": ("doc_id", "date")}
SHAPES = ("both", "start", "end")


def articles(pipeline: Pipeline, name: str) -> Iterator[tuple[Article, str]]:
    """Give the undated articles of a set, each with its true day."""
    key, day = SETS[name]
    with gzip.open(SHARED / "data" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            source = Source(kind="jsonl", ref=row[key])
            article = pipeline.articles.read(Page(source=source, media="text", content=row["text"]))
            if article.published is None and row.get(day):
                yield article, row[day][:10]


def infer(pipeline: Pipeline, article: Article) -> InferredDate | None:
    """Give the range that is guessed."""
    annotation = pipeline.annotate(article)[0]
    dates = pipeline.times.find(article, annotation)
    actors = pipeline.actors.find(article, annotation)
    return pipeline.times.infer(article, annotation, dates, pipeline.actors.offices(annotation, actors))


def shape(found: InferredDate) -> str:
    """Say which ends of a range are known."""
    return "both" if found.start and found.end else "start" if found.start else "end"


def holds(found: InferredDate, day: str) -> bool:
    """Say whether the range holds the day."""
    return (found.start or day) <= day <= (found.end or day)


def main() -> None:
    """Print the figures of each set."""
    pipeline = Pipeline(Config())
    for name in [one for one in sys.argv[1:] if one in SETS] or SETS:
        if not (SHARED / "data" / f"{name}.jsonl.gz").exists():
            print(f"{name}: the articles are not here")
            continue
        found = [(article, infer(pipeline, article), day) for article, day in articles(pipeline, name)]
        print(f"{name}: {len(found)} undated, {sum(one is not None for _, one, _ in found)} with a range")
        for kind in SHAPES:
            of = [(article, one, day) for article, one, day in found if one and shape(one) == kind]
            right = sum(holds(one, day) for _, one, day in of)
            width = [
                (date.fromisoformat(one.end) - date.fromisoformat(one.start)).days
                for _, one, _ in of
                if one.start and one.end
            ]
            share = f"{100 * right / len(of):.1f}%" if of else "-"
            days = f", median {statistics.median(width):.0f} days wide" if width else ""
            print(f"  {kind:6s} {len(of):4d}  holds the day {share}{days}")
            if "--wrong" in sys.argv:
                for article, one, day in of:
                    if not holds(one, day):
                        basis = [
                            (fact.kind, article.text[slice(*fact.span)], fact.start, fact.end) for fact in one.basis
                        ]
                        print(f"    {day} not in {one.start}..{one.end}: {basis}")


if __name__ == "__main__":
    main()
