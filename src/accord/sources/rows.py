"""From a row of a table, or an object of JSON Lines, to a page."""

from collections.abc import Mapping
from datetime import date, datetime, timezone
from typing import Any

from accord.model import Failure, Media, Page, Source
from accord.sources.failures import STEP

_STRINGS = ("title", "url", "outlet", "language")


class BadRowError(Exception):
    """One row is no page; the arguments are the code and the detail of its failure."""


def make_page(row: Mapping[str, Any], where: str, kind: str, names: Mapping[str, str]) -> Page:
    """Make the page of a row: field -> value; `names` says which column or key holds each field.

    Raises BadRowError where there is no text, or a value is of the wrong type.
    """
    media: Media = "html" if row.get("text") in (None, "") and row.get("html") is not None else "text"
    content = row.get(media)
    if content is None:
        held = " or ".join(repr(names[field]) for field in ("text", "html") if field in names)
        raise BadRowError("no_text", f"there is no value in {held}")
    if not isinstance(content, bytes):
        content = _string(row, media, names)
    assert content is not None
    return Page(
        source=Source(kind=kind, ref=_id(row, names) or where),
        media=media,
        content=content,
        published=_published(row.get("published")),
        **{key: _string(row, key, names) for key in _STRINGS},
    )


def row_failure(where: str, kind: str, code: str, detail: str) -> Failure:
    """Make the failure of one row."""
    return Failure(source=Source(kind=kind, ref=where), step=STEP, code=code, detail=detail)


def _published(value: object) -> str | None:
    # Whatever it is, it is handed on: the reader of articles warns of what is no date.
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = value.astimezone(timezone.utc)  # noqa: UP017 - the name that readers know
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None else str(value)


def _string(row: Mapping[str, Any], key: str, names: Mapping[str, str]) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise BadRowError("bad_field", f"{names.get(key, key)!r} must be a string, not {kind_of(value)}")
    return value


def _id(row: Mapping[str, Any], names: Mapping[str, str]) -> str | None:
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        wanted = f"{names.get('id', 'id')!r} must be a string or a whole number, not {kind_of(value)}"
        raise BadRowError("bad_field", wanted)
    # Lone surrogates can be written in JSON, but in no file.
    return value.encode("utf-8", "replace").decode("utf-8") if value else None


def kind_of(value: object) -> str:
    """Say what a value is, in JSON's words."""
    kinds = {
        dict: "an object",
        list: "an array",
        str: "a string",
        bytes: "bytes",
        bool: "true or false",
        type(None): "null",
        float: "a decimal number",
        date: "a date",
        datetime: "a date",
    }
    return kinds.get(type(value), "a number")
