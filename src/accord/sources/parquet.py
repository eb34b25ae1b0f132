"""Parquet: one page a row, read by DuckDB. One group of rows, as the file's writer cut them, is in memory at a time."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from accord.model import Failure, Page
from accord.sources.columns import NoColumnError, fit, say_fit
from accord.sources.interface import Format, Options
from accord.sources.rows import BadRowError, make_page, row_failure

if TYPE_CHECKING:
    import duckdb

_KIND = "parquet"
_ROWS = 4096  # asked for at a time: DuckDB holds the whole answer to a question
_READ = "read_parquet(?, file_row_number = true)"


def read_parquet(stream: BinaryIO, ref: str, options: Options) -> Iterator[Page | Failure]:
    """Give a page or a failure for every row, which is ``ref#row``, counted from 1, where it has no id."""
    import duckdb

    # The open file, not its name: a name may hold signs that DuckDB would take for a pattern.
    path = f"/dev/fd/{stream.fileno()}"
    with duckdb.connect(config={"threads": 1, "allow_unsigned_extensions": "false"}) as connection:
        try:
            yield from _rows(connection, path, ref, options)
        except NoColumnError as error:
            yield row_failure(ref, _KIND, "no_column", str(error))
        except duckdb.Error as error:
            detail = str(error).split("\n", 1)[0].replace(path, ref)
            yield row_failure(ref, _KIND, "damaged", f"the Parquet file cannot be read: {detail}")


PARQUET = Format(
    name=_KIND,
    read=read_parquet,
    suffixes=(".parquet", ".pq"),
    begins=lambda head: head.startswith(b"PAR1"),
    plain_file=True,
)


def _rows(connection: "duckdb.DuckDBPyConnection", path: str, ref: str, options: Options) -> Iterator[Page | Failure]:
    described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [path]).fetchall()
    fields = fit([name for name, *_ in described], options.columns)
    if said := say_fit(fields, options.columns):
        options.say_once(ref, said)
    (total,) = connection.execute("SELECT sum(num_rows) FROM parquet_file_metadata(?)", [path]).fetchall()[0]
    kinds = {name: kind for name, kind, *_ in described}
    query = _query(fields, kinds, options.max_bytes)
    for first in range(0, int(total or 0), _ROWS):
        found = connection.execute(query, [path, first, first + _ROWS])
        while rows := found.fetchmany(16):
            yield from (_page(row, fields, ref, options.max_bytes) for row in rows)


def _query(fields: Mapping[str, str], kinds: Mapping[str, str], limit: int) -> str:
    """Ask for the fields, the row's number, and whether a value is over the limit (which then stays behind)."""
    columns, sizes = [], []
    for column in fields.values():
        name = '"' + column.replace('"', '""') + '"'
        size = {"VARCHAR": f"strlen({name})", "BLOB": f"octet_length({name})"}.get(kinds[column])
        columns.append(f"CASE WHEN {size} <= {limit} THEN {name} END" if size else name)
        sizes += [f"coalesce({size} > {limit}, false)"] if size else []
    over = " OR ".join(sizes) or "false"
    asked = f"SELECT {', '.join(columns)}, file_row_number, {over} FROM {_READ}"  # noqa: S608 - names are quoted
    return f"{asked} WHERE file_row_number >= ? AND file_row_number < ? ORDER BY file_row_number"


def _page(row: tuple[Any, ...], fields: Mapping[str, str], ref: str, limit: int) -> Page | Failure:
    *values, number, over = row
    where = f"{ref}#{number + 1}"
    if over:
        return row_failure(where, _KIND, "too_large", f"a value of the row is over the limit of {limit:,} bytes")
    try:
        return make_page(dict(zip(fields, values, strict=True)), where, _KIND, fields)
    except BadRowError as error:
        return row_failure(where, _KIND, *error.args)
