"""Read the sentences whose events have a labelled factuality."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accord.model import Annotation, Token

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "events"))
from labelled import read_sentences  # noqa: E402


def read_labelled() -> Iterator[dict[str, Any]]:
    """Give the sentences with labelled events: those of `models/events`, and those written for factuality alone."""
    yield from (row for row in read_sentences() if row["events"])
    for file in sorted((HERE / "labels").glob("*.jsonl")):
        yield from (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())


def head_of(annotation: Annotation, start: int, end: int) -> Token | None:
    """Give the uppermost token of a trigger."""
    inside = [token for token in annotation.tokens if token.start < end and start < token.end]
    numbers = {token.index for token in inside}
    return next((token for token in inside if token.head not in numbers or token.head == token.index), None)
