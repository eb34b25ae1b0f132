"""Read records back from the store."""

import duckdb

from accord.errors import UsageError
from accord.store.connection import Store
from accord.store.rebuild import from_rows
from accord.store.rows import TABLES, Json

_SHOWN = 5  # candidates named when a prefix fits several articles


def find_article(store: Store, prefix: str) -> str:
    """Give the id of the one article that begins with `prefix`.

    Raises UsageError when none does, or several do.
    """
    found = store.connection.execute(
        "SELECT id FROM articles WHERE starts_with(id, ?) ORDER BY id LIMIT ?", [prefix, _SHOWN + 1]
    ).fetchall()
    ids = [article for (article,) in found]
    if prefix in ids:
        return prefix
    if not ids:
        raise UsageError(f"there is no file {prefix!r}, and {store.path} holds no article of that id")
    if len(ids) > 1:
        more = ", ..." if len(ids) > _SHOWN else ""
        raise UsageError(f"{prefix!r} fits several articles: {', '.join(ids[:_SHOWN])}{more}")
    return str(ids[0])


def read_record(store: Store, article: str) -> Json:
    """Give the record of an article, equal to what `accord code` wrote for it."""
    return record(store.connection, article)


def record(connection: duckdb.DuckDBPyConnection, article: str) -> Json:
    """Give the record of the article with this id, as it was stored; raises UsageError when there is none."""
    found = connection.execute("SELECT n FROM articles WHERE id = ?", [article]).fetchone()
    if found is None:
        raise UsageError(f"the store holds no article {article}")
    return from_rows({table: _rows(connection, table, found[0]) for table in TABLES})


_WHERE = {"articles": "n = ?", "parties": "event_n IN (SELECT n FROM events WHERE article_n = ?)"}


def _rows(connection: duckdb.DuckDBPyConnection, table: str, article: int) -> list[Json]:
    order = "n" if table == "articles" else "position"
    where = _WHERE.get(table, "article_n = ?")
    cursor = connection.execute(
        f"SELECT * FROM {table} WHERE {where} ORDER BY {order}",
        [article],
    )
    names = [name for name, *_ in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
