"""The text of a page, roughly and fast: enough to tell its language, in time linear in its length."""

import html
import re

from accord.model import Media

_LOOKED_AT = 200_000  # of markup
_TAG = re.compile(r"<[^<>]{0,2000}>")
_SILENT = ("script", "style", "svg", "noscript")


def rough_text(content: bytes | str, media: Media) -> str:
    """Give the words of the page's beginning; of markup, what stands outside tags and scripts."""
    text = content[:_LOOKED_AT]
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    if media == "text":
        return text
    for name in _SILENT:
        text = _without(text, name)
    return html.unescape(_TAG.sub(" ", text))


def _without(text: str, name: str) -> str:
    """Cut every element of this name. By searching: a pattern takes quadratic time where ends are missing."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter that grows when it is made small shifts what follows
        return text
    kept, at = [], 0
    while (start := lower.find(f"<{name}", at)) >= 0:
        kept.append(text[at:start])
        end = lower.find(f"</{name}", start)
        at = len(text) if end < 0 else end
    return "".join([*kept, text[at:]])
