"""Check articles labelled with statements, and count them.

    python models/statements/check_articles.py [FILE ...]

Exits with 1 and names each statement whose words cannot be found where `eval/statements_fresh.py` looks for them.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[2] / "eval/gold/articles_statements.jsonl"
MENTIONS = {"name", "short", "title", "pronoun", "role", "document", "unnamed", "none"}
WORDS = range(150, 351)  # in an article
STATEMENTS = range(8, 21)
_QUOTED = re.compile(r"“[^”]*|\"[^\"]*|(?<!\w)‘(?:[^’]|’(?=\w))*|(?<!\w)'(?:[^']|'(?=\w))*")
_LETTER = re.compile(r"\w")

type Place = tuple[int, int]


def main() -> int:
    """Check the files named on the command line, or the labelled articles."""
    seen: dict[str, str] = {}
    faults: list[str] = []
    counts: Counter[tuple[str, str]] = Counter()
    for file in [Path(name) for name in sys.argv[1:]] or [FILE]:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            where = f"{file.name} {row['id']}"
            faults += [f"{where}: {fault}" for fault in _faults(row)]
            for key in (row["id"], row["text"]):
                if key in seen:
                    faults.append(f"{where}: the same id or text as {seen[key]}")
                seen[key] = where
            counts.update(_counts(row))
    print(*(f"{group:9s} {name:40s} {count}" for (group, name), count in sorted(counts.items())), sep="\n")
    print(*faults, sep="\n")
    return 1 if faults else 0


def _faults(row: dict[str, Any]) -> Iterator[str]:
    text, statements = row["text"], row["statements"]
    words = len(re.findall(r"\w+(?:['’-]\w+)*", text))
    if words not in WORDS:
        yield f"{words} words"
    if len(statements) not in STATEMENTS:
        yield f"{len(statements)} statements"
    for number, one in enumerate(statements):
        name = f"statement {number} ({one['source']} / {one['cue']})"
        missing = [part for part in _parts(one) if not _places(text, part)]
        yield from (f"{name}: {part!r} is not in the text" for part in missing)
        if not missing:
            yield from (f"{name}: {fault}" for fault in _statement_faults(text, statements, number))


def _statement_faults(text: str, statements: list[dict[str, Any]], number: int) -> Iterator[str]:
    one = statements[number]
    if one["mention"] not in MENTIONS:
        yield f"mention {one['mention']!r}"
    if (one["mention"] == "none") != (not one["source"]) or bool(one["source"]) != bool(one["speaker"]):
        yield "a source needs a mention and a speaker, none needs neither"
    if not one["cue"] or not one["content"]:
        yield "needs a cue and content"
        return
    yield from (f"{part!r} occurs twice" for part in one["content"][1:] if len(_places(text, part)) > 1)
    parent = one["parent"]
    if parent is None:
        return
    if parent == number or parent not in range(len(statements)):
        yield f"parent {parent}"
        return
    cue, _ = _nearest(text, one)
    if not any(start <= cue[0] and cue[1] <= end for start, end in _content(text, statements[parent])):
        yield f"stands outside the content of its parent {parent}"


def _parts(one: dict[str, Any]) -> list[str]:
    return [part for part in (one["source"], one["cue"], *one["content"]) if part]


def _places(text: str, part: str) -> list[Place]:
    """Give every place where the words stand as whole words."""
    return [match.span() for match in re.finditer(rf"(?<!\w(?=\w)){re.escape(part)}(?!(?<=\w)\w)", text)]


def _nearest(text: str, one: dict[str, Any]) -> tuple[Place, Place]:
    """Give the cue and the first content where they stand closest together."""
    pairs = [(cue, content) for cue in _places(text, one["cue"]) for content in _places(text, one["content"][0])]
    return min(pairs, key=lambda pair: abs(pair[0][0] - pair[1][0]))


def _content(text: str, one: dict[str, Any]) -> list[Place]:
    return [_nearest(text, one)[1], *(_places(text, part)[0] for part in one["content"][1:])]


def _counts(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "all", "articles"
    for one in row["statements"]:
        yield "all", "statements"
        yield "style", row["style"]
        yield "mention", one["mention"]
        yield "manner", _manner(row["text"], one)
        yield "parts", f"{min(len(one['content']), 4)} content fragments" + "+" * (len(one["content"]) > 3)
        if one["parent"] is not None:
            yield "all", "nested statements"


def _manner(text: str, one: dict[str, Any]) -> str:
    """Give direct, mixed or indirect by the letters in quotation marks; a turn of a transcript has none."""
    if one["cue"] == ":" and re.search(rf"^{re.escape(one['source'])}\s?:", text, re.MULTILINE):
        return "turn"
    letters = sum(len(_LETTER.findall(part)) for part in one["content"])
    quoted = sum(len(_LETTER.findall(span)) for part in one["content"] for span in _QUOTED.findall(part))
    return "direct" if quoted == letters else "mixed" if quoted else "indirect"


if __name__ == "__main__":
    sys.exit(main())
