"""JSON Lines: one page a line, with what is known of it. Streams: one line is in memory at a time."""

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from accord.model import Failure, Page
from accord.sources.charset import starts_utf16, unmarked_utf16
from accord.sources.columns import FIELDS, guess, say_fit
from accord.sources.interface import Format, Options
from accord.sources.lines import bounded_lines
from accord.sources.rows import BadRowError, kind_of, make_page, row_failure

_KIND = "jsonl"
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*[\"}]")
_UTF16 = "the file is UTF-16; JSON Lines must be UTF-8"


def read_jsonl(stream: BinaryIO, ref: str, options: Options) -> Iterator[Page | Failure]:
    """Give a page or a failure for every line that is not blank.

    A failure's ref is ``ref#line``, counted from 1; so is a page's that has no ``id``.
    """
    keys: dict[str, str] = {}
    for number, line in enumerate(bounded_lines(stream, options.max_bytes), start=1):
        where = f"{ref}#{number}"
        if number == 1 and line is not None:
            if starts_utf16(line) or unmarked_utf16(line):
                yield row_failure(where, _KIND, "not_utf8", _UTF16)
                return
            line = line.removeprefix(codecs.BOM_UTF8)
        if line is None:
            detail = f"the line is longer than the limit of {options.max_bytes:,} bytes"
            yield row_failure(where, _KIND, "too_large", detail)
        elif line.strip():
            try:
                row = _parse(line)
                keys = keys or _keys(row, ref, options)
                yield make_page(_fields(row, keys, options), where, _KIND, keys)
            except BadRowError as error:
                yield row_failure(where, _KIND, *error.args)


JSONL = Format(
    name=_KIND,
    read=read_jsonl,
    suffixes=(".jsonl", ".ndjson"),
    begins=lambda head: bool(_OBJECT.match(head)),
)


def _keys(row: dict[str, Any], ref: str, options: Options) -> dict[str, str]:
    """Settle by the first object which key holds which field: as mapped, else guessed, else named like the field."""
    names = [name for name, value in row.items() if isinstance(value, str | int | None)]
    guessed = guess(names, options.columns)
    if said := say_fit(guessed, options.columns):
        options.say_once(ref, said)
    return {field: field for field in FIELDS} | guessed | dict(options.columns)


def _fields(row: dict[str, Any], keys: Mapping[str, str], options: Options) -> dict[str, Any]:
    """Give field -> value; what the first object's keys only made likely must not spoil a later one."""
    fields: dict[str, Any] = {}
    for field, key in keys.items():
        value = row.get(key)
        guessed = key != field and field not in options.columns
        fields[field] = row.get(field) if guessed and not isinstance(value, str | int) else value
    return fields


def _parse(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8").strip())
    except UnicodeDecodeError as error:
        raise BadRowError("not_utf8", f"byte {error.start + 1} of the line is not UTF-8") from error
    except json.JSONDecodeError as error:
        detail = f"the line is not JSON: {error.msg}, at character {error.pos + 1}"
        raise BadRowError("not_json", detail) from error
    except RecursionError as error:
        raise BadRowError("not_json", "the line is not JSON that can be read: it is nested too deep") from error
    except ValueError as error:
        detail = "the line is not JSON that can be read: a number in it has thousands of digits"
        raise BadRowError("not_json", detail) from error
    if not isinstance(row, dict):
        raise BadRowError("not_an_object", f"the line holds {kind_of(row)}, not an object")
    return row
