"""Look closer at statements: python eval/statement_tables.py.

Two tables over PolNeAR's development articles (outermost statements, as it annotates them): of each family of
cues the share of all and the recall of content and source together; and of each step of confidence how
many statements have it and how many of those are right.
"""

import re
from typing import Any

from accord.model import Span, Spans, Statement
from accord.pipeline import Pipeline
from datasets import DATASETS

FAMILIES = {
    "according to": "according to",
    "say, tell": "say|says|said|saying|tell|tells|told|telling",
    "other speech": r"""add\w*|announc\w*|argu\w*|ask\w*|assert\w*|call\w*|claim\w*|comment\w*|declar\w*|den[iy]\w*|
        describ\w*|explain\w*|express\w*|insist\w*|jok\w*|mention\w*|noted?|notes|noting|point\w*|pledg\w*|
        predict\w*|promis\w*|propos\w*|recall\w*|remark\w*|repl[iy]\w*|report\w*|respond\w*|speak\w*|spoken?|
        stat(?:e|ed|es|ing)|
        stress\w*|suggest\w*|talk\w*|testif\w*|tweet\w*|urg\w*|vow\w*|warn\w*|writ\w*|wrote""",
    "belief, wish, stance": r"""believ\w*|think\w*|thought|kn[eo]w\w*|hop(?:e|ed|es|ing)|want\w*|wish\w*|fear\w*|
        worr\w*|expect\w*|
        consider\w*|support\w*|oppos\w*|back(?:s|ed|ing)?|favou?r\w*|feel\w*|felt|intend\w*|plan\w*|agree\w*|disagree\w*|
        doubt\w*|like[sd]?|see|sees|saw|seen|view\w*|underst\w*|decid\w*|conclud\w*|seek\w*|sought|tr(?:y|ies|ied|ying)""",
}
_WORD = re.compile(r"\w+")


def main() -> None:
    """Print both tables."""
    dataset = next(one for one in DATASETS if one.name == "statements")
    families: dict[str, list[int]] = {name: [0, 0] for name in (*FAMILIES, "nouns, colon, others")}
    steps: dict[int, list[int]] = {step: [0, 0] for step in range(10)}
    pipeline = Pipeline()
    for row, page in zip(dataset.rows(), dataset.pages(), strict=True):
        statements = [one for one in pipeline.code(page).statements if one.parent is None]
        recalled, right = _matches(row, statements)
        for attribution, found in zip(row["attributions"], recalled, strict=True):
            _count(families[_family(row["text"], [Span(*span) for span in attribution["cue"]])], found)
        for statement, is_right in zip(statements, right, strict=True):
            _count(steps[min(int(statement.confidence * 10), 9)], is_right)
    total = sum(of for _, of in families.values())
    for family, (matched, of) in families.items():
        print(f"{family:22s} {100 * of / total:5.1f} % of {total}   recall {100 * matched / of:5.1f}")
    for step, (matched, of) in steps.items():
        if of:
            print(f"confidence from {step / 10:.1f}  {of:5d} statements   right {100 * matched / of:5.1f}")


def _count(counts: list[int], right: bool) -> None:
    counts[0] += right
    counts[1] += 1


def _matches(row: dict[str, Any], statements: list[Statement]) -> tuple[list[bool], list[bool]]:
    """Say of each attribution whether it is found, and of each statement whether it is one."""
    words = {at: number for number, word in enumerate(_WORD.finditer(row["text"])) for at in range(*word.span())}

    def of(spans: Spans | list[list[int]]) -> frozenset[int]:
        return frozenset(words[at] for start, end in spans for at in range(start, end) if at in words)

    found = [(of(one.source), of(one.content)) for one in statements]
    gold = [(of(one["source"]), of(one["content"])) for one in row["attributions"]]
    same = [[_half(who, whom) and _half(what, which) for whom, which in found] for who, what in gold]
    return [any(line) for line in same], [any(line[number] for line in same) for number in range(len(found))]


def _half(one: frozenset[int], other: frozenset[int]) -> bool:
    return 2 * len(one & other) >= len(one | other)


def _family(text: str, cue: list[Span]) -> str:
    words = " ".join(text[start:end] for start, end in cue).lower()
    patterns = {name: "".join(pattern.split()) if "\n" in pattern else pattern for name, pattern in FAMILIES.items()}
    found = (name for name, pattern in patterns.items() if re.search(rf"\b(?:{pattern})\b", words))
    return next(found, "nouns, colon, others")


if __name__ == "__main__":
    main()
