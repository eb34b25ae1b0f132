"""Mark what in a text is not the article. Nothing is deleted: every mark is a kind and exact offsets.

Four looks, each over the lines of the text: copies of the headline, lines that are furniture by
themselves, lists of headlines under their heading, and runs of appeals behind the body. What a
piece of furniture looks like is data, in ``data/furniture.toml``.
"""

import re

from accord.articles.furniture_rules import Kind, Rules, load_rules
from accord.articles.furniture_runs import mark_runs
from accord.articles.lines import Line
from accord.model import Furniture

_QUOTATION = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)")
_REPORTED_WORDS = 4  # a quotation of so many words, with words of the article around it, is reporting
_HEADING_WORDS = 6
_LISTED = 12  # headlines under one heading, at most
_LISTED_WORDS = range(3, 19)
_HEAD_LINES = 10
_BODY_WORDS = 25  # a line of so many words is body text: the head of the article ends there
_WORD = re.compile(r"\w")

Marks = dict[int, str]  # index of a line -> kind


def find_furniture(
    text: str, lines: list[Line], *, title: str | None = None, byline: Line | None = None, tail: bool = True
) -> tuple[Furniture, ...]:
    """Give the furniture of `text`, sorted and disjoint.

    `tail` also looks for runs of appeals behind the body: for text input, where no extraction has
    cut them off.
    """
    rules = load_rules()
    marks = _repeated_headlines(lines, title)
    marks |= {index: "byline" for index, line in enumerate(lines) if line == byline}
    found = _lines_of_a_kind(lines, rules, marks)
    marks |= {index: kind.name for index, kind in found.items()}
    marks |= _listed_headlines(lines, found, marks)
    if tail:
        marks |= mark_runs(lines, found, marks, rules)
    return _joined(lines, marks, _inline(text, lines, marks, rules))


def unquoted(text: str) -> str:
    """Give the text with its quotations blanked, at the same length."""
    return _QUOTATION.sub(lambda match: " " * len(match.group()), text)


def _lines_of_a_kind(lines: list[Line], rules: Rules, marks: Marks) -> dict[int, Kind]:
    seen: dict[str, Kind | None] = {}  # hostile and templated texts repeat one line a thousandfold
    found: dict[int, Kind] = {}
    for index, line in enumerate(lines):
        if index in marks:
            continue
        if line.text not in seen:
            plain = line.text.replace("'", "’")
            seen[line.text] = rules.whole_line(plain, words=len(line.words), cited=_reports(line.text))
        if kind := seen[line.text]:
            found[index] = kind
    return found


def _reports(text: str) -> bool:
    quoted = max((len(match.group().split()) for match in _QUOTATION.finditer(text)), default=0)
    return quoted >= _REPORTED_WORDS and len(unquoted(text).split()) >= 2


def _repeated_headlines(lines: list[Line], title: str | None) -> Marks:
    """Mark every copy of the headline but the one that stands next to the body."""
    if not lines:
        return {}
    headline = _plain(title or lines[0].text)
    if len(headline.split()) < 3:
        return {}
    copies = [index for index, line in enumerate(lines) if _is_copy(line.text, headline)]
    body = next((i for i, line in enumerate(lines) if len(line.words) >= _BODY_WORDS and i not in copies), len(lines))
    in_head = [index for index in copies if index < min(body, _HEAD_LINES)]
    kept = in_head[-1:] or copies[:1]
    return {index: "repeated_headline" for index in copies if index not in kept}


def _is_copy(text: str, headline: str) -> bool:
    """Say whether the line is the headline, also with the outlet's name hung on."""
    if len(text) > 2 * len(headline) + 60:
        return False
    return headline in {_plain(text), _plain(re.split(r"\s+[|–—-]\s+(?=[^|–—-]*$)", text)[0])}


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _listed_headlines(lines: list[Line], found: dict[int, Kind], marks: Marks) -> Marks:
    listed: Marks = {}
    for index, kind in found.items():
        if not kind.heads or len(lines[index].words) > _HEADING_WORDS:
            continue
        for below in range(index + 1, min(index + 1 + _LISTED, len(lines))):
            if below in marks and below not in found:
                break
            if below not in found and not _is_listed(lines[below]):
                break
            listed.setdefault(below, found[below].name if below in found else kind.name)
    return listed


def _is_listed(line: Line) -> bool:
    return len(line.words) in _LISTED_WORDS and not line.text.endswith((".", ":", ",", "”", '"'))


def _inline(text: str, lines: list[Line], marks: Marks, rules: Rules) -> list[Furniture]:
    found: list[Furniture] = []
    for index, line in enumerate(lines):
        if index in marks or not any(sign in line.text for sign in "{[<$"):
            continue
        pieces = [
            Furniture(start=line.start + match.start(), end=line.start + match.end(), kind=name)
            for name, pattern in rules.inline
            for match in pattern.finditer(line.text)
        ]
        rest = "".join(
            character
            for offset, character in enumerate(line.text, line.start)
            if not any(piece.start <= offset < piece.end for piece in pieces)
        )
        if pieces and not _WORD.search(rest):
            marks[index] = pieces[0].kind
        else:
            found += pieces
    return found


def _joined(lines: list[Line], marks: Marks, inline: list[Furniture]) -> tuple[Furniture, ...]:
    """Join neighbouring lines of one kind into one piece."""
    pieces: list[Furniture] = []
    last = -2
    for index in sorted(marks):
        line, kind = lines[index], marks[index]
        if index == last + 1 and pieces[-1].kind == kind:
            pieces[-1] = Furniture(start=pieces[-1].start, end=line.end, kind=kind)
        else:
            pieces.append(Furniture(start=line.start, end=line.end, kind=kind))
        last = index
    return tuple(sorted([*pieces, *inline], key=lambda piece: piece.start))
