"""CSV: RFC 4180, UTF-8, a header; formulas are guarded."""

from typing import BinaryIO

from accord.export.codes import CAMEO, PLOVER
from accord.export.flat import FREE_TEXT, flat_columns, flat_table
from accord.export.model import Counts, Export, Options
from accord.export.rfc4180 import write_csv
from accord.export.selection import Selection


def _write(chosen: Selection, out: BinaryIO, options: Options, counts: Counts) -> None:
    with flat_table(chosen, options, counts) as table:
        write_csv(out, [column.name for column in table.columns], table.rows(), free=FREE_TEXT)


EXPORT = Export(
    name="csv",
    summary="CSV (RFC 4180): one row an event",
    suffix=".csv",
    media="text/csv; charset=utf-8; header=present",
    write=_write,
    columns=flat_columns,
    codes={"events": f"{PLOVER}; {CAMEO}"},
)
