"""Which column of a table, or key of an object, holds which field of a page."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from accord.errors import UsageError

FIELDS = ("text", "html", "id", "title", "published", "url", "outlet", "language")

_SHOWN = 30  # columns named in a message


class NoColumnError(Exception):
    """A table lacks a column that is needed; the argument names those that it has."""


def read_mapping(text: str) -> dict[str, str]:
    """Read "text=body,published=date" as field -> column; raises UsageError for what is no such list."""
    mapping: dict[str, str] = {}
    for pair in text.split(","):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column:
            raise UsageError(f"--map takes FIELD=COLUMN,FIELD=COLUMN ..., not {text!r}")
        if field not in FIELDS:
            raise UsageError(f"--map: there is no field {field!r}; the fields are: {', '.join(FIELDS)}")
        if field in mapping:
            raise UsageError(f"--map: the field {field!r} is given twice")
        mapping[field] = column
    return mapping


def fit(names: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Give field -> column for a table with columns of these `names`: as mapped, else guessed by their names.

    Raises NoColumnError where a mapped column is not there, or nothing holds text or HTML.
    """
    for field, column in mapping.items():
        if column not in names:
            raise NoColumnError(f"there is no column {column!r} for {field!r}; {listed(names)}")
    fields = {**mapping, **guess(names, mapping)}
    if not fields.keys() & {"text", "html"}:
        raise NoColumnError(f"no column is known to hold the text: say which with --map text=COLUMN; {listed(names)}")
    return fields


def guess(names: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Give field -> column for the fields that are not mapped and have a column of a known name."""
    taken = set(mapping.values())
    free = {_plain(name): name for name in reversed(names) if name not in taken}
    fields: dict[str, str] = {}
    for field, known in _known().items():
        # Where the text is mapped, a column that may be HTML is no rival to it, and the other way round.
        mapped = field in mapping or (field in ("text", "html") and mapping.keys() & {"text", "html"})
        if not mapped and (name := next((name for name in known if name in free), None)):
            fields[field] = free.pop(name)
    return fields


def holds_pages(names: Sequence[str], mapping: Mapping[str, str]) -> bool:
    """Say whether these look like the columns of a table of pages."""
    try:
        return len(names) > 1 and bool(fit(names, mapping))
    except NoColumnError:
        return False


def say_fit(fields: Mapping[str, str], mapping: Mapping[str, str]) -> str | None:
    """Say which columns were taken by guess; None where every one is named like its field or was mapped."""
    guessed = [field for field, column in fields.items() if field not in mapping and field != column]
    if not guessed:
        return None
    return "took " + ", ".join(f"{field} from {fields[field]!r}" for field in guessed) + " (--map says otherwise)"


def listed(names: Sequence[str]) -> str:
    """Name the columns that there are."""
    shown = ", ".join(repr(name[:80]) for name in names[:_SHOWN])
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return f"the columns are: {shown}{more}" if names else "there are no columns"


def _plain(name: str) -> str:
    return " ".join(re.split(r"[\s_-]+", name.strip().lower()))


@cache
def _known() -> dict[str, list[str]]:
    data = tomllib.loads(resources.files("accord.sources").joinpath("data/columns.toml").read_text("utf-8"))
    return {field: data[field] for field in FIELDS}
