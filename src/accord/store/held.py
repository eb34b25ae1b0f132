"""Which addresses a store holds already, so that they are not fetched again."""

import duckdb


def held_page(connection: duckdb.DuckDBPyConnection, ref: str, fingerprint: str) -> tuple[str, str | None] | None:
    """Give the article that was read at an address, and when it was fetched; None where there is none.

    `ref` is the address as the source writes it, `fingerprint` what it must have been coded with.
    """
    row = connection.execute(
        "SELECT article, fetched FROM pages WHERE source_ref = ? AND fingerprint = ? AND article IS NOT NULL "
        "AND source_kind IN ('web', 'feed') ORDER BY fetched DESC NULLS LAST LIMIT 1",
        [ref, fingerprint],
    ).fetchone()
    return (row[0], row[1]) if row else None
