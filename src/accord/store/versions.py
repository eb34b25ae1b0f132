"""The versions of an article: other text at the same address, or under the same declared id."""

from dataclasses import dataclass
from datetime import date, datetime

import duckdb

# As the view `versions` has it, for one article: the view itself looks at all (of a million: 170 ms, this 40).
_SAME = "known_by(url, source_kind, source_ref, outlet, published)"
_VERSIONS = f"""
    SELECT id, title, published, fetched, stored FROM articles
    WHERE id = $article OR {_SAME} = (SELECT {_SAME} FROM articles WHERE id = $article)
    ORDER BY seen_at(fetched, stored), n
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFound:
    """One version of an article."""

    article: str
    title: str | None
    published: date | None
    fetched: str | None
    stored: datetime | None


def versions(connection: duckdb.DuckDBPyConnection, article: str) -> tuple[VersionFound, ...]:
    """Give all versions of an article, itself among them, the earliest first; nothing for an id that is not there."""
    found = connection.execute(_VERSIONS, {"article": article}).fetchall()
    names = VersionFound.__slots__
    return tuple(VersionFound(**dict(zip(names, row, strict=True))) for row in found)
