"""Code a gold file of ../shared/data and write the records: python scripts/code_gold.py GOLD OUT [--flat].

A development tool for trying one corpus; `make eval` runs the whole table.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from accord.model import Failure, Page, Source
from accord.pipeline import Pipeline
from accord.record import dump, flatten, record_to_json


def gold_pages(path: Path) -> Iterator[Page]:
    """Give the pages of a gold file: the id as the source's ref, the document date as published."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            published = row.get("dct") or ("2000-01-01" if "event_alt" in row else None)
            ref = row.get("unit") or row.get("doc_id") or row["id"]
            source = Source(kind="jsonl", ref=row["id"] if "event_alt" in row else ref)
            yield Page(source=source, media="text", content=row["text"], published=published)


def main() -> None:
    """Code the gold file named on the command line."""
    pipeline = Pipeline()
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        for result in pipeline.code_all(gold_pages(Path(sys.argv[1]))):
            if isinstance(result, Failure):
                print(result, file=sys.stderr)
                continue
            record = record_to_json(result)
            out.write(dump(flatten(record) if "--flat" in sys.argv else record) + "\n")


if __name__ == "__main__":
    main()
