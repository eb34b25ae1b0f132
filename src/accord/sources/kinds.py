"""What a file is: by its suffix, or by its first bytes where the suffix says nothing."""

import codecs
import re
import tomllib
from functools import cache
from importlib import resources
from typing import Literal

Kind = Literal["text", "html", "jsonl"]

SNIFFED = 8192  # bytes looked at; enough to tell text from anything else

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|article|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b")
_CONTROLS = bytes(byte for byte in (*range(32), 127) if byte not in _TEXT_CONTROLS)


@cache
def _suffixes() -> tuple[dict[str, Kind], dict[str, str]]:
    data = tomllib.loads(resources.files("accord.sources").joinpath("data/suffixes.toml").read_text("utf-8"))
    kinds = {suffix: kind for kind, suffixes in data["kinds"].items() for suffix in suffixes}
    unsupported = {suffix: what for what, suffixes in data["unsupported"].items() for suffix in suffixes}
    return kinds, unsupported


def kind_of_suffix(suffix: str) -> Kind | None:
    """Give the kind of file that a suffix stands for; None where it stands for none."""
    return _suffixes()[0].get(suffix.lower())


def unsupported(suffix: str) -> str | None:
    """Say what a file of this suffix is, where accord knows that it is no page."""
    return _suffixes()[1].get(suffix.lower())


def looks_binary(head: bytes) -> bool:
    """Say whether the first bytes of a file are not text: more than 1% control characters."""
    if head.startswith(_UTF16):
        return False
    return len(head) - len(head.translate(None, _CONTROLS)) > 0.01 * len(head)


def looks_like_html(head: bytes) -> bool:
    """Say whether the first bytes of a file open an HTML page."""
    return bool(_HTML.match(head.removeprefix(codecs.BOM_UTF8)))
