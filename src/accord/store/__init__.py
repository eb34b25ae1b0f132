"""The store: one DuckDB file with everything that was read.

`Writer` writes it; `Filter` says what is asked of it, and `query`, `facets` and `actors` answer.
"""

from accord.store.connection import Store, is_interrupt
from accord.store.filters import Filter
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
