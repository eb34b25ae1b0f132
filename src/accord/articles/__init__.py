"""Page -> Article: text extraction, furniture, metadata, language."""

from accord.articles.reader import ArticleReader

__all__ = ["ArticleReader"]
