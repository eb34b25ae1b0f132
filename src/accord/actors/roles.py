"""Role nouns: what a noun says of somebody by what they do."""

from collections.abc import Iterable
from dataclasses import dataclass

from accord.actors.entries import Codes, RoleNoun
from accord.model import Annotation, Token

_PLURALS = {"children": "child", "men": "man", "women": "woman", "people": "people"}


@dataclass(frozen=True, slots=True)
class RoleHit:
    """A role noun in the text: tokens ``first:last`` (exclusive)."""

    noun: RoleNoun
    first: int
    last: int

    @property
    def title(self) -> str:
        """The words of the role, lower case."""
        return " ".join(self.noun.words)


class RoleIndex:
    """All role nouns by their last word."""

    def __init__(self, nouns: Iterable[RoleNoun]) -> None:
        self._by_last: dict[str, list[RoleNoun]] = {}
        for noun in nouns:
            self._by_last.setdefault(noun.words[-1], []).append(noun)
        for same in self._by_last.values():
            same.sort(key=lambda noun: -len(noun.words))

    def ending_at(self, annotation: Annotation, index: int, first: int) -> RoleHit | None:
        """Give the longest role noun whose last word is the token, not reaching back over `first`."""
        token = annotation.tokens[index]
        for last_word in _forms(token):
            for noun in self._by_last.get(last_word, ()):
                start = _start(annotation, noun.words, index, first)
                if start is not None:
                    return RoleHit(noun, start, index + 1)
        return None

    def inside(self, annotation: Annotation, first: int, last: int) -> list[RoleHit]:
        """Give the role nouns in tokens ``first:last``, without overlaps, in text order."""
        found: list[RoleHit] = []
        index = last - 1
        while index >= first:
            hit = self.ending_at(annotation, index, first)
            if hit is None:
                index -= 1
            else:
                found.append(hit)
                index = hit.first - 1
        return found[::-1]


def is_former(annotation: Annotation, first: int, before: int, codes: Codes) -> bool:
    """Say whether a word such as "former" stands in tokens ``first:before``."""
    words = (annotation.tokens[index].text.lower().rstrip("-") for index in range(first, before))
    return any(word in codes.former for word in words)


def _start(annotation: Annotation, words: tuple[str, ...], index: int, first: int) -> int | None:
    """Walk back from the last word over the others; hyphens do not count."""
    at = index
    for word in reversed(words[:-1]):
        at -= 1
        if at >= first and annotation.tokens[at].text == "-":
            at -= 1
        if at < first or annotation.tokens[at].text.lower() != word:
            return None
    return at


def _forms(token: Token) -> tuple[str, ...]:
    word = token.text.lower()
    single = _PLURALS.get(word) or (word[:-1] if word.endswith("s") and not word.endswith("ss") else word)
    return tuple(dict.fromkeys((word, token.lemma, single)))
