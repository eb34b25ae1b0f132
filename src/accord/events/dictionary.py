"""The verbs and patterns of a user's dictionaries as entries of the lexicon.

A verb alone has the frame of its type (data/frames.toml); a pattern says itself what must stand where. A verb or
pattern with a null code becomes an entry that silences what it fits.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from accord.dictionaries import DictionaryVerb
from accord.events.lexicon import Entry, Filter, load_frames

_PATTERN, _BARE = 0.75, 0.65  # how sure the words make us
_INDIRECT = ("iobject", "to", "for")


def entries_of(verbs: Iterable[DictionaryVerb]) -> Iterator[Entry]:
    """Give an entry for each verb and pattern."""
    frames = load_frames()
    for verb in verbs:
        yield _silence(verb) if verb.type is None else _entry(verb, frames[verb.type, "verb"])


def _silence(verb: DictionaryVerb) -> Entry:
    return Entry(
        type="",
        pos="verb",
        lemma=verb.lemma,
        parts=verb.parts,
        actor=("subject",),
        recipient=(),
        needs=frozenset(),
        **_demands(verb),
        given=True,
        trusted=verb.is_pattern,
        silent=True,
    )


def _demands(verb: DictionaryVerb) -> dict[str, Any]:
    """Give the words that must stand around the verb."""
    return {name: Filter(lemmas=getattr(verb, name)) for name in ("object", "object_of", "subject", "complement")}


def _entry(verb: DictionaryVerb, frame: Entry) -> Entry:
    actor, recipient = ("subject",), _recipient(verb, frame)
    both = frozenset({"actor", "recipient"})
    return Entry(
        type=frame.type,
        pos="verb",
        lemma=verb.lemma,
        parts=verb.parts,
        actor=recipient if verb.swapped else actor,
        recipient=actor if verb.swapped else recipient,
        needs=frozenset({"actor"}) if verb.is_pattern and verb.object and not verb.swapped else both,
        mode=verb.mode,
        cameo=verb.cameo,
        **_demands(verb),
        matrix=None if verb.is_pattern or verb.swapped else frame.matrix,
        reciprocal=frame.reciprocal or verb.reciprocal,
        plural=verb.reciprocal,
        place=frame.place,
        confidence=_PATTERN if verb.is_pattern else _BARE,
        given=True,
        trusted=verb.is_pattern,
    )


def _recipient(verb: DictionaryVerb, frame: Entry) -> tuple[str, ...]:
    """Give the slots of the recipient: the one that the pattern marks, else those of the type."""
    if verb.recipient == "iobject":
        return _INDIRECT
    if verb.recipient is not None:
        return (verb.recipient,)
    if verb.object:  # the object belongs to the trigger; behind a preposition, the verb may have another
        direct = ("direct",) if verb.parts else ()
        return tuple(dict.fromkeys(slot for slot in (*direct, *frame.recipient, *_INDIRECT) if slot != "object"))
    return tuple(dict.fromkeys(("object", *frame.recipient)))
