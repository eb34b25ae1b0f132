"""The store: one DuckDB file with everything that was read.

`Writer` writes it; `Filter` says what is asked of it, and `query`, `facets` and `actors` answer.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from accord.store.filters import Filter

if TYPE_CHECKING:
    from accord.store.connection import Store, is_interrupt
    from accord.store.read import find_article, read_record, record
    from accord.store.summary import Summary, summarise
    from accord.store.write import Writer

__all__ = [
    "Filter",
    "Store",
    "Summary",
    "Writer",
    "find_article",
    "is_interrupt",
    "read_record",
    "record",
    "summarise",
]

_HOMES = {
    **dict.fromkeys(("Store", "is_interrupt"), "connection"),
    **dict.fromkeys(("find_article", "read_record", "record"), "read"),
    **dict.fromkeys(("Summary", "summarise"), "summary"),
    "Writer": "write",
}


def __getattr__(name: str) -> Any:
    # Only when asked for: the command line needs the filters for its help, and the database takes time to load.
    if name not in _HOMES:
        raise AttributeError(f"module 'accord.store' has no attribute {name!r}")
    return getattr(import_module(f"accord.store.{_HOMES[name]}"), name)
