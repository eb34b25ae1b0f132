"""What bytes themselves say of their charset, whatever a server or a page says of it."""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What servers and editors write without looking; browsers read all of it as Windows' superset of Latin-1.
WESTERN = frozenset({"ascii", "iso8859-1", "cp1252"})

_UTF8_ODDS = 5  # good characters beyond ASCII for one broken one: UTF-8 with a flaw, and no other charset
_BY_CHANCE = (3, 20)  # characters of UTF-8 that are none by chance: in charsets of one byte a letter, and of two
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_RUN = re.compile(rb"[\x80-\xff]{3,}")
_ENOUGH = 20  # bytes in such runs
_OTHER_SCRIPT = 0.5  # of the bytes beyond ASCII: accented Latin letters and curly quotes stand among plain letters


def has_mark(content: bytes) -> bool:
    """Say whether the bytes begin with the mark of a Unicode charset."""
    return content.startswith(tuple(mark for mark, _ in MARKS))


def as_utf8(content: bytes, *, least: int = 1) -> str | None:
    """Give the text where the bytes are UTF-8 beyond doubt, perhaps with a flaw; None where they are not.

    They must hold `least` characters beyond ASCII.
    """
    text = content.decode("utf-8", "replace")
    lost = text.count("\ufffd") - content.count(b"\xef\xbf\xbd")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return text if beyond >= least and (not lost or beyond > _UTF8_ODDS * lost) else None


def contradicts(content: bytes, charset: str) -> bool:
    """Say whether the bytes speak against the charset (as Python names it) that is stated for them."""
    if has_mark(content):
        return True
    if charset in WESTERN:
        return as_utf8(content) is not None or is_other_script(content)
    if charset == "utf-8":
        return False
    of_two = len(content.decode(charset, "replace")) < len(content)
    return as_utf8(content, least=_BY_CHANCE[of_two]) is not None


def is_other_script(content: bytes) -> bool:
    """Say whether bytes beyond ASCII stand together, as no language in Latin letters has them."""
    beyond = len(content) - len(content.translate(None, _BEYOND_ASCII))
    together = sum(map(len, _RUN.findall(content)))
    return together >= _ENOUGH and together > _OTHER_SCRIPT * beyond
