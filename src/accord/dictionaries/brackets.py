"""The codes in square brackets at the end of a line: "[USAGOV 010120-050120]", "[112]", "[~COP]"."""

import re

_CODE = re.compile(r"\[([^\[\]{}]*)\]")


def split_codes(text: str) -> tuple[str, tuple[str, ...]]:
    """Give what stands before the codes, and what stands in each pair of brackets.

    Raises ValueError, with what to write, where a bracket is left open or something follows.
    """
    first = text.find("[")
    if first < 0:
        if "]" in text:
            raise ValueError("a bracket is closed that was not opened; write [CODE]")
        return text.strip(), ()
    codes = tuple(code.strip() for code in _CODE.findall(text[first:]))
    rest = _CODE.sub("", text[first:]).strip()
    if "[" in rest or "]" in rest:
        raise ValueError("a bracket is left open; write [CODE]")
    if rest:
        raise ValueError(f"{rest!r} stands behind the code; write it before the brackets, or behind # as a comment")
    return text[:first].strip(), codes
