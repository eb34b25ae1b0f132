"""What the tests of sources share."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from accord.model import Failure, Page
from accord.sources import Options, open_source

sys.path.insert(0, str(Path(__file__).parents[2]))

type Results = list[Page | Failure]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Results]:
    """Write a file and read it: `read("rows.csv", b"...", columns={...})`."""

    def call(name: str, content: bytes, **options: Any) -> Results:
        (tmp_path / name).write_bytes(content)
        return list(open_source([str(tmp_path / name)], options=Options(**options)))

    return call


@pytest.fixture
def said() -> list[str]:
    """Give a list for what a source says: `read(..., say=said.append)`."""
    return []
