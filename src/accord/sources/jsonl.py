"""JSON Lines: one page a line, with what is known of it. Streams: one line is in memory at a time."""

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from accord.model import Failure, Media, Page, Source
from accord.sources.failures import STEP
from accord.sources.limits import Limits

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_STRINGS = ("title", "url", "outlet", "language")


class _BadLineError(Exception):
    """One line is no page; the arguments are the code and the detail of its failure."""


def read_jsonl(stream: BinaryIO, ref: str, limits: Limits) -> Iterator[Page | Failure]:
    """Give a page or a failure for every line that is not blank.

    A failure's ref is ``ref#line``, counted from 1; so is a page's that has no ``id``.
    """
    for number, line in enumerate(_lines(stream, limits.max_bytes), start=1):
        where = f"{ref}#{number}"
        if number == 1 and line is not None:
            if line.startswith(_UTF16):
                yield _failure(where, "not_utf8", "the file is UTF-16; JSON Lines must be UTF-8")
                return
            line = line.removeprefix(codecs.BOM_UTF8)
        if line is None:
            yield _failure(where, "too_large", f"the line is longer than the limit of {limits.max_bytes:,} bytes")
        elif line.strip():
            try:
                yield _page(_parse(line), where)
            except _BadLineError as error:
                yield _failure(where, *error.args)


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Give each line; None for one longer than `limit`, which is read past in pieces."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
            pass
        yield None


def _parse(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8").strip())
    except UnicodeDecodeError as error:
        raise _BadLineError("not_utf8", f"byte {error.start + 1} of the line is not UTF-8") from error
    except json.JSONDecodeError as error:
        detail = f"the line is not JSON: {error.msg}, at character {error.pos + 1}"
        raise _BadLineError("not_json", detail) from error
    except RecursionError as error:
        raise _BadLineError("not_json", "the line is not JSON that can be read: it is nested too deep") from error
    except ValueError as error:
        detail = "the line is not JSON that can be read: a number in it has thousands of digits"
        raise _BadLineError("not_json", detail) from error
    if not isinstance(row, dict):
        raise _BadLineError("not_an_object", f"the line holds {_kind(row)}, not an object")
    return row


def _page(row: dict[str, Any], where: str) -> Page:
    media: Media = "html" if row.get("text") in (None, "") and row.get("html") is not None else "text"
    content = _string(row, media)
    if content is None:
        raise _BadLineError("no_text", "the object has neither 'text' nor 'html'")
    published = row.get("published")
    return Page(
        source=Source(kind="jsonl", ref=_id(row) or where),
        media=media,
        content=content,
        # Whatever it is, it is handed on: the reader warns of what is no date.
        published=None if published is None else str(published),
        **{key: _string(row, key) for key in _STRINGS},
    )


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise _BadLineError("bad_field", f"'{key}' must be a string, not {_kind(value)}")
    return value


def _id(row: dict[str, Any]) -> str | None:
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise _BadLineError("bad_field", f"'id' must be a string or a whole number, not {_kind(value)}")
    # Lone surrogates can be written in JSON, but in no file.
    return value.encode("utf-8", "replace").decode("utf-8") if value else None


def _kind(value: object) -> str:
    """Say what a JSON value is, in JSON's words."""
    kinds = {
        dict: "an object",
        list: "an array",
        str: "a string",
        bool: "true or false",
        type(None): "null",
        float: "a decimal number",
    }
    return kinds.get(type(value), "a number")


def _failure(where: str, code: str, detail: str) -> Failure:
    return Failure(source=Source(kind="jsonl", ref=where), step=STEP, code=code, detail=detail)
