"""spaCy's attribute ruler with its rules for single words looked up once for each sort of word, not at each word.

The rules ask for no more than a word's small letters, tag, dependency and whether it is space, so that what they say is
the same wherever the four are; the few rules over two words are tried only before their second word.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from spacy.pipeline import AttributeRuler
from spacy.strings import StringStore
from spacy.tokens import Doc

type Word = tuple[int, int, int, int]  # small letters, tag, dependency, is space: spaCy's numbers for them
type Matches = list[tuple[int, int, int, int]]  # rule, its key, first and last (exclusive) token
type Test = Callable[[Word], bool]

_PLACES = {"LOWER": 0, "TAG": 1, "DEP": 2, "IS_SPACE": 3}
_PAIR = 2


def hasten_ruler(ruler: AttributeRuler) -> None:
    """Let a ruler match as described; one whose rules ask for more stays as it is."""
    patterns: list[dict[str, Any]] = list(ruler.patterns)
    rules = [(number, words) for number, rule in enumerate(patterns) for words in rule["patterns"]]
    if all(len(words) <= _PAIR and all(map(_is_plain, words)) for _, words in rules):
        vars(ruler)["match"] = _Lookup(ruler, rules).match


class _Lookup:
    def __init__(self, ruler: AttributeRuler, rules: list[tuple[int, list[dict[str, Any]]]]) -> None:
        strings = ruler.vocab.strings
        tests = [(number, [_test(word, strings) for word in words]) for number, words in rules]
        self._keys = {number: strings.add(str(number)) for number, _ in rules}
        self._single = [(number, words[0]) for number, words in tests if len(words) == 1]
        self._double = [(number, words[0], words[1]) for number, words in tests if len(words) == _PAIR]
        self._alone: dict[Word, list[int]] = {}  # by sort of word: the rules that match it
        self._second: dict[Word, list[tuple[int, Test]]] = {}  # those whose second word it is, with what the first is

    def match(self, doc: Doc) -> Matches:
        """Give what matches, later rules later, as the ruler does."""
        words: list[Word] = list(map(tuple, doc.to_array(list(_PLACES)).tolist()))
        return sorted((number, self._keys[number], first, last) for number, first, last in self._matches(words))

    def _matches(self, words: list[Word]) -> Iterator[tuple[int, int, int]]:
        for place, word in enumerate(words):
            if word not in self._alone:
                self._alone[word] = [number for number, test in self._single if test(word)]
                self._second[word] = [(number, first) for number, first, second in self._double if second(word)]
            for number in self._alone[word]:
                yield number, place, place + 1
            for number, first in self._second[word] if place else ():
                if first(words[place - 1]):
                    yield number, place - 1, place + 1


def _is_plain(word: dict[str, Any]) -> bool:
    """Say whether a rule's word asks for nothing but the four, by value, list or expression."""
    nested = [set(value) for value in word.values() if isinstance(value, dict)]
    plain = all(isinstance(value, (str, bool, dict)) for value in word.values())
    return set(word) <= set(_PLACES) and plain and all(kinds <= {"IN", "NOT_IN", "REGEX"} for kinds in nested)


def _test(word: dict[str, Any], strings: StringStore) -> Test:
    """Make a test out of a rule's word."""
    tests = [
        _test_of(_PLACES[name], kind, wanted, strings)
        for name, value in word.items()
        for kind, wanted in (value.items() if isinstance(value, dict) else [("IN", [value])])
    ]
    return lambda given: all(test(given) for test in tests)


def _test_of(place: int, kind: str, wanted: Any, strings: StringStore) -> Test:
    if kind == "REGEX":
        expression = re.compile(wanted)
        return lambda given: bool(expression.search(strings[given[place]]))
    numbers = frozenset(int(one) if isinstance(one, bool) else strings.add(one) for one in wanted)
    return lambda given: (given[place] in numbers) == (kind == "IN")
