"""A user's own PETRARCH, PETRARCH2 or TABARI dictionaries, in terms that actors and events understand.

    folder ─► lines ─► actors, agents, verbs (patterns), discards ─► Dictionaries

What cannot be carried over is kept as `Trouble`, with file and line: `accord check-dictionaries` shows it.
"""

from accord.dictionaries.folder import digest_of, load_dictionaries
from accord.dictionaries.records import (
    NO_DICTIONARIES,
    REASONS,
    Dictionaries,
    DictionaryActor,
    DictionaryAgent,
    DictionaryOffice,
    DictionaryVerb,
    Discard,
    Trouble,
)
from accord.dictionaries.words import is_inflected

__all__ = [
    "NO_DICTIONARIES",
    "REASONS",
    "Dictionaries",
    "DictionaryActor",
    "DictionaryAgent",
    "DictionaryOffice",
    "DictionaryVerb",
    "Discard",
    "Trouble",
    "digest_of",
    "is_inflected",
    "load_dictionaries",
]
