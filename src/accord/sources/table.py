"""CSV and its kin: one page a row. Streams: one row is in memory at a time."""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from accord.model import Failure, Page
from accord.sources.charset import MARKS, unmarked_utf16
from accord.sources.columns import NoColumnError, fit, holds_pages, say_fit
from accord.sources.interface import Format, Options
from accord.sources.rows import BadRowError, make_page, row_failure

_KIND = "csv"
_DELIMITERS = ",;\t|"
_QUOTE = '"'


def read_csv(stream: BinaryIO, ref: str, options: Options) -> Iterator[Page | Failure]:
    """Give a page or a failure for every row below the heading.

    A failure's ref is ``ref#row``, rows counted from 1 below the heading; so is a page's without id.
    """
    source = _Lines(stream, options.max_bytes)
    try:
        yield from _rows(source, ref, options)
    finally:
        source.release()


def _rows(source: "_Lines", ref: str, options: Options) -> Iterator[Page | Failure]:
    heading = next(source, "")
    delimiter = _delimiter(heading)
    names = _names(heading, delimiter)
    try:
        fields = fit(names, options.columns)
    except NoColumnError as error:
        yield row_failure(ref, _KIND, "no_column", str(error))
        return
    if said := say_fit(fields, options.columns):
        options.say_once(ref, said)
    places = {field: names.index(column) for field, column in fields.items()}
    rows = _reader(source, delimiter, options.max_bytes)
    number = 0
    for row in _rows_of(rows, source):
        number += row != []
        where = f"{ref}#{number}"
        if isinstance(row, csv.Error):
            yield row_failure(where, _KIND, "bad_row", f"the row cannot be read: {row}")
        elif row is None:
            detail = f"the row is longer than the limit of {options.max_bytes:,} characters"
            yield row_failure(where, _KIND, "too_large", detail)
        elif row:
            try:
                yield make_page(_values(row, names, places), where, _KIND, fields)
            except BadRowError as error:
                yield row_failure(where, _KIND, *error.args)


def _rows_of(rows: Iterator[list[str]], source: "_Lines") -> Iterator[list[str] | csv.Error | None]:
    """Give each row, a blank line as an empty one; None for one over the limit, an error for one that is none."""
    while True:
        source.begin_row()
        try:
            row = next(rows)
            yield None if source.over else row
        except StopIteration:
            if source.over:
                yield None
            return
        except csv.Error as error:
            yield error


def _begins(head: bytes) -> bool:
    """Say whether a file begins with a heading that names a column of text."""
    lines = head.removeprefix(codecs.BOM_UTF8).splitlines()
    heading = lines[0].decode("utf-8", "replace") if lines else ""
    return holds_pages(_names(heading, _delimiter(heading)), {})


CSV = Format(name=_KIND, read=read_csv, suffixes=(".csv", ".tsv"), begins=_begins)


class _Lines:
    """The lines of a table as text. A byte that is not UTF-8 becomes a lone surrogate, which gives it back."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        head = stream.peek(4096) if isinstance(stream, io.BufferedReader) else b""
        charset = unmarked_utf16(head) or next((name for name, mark in MARKS.items() if head.startswith(mark)), None)
        errors = "replace" if charset else "surrogateescape"
        self._text = io.TextIOWrapper(stream, charset or "utf-8", errors=errors, newline="")
        self._limit = limit
        self._held = 0

    def release(self) -> None:
        """Leave the stream open to whoever opened it."""
        self._text.detach()

    @property
    def over(self) -> bool:
        """Whether the row is over the limit."""
        return self._held > self._limit

    def begin_row(self) -> None:
        """Count anew: what comes belongs to another row."""
        self._held = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self._held += len(line)
        if not self.over:
            return line.removeprefix("\ufeff") if self._held == len(line) else line
        # Of a row that is too long, the quotation marks tell where it ends.
        marks = line.count(_QUOTE)
        while not line.endswith(("\n", "\r")) and (line := self._text.readline(self._limit)):
            marks += line.count(_QUOTE)
        return _QUOTE * (marks % 2) + "\n"


def _reader(lines: Iterator[str] | list[str], delimiter: str, limit: int) -> Iterator[list[str]]:
    csv.field_size_limit(max(limit, csv.field_size_limit()))  # of the whole process; Python's own is small
    return csv.reader(lines, delimiter=delimiter, quotechar=_QUOTE)


def _names(heading: str, delimiter: str) -> list[str]:
    try:
        return next(_reader([heading], delimiter, len(heading) + 1), [])
    except csv.Error:
        return []


def _delimiter(heading: str) -> str:
    """Give the sign that parts the heading into most columns; a comma where none does."""
    outside = "".join(heading.split(_QUOTE)[::2])
    return max(_DELIMITERS, key=outside.count)


def _values(row: Sequence[str], names: Sequence[str], places: Mapping[str, int]) -> dict[str, Any]:
    if len(row) != len(names):
        raise BadRowError("bad_row", f"the row has {len(row):,} columns, the heading {len(names):,}")
    values: dict[str, Any] = {field: _cell(row[place]) or None for field, place in places.items()}
    for field in values.keys() - {"text", "html"}:
        if isinstance(values[field], bytes):
            values[field] = values[field].decode("cp1252", "replace")
    return values


def _cell(cell: str) -> str | bytes:
    """Give the cell; as its bytes where they are not UTF-8, so that the reader of articles finds the charset."""
    return cell if cell.isascii() or not _escaped(cell) else cell.encode("utf-8", "surrogateescape")


def _escaped(cell: str) -> bool:
    return any("\udc80" <= one <= "\udcff" for one in cell)
