"""Parquet: one row an event, with the columns described in the file's metadata."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import BinaryIO

from accord.export.codes import CAMEO, PLOVER
from accord.export.flat import FlatTable, flat_columns, flat_table
from accord.export.model import Counts, Export, Options
from accord.export.selection import Selection
from accord.export.sidecar import describe_columns


def _write(chosen: Selection, out: BinaryIO, options: Options, counts: Counts) -> None:
    with flat_table(chosen, options, counts) as table, tempfile.TemporaryDirectory(prefix="accord-") as folder:
        path = _copy(table, Path(folder), describe_columns(EXPORT, options))
        with path.open("rb") as made:
            shutil.copyfileobj(made, out, 1 << 20)


def _copy(table: FlatTable, folder: Path, described: object) -> Path:
    """Write one file a stretch, and one of all of them: a single query over a large store would hold too much."""
    queries = list(table.stretches())
    parts = [folder / f"{number:06}.parquet" for number in range(len(queries))]
    for sql, part in zip(queries, parts, strict=True):
        table.cursor.execute(f"COPY ({sql}) TO '{part}' (FORMAT parquet)")
    whole, listed = folder / "events.parquet", ", ".join(f"'{part}'" for part in parts)
    metadata = json.dumps(described, ensure_ascii=False).replace("'", "''")
    table.cursor.execute(
        f"COPY (SELECT * FROM read_parquet([{listed}])) TO '{whole}' "  # noqa: S608 - paths of our own
        f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000, KV_METADATA {{accord: '{metadata}'}})"
    )
    return whole


EXPORT = Export(
    name="parquet",
    summary="Parquet: one row an event",
    suffix=".parquet",
    media="application/vnd.apache.parquet",
    write=_write,
    binary=True,
    columns=flat_columns,
    codes={"events": f"{PLOVER}; {CAMEO}"},
)
