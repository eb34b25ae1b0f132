"""Words of a user's discard lists, and the sentences in which they keep events away."""

import re
from collections.abc import Iterable

from accord.dictionaries import Discard
from accord.model import Annotation

_GAPS = re.compile(r"\s+")


class Discards:
    """Finds discarded sentences; compiles its words once."""

    def __init__(self, discards: Iterable[Discard]) -> None:
        held = tuple(discards)
        self._sentence = _pattern(one for one in held if not one.article)
        self._article = _pattern(one for one in held if one.article)

    def sentences(self, annotation: Annotation) -> frozenset[int]:
        """Give the numbers of the sentences that are not to be coded."""
        if self._article is not None and self._article.search(_plain(annotation.text)):
            return frozenset(sentence.index for sentence in annotation.sentences)
        if self._sentence is None:
            return frozenset()
        return frozenset(
            sentence.index
            for sentence in annotation.sentences
            if self._sentence.search(_plain(annotation.text[sentence.start : sentence.end]))
        )


def _plain(text: str) -> str:
    return _GAPS.sub(" ", text).lower()


def _pattern(discards: Iterable[Discard]) -> re.Pattern[str] | None:
    """Make one pattern of all: at the beginning of a word, and where it is asked for also at an end."""
    found = [re.escape(one.phrase) + (r"(?!\w)" if one.exact else "") for one in discards]
    return re.compile(r"(?<!\w)(?:" + "|".join(found) + ")") if found else None
