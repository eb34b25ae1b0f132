"""Read a page: find its text, mark what is not the article, and say what is known of it."""

import hashlib

from accord.config import ArticleSettings
from accord.errors import PageError
from accord.model import Article, Page


class ArticleReader:
    """Turns pages into articles."""

    def __init__(self, settings: ArticleSettings) -> None:
        self._settings = settings

    def read(self, page: Page) -> Article:
        """Read one page; raises PageError when it holds no article that can be coded."""
        text = page.content if isinstance(page.content, str) else page.content.decode("utf-8", "replace")
        if not text.strip():
            raise PageError("articles", "empty", "the page holds no text")
        return Article(
            id="a-" + hashlib.sha256(text.encode()).hexdigest()[:16],
            source=page.source,
            text=text,
            title=page.title,
            language=page.language or "en",
            published=page.published,
            published_basis="given" if page.published else None,
        )
