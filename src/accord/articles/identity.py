"""What makes two pages one article: the id, and one form for every spelling of a URL."""

import hashlib

from courlan import clean_url
from w3lib.url import canonicalize_url


def canonical_url(url: str | None) -> str | None:
    """Give the URL without trackers, fragment and needless parts; None where it is no web address."""
    if not url or not url.strip().lower().startswith(("http://", "https://")):
        return None
    try:
        # w3lib resolves the path and sorts the query; courlan drops the trackers and default ports.
        cleaned = clean_url(canonicalize_url(url.strip()))
    except ValueError:
        return None
    return cleaned or None


def article_id(text: str, *, outlet: str | None, url: str | None) -> str:
    """Give the article's id: stable for the same text, outlet and canonical URL."""
    known = [part for part in (outlet, url) if part]
    return "a-" + hashlib.sha256("\x1f".join([text, *known]).encode()).hexdigest()[:16]
