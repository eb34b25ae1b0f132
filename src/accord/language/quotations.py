"""Find quotations: what stands between quotation marks, paragraph by paragraph.

Straight and curly marks may be mixed. A paragraph that opens with a mark and never closes it is
quoted to its end, as newspapers print a quotation that goes on in the next paragraph.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from accord.model import Span

# Two single marks or back-ticks are how wires without typesetting print a double mark.
_DOUBLE = re.compile(r"""["“”„«»]|''|``|‘‘|’’""")
_OPENING, _CLOSING = frozenset({"“", "„", "«", "``", "‘‘"}), frozenset({"”", "»", "’’"})
_OPENS_BEFORE = frozenset(' \t\n\u00a0([{—–-“"‘:')
_CLOSES_AFTER = frozenset(" \t\n\u00a0)]}—–-”\",.;:!?’'…")
_NEXT_WORD = re.compile(r"\s+(\w+)")
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "because", "been", "but", "by", "for", "from"}
    | {"had", "has", "have", "he", "her", "his", "if", "in", "is", "it", "its", "nor", "not"}
    | {"of", "on", "or", "said", "says", "she", "so", "that", "the", "their", "they", "this", "to"}
    | {"was", "we", "were", "when", "which", "while", "who", "will", "with", "would", "yet"}
)
_SINGLE_OPEN, _SINGLE_CLOSE = frozenset("‘'"), frozenset("’'")


def find_quotations(text: str, paragraphs: list[Span]) -> tuple[Span, ...]:
    """Give the outermost quotations of each paragraph, marks included, in text order."""
    found: list[Span] = []
    for paragraph in paragraphs:
        double, single = _double_quoted(text, paragraph), _single_quoted(text, paragraph)
        # a curly single mark surely opens, so it may hold double ones (British style); a straight one may not
        outer = [one for one in single if text[one.start] == "‘" and _holds_what_it_meets(one, double)]
        double = [one for one in double if not _met(one, outer)]
        found += outer + double + [one for one in single if not _met(one, outer) and not _met(one, double)]
    return tuple(sorted(found))


def _holds_what_it_meets(outer: Span, others: list[Span]) -> bool:
    return all(outer.holds(other) for other in _met(outer, others))


def _met(one: Span, others: list[Span]) -> list[Span]:
    """Give those of `others`, which are sorted and disjoint, that `one` meets."""
    first = bisect_right(others, one.start, key=lambda other: other.end)
    return others[first : bisect_left(others, one.end, lo=first, key=lambda other: other.start)]


def _double_quoted(text: str, paragraph: Span) -> list[Span]:
    marks = list(_DOUBLE.finditer(text, paragraph.start, paragraph.end))
    nests = _closed_twice(marks)
    found: list[Span] = []
    opened: int | None = None
    inner = 0  # quotations opened inside the open one
    for number, mark in enumerate(marks):
        opens = _looks_open(text, mark.span(), paragraph)
        closes = _looks_closed(text, mark.span(), paragraph)
        if opened is None:
            if opens or mark.group() in _OPENING:
                opened, inner = mark.start(), 0
        elif mark.group() not in _CLOSING and opens and not closes:
            if mark.group() in _OPENING and nests[number]:
                inner += 1
            else:
                opened, inner = mark.start(), 0  # the earlier mark was never closed: begin again
        elif inner:
            inner -= 1
        else:
            found.append(Span(opened, mark.end()))
            opened = None
    if opened is not None and not text[paragraph.start : opened].strip():
        found.append(Span(opened, paragraph.end))
    return found


def _closed_twice(marks: list[re.Match[str]]) -> list[bool]:
    """Say of each mark whether, opening inside an open quotation, it nests: both are closed further on."""
    steps = [(mark.group() in _OPENING) - (mark.group() in _CLOSING) for mark in marks]
    depths = list(accumulate(steps, initial=0))
    lowest = list(accumulate(reversed(depths[1:]), min))[::-1]
    return [low < before for low, before in zip(lowest, depths, strict=False)]


def _single_quoted(text: str, paragraph: Span) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    for at in range(paragraph.start, paragraph.end):
        mark = text[at]
        if opened is None:
            if mark in _SINGLE_OPEN and _looks_open(text, (at, at + 1), paragraph) and not _elided(text, at):
                opened = at
        elif mark in _SINGLE_CLOSE and _looks_closed(text, (at, at + 1), paragraph):
            # "the workers' pay": a bare s before the mark is a possessive while a later mark can close
            if text[at - 1] == "s" and _owns(text, at) and _closer_follows(text, at + 1, paragraph):
                continue
            found.append(Span(opened, at + 1))
            opened = None
    return found


def _looks_open(text: str, mark: tuple[int, int], paragraph: Span) -> bool:
    before = text[mark[0] - 1] if mark[0] > paragraph.start else " "
    after = text[mark[1]] if mark[1] < paragraph.end else " "
    return before in _OPENS_BEFORE and not after.isspace()


def _looks_closed(text: str, mark: tuple[int, int], paragraph: Span) -> bool:
    before = text[mark[0] - 1] if mark[0] > paragraph.start else " "
    after = text[mark[1]] if mark[1] < paragraph.end else " "
    return after in _CLOSES_AFTER and not before.isspace()


def _elided(text: str, at: int) -> bool:
    # '90s, 'em, 'til: an apostrophe that stands for what was left out
    return bool(re.match(r"['‘’](?:\d\ds?|em|til|cause|tis|twas|n)\b", text[at : at + 7], re.IGNORECASE))


def _owns(text: str, at: int) -> bool:
    """Say whether a word follows that the one before the mark can own: no small word, no stop."""
    word = _NEXT_WORD.match(text, at + 1)
    return word is not None and word[1].lower() not in _SMALL_WORDS


def _closer_follows(text: str, start: int, paragraph: Span) -> bool:
    for at in range(start, paragraph.end):
        if text[at] in _SINGLE_OPEN and _looks_open(text, (at, at + 1), paragraph):
            return False
        if text[at] in _SINGLE_CLOSE and _looks_closed(text, (at, at + 1), paragraph):
            return True
    return False
