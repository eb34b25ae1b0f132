"""A charset that the carrier of a page declares: an archive's HTTP header, a mail part's header."""

import codecs
import re

from accord.charsets import WESTERN, contradicts

# Python knows them as charsets; no page is written in them, and they spell "<" without the sign.
_ESCAPES = frozenset({"unicode-escape", "raw-unicode-escape", "utf-7", "punycode", "idna"})
_HTML = re.compile(r"text/html|application/xhtml\+xml", re.IGNORECASE)


def is_html(media_type: str | None) -> bool:
    """Say whether a Content-Type is that of a web page; none at all may be one."""
    return not media_type or bool(_HTML.match(media_type.strip()))


def decode_as_declared(content: bytes, charset: str | None) -> bytes | str:
    """Give the text where the declared charset fits every byte; else the bytes, for the reader to find out.

    Servers declare Latin-1 for whatever they hold, so it is believed only where nothing speaks against it.
    """
    if not charset:
        return content
    try:
        name = codecs.lookup(charset.strip()).name
        if name.replace("_", "-") in _ESCAPES or contradicts(content, name):
            return content
        return content.decode("cp1252" if name in WESTERN else name)
    except (LookupError, UnicodeError, ValueError):
        return content
