"""Mark what in a text is not the article. Nothing is deleted: every mark is a kind and exact offsets.

Four looks, each over the lines of the text: copies of the headline, lines that are furniture by
themselves, lists of headlines under their heading, and runs of appeals behind the body. What a
piece of furniture looks like is data, in ``data/furniture.toml``. A fifth look weighs every line
beside its neighbours with a small model, and finds what no pattern foresaw.
"""

import re
from collections.abc import Iterable, Mapping

from accord.articles.furniture_rules import Kind, Rules, load_rules
from accord.articles.furniture_runs import mark_runs
from accord.articles.line_features import Reading
from accord.articles.line_model import load_model
from accord.articles.lines import Line, reports
from accord.articles.outlet_lines import plain_line
from accord.model import Furniture

# Chance of the model from which a line is furniture, by how many lines the rules mark: a text in which
# they find nothing seldom holds any, and letters, lists and transcripts look like it.
_SURE = (0.95, 0.8, 0.7, 0.7, 0.6)
# Chance below which a line is left to the body although a pattern takes it (a call in a leaflet, an item of
# minutes): of a kind whose words are plain ones, and of others.
_DOUBTED, _DOUBTED_MUCH = 0.3, 0.1
_UNDOUBTED = frozenset({"repeated_headline", "byline", "code", "template", "correction", "editors_note"})
_NAMED = 0.6  # chance of a kind from which it replaces the kind that a rule gave
_MOST_LINES, _MOST_CHARACTERS = 3_000, 500_000  # no honest page has more; the rules alone read those that have
_HEADING_WORDS = 6
_LISTED = 12  # headlines under one heading, at most
_LISTED_WORDS = range(3, 19)
_HEAD_LINES = 15
_BODY_WORDS = 12  # a sentence of so many words is body text: the head of the article ends there
_HEADLINE_WORDS = 3  # shorter lines are repeated for other reasons: speakers' names, headings
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*$")
_WORD = re.compile(r"\w")
_NONE_KNOWN: Mapping[str, str] = {}

Marks = dict[int, str]  # index of a line -> kind


def find_furniture(
    lines: list[Line],
    *,
    title: str | None = None,
    byline: Line | None = None,
    tail: bool = True,
    known: Mapping[str, str] = _NONE_KNOWN,
) -> tuple[Furniture, ...]:
    """Give the furniture among the lines of a text, sorted and disjoint.

    `known` are lines that the outlet is known to repeat, each with its kind. `tail` also looks for runs
    of appeals behind the body, and weighs each line with the model: for text input, where no extraction
    has cut them off.
    """
    marks, inline = rule_marks(lines, title=title, byline=byline, tail=tail, known=known)
    if tail and lines and len(lines) <= _MOST_LINES and lines[-1].end <= _MOST_CHARACTERS:
        marks = _weighed(lines, marks, known)
    loose = [piece for index, pieces in inline.items() if index not in marks for piece in pieces]
    return _joined(lines, marks, loose)


def _weighed(lines: list[Line], marks: Marks, known: Mapping[str, str]) -> Marks:
    """Add what the model is sure of, leave out what it doubts, and let it name anew what the rules mark."""
    reading = Reading(lines, marks)
    verdicts = load_model().judge([reading.features(index) for index in range(len(lines))])
    named = {index: verdicts[index].kind for index in marks if verdicts[index].named >= _NAMED}
    added = {
        index: verdict.kind
        for index, verdict in enumerate(verdicts)
        if index not in marks and verdict.chance >= enough(None, len(marks)) and _WORD.search(lines[index].text)
    }
    doubted = {index for index, kind in marks.items() if verdicts[index].chance < enough(kind, len(marks))}
    doubted -= {index for index in doubted if plain_line(lines[index].text) in known}
    kept = {index: named.get(index, kind) for index, kind in marks.items() if index not in doubted}
    return kept | _without_headline(lines, added, marks)


def enough(kind: str | None, marked: int) -> float:
    """Give the chance that makes a line furniture, of the `kind` that a pattern gives it, if one does.

    `marked` lines of the text are taken by patterns.
    """
    if kind is None:
        return _SURE[min(marked, len(_SURE) - 1)]
    if kind in _UNDOUBTED:
        return 0.0
    return _DOUBTED if kind in load_rules().plain_words else _DOUBTED_MUCH


def rule_marks(
    lines: list[Line],
    *,
    title: str | None = None,
    byline: Line | None = None,
    tail: bool = True,
    known: Mapping[str, str] = _NONE_KNOWN,
) -> tuple[Marks, dict[int, list[Furniture]]]:
    """Give the kinds of the lines that the rules mark, and the furniture inside lines, by line."""
    rules = load_rules()
    found = _lines_of_a_kind(lines, rules)
    marks = {index: kind.name for index, kind in found.items()}
    marks |= _repeated_headlines(lines, title, found)
    marks |= {index: "byline" for index, line in enumerate(lines) if line == byline}
    marks |= _listed_headlines(lines, found, marks)
    marks |= _known_lines(lines, title, marks, known)
    inline = _inline(lines, marks, rules)
    if tail:
        marks |= mark_runs(lines, found, marks, rules)
    return marks, inline


def _known_lines(lines: list[Line], title: str | None, marks: Marks, known: Mapping[str, str]) -> Marks:
    if not known:
        return {}
    kinds = ((index, known.get(plain_line(line.text))) for index, line in enumerate(lines) if index not in marks)
    # The headline of one page stands in the lists of headlines of others.
    headline = _plain(title) if title else ""
    found = {index: kind for index, kind in kinds if kind and _plain(lines[index].text) != headline}
    return _without_headline(lines, found, marks)


def _lines_of_a_kind(lines: list[Line], rules: Rules) -> dict[int, Kind]:
    seen: dict[str, Kind | None] = {}  # hostile and templated texts repeat one line a thousandfold
    found: dict[int, Kind] = {}
    for index, line in enumerate(lines):
        if line.text not in seen:
            plain = line.text.replace("'", "’")
            seen[line.text] = rules.whole_line(plain, words=len(line.words), cited=reports(line.text))
        if kind := seen[line.text]:
            found[index] = kind
    return found


def _repeated_headlines(lines: list[Line], title: str | None, found: dict[int, Kind]) -> Marks:
    """Mark every copy of the headline but the one that stands next to the body."""
    body = next((index for index, line in enumerate(lines) if _opens_body(line)), len(lines))
    head = [index for index in range(min(body, _HEAD_LINES)) if index not in found]
    headline = _plain(title) if title else _headline([_plain(lines[index].text) for index in head])
    if len(headline.split()) < _HEADLINE_WORDS:
        return {}
    copies = [index for index, line in enumerate(lines) if _is_copy(line.text, headline)]
    kept = [index for index in copies if index in head][-1:] or copies[:1]
    return {index: "repeated_headline" for index in copies if index not in kept}


def _opens_body(line: Line) -> bool:
    return len(line.words) >= _BODY_WORDS and bool(_SENTENCE_END.search(line.text))


def _headline(head: list[str]) -> str:
    """Give the first line that is repeated above the body, else the first line."""
    repeated = (
        line for index, line in enumerate(head) if line in head[:index] and len(line.split()) >= _HEADLINE_WORDS
    )
    return next(repeated, head[0] if head else "")


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
        if not kind.heads or len(lines[index].words) > _HEADING_WORDS or ":" in lines[index].text[:-1]:
            continue
        for below in range(index + 1, min(index + 1 + _LISTED, len(lines))):
            if below in marks and below not in found:
                break
            if below not in found and not _is_listed(lines[below]):
                break
            listed.setdefault(below, found[below].name if below in found else kind.name)
    return _without_headline(lines, listed, marks)


def _without_headline(lines: list[Line], listed: Marks, marks: Marks) -> Marks:
    """Leave the last listed line above the body alone where no other could be the headline."""
    body = next((index for index, line in enumerate(lines) if index not in marks and _opens_body(line)), 0)
    if all(index in marks or index in listed for index in range(body)):
        last = max((index for index in listed if index < body and index not in marks), default=None)
        return {index: kind for index, kind in listed.items() if index != last}
    return listed


def _is_listed(line: Line) -> bool:
    return len(line.words) in _LISTED_WORDS and not line.text.endswith((".", ":", ",", "”", '"'))


def _inline(lines: list[Line], marks: Marks, rules: Rules) -> dict[int, list[Furniture]]:
    """Give the furniture inside lines; a line of nothing else is added to `marks`."""
    found: dict[int, list[Furniture]] = {}
    for index, line in enumerate(lines):
        if index in marks or not any(sign in line.text for sign in "{[<$"):
            continue
        pieces = _disjoint(
            (match.start(), match.end(), name)
            for name, pattern in rules.inline
            for match in pattern.finditer(line.text)
        )
        starts, ends = [start for start, _, _ in pieces], [end for _, end, _ in pieces]
        rest = (line.text[end:start] for end, start in zip([0, *ends], [*starts, len(line.text)], strict=True))
        if pieces and not any(map(_WORD.search, rest)):
            marks[index] = pieces[0][2]
        else:
            found[index] = [
                Furniture(start=line.start + one, end=line.start + other, kind=name) for one, other, name in pieces
            ]
    return found


def _disjoint(pieces: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for piece in sorted(pieces):
        if not kept or piece[0] >= kept[-1][1]:
            kept.append(piece)
    return kept


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
