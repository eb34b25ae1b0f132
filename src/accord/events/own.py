"""Event types of a user's own beside PLOVER's: which events are theirs.

Every event keeps its PLOVER type, mode, scores and CAMEO code; the first type of the file that fits stands beside
them. `own_reading` reads the file, and lists its keys; `own_checking` says what in it can never match.
"""

from dataclasses import dataclass

from accord.events.lexicon import Entry
from accord.model import Annotation, OwnType, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What must hold of an event."""

    refines: frozenset[str] = frozenset()  # "REQUEST", "REQUEST/meet"
    words: tuple[tuple[str, ...], ...] = ()
    contexts: frozenset[str] = frozenset()


NO_CONDITIONS = Conditions()


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """One type of the file."""

    name: str
    plover: str | None  # the PLOVER type of its own words, without the mode
    triggers: tuple[frozenset[str], ...]
    conditions: Conditions
    modes: dict[str, Conditions]
    quad: int | None
    scores: dict[str | None, float]  # by mode; None is the type itself


class OwnTypes:
    """The types of one file: the words that they add to the lexicon, and which events are theirs."""

    def __init__(self, types: tuple[Type, ...] = (), entries: tuple[Entry, ...] = (), digest: str = "") -> None:
        self.types = types
        self.entries = entries
        self.models = {"ontology": digest} if digest else {}
        self._by_name = {one.name: one for one in types}

    def entries_of(self, one: Type) -> tuple[Entry, ...]:
        """Give the words that one type adds to the lexicon."""
        return tuple(entry for entry in self.entries if entry.own is not None and entry.own[0] == one.name)

    def of(
        self,
        annotation: Annotation,
        trigger: tuple[Token, ...],
        *,
        entry: Entry,
        type: str,  # noqa: A002
        mode: str | None,
        contexts: tuple[str, ...],
        scores: tuple[int, float],
    ) -> OwnType | None:
        """Give the user's type of an event; `scores` are PLOVER's quad and intensity, which hold without their own."""
        if not self.types:
            return None
        sentence = _Sentence(annotation, trigger[0])
        plover = (type, f"{type}/{mode}")
        if entry.own is not None and entry.type == type:
            found, own_mode = self._by_name[entry.own[0]], entry.own[1]
        else:
            words = {form for token in trigger for form in (token.lemma, token.text.lower())}
            fit = (one for one in self.types if _is_of(one, plover, words, contexts, sentence))
            one = next(fit, None)
            if one is None:
                return None
            found, own_mode = one, None
        own_mode = own_mode or _mode(found, plover, sentence)
        return OwnType(
            type=found.name,
            mode=own_mode,
            quad=found.quad or scores[0],
            intensity=found.scores.get(own_mode, found.scores.get(None, scores[1])),
        )


def _mode(found: Type, plover: tuple[str, str], sentence: "_Sentence") -> str | None:
    demanding = ((name, demand) for name, demand in found.modes.items() if demand != NO_CONDITIONS)
    return next((name for name, demand in demanding if _holds(demand, plover, (), sentence)), None)


class _Sentence:
    """The words of a sentence, in a form in which phrases are found."""

    def __init__(self, annotation: Annotation, token: Token) -> None:
        sentence = annotation.sentence_of(token)
        tokens = annotation.tokens[sentence.first : sentence.last]
        self._lemmas = f" {' '.join(token.lemma for token in tokens)} ".replace("-", " ")
        self._texts = f" {' '.join(token.text.lower() for token in tokens)} ".replace("-", " ")

    def has(self, words: tuple[str, ...]) -> bool:
        phrase = f" {' '.join(words)} "
        return phrase in self._lemmas or phrase in self._texts


def _is_of(
    one: Type, plover: tuple[str, str], trigger: set[str], contexts: tuple[str, ...], sentence: _Sentence
) -> bool:
    if plover[0] == one.plover and any(words <= trigger for words in one.triggers):
        return True
    return bool(one.conditions.refines) and _holds(one.conditions, plover, contexts, sentence)


def _holds(demand: Conditions, plover: tuple[str, str], contexts: tuple[str, ...], sentence: _Sentence) -> bool:
    if demand.refines and not demand.refines.intersection(plover):
        return False
    if demand.contexts and not demand.contexts.intersection(contexts):
        return False
    return not demand.words or any(sentence.has(words) for words in demand.words)
