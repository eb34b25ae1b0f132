"""Words of a user's discard lists, and the sentences in which they keep events away."""

import re
from collections import defaultdict
from collections.abc import Iterable

from accord.dictionaries import Discard
from accord.model import Annotation, Caution

_GAPS = re.compile(r"\s+")
_START = re.compile(r"(?<!\w)\S")
_KEY = 3  # letters by which discards are looked up: lists have hundreds, and a sentence two dozen words


class Discards:
    """Finds discarded sentences; sorts its words once."""

    def __init__(self, discards: Iterable[Discard]) -> None:
        self._by_key: dict[str, list[Discard]] = defaultdict(list)
        for one in discards:
            self._by_key[one.phrase[:_KEY]].append(one)

    def sentences(self, annotation: Annotation) -> dict[int, str]:
        """Give the numbers of the sentences that are not to be coded, each with the words that say so."""
        if not self._by_key:
            return {}
        found: dict[int, str] = {}
        for sentence in annotation.sentences:
            for one in self._in(annotation.text[sentence.start : sentence.end]):
                if one.article:
                    return dict.fromkeys(range(len(annotation.sentences)), one.phrase)
                found.setdefault(sentence.index, one.phrase)
        return found

    def cautions(self, annotation: Annotation) -> tuple[Caution, ...]:
        """Say for which sentences no events were looked for, and why."""
        found = self.sentences(annotation)
        told: dict[str, list[int]] = defaultdict(list)
        for sentence, phrase in found.items():
            told[phrase].append(sentence)
        return tuple(
            Caution(step="events", code="discarded", detail=_detail(phrase, numbers, len(annotation.sentences)))
            for phrase, numbers in told.items()
        )

    def _in(self, text: str) -> list[Discard]:
        plain = _GAPS.sub(" ", text).lower()
        starts = (match.start() for match in _START.finditer(plain))
        return [
            one
            for start in starts
            for length in range(1, _KEY + 1)  # "F1" is shorter than a key
            for one in self._by_key.get(plain[start : start + length], ())
            if plain.startswith(one.phrase, start) and not (one.exact and _goes_on(plain, start + len(one.phrase)))
        ]


def _goes_on(text: str, end: int) -> bool:
    return text[end : end + 1].isalnum()


def _detail(phrase: str, numbers: list[int], sentences: int) -> str:
    if len(numbers) == sentences:
        return f"the discard list has {phrase!r}: no events were looked for in the article"
    listed = ", ".join(str(number + 1) for number in numbers)
    return f"the discard list has {phrase!r}: no events were looked for in sentence {listed}"
