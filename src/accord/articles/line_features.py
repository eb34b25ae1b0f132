"""What speaks for a line being furniture: named features, weighed by data/furniture_weights.csv.

A feature is a plain string, so that every weight in the file can be read and questioned. It tells of
the line's words and form, of the lines around it, of what it shares with the body, and of where it
stands: above the body, in it, or behind it. The body is what can hardly be anything else: whole
sentences that no pattern takes.
"""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise

from accord.articles.dates import written_date
from accord.articles.furniture_rules import cue_weights, load_rules
from accord.articles.lines import Line, quotations, reports, unquoted

_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 35, 60)
_BODY_WORDS = 14  # of a whole sentence that shows where the body is
_NEAR = 3
_LONG_LINE = 2_000  # characters; a longer line is read to here
_WORD = re.compile(r"[^\W\d_]+(?:[’-][^\W\d_]+)*")
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
_TOLD = re.compile(r"\b(?:said|says|told|according to|was|were|had|did|[a-z]{3,}ed)\b")
_SPOKEN = re.compile(r"\b(?:we|our|us|you|your)\b", re.IGNORECASE)
_NAMES = r"[A-Z][\w.’&-]*(?:(?: of| for| the| and| de)? [A-Z][\w.’&-]*){0,6}"
_FORMS = (
    ("a clock time", re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)),
    ("a year", re.compile(r"\b(?:19|20)\d\d\b")),
    ("an address", re.compile(r"\S@\S+\.\w|https?://|www\.|\b\w+\.(?:com|org|net|example)\b")),
    ("a handle", re.compile(r"(?:^|\s)@\w")),
    ("a hashtag", re.compile(r"(?:^|\s)#\w")),
    ("a price", re.compile(r"[$€£₹]\s?\d")),
    ("a bar", re.compile(r"\s[|•·∙/]\s?|\w\|\w")),
    ("a colon", re.compile(r":(?:\s|$)")),
    ("a colon early", re.compile(r"^\W*(?:\w+\s?){1,2}:\s\S")),
    ("brackets around it", re.compile(r"^[(\[].*[)\]]$")),
    ("a bracket at its end", re.compile(r"\([^()]{3,80}\)$")),
    ("a name and a slash", re.compile(r"[A-Z]\w+/\s?[A-Z]")),
    ("an exclamation", re.compile(r"!")),
    ("a question", re.compile(r"\?")),
    ("we", re.compile(r"\b(?:we|our|us|ours)\b", re.IGNORECASE)),
    ("you", re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)),
    ("I", re.compile(r"\b(?:I|my|me)\b")),
    ("a past tense", re.compile(r"\b(?:was|were|had|did|[a-z]{3,}ed)\b")),
    ("a report", re.compile(r"\b(?:said|says|told|added|according to|announced|warned|asked|accused|denied|called)\b")),
    ("a name that is or does", re.compile(rf"^(?:[Tt]he )?{_NAMES},? (?:who )?(?:is|are|was|were|has|have|[a-z]+s)\b")),
    ("somebody shown", re.compile(r"\b(?:seen|pictured|shown|left|right|cent(?:er|re)|poses?|stands?|looks? on)\b")),
    (
        "a show of what happens",
        re.compile(r"^(?:\w+ ){1,6}(?:\w+(?:s|ing)|at|in|near|outside) (?:\w+ ){0,9}(?:at|in|on|near)\b"),
    ),
    ("a day without a report", re.compile(r"^(?!.*\b(?:said|told|says)\b).*\b(?:on|in) (?:\w+day|[A-Z]\w+ \d)")),
    (
        "an order first",
        re.compile(r"^(?:please |to )?(?:[A-Z][a-z]+) (?:the|your|our|us|this|a|an|to|for|on|up|in|now|here|more)\b"),
    ),
    ("code", re.compile(r"[{}<>;=]|_\w+_")),
)


class Reading:
    """The lines of a text with what the features ask of more than one of them."""

    def __init__(self, lines: Sequence[Line], marks: Mapping[int, str]) -> None:
        self.lines = lines
        self._marks = marks  # index of a line -> the kind that the patterns give it
        self._marked = sorted(marks)
        loose = [index for index, line in enumerate(lines) if index not in marks and _is_sentence(line)]
        strict = [index for index in loose if _is_told(lines[index].text[:_LONG_LINE])]
        self._body = strict if len(strict) > 1 else loose
        self._first = next((index for index in range(len(lines)) if index not in marks), -1)
        self._words: Counter[str] = Counter()
        for index in self._body:
            self._words.update(_long_words(lines[index].text))

    def features(self, index: int) -> list[str]:
        """Give what speaks for and against the line being furniture, and of which kind."""
        line = self.lines[index]
        text = line.text[:_LONG_LINE].replace("'", "’")
        length = f"length {sum(len(line.words) >= step for step in _LENGTHS)}"
        place = self.place(index)
        shape = f"{_ending(text)}, {_case(text)}"
        forms = [*_forms(text), *_cues(text)]
        around = [f"before {self._neighbour(index - 1)}", f"after {self._neighbour(index + 1)}"]
        near, common = self._near(index), self._common(index)
        return [
            "any",
            *(length, place, shape, common),
            *(f"{length}, {shape}", f"{length}, {place}", f"{place}, {shape}", f"{common}, {length}"),
            f"{common}, {place}",
            f"pattern {self._marks.get(index, 'none')}",
            *around,
            *(f"{one}, {length}" for one in around),
            *forms,
            *(f"{form}, {length}" for form in forms),
            *(f"{form}, {place.split()[0]}" for form in forms),
            *_word_features(text),
            f"digits {min(4, 10 * sum(character.isdigit() for character in text) // len(text))}",
            *(f"patterns near {near}", f"patterns near {near}, {length}"),
            f"patterns in all {min(6, 12 * len(self._marked) // len(self.lines))}",
            *(["first line"] if index == self._first else []),
        ]

    def place(self, index: int) -> str:
        """Say where the line stands to the body: "head 2", "inside", "tail 3"."""
        if not self._body:
            return "bodiless"
        if index < self._body[0]:
            return f"head {min(self._body[0] - index, 6)}"
        return f"tail {min(index - self._body[-1], 4)}" if index >= self._body[-1] else "inside"

    def _neighbour(self, index: int) -> str:
        if not 0 <= index < len(self.lines):
            return "nothing"
        if index in self._marks:
            return self._marks[index]
        length = sum(len(self.lines[index].words) >= step for step in (4, 12))
        return f"{('short', 'middle', 'long')[length]} {_ending(self.lines[index].text)}"

    def _near(self, index: int) -> int:
        low, high = bisect_left(self._marked, index - _NEAR), bisect_right(self._marked, index + _NEAR)
        return min(high - low - (index in self._marks), 4)

    def _common(self, index: int) -> str:
        """Say how much of the line's long words the rest of the body has, too."""
        words = _long_words(self.lines[index].text)
        if not words:
            return "shares nothing to share"
        own = index in self._body
        shared = sum(self._words[word] > own for word in words)
        return f"shares {min(4, 5 * shared // len(words))}"


def _is_sentence(line: Line) -> bool:
    return len(line.words) >= _BODY_WORDS and bool(_ENDED.search(line.text))


def is_told_sentence(line: Line) -> bool:
    """Say whether a line is a whole sentence that tells of something: such a line is of an article."""
    return _is_sentence(line) and _is_told(line.text[:_LONG_LINE])


def _is_told(text: str) -> bool:
    """Say whether a sentence tells of something, and not as "we" to "you"."""
    return bool(_TOLD.search(text) or quotations(text)) and not _SPOKEN.search(unquoted(text))


def _long_words(text: str) -> set[str]:
    return {word.lower()[:6] for word in _WORD.findall(text[:_LONG_LINE]) if len(word) > 3}


def _forms(text: str) -> Iterator[str]:
    yield from (f"has {name}" for name, pattern in _FORMS if pattern.search(text))
    if quotations(text):
        yield "quotes somebody" if reports(text) else "has quotation marks"
    if len(text) < 120 and written_date(text):
        yield "has a date"


def _cues(text: str) -> Iterator[str]:
    """Give the signs that data/furniture.toml weighs behind the body."""
    for kind, weight in zip(load_rules().kinds, cue_weights(unquoted(text)), strict=True):
        if weight:
            yield f"cues of {kind.name} {min(weight, 4)}"


def _word_features(text: str) -> Iterator[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    yield from dict.fromkeys(f"word {word}" for word in words)
    yield from dict.fromkeys(f"words {one} {other}" for one, other in pairwise(words))
    classes = _classes()
    met = Counter(name for word in words for name in classes.get(word, ()))
    for name, count in met.items():
        yield f"sort {name}"
        yield f"sort {name} {min(4, 5 * count // len(words))} fifths"
    if words:
        yield f"begins {words[0]}"
        yield f"ends {words[-1]}"
        yield from (f"begins with sort {name}" for name in classes.get(words[0], ()))
        yield from (f"ends with sort {name}" for name in classes.get(words[-1], ()))


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    data = tomllib.loads(resources.files("accord.articles").joinpath("data/line_words.toml").read_text("utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for name, words in data.items():
        for word in words:
            found[word] = (*found.get(word, ()), name)
    return found


def _ending(text: str) -> str:
    if _ENDED.search(text):
        return "ended"
    return "colon" if text.endswith(":") else "open"


def _case(text: str) -> str:
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    if not words:
        return "small words"
    if all(word.isupper() for word in words):
        return "capitals"
    capital = sum(word[0].isupper() for word in words) / len(words)
    return "names" if capital == 1 else "mostly names" if capital > 0.6 else "lower"
