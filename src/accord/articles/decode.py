"""Turn a page's content into clean text: charset, binary and size checks, characters no file can hold."""

import contextlib
import re
from typing import NamedTuple

from resiliparse.parse.encoding import detect_encoding

from accord.charsets import MARKS, WESTERN, as_utf8, is_other_script
from accord.errors import PageError
from accord.model import Caution, Media

STEP = "articles"

_UNFIT = re.compile("[\ud800-\udfff\x00]")  # lone surrogates, and NUL, which many a store cuts at
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY_SHARE = 0.01  # of control characters; random bytes hold 11%, the worst text seen far below 0.1%
_FALLBACK = "cp1252"
# What the detector answers when it does not know, and for a few accents in English (Maltese, Nordic, Celtic, ...).
_UNLIKELY = frozenset({"utf-8", "iso8859-3", "iso8859-4", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-16"})
_LOST_SHARE = 0.1  # of characters that the charset could not decode
_BLANK = re.compile("[\\s\ufeff\u200b-\u200f\u2060]*")


class Decoded(NamedTuple):
    """Text that can be stored, and what had to be done to get it."""

    text: str
    warnings: tuple[Caution, ...]


def decode(content: bytes | str, media: Media, *, max_characters: int) -> Decoded:
    """Give the content as text, one character for each that was there.

    Raises PageError: ``empty``, ``too_large``, or ``not_text`` for what is no text at all.
    """
    text, charset = (content, None) if isinstance(content, str) else _from_bytes(content, media)
    if _BLANK.fullmatch(text):
        raise PageError(STEP, "empty", "the page holds no text")
    if len(text) > max_characters:
        raise PageError(STEP, "too_large", f"{len(text):,} characters; the limit is {max_characters:,}")
    _refuse_binary(text)
    warnings = []
    if charset:
        warnings.append(Caution(step=STEP, code="charset_guessed", detail=f"read as {charset}"))
    lost = text.count("\ufffd") if isinstance(content, bytes) and b"\xef\xbf\xbd" not in content else 0
    text, replaced = _UNFIT.subn("\ufffd", text)
    if lost or replaced:
        detail = f"{lost + replaced} characters that cannot be kept were replaced by U+FFFD"
        warnings.append(Caution(step=STEP, code="replaced_characters", detail=detail))
    return Decoded(text, tuple(warnings))


def _from_bytes(content: bytes, media: Media) -> tuple[str, str | None]:
    """Decode; the second value names the charset where it is a guess."""
    for mark, charset in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(charset, "replace"), None
    with contextlib.suppress(UnicodeDecodeError):
        return content.decode("utf-8"), None
    if (text := as_utf8(content)) is not None:
        return text, None
    charset = _charset(content, media)
    try:
        return content.decode(charset, "replace"), charset
    except LookupError:  # a name that browsers know and Python does not
        return content.decode(_FALLBACK, "replace"), _FALLBACK


def _charset(content: bytes, media: Media) -> str:
    """Name the charset of bytes that are not UTF-8: the one that a page states, but for what speaks against it."""
    found = detect_encoding(content, from_html_meta=False)
    if found is None or found in _UNLIKELY:
        found = _FALLBACK
    stated = detect_encoding(content, from_html_meta=True) if media == "html" else None
    if stated is None or stated in _UNLIKELY or (stated in WESTERN and is_other_script(content)):
        return found
    return stated


def _refuse_binary(text: str) -> None:
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if controls > _BINARY_SHARE * len(text) or text.count("\ufffd") > _LOST_SHARE * len(text):
        raise PageError(STEP, "not_text", "the page is not text: it is full of control or undecodable characters")
