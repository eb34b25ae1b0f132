"""What an event is about: PLOVER's contexts, from the words of its sentence and its parties' sectors."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from accord.model import Annotation, Token

_WORD, _HINT, _SECTOR, _EVENT = 2.0, 1.0, 2.0, 3.0
_NEEDED = 2.0  # one word, one sector, or two hints
_NEAR = 1.0  # a word in the trigger's own phrase or clause counts more than one far away
_MOST = 4
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class _Entry:
    context: str
    weight: float


class ContextFinder:
    """Finds contexts; loads its words once."""

    def __init__(self) -> None:
        text = (files("accord.events") / "data" / "contexts.toml").read_text(encoding="utf-8")
        self._tables: dict[str, dict[str, Any]] = tomllib.loads(text)["contexts"]
        self.names: tuple[str, ...] = tuple(self._tables)
        tables = self._tables.values()
        self.sectors = frozenset(sector for table in tables for sector in table.get("sectors", ()))
        self.events = frozenset(event for table in tables for event in table.get("events", ()))
        self._words = self._index()

    def find(
        self,
        annotation: Annotation,
        trigger_tokens: tuple[Token, ...],
        sectors: frozenset[str] = frozenset(),
        type: str | None = None,  # noqa: A002
        mode: str | None = None,
    ) -> tuple[str, ...]:
        """Give the contexts of an event in alphabetical order, at most four, those with most support."""
        support = dict.fromkeys(self.names, 0.0)
        for name, table in self._tables.items():
            support[name] += _SECTOR * bool(sectors.intersection(table.get("sectors", ())))
            support[name] += _EVENT * (f"{type}/{mode}" in table.get("events", ()))
        for context, weight in self._hits(annotation, trigger_tokens):
            support[context] += weight
        kept = [name for name, amount in support.items() if amount >= _NEEDED]
        own = [name for name in kept if not set(self._tables[name].get("yields_to", ())).intersection(kept)]
        best = sorted(own, key=lambda name: (-support[name], name))[:_MOST]
        return tuple(sorted(best))

    def _index(self) -> dict[tuple[str, ...], list[_Entry]]:
        index: dict[tuple[str, ...], list[_Entry]] = {}
        for name, table in self._tables.items():
            for key, weight in (("words", _WORD), ("hints", _HINT)):
                for phrase in table.get(key, ()):
                    index.setdefault(tuple(_parts(phrase)), []).append(_Entry(name, weight))
        return index

    def _hits(self, annotation: Annotation, trigger_tokens: tuple[Token, ...]) -> Iterable[tuple[str, float]]:
        """Give each different word of the sentence that speaks for a context, once."""
        if not trigger_tokens:
            return
        sentence = annotation.sentence_of(trigger_tokens[0])
        tokens = annotation.tokens[sentence.first : sentence.last]
        places = [(token.index, part) for token in tokens for part in _parts(_key(token))]
        lemmas = [part for _, part in places]
        near = _clause_of(annotation, trigger_tokens[0])
        seen: set[tuple[str, ...]] = set()
        for first in range(len(lemmas)):
            for length in range(min(_LONGEST, len(lemmas) - first), 0, -1):
                words = tuple(lemmas[first : first + length])
                if words not in self._words or words in seen:
                    continue
                seen.add(words)
                bonus = _NEAR if places[first][0] in near else 0.0
                for entry in self._words[words]:
                    yield entry.context, entry.weight + (bonus if entry.weight >= _WORD else 0.0)
                break


def _key(token: Token) -> str:
    return token.text.lower() if token.pos == "PROPN" else token.lemma


def _parts(phrase: str) -> list[str]:
    """Cut a phrase into words; hyphens part them, however the tokens were cut."""
    return phrase.replace("-", " ").split()


def _clause_of(annotation: Annotation, trigger: Token) -> frozenset[int]:
    """Give the tokens of the trigger's own phrase and those right above it."""
    top = annotation.head(trigger) if trigger.pos == "NOUN" else trigger
    return frozenset(token.index for token in annotation.subtree(top))
