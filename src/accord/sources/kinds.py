"""What a file is by its first bytes, and which suffixes are known to be no pages."""

import codecs
import re
import tomllib
from functools import cache
from importlib import resources

from accord.sources.charset import starts_utf16, unmarked_utf16

SNIFFED = 8192  # bytes looked at; enough to tell text from anything else

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body|meta|article|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b")
_CONTROLS = bytes(byte for byte in (*range(32), 127) if byte not in _TEXT_CONTROLS)


@cache
def _unsupported() -> dict[str, str]:
    data = tomllib.loads(resources.files("accord.sources").joinpath("data/suffixes.toml").read_text("utf-8"))
    return {suffix: what for what, suffixes in data["unsupported"].items() for suffix in suffixes}


def unsupported(suffix: str) -> str | None:
    """Say what a file of this suffix is, where accord knows that it is no page."""
    return _unsupported().get(suffix.lower())


def looks_binary(head: bytes) -> bool:
    """Say whether the first bytes of a file are not text: more than 1% control characters."""
    if starts_utf16(head) or unmarked_utf16(head):
        return False
    return len(head) - len(head.translate(None, _CONTROLS)) > 0.01 * len(head)


def looks_like_html(head: bytes) -> bool:
    """Say whether the first bytes of a file open an HTML page."""
    return bool(_HTML.match(head.removeprefix(codecs.BOM_UTF8)))
