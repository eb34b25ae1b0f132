"""The development sets of ../shared/data: what each is, how to code it, and which scorer reads it."""

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.model import Page, Source

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("ACCORD_SHARED", ROOT.parent / "shared"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """One gold file, the scorer that belongs to it, and the figures of it that are shown and kept."""

    name: str
    gold: str
    scorer: str
    id_key: str
    figures: dict[str, str]  # name in our table -> key in the scorer's output
    date_key: str | None = None
    published: str | None = None
    flat: bool = False

    @property
    def gold_path(self) -> Path:
        """Where the gold file is."""
        return SHARED / "data" / self.gold

    @property
    def scorer_path(self) -> Path:
        """Where the scorer is."""
        return SHARED / "data" / "scorers" / self.scorer

    def pages(self) -> Iterator[Page]:
        """Give the gold's texts as pages, with the document's date where the gold has one."""
        for row in self.rows():
            published = row.get(self.date_key) if self.date_key else self.published
            yield Page(
                source=Source(kind="jsonl", ref=row[self.id_key]),
                media="text",
                content=row["text"],
                published=published,
                language="en",
            )

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give the gold's rows."""
        opener = gzip.open if self.gold_path.suffix == ".gz" else open
        with opener(self.gold_path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


DATASETS = (
    Dataset(
        name="statements",
        gold="polnear_dev.jsonl.gz",
        scorer="statements.py",
        id_key="id",
        flat=True,
        figures={
            "+source F1": "attr.+source",
            "strict F1": "attr.strict",
            "content F1": "attr.content",
            "direct recall": "recall.direct",
            "mixed recall": "recall.mixed",
            "indirect recall": "recall.indirect",
        },
    ),
    Dataset(
        name="events-gsr",
        gold="gsr_dev.jsonl",
        scorer="gsr.py",
        id_key="id",
        published="2000-01-01",
        figures={
            "first type": "top1_acc",
            "type micro-F1": "type_f1",
            "type macro-F1": "type_macro_f1",
            "source F1": "src_f1",
            "target F1": "tgt_f1",
            "all exact": "exact",
        },
    ),
    Dataset(
        name="events-plv",
        gold="plv_dev.jsonl",
        scorer="plv.py",
        id_key="id",
        figures={
            "pair": "pair",
            "pair+type": "pair+type",
            "type given pair": "type|pair",
            "first type": "type@1",
            "events a sentence": "events_a_sentence",
        },
    ),
    Dataset(
        name="places",
        gold="places_dev.jsonl.gz",
        scorer="places.py",
        id_key="doc_id",
        figures={"detection F1": "f1", "accuracy": "accuracy", "within 161 km": "within_161km"},
    ),
    Dataset(
        name="dates",
        gold="dates_dev.jsonl.gz",
        scorer="dates.py",
        id_key="doc_id",
        date_key="dct",
        figures={"detection F1": "f1", "value accuracy": "value_accuracy", "end to end": "value_end_to_end"},
    ),
)
