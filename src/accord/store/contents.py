"""Raw pages, kept small: compressed, and only where the article's text does not hold all of them."""

import zlib
from dataclasses import dataclass

import duckdb

from accord.model import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A raw page, compressed."""

    media: str
    size: int  # bytes before compression
    packed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """A page as the source gave it."""

    page: str
    media: str
    content: bytes


def pack(page: Page, text: str) -> Content | None:
    """Compress a page; None where it is the text of its article, letter for letter."""
    content = page.content
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if page.media == "text" and raw == text.encode("utf-8", "surrogatepass"):
        return None
    return Content(media=page.media, size=len(raw), packed=zlib.compress(raw, 6))


def write_contents(connection: duckdb.DuckDBPyConnection, contents: dict[str, Content]) -> None:
    """Store raw pages by key; the caller holds the transaction."""
    rows = [[page, one.media, one.size, one.packed] for page, one in contents.items()]
    if rows:
        connection.executemany("INSERT OR REPLACE INTO contents VALUES (?, ?, ?, ?)", rows)


def raw_pages(connection: duckdb.DuckDBPyConnection, article: str) -> tuple[RawPage, ...]:
    """Give the raw pages that became an article; () where its text is all there was, or none were kept."""
    found = connection.execute(
        "SELECT DISTINCT contents.page, media, content FROM pages JOIN contents USING (page) "
        "WHERE article = ? ORDER BY contents.page",
        [article],
    ).fetchall()
    return tuple(RawPage(page=page, media=media, content=zlib.decompress(packed)) for page, media, packed in found)
