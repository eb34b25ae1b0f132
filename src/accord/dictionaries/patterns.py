"""What a pattern of a verb asks for, as a frame of accord.

    $ is the actor, + the recipient, % several actors, ^ a skipped phrase, * or ** the verb. Words stand for nouns,
    particles and prepositions; &NAME for a set of nouns; {..} for one noun phrase, (..) for a prepositional one.

A frame can ask for the subject, for particles, for an object and a word beside it, and for one more word
behind the verb.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import product

from accord.dictionaries.words import load_words, singular

_TOKEN = re.compile(r"\*{1,2}|[$+%^{}()]|&\w+|[^\s_$+%^{}()*]+")
_DISJUNCTION = re.compile(r"[\[\]|/]")
_MOST = 60  # frames that one pattern may become: sets in sets of phrases


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with a word beside it, as a frame asks for them."""

    heads: frozenset[str]
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What must stand around a verb."""

    parts: tuple[str, ...] = ()
    object: frozenset[str] = frozenset()
    object_of: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    complement: frozenset[str] = frozenset()
    recipient: str | None = None
    reciprocal: bool = False


@dataclass(slots=True)
class _Shape:
    """A pattern while it is read: its pieces behind the verb."""

    particles: list[str] = field(default_factory=list)
    objects: list[list[str]] = field(default_factory=list)  # noun phrases without a preposition
    phrases: list[tuple[str, list[str]]] = field(default_factory=list)  # preposition, noun phrase
    recipient: str | None = None
    reciprocal: bool = False
    passive: bool = False  # the recipient stands before the verb


def read_pattern(text: str, sets: dict[str, tuple[str, ...]]) -> tuple[tuple[Frame, ...], tuple[str, ...]]:
    """Give the frames of a pattern, and the words that no frame can ask for.

    Raises ValueError, with the reason, where a frame cannot say what the pattern asks for.
    """
    if _DISJUNCTION.search(text):
        raise ValueError("alternatives inside a pattern; write a pattern for each, or a set &NAME")
    pieces = _TOKEN.findall(text)
    verbs = [number for number, piece in enumerate(pieces) if piece in ("*", "**")]
    if len(verbs) != 1:
        raise ValueError("a pattern has one *, which stands for the verb")
    shape = _Shape()
    subject = _before(pieces[: verbs[0]], shape)
    _behind(pieces[verbs[0] + 1 :], shape)
    return _frames(shape, subject, sets)


def _before(pieces: list[str], shape: _Shape) -> list[str]:
    """Give the noun phrase that must be the subject; what only says that the verb is passive or finite goes."""
    words = load_words()
    nouns: list[str] = []
    helpers: list[str] = []
    for piece in pieces:
        word = piece.lower()
        if piece == "%":
            shape.reciprocal = True
        elif piece == "+":
            shape.passive = True
        elif piece in "$^{}":
            continue
        elif word in words.auxiliaries or word in words.prepositions or word in words.particles or piece in "()":
            helpers.append(word)
        elif word not in words.empty:
            nouns.append(piece)
    wrong = [word for word in helpers if not (shape.passive and word in words.passive)]
    if wrong:
        raise ValueError(
            f"{wrong[0].upper()!r} before the verb: what is said, planned or denied accord reads by itself"
        )
    if shape.passive and not helpers:
        raise ValueError("a recipient before the verb; write + WAS * for a passive, or leave it out")
    return nouns


def _behind(pieces: list[str], shape: _Shape) -> None:
    words = load_words()
    preposition: str | None = None
    phrase: list[str] | None = None  # the noun phrase that the next word goes on with
    for piece in pieces:
        word = piece.lower()
        if piece in "{}^":
            phrase = None if piece == "{" else phrase
        elif piece in "()":
            preposition = phrase = None
        elif piece == "+":
            shape.recipient, phrase = preposition or _own_slot(shape), None
        elif piece == "%":
            shape.reciprocal, phrase = True, None
        elif piece == "$":
            if preposition not in ("by", "from") or not shape.passive:
                raise ValueError("an actor behind the verb; accord finds it by the verb's voice")
            phrase = None
        elif word in words.prepositions:
            if preposition is not None and phrase is None and shape.recipient != preposition:
                shape.particles.append(preposition)  # "out of", "up to": two in a row
            preposition, phrase = word, None
        elif word in words.particles and phrase is None and preposition is None:
            shape.particles.append(word)
        elif word in words.auxiliaries:
            raise ValueError(f"{word.upper()!r} behind the verb: a second verb, which accord reads by itself")
        elif word not in words.empty:
            if phrase is None:
                phrase = []
                if preposition is None:
                    shape.objects.append(phrase)
                else:
                    shape.phrases.append((preposition, phrase))
            phrase.append(piece)
    used = {shape.recipient, *(name for name, _ in shape.phrases)}
    if preposition is not None and preposition not in used and not shape.reciprocal and not shape.passive:
        shape.particles.append(preposition)  # the pattern ends with it: "call for"


def _own_slot(shape: _Shape) -> str:
    """Give the slot of a recipient without a preposition."""
    return "iobject" if shape.objects else "object"


def _frames(
    shape: _Shape, subject: list[str], sets: dict[str, tuple[str, ...]]
) -> tuple[tuple[Frame, ...], tuple[str, ...]]:
    """Put the pieces where a frame has room for them."""
    if shape.recipient == "object" and shape.objects:
        shape.recipient = "iobject"  # "give + aid"
    lost: list[str] = []
    parts = tuple(dict.fromkeys(shape.particles))
    objects, phrases = shape.objects, shape.phrases
    if shape.recipient in ("object", "iobject") and not objects and phrases and shape.recipient == "iobject":
        shape.recipient = "object"
    if not objects and phrases and shape.recipient != "object":
        preposition, first = phrases[0]  # "rush to the border": the preposition's noun is the object
        parts, objects, phrases = (*parts, preposition), [first], phrases[1:]
    elif not objects and not phrases and shape.recipient not in (None, "object", "iobject"):
        parts, shape.recipient = (*parts, str(shape.recipient)), "object"  # "fire on +"
    if len(objects) > 1:
        phrases = [*phrases, *(("", phrase) for phrase in objects[1:])]
    lost += [" ".join(phrase).lower() for _, phrase in phrases[1:]]
    found = [
        Frame(
            parts=parts,
            object=one.heads,
            object_of=one.beside,
            subject=who.heads,
            complement=more.heads,
            recipient=shape.recipient,
            reciprocal=shape.reciprocal,
        )
        for one, who, more in product(
            _expand(objects[0] if objects else [], sets, lost),
            [_alone(who) for who in _expand(subject, sets, lost)],
            [_alone(more) for more in _expand(phrases[0][1] if phrases else [], sets, lost)],
        )
    ]
    if len(found) > _MOST:
        raise ValueError(f"the pattern has {len(found)} readings; use smaller sets")
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(word for word in lost if word))


def _alone(phrase: Phrase) -> Phrase:
    """Give the phrase without the word beside its noun, where a frame has no room for it."""
    return replace(phrase, beside=frozenset())


def _expand(phrase: list[str], sets: dict[str, tuple[str, ...]], lost: list[str]) -> list[Phrase]:
    """Give the readings of a noun phrase: nouns of one word together, each longer phrase by itself."""
    if not phrase:
        return [Phrase(frozenset())]
    *before, last = phrase
    beside = _beside(before, sets, lost)
    single: set[str] = set()
    longer: list[Phrase] = []
    for words in _members(last, sets):
        if len(words) == 1:
            single |= _both(words[-1])
        else:
            longer.append(Phrase(_both(words[-1]), beside or _both(words[-2])))
            lost += [] if len(words) == 2 else [" ".join(words[:-2])]
    return ([Phrase(frozenset(single), beside)] if single else []) + list(dict.fromkeys(longer))


def _beside(before: list[str], sets: dict[str, tuple[str, ...]], lost: list[str]) -> frozenset[str]:
    if not before:
        return frozenset()
    lost += [word.lower() for word in before[:-1]]
    return frozenset(form for words in _members(before[-1], sets) for form in _both(words[-1]))


def _members(piece: str, sets: dict[str, tuple[str, ...]]) -> Iterator[list[str]]:
    names: Iterable[str] = sets[piece.rstrip("_").upper()] if piece.startswith("&") else (piece,)
    for name in names:
        inner = name.rstrip("_").upper()
        if inner.startswith("&"):
            for one in sets.get(inner, ()):
                if not one.startswith("&"):
                    yield one.lower().replace("_", " ").split()
        else:
            words = name.lower().replace("_", " ").split()
            if words:
                yield words


def _both(word: str) -> frozenset[str]:
    """Give a noun as written and its singular: frames ask for lemmas."""
    return frozenset({word, singular(word)})
