"""Runs of appeals behind the body: lines that only together show that they are not the article.

A donation appeal is often several paragraphs of ordinary prose, sandwiched between lines that ask
for something. So the signs in each line behind the body are weighed, neighbouring suspicious lines
join into runs, and a run that weighs enough is furniture as a whole, with what stands inside it.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from accord.articles.furniture_rules import Kind, Rules
from accord.articles.lines import Line, quotations, reports, unquoted

_LINE_WEIGHT = 2  # of a line that is furniture by itself
_ENOUGH = 4  # weight of a run
_ALONE = 3  # weight of a line that needs no company
_GAP_LINES, _GAP_WORDS = 3, 120  # what a run may hold between two suspicious lines
_GROWTH = 4  # lines that a run takes on either side by their tone
_BUTTON_WORDS = 6  # "Maybe later"
_TONE_WORDS = 25
_EVIDENCE_WORDS = 8
_LONGEST_WORDS = 250  # no single line of an appeal is longer

_REPORTED = re.compile(
    r"\b(?:said|says|told|added|according to|announced|reported|warned|asked|wrote|argued)\b", re.IGNORECASE
)
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+")  # a capital inside a sentence

Weighed = tuple[int, Kind | None]
Weigh = Callable[[str], Weighed]  # of a line's own voice: its words without what it quotes


def mark_runs(lines: Sequence[Line], found: dict[int, Kind], marks: dict[int, str], rules: Rules) -> dict[int, str]:
    """Give the marks of the lines that are furniture only as part of a run."""
    # One line may stand in a hostile text a hundred thousand times.
    weigh = cache(lambda text: (0, None) if reports(text) else rules.weigh(unquoted(text).replace("'", "’")))
    tail = _tail(lines, marks, weigh)
    weighed: dict[int, Weighed] = {}
    for index in range(tail, len(lines)):
        if index in found:
            weighed[index] = (_LINE_WEIGHT, found[index]) if found[index].run else (0, None)
        elif index not in marks and len(lines[index].words) <= _LONGEST_WORDS:
            weighed[index] = weigh(lines[index].text)
    result: dict[int, str] = {}
    for run in _runs(lines, weighed):
        if not _enough(run, weighed, alone=not found.keys() & set(run)):
            result |= {index: _name(weighed[index][1]) for index in run if weighed[index][0] >= _ALONE}
            continue
        main = _main_kind(run, weighed)
        for index in _grown(run, lines, tail, marks, rules):
            kind = weighed[index][1] if index in weighed else None
            result[index] = kind.name if kind and kind.run else main
    return {index: kind for index, kind in result.items() if index not in marks}


def _tail(lines: Sequence[Line], marks: dict[int, str], weigh: Weigh) -> int:
    """Give the index of the first line behind the last that is plainly of the body."""
    seen: set[str] = set()
    last = -1
    for index, line in enumerate(lines):
        if index in marks:
            continue
        names = set(_NAME.findall(line.text))
        if _is_body(line, bool(names & seen) or last < 0, weigh):
            last = index
        seen |= names
    return last + 1


def _is_body(line: Line, named: bool, weigh: Weigh) -> bool:
    words = len(line.words)
    if words < _EVIDENCE_WORDS or not (named or _REPORTED.search(line.text) or quotations(line.text)):
        return False
    return words > _LONGEST_WORDS or not weigh(line.text)[0]


def _runs(lines: Sequence[Line], weighed: dict[int, Weighed]) -> list[list[int]]:
    """Give the suspicious lines, neighbours together: few and short are the lines between them."""
    runs: list[list[int]] = []
    for index in (index for index, (weight, _) in weighed.items() if weight):
        if runs and _near(lines, runs[-1][-1], index):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _near(lines: Sequence[Line], one: int, other: int) -> bool:
    between = lines[one + 1 : other]
    return len(between) <= _GAP_LINES and sum(len(line.words) for line in between) <= _GAP_WORDS


def _enough(run: list[int], weighed: dict[int, Weighed], *, alone: bool) -> bool:
    weights = [weighed[index][0] for index in run]
    enough = _ENOUGH + alone  # a run without a line that is furniture by itself may be a speech
    return sum(weights) >= enough and sum(weight >= _LINE_WEIGHT for weight in weights) >= 2


def _main_kind(run: list[int], weighed: dict[int, Weighed]) -> str:
    """Give the kind of the weightiest line, signs of an author's note at the end of a text set aside."""
    return _name(max((weighed[index] for index in run), key=lambda pair: (bool(pair[1] and pair[1].run), pair[0]))[1])


def _grown(run: list[int], lines: Sequence[Line], tail: int, marks: dict[int, str], rules: Rules) -> range:
    """Give the run with the lines around it that belong to it only by their tone, or as its buttons."""
    first, last = run[0], run[-1]
    while first > max(tail, run[0] - _GROWTH) and first - 1 not in marks and _leads(lines[first - 1], rules):
        first -= 1
    if first > tail and first - 1 not in marks and _is_heading(lines[first - 1]):
        first -= 1
    while last + 1 < min(len(lines), run[-1] + 1 + _GROWTH) and last + 1 not in marks:
        after = lines[last + 1]
        if len(after.words) > _BUTTON_WORDS and not rules.tones(unquoted(after.text)):
            break
        last += 1
    return range(first, last + 1)


def _leads(line: Line, rules: Rules) -> bool:
    """Say whether a line before a run opens it: the newsroom speaks to "you"."""
    tones = rules.tones(unquoted(line.text))
    return not reports(line.text) and (tones >= 2 or (tones == 1 and len(line.words) <= _TONE_WORDS))


def _is_heading(line: Line) -> bool:
    return len(line.words) <= _BUTTON_WORDS and line.text[0].isupper() and line.text[-1].isalpha()


def _name(kind: Kind | None) -> str:
    assert kind is not None
    return kind.name
