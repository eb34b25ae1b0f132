"""Lines of dictionaries from plain text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accord.dictionaries.lines import read_lines
from accord.dictionaries.records import Line


@pytest.fixture
def lines(tmp_path: Path) -> Callable[[str], tuple[Line, ...]]:
    """Give the lines that a file with this text has."""

    def make(text: str) -> tuple[Line, ...]:
        path = tmp_path / "lines.txt"
        path.write_text(text, encoding="utf-8")
        return read_lines(path)

    return make
