"""What makes two pages one article: the id."""

import hashlib


def article_id(text: str, *, outlet: str | None, url: str | None) -> str:
    """Give the article's id: stable for the same text, outlet and canonical URL."""
    known = [part for part in (outlet, url) if part]
    return "a-" + hashlib.sha256("\x1f".join([text, *known]).encode()).hexdigest()[:16]
