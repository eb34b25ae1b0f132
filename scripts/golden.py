"""Make the golden records of samples/ anew: `make golden`. Review the difference before you commit it.

One JSON file an article under tests/golden, indented so that a difference can be read. Model hashes
and the version are left out: they change without the record changing.
"""

import json
from pathlib import Path
from typing import Any

from accord.model import Failure
from accord.pipeline import Pipeline
from accord.record import record_to_json
from accord.sources import open_source

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"


def golden_records(pipeline: Pipeline) -> dict[str, dict[str, Any]]:
    """Code samples/ and give each record under the name of its golden file."""
    records: dict[str, dict[str, Any]] = {}
    for result in pipeline.code_all(open_source([str(ROOT / "samples")])):
        if isinstance(result, Failure):
            raise SystemExit(f"{result.source.ref} cannot be coded: {result.detail}")
        record = record_to_json(result)
        del record["models"], record["accord"]
        name = Path(record["source"]["ref"]).name
        record["source"]["ref"] = name
        records[f"{name}.json"] = record
    return records


def main() -> None:
    """Write the golden files, and remove those whose sample is gone."""
    records = golden_records(Pipeline())
    GOLDEN.mkdir(exist_ok=True)
    for path in GOLDEN.glob("*.json"):
        if path.name not in records:
            path.unlink()
    for name, record in records.items():
        (GOLDEN / name).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
