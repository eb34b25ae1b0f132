"""What the bytes of a text say of its charset, where no mark and no header says it."""

import codecs
import unicodedata

MARKS = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}

_HEAD = 4096
_ODDS = 20  # zero bytes on the one side for each on the other
_SHARE = 0.01  # of the bytes on that side: spaces and full stops alone are more in any script


def starts_utf16(head: bytes) -> bool:
    """Say whether a text begins with the mark of UTF-16."""
    return head.startswith(tuple(MARKS.values())) and not head.startswith(codecs.BOM_UTF32_LE)


def unmarked_utf16(head: bytes) -> str | None:
    """Name the UTF-16 charset of a text without byte order mark; None where it is none.

    The letters of most scripts leave every other byte zero, or their spaces and full stops do.
    """
    head = head[: min(len(head), _HEAD) // 2 * 2]
    if not head or starts_utf16(head):
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    for charset, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > _SHARE * len(head) / 2 and zeros > _ODDS * others and _is_text(head, charset):
            return charset
    return None


def _is_text(head: bytes, charset: str) -> bool:
    try:
        text = codecs.getincrementaldecoder(charset)().decode(head)  # a pair may be cut at the end
    except UnicodeDecodeError:
        return False
    return not any(unicodedata.category(one) in ("Cc", "Cn", "Co") and one not in "\t\n\r\f\x1b" for one in text)
