"""The store: one DuckDB file with everything that was read."""

from accord.store.connection import Store, is_interrupt
from accord.store.read import find_article, read_record
from accord.store.summary import Summary, summarise
from accord.store.write import Writer

__all__ = ["Store", "Summary", "Writer", "find_article", "is_interrupt", "read_record", "summarise"]
