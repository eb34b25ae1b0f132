"""What in a user's own event types can never match, or takes the place of something else.

Nothing here is an error: the file is read and used as it is. `own_reading` refuses what is wrong.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from accord.dictionaries import is_inflected
from accord.events.lexicon import Entry, load_lexicon
from accord.events.own import NO_CONDITIONS, Conditions, OwnTypes, Type

_SIGNS = re.compile(r"[^\w\s'’.&/-]")
_PLAIN = replace(
    Entry(type="", pos="verb", lemma="", parts=(), actor=(), recipient=(), needs=frozenset()), given=True, trusted=True
)

# Why an entry may not do what is wanted.
DOUBTS: dict[str, str] = {
    "never": "no event can get it",
    "hidden": "an entry before it takes what it would",
    "form": "accord looks for words in another form",
    "unused": "nothing reads it",
    "over": "it goes before what accord itself knows",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """An entry that may not do what is wanted, and why."""

    entry: str  # "types.WATER-DISPUTE.modes.works"
    reason: str  # a key of DOUBTS
    detail: str


def doubts_of(own: OwnTypes) -> tuple[Doubt, ...]:
    """Give what may not do what is wanted, each once, type by type."""
    found: list[Doubt] = []
    for place, one in enumerate(own.types):
        entries = own.entries_of(one)
        found += _of_words(one, entries, own)
        found += _of_refining(one, own.types[:place], entries)
        found += _of_modes(one, entries)
    return tuple(dict.fromkeys(found))


# ------------------------------------------------------------------------------------------ words


def _of_words(one: Type, entries: tuple[Entry, ...], own: OwnTypes) -> Iterator[Doubt]:
    where = f"types.{one.name}"
    by_phrase: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_phrase[phrase_of(entry)].append(entry)
        first = next(other for other in own.entries if _demands(other) == _demands(entry))
        if first is not entry and first.own is not None:
            detail = f"{phrase_of(entry)!r} is named before, by {first.own[0]}, which gets the event"
            yield Doubt(entry=where, reason="hidden", detail=detail)
        if types := _accord_has(entry):
            detail = f"accord itself has {phrase_of(entry)!r} as {', '.join(types)}; here it is {entry.type}"
            yield Doubt(entry=where, reason="over", detail=detail)
    for phrase, readings in by_phrase.items():
        yield from _of_form(where, phrase, readings)
    for words in one.conditions.words:
        yield from _of_signs(f"{where}.words", " ".join(words))


def _of_form(where: str, phrase: str, readings: list[Entry]) -> Iterator[Doubt]:
    """Say where a trigger is no lemma in any of the ways in which it is read."""
    if any("-" in word and word not in load_lexicon().aliases.values() for word in phrase.split()):
        detail = f"{phrase!r}: accord reads the parts of a word with a hyphen one by one; write one of them"
        yield Doubt(entry=where, reason="form", detail=detail)
    yield from _of_signs(where, phrase)
    if all(entry.pos != "adjective" and is_inflected(entry.lemma, verb=entry.pos == "verb") for entry in readings):
        detail = f"{phrase!r} looks like a form of another word; triggers are lemmas: hold, not held"
        yield Doubt(entry=where, reason="form", detail=detail)


def _of_signs(where: str, phrase: str) -> Iterator[Doubt]:
    if sign := _SIGNS.search(phrase):
        detail = f"{phrase!r}: accord reads {sign.group()!r} as a word by itself; leave it out"
        yield Doubt(entry=where, reason="form", detail=detail)


def phrase_of(entry: Entry) -> str:
    """Give the words of an entry in the order in which they are written."""
    return " ".join((*entry.parts, entry.lemma) if entry.pos == "noun" else (entry.lemma, *entry.parts))


def _demands(entry: Entry) -> Entry:
    """Give an entry by what it asks of the sentence alone; parties and codes do not count."""
    return replace(
        entry, type="", mode=None, cameo=None, own=None, confidence=0.0, public=False, matrix=None,
        actor=(), recipient=(), needs=frozenset(), reciprocal=False, place=False,
    )  # fmt: skip


def _accord_has(entry: Entry) -> tuple[str, ...]:
    """Give the types that accord's own lexicon has for the words, where the user's entry takes all their events."""
    bare = replace(_PLAIN, pos=entry.pos, lemma=entry.lemma, parts=entry.parts)
    if _demands(entry) != _demands(bare):
        return ()
    others = (other for other in load_lexicon().of(entry.pos, entry.lemma) if set(entry.parts) <= set(other.parts))
    return tuple(dict.fromkeys(other.type for other in others if other.type != entry.type))


# ------------------------------------------------------------------------------------------ types


def _of_refining(one: Type, before: tuple[Type, ...], entries: tuple[Entry, ...]) -> Iterator[Doubt]:
    where, asked = f"types.{one.name}", one.conditions
    if not asked.refines and (asked.words or asked.contexts):
        detail = "words and contexts choose among the events that the type refines; it has no refines"
        yield Doubt(entry=where, reason="unused", detail=detail)
    if one.plover is not None and not entries:
        detail = "plover is what triggers and groups of words stand for; it has none"
        yield Doubt(entry=f"{where}.plover", reason="unused", detail=detail)
    for narrow in sorted(asked.refines):
        if narrow.partition("/")[0] in asked.refines - {narrow}:
            detail = f"{narrow} is in {narrow.partition('/')[0]}, which is there too"
            yield Doubt(entry=f"{where}.refines", reason="unused", detail=detail)
    taker = next((other for other in before if other.conditions.refines and _covers(other.conditions, asked)), None)
    if asked.refines and taker is not None:
        detail = f"{taker.name} stands before it and takes every event that it refines; put the narrower one first"
        yield Doubt(entry=f"{where}.refines", reason="hidden" if entries else "never", detail=detail)


def _of_modes(one: Type, entries: tuple[Entry, ...]) -> Iterator[Doubt]:
    named = {entry.own[1] for entry in entries if entry.own is not None}
    types = {entry.type for entry in entries} | {name.partition("/")[0] for name in one.conditions.refines}
    before: list[tuple[str, Conditions]] = []
    for name, asked in one.modes.items():
        where = f"types.{one.name}.modes.{name}"
        for words in asked.words:
            yield from _of_signs(f"{where}.words", " ".join(words))
        if detail := _why_never(asked, types, before):
            if name not in named:
                yield Doubt(entry=where, reason="never", detail=detail)
            elif asked != NO_CONDITIONS:
                yield Doubt(entry=where, reason="hidden", detail=f"beside the groups that name it: {detail}")
        if asked != NO_CONDITIONS:
            before.append((name, asked))


def _why_never(asked: Conditions, types: set[str], before: list[tuple[str, Conditions]]) -> str:
    """Say why what a mode asks for never gives it; "" where it may."""
    if asked == NO_CONDITIONS:
        return "it has no words and no refines, and no group of words names it"
    if asked.refines and not types & {name.partition("/")[0] for name in asked.refines}:
        return f"it refines {', '.join(sorted(asked.refines))}, which the type never is"
    taker = next((name for name, other in before if _covers(other, asked)), None)
    return f"{taker} stands before it and takes every event that it would; put the narrower one first" if taker else ""


def _covers(wide: Conditions, narrow: Conditions) -> bool:
    """Say whether one holds wherever the other does."""
    types = {part for name in narrow.refines for part in (name, name.partition("/")[0]) if part in wide.refines}
    of_types = not wide.refines or (
        bool(narrow.refines) and all(types & {name, name.partition("/")[0]} for name in narrow.refines)
    )
    of_contexts = not wide.contexts or (bool(narrow.contexts) and narrow.contexts <= wide.contexts)
    of_words = not wide.words or (
        bool(narrow.words) and all(any(_inside(word, words) for word in wide.words) for words in narrow.words)
    )
    return of_types and of_contexts and of_words


def _inside(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return f" {' '.join(words)} " in f" {' '.join(phrase)} "
