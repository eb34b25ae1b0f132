"""What an address asks for: a filter, and how much of the answer to show."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import QueryParams

from accord.errors import UsageError
from accord.store import Filter

SHOWN = 50  # rows of a page
MOST = 1000  # rows of one answer of the API

# Parameters that say how to show the answer, not what is asked for.
_SHOWING = frozenset({"cursor", "limit", "by", "top", "search"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A filter with the place where to go on and the number of rows."""

    filter: Filter
    cursor: str | None = None
    limit: int = SHOWN
    by: str | None = None

    def params(self, **changed: list[str]) -> dict[str, list[str]]:
        """Give the filter as parameters, with the values of some names changed."""
        held = {**self.filter.params(), **changed}
        return {name: values for name, values in held.items() if values}


def read(params: QueryParams) -> Asked:
    """Read the parameters of an address; raises UsageError for one that is not known or cannot be."""
    given: dict[str, list[str]] = {}
    for name, value in params.multi_items():
        if name not in _SHOWING:
            given.setdefault(name, []).append(value)
    return Asked(
        filter=Filter.parse(given),
        cursor=params.get("cursor") or None,
        limit=whole(params, "limit", SHOWN, MOST),
        by=params.get("by") or None,
    )


def whole(params: Mapping[str, str], name: str, otherwise: int, most: int) -> int:
    """Read a number between 1 and `most`; raises UsageError for anything else."""
    text = params.get(name) or str(otherwise)
    if not (text.isascii() and text.isdecimal() and len(text) < 7 and 1 <= int(text) <= most):
        raise UsageError(f"{name} must be a whole number from 1 to {most}, not {text[:40]!r}")
    return int(text)
