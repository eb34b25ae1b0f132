"""CSV as RFC 4180 has it: commas, quotes doubled, lines end with CR LF, UTF-8, a header."""

import csv
from collections.abc import Collection, Iterable, Sequence
from io import TextIOWrapper
from typing import Any, BinaryIO

from accord.export.text import guard, visible

_TRUTH = {True: "true", False: "false"}


def write_csv(out: BinaryIO, names: Sequence[str], rows: Iterable[Sequence[Any]], *, free: Collection[str]) -> int:
    """Write a table and count its rows; text in the columns `free` is guarded against being run as a formula."""
    places = [place for place, name in enumerate(names) if name in free]
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    count = 0
    try:
        writer = csv.writer(text)
        writer.writerow(names)
        for row in rows:
            count += 1
            writer.writerow(_cells(row, places))
    finally:
        text.detach()
    return count


def _cells(row: Sequence[Any], free: list[int]) -> list[Any]:
    cells = [_TRUTH[cell] if isinstance(cell, bool) else cell for cell in row]
    for place in free:
        if cells[place]:
            cells[place] = guard(visible(cells[place]))
    return cells
