"""Find quotations: what stands between quotation marks, paragraph by paragraph.

Straight and curly marks may be mixed. A paragraph that opens with a mark and never closes it is
quoted to its end, as newspapers print a quotation that goes on in the next paragraph.
"""

import re

from accord.model import Span

_DOUBLE = re.compile(r'["“”„«»]')
_OPENS_BEFORE = frozenset(' \t\n\u00a0([{—–-“"‘:')
_CLOSES_AFTER = frozenset(" \t\n\u00a0)]}—–-”\",.;:!?’'…")
_SINGLE_OPEN, _SINGLE_CLOSE = frozenset("‘'"), frozenset("’'")


def find_quotations(text: str, paragraphs: list[Span]) -> tuple[Span, ...]:
    """Give the outermost quotations of each paragraph, marks included, in text order."""
    found: list[Span] = []
    for paragraph in paragraphs:
        double = _double_quoted(text, paragraph)
        found += double
        found += [quote for quote in _single_quoted(text, paragraph) if not any(quote.meets(outer) for outer in double)]
    return tuple(sorted(found))


def _double_quoted(text: str, paragraph: Span) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    for mark in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        at = mark.start()
        if opened is None:
            if mark.group() not in "”»" or _looks_open(text, at, paragraph):
                opened = at
        elif mark.group() in "“„«" and not _looks_closed(text, at, paragraph):
            opened = at  # the earlier mark was never closed: begin again
        else:
            found.append(Span(opened, at + 1))
            opened = None
    if opened is not None and not text[paragraph.start : opened].strip():
        found.append(Span(opened, paragraph.end))
    return found


def _single_quoted(text: str, paragraph: Span) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    for at in range(paragraph.start, paragraph.end):
        mark = text[at]
        if opened is None:
            if mark in _SINGLE_OPEN and _looks_open(text, at, paragraph) and not _elided(text, at):
                opened = at
        elif mark in _SINGLE_CLOSE and _looks_closed(text, at, paragraph):
            # "the workers' pay": a bare s before the mark is a possessive while a later mark can close
            if text[at - 1] == "s" and _closer_follows(text, at + 1, paragraph):
                continue
            found.append(Span(opened, at + 1))
            opened = None
    return found


def _looks_open(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return before in _OPENS_BEFORE and not after.isspace()


def _looks_closed(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return after in _CLOSES_AFTER and not before.isspace()


def _elided(text: str, at: int) -> bool:
    # '90s, 'em, 'til: an apostrophe that stands for what was left out
    return bool(re.match(r"['‘’](?:\d\ds?|em|til|cause|tis|twas|n)\b", text[at : at + 7], re.IGNORECASE))


def _closer_follows(text: str, start: int, paragraph: Span) -> bool:
    for at in range(start, paragraph.end):
        if text[at] in _SINGLE_OPEN and _looks_open(text, at, paragraph):
            return False
        if text[at] in _SINGLE_CLOSE and _looks_closed(text, at, paragraph):
            return True
    return False
