"""The records of samples/ are those that somebody reviewed. After a change on purpose: `make golden`, look, commit."""

import json
import sys
from pathlib import Path

import pytest

from accord.pipeline import Pipeline

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from golden import GOLDEN, golden_records  # noqa: E402


@pytest.fixture(scope="module")
def records(pipeline: Pipeline) -> dict[str, dict[str, object]]:
    return golden_records(pipeline)


def test_every_sample_has_a_golden_record_and_none_is_left_over(records: dict[str, dict[str, object]]) -> None:
    assert {path.name for path in GOLDEN.glob("*.json")} == set(records)


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_the_record_is_the_reviewed_one(path: Path, records: dict[str, dict[str, object]]) -> None:
    assert records[path.name] == json.loads(path.read_text(encoding="utf-8")), "changed on purpose? make golden"
