"""Text that is safe in a cell: for readers of tables, for spreadsheets, for XML."""

import re

# A spreadsheet takes a cell that begins so for a formula, and may run it (CSV injection). Blanks and
# apostrophes before it do not keep every program from that.
_FORMULA = re.compile(r"[ ']*[=+\-@\t\r\n|\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile(r"'[ ']*[=+\-@\t\r\n|\uff1d\uff0b\uff0d\uff20]")
GUARD = "'"
_STARTS = frozenset(" '=+-@\t\r\n|\uff1d\uff0b\uff0d\uff20")  # so that most text is not searched at all

# Characters that readers of tables stumble over (NUL) and that XML has no way to write.
_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, 0xFFFE, 0xFFFF], "\ufffd")


def guard(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    return GUARD + text if text[:1] in _STARTS and _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Take the apostrophe of `guard` away again."""
    return text[1:] if _GUARDED.match(text) else text


def visible(text: str) -> str:
    """Give the text with a visible character for each control character; line breaks and tabs stay."""
    return text if text.isprintable() else text.translate(_CONTROL)


def one_line(text: str) -> str:
    """Give the text on one line without tabs, for layouts that cannot quote."""
    if text.isprintable() and "  " not in text and text == text.strip():  # nearly always
        return text
    return " ".join(visible(text).split())
