"""CSV: RFC 4180, UTF-8, a header; formulas are guarded."""

import csv
from io import TextIOWrapper
from typing import Any, BinaryIO

from accord.export.codes import CAMEO, PLOVER
from accord.export.flat import FREE_TEXT, flat_columns, flat_table
from accord.export.model import Counts, Export, Options
from accord.export.selection import Selection
from accord.export.text import guard, visible


def _write(chosen: Selection, out: BinaryIO, options: Options, counts: Counts) -> None:
    with flat_table(chosen, options, counts) as table:
        free = [place for place, column in enumerate(table.columns) if column.name in FREE_TEXT]
        text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        try:
            writer = csv.writer(text)
            writer.writerow([column.name for column in table.columns])
            for row in table.rows():
                writer.writerow(_guarded(row, free))
        finally:
            text.detach()


def _guarded(row: tuple[Any, ...], free: list[int]) -> list[Any]:
    cells = list(row)
    for place in free:
        if cells[place]:
            cells[place] = guard(visible(cells[place]))
    return [_TRUTH.get(cell, cell) if isinstance(cell, bool) else cell for cell in cells]


_TRUTH = {True: "true", False: "false"}

EXPORT = Export(
    name="csv",
    summary="CSV (RFC 4180): one row an event",
    suffix=".csv",
    media="text/csv; charset=utf-8; header=present",
    write=_write,
    columns=flat_columns,
    codes={"events": f"{PLOVER}; {CAMEO}"},
)
