"""What words name events: the entries of data/triggers, one TOML file for each PLOVER type.

Keys of an entry (a group of words that behave alike):

    words       what is looked for: a lemma, for verbs with its particles or prepositions ("call for"),
                for nouns with the words before it ("air strike")
    mode, cameo the PLOVER mode and the CAMEO code that the words themselves say
    actor       the slots that name the actor, first found first (verb: subject; noun: by)
    recipient   the same for the recipient (verb: object)
    object      what the object must be: lemmas, "@class" of classes.toml, or a built-in class; where
                "object" is no slot, the object belongs to the trigger ("impose sanctions on")
    object_of   lemmas of which one must stand before or after the object ("joint" exercise, state "of emergency")
    head_of     the same for a noun trigger ("suspension of aid")
    subject     what the subject must be;  not_object, not_subject, not_modifier, not_of: what they must not be
    complement  lemmas of which one must be in the complement ("called him a liar")
    modal       auxiliaries of which one must stand in the complement ("said that they must")
    matrix      the entry acts on its complement: agree, plan, reject, request, threaten or fail (shifts.py)
    clause      the complement must be an infinitive ("ordered them to go")
    needs       the roles without which there is no event
    reciprocal  several actors do it to each other;  plural: and there must be several
    place       a place may stand in for the recipient
    intransitive   there is no object
    public      an act of states and courts, of note whoever is concerned (pardon, asylum, extradite)
    confidence  how sure the words alone make us, 0 to 1

Slots: subject, object, direct, iobject, possessor, modifier, content (the subject of the complement), or a preposition.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

from accord.errors import ConfigError

PartOfSpeech = Literal["verb", "noun", "adjective"]
Matrix = Literal["agree", "plan", "reject", "request", "threaten", "fail"]

BUILT_IN = frozenset({"@party", "@actor", "@crowd", "@person", "@official", "@place", "@igo", "@coalition", "@none"})
_KEYS = frozenset(
    {"words", "mode", "cameo", "actor", "recipient", "object", "object_of", "head_of", "subject", "complement"}
    | {"not_object", "not_subject", "not_modifier", "not_of", "matrix", "clause", "needs", "reciprocal", "plural"}
    | {"place", "intransitive", "confidence", "modal", "public"}
)
_FILTERS = (
    "object", "object_of", "head_of", "subject", "complement", "modal",
    "not_object", "not_subject", "not_modifier", "not_of",
)  # fmt: skip
_MANY = 20  # entries of one word, from which on they are sieved
_FRAMED: tuple[PartOfSpeech, ...] = ("verb", "noun")
_ACTOR = {"verb": ("subject",), "noun": ("by",), "adjective": ("subject",)}
_RECIPIENT = {"verb": ("object",), "noun": ("of",), "adjective": ()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a word must be: one of the lemmas, or of a built-in class. An empty filter lets all through."""

    lemmas: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.lemmas or self.classes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One word or phrase that names an event of one type, with its frame."""

    type: str
    pos: PartOfSpeech
    lemma: str
    parts: tuple[str, ...]  # after a verb or adjective, before a noun
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    needs: frozenset[str]
    mode: str | None = None
    cameo: str | None = None
    object: Filter = Filter()
    object_of: Filter = Filter()
    head_of: Filter = Filter()
    subject: Filter = Filter()
    complement: Filter = Filter()
    modal: Filter = Filter()
    not_object: Filter = Filter()
    not_subject: Filter = Filter()
    not_modifier: Filter = Filter()
    not_of: Filter = Filter()
    matrix: Matrix | None = None
    clause: bool = False
    public: bool = False
    reciprocal: bool = False
    plural: bool = False
    place: bool = False
    intransitive: bool = False
    confidence: float = 0.7
    given: bool = False  # the user's own: where it fits as well as one of ours, it holds
    trusted: bool = False  # goes before all of ours, and holds also where the network sees no event
    silent: bool = False  # a null code of the user's: what fits tells of no event
    own: tuple[str, str | None] | None = None  # type and mode in the user's own ontology

    @property
    def words(self) -> int:
        """How many words the entry names: a longer match is a better one."""
        return 1 + len(self.parts)


class Sieve:
    """Many entries of one word by a word that each asks for, so that few are left for a sentence."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        self._always: list[int] = []
        self._asking: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(entries):
            asked = [one.lemmas for one in (entry.object, entry.complement) if one and not one.classes]
            for word in min(asked, key=len) if asked else ():
                self._asking[word].append(number)
            if not asked:
                self._always.append(number)

    def of(self, words: set[str]) -> tuple[Entry, ...]:
        """Give the entries that ask for one of the words, or for none, in their order."""
        found = {number for word in words for number in self._asking.get(word, ())}
        return tuple(self._entries[number] for number in sorted(found.union(self._always)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All entries by part of speech and lemma, with the word classes and the helper words."""

    entries: dict[tuple[PartOfSpeech, str], tuple[Entry, ...]]
    classes: dict[str, frozenset[str]]
    helpers: dict[str, frozenset[str]]
    aliases: dict[str, str]
    sieves: dict[tuple[PartOfSpeech, str], Sieve] = field(default_factory=dict)  # for words with very many entries
    silent: frozenset[str] = frozenset()  # verbs that have entries for no event

    def of(self, pos: PartOfSpeech, lemma: str) -> tuple[Entry, ...]:
        """Give the entries of a lemma."""
        return self.entries.get((pos, lemma), ())

    def knows(self, noun: str) -> bool:
        """Say whether a noun names an event or stands in a word class."""
        return ("noun", noun) in self.entries or any(noun in words for words in self.classes.values())

    def verb_lemma(self, text: str, lemma: str) -> str:
        """Give a verb's lemma as the lexicon has it: the tagger's rules make "stag" of "staged"."""
        full = f"{lemma}e"
        if ("verb", full) in self.entries and (text == f"{lemma}ing" or text.startswith(full)):
            return full
        if ("verb", lemma) in self.entries:
            return lemma
        guesses = (lemma.removesuffix("e"), f"{lemma.removesuffix('ie')}y", f"{lemma.removesuffix('ye')}y")
        return next((guess for guess in guesses if ("verb", guess) in self.entries), lemma)


@cache
def load_frames() -> dict[tuple[str, PartOfSpeech], Entry]:
    """Give for type and part of speech the entry of a word that only the network sees (data/frames.toml)."""
    found: dict[tuple[str, PartOfSpeech], Entry] = {}
    for type_, by_pos in _toml(files("accord.events") / "data" / "frames.toml").items():
        for pos in _FRAMED:
            group = {"words": [type_], "needs": [], **by_pos[pos]}
            found[type_, pos] = _group(type_, pos, group, {}, f"frames.toml: {type_}.{pos}")[0]
    return found


@cache
def load_lexicon() -> Lexicon:
    """Load the packaged lexicon once; raises ConfigError when a file breaks its rules."""
    return read_lexicon(files("accord.events") / "data")


def read_lexicon(folder: Traversable) -> Lexicon:
    """Read a lexicon folder: classes.toml, light.toml and triggers/*.toml."""
    classes = {name: frozenset(words) for name, words in _toml(folder / "classes.toml").items()}
    light = _toml(folder / "light.toml")
    aliases: dict[str, str] = light.pop("aliases")
    helpers = {name: frozenset(words) for name, words in light.items()}
    found: dict[tuple[PartOfSpeech, str], list[Entry]] = defaultdict(list)
    for file in sorted((folder / "triggers").iterdir(), key=lambda item: item.name):
        if file.name.endswith(".toml"):
            for entry in _entries(_toml(file), classes, file.name):
                found[entry.pos, entry.lemma].append(entry)
    entries = {key: tuple(group) for key, group in found.items()}
    return Lexicon(entries=entries, classes=classes, helpers=helpers, aliases=aliases)


def extended(lexicon: Lexicon, entries: Iterable[Entry]) -> Lexicon:
    """Give the lexicon with further entries, those of a user."""
    more: dict[tuple[PartOfSpeech, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        more[entry.pos, entry.lemma].append(entry)
    if not more:
        return lexicon
    found = {key: (*group, *lexicon.entries.get(key, ())) for key, group in more.items()}
    sieves = {key: Sieve(group) for key, group in found.items() if len(group) > _MANY}
    silent = frozenset(entry.lemma for group in more.values() for entry in group if entry.silent)
    return replace(lexicon, entries={**lexicon.entries, **found}, sieves=sieves, silent=silent)


def read_entries(
    type_: str, pos: PartOfSpeech, group: dict[str, Any], classes: dict[str, frozenset[str]], where: str
) -> list[Entry]:
    """Give the entries of one group of words; raises ConfigError, naming `where`, when it breaks the rules."""
    return _group(type_, pos, group, classes, where)


def _toml(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _entries(data: dict[str, Any], classes: dict[str, frozenset[str]], where: str) -> list[Entry]:
    kinds: tuple[PartOfSpeech, ...] = ("verb", "noun", "adjective")
    return [
        entry
        for pos in kinds
        for number, group in enumerate(data.get(pos, []), start=1)
        for entry in _group(data["type"], pos, group, classes, f"{where}: {pos} group {number}")
    ]


def _group(
    type_: str, pos: PartOfSpeech, group: dict[str, Any], classes: dict[str, frozenset[str]], where: str
) -> list[Entry]:
    unknown = sorted(group.keys() - _KEYS)
    if unknown:
        raise ConfigError(f"{where}: unknown keys {', '.join(unknown)}; the keys are: {', '.join(sorted(_KEYS))}")
    filters: dict[str, Any] = {name: _filter(group[name], classes, where) for name in _FILTERS if name in group}
    plain = {
        name: group[name]
        for name in (
            "mode",
            "cameo",
            "matrix",
            "clause",
            "reciprocal",
            "plural",
            "place",
            "intransitive",
            "confidence",
            "public",
        )
        if name in group
    }
    actor, recipient = tuple(group.get("actor", _ACTOR[pos])), tuple(group.get("recipient", _RECIPIENT[pos]))
    needs = frozenset(group.get("needs", ("actor", "recipient") if pos == "verb" and not plain.get("matrix") else ()))
    return [
        Entry(
            type=type_, pos=pos, lemma=lemma, parts=parts, actor=actor, recipient=recipient, needs=needs,
            **filters, **plain,
        )
        for lemma, parts in (_split(pos, words) for words in group["words"])
    ]  # fmt: skip


def _split(pos: PartOfSpeech, words: str) -> tuple[str, tuple[str, ...]]:
    parts = words.split()
    return (parts[-1], tuple(parts[:-1])) if pos == "noun" else (parts[0], tuple(parts[1:]))


def _filter(words: list[str], classes: dict[str, frozenset[str]], where: str) -> Filter:
    lemmas: set[str] = set()
    built_in: set[str] = set()
    for word in words:
        if word in BUILT_IN:
            built_in.add(word)
        elif not word.startswith("@"):
            lemmas.add(word)
        elif word[1:] in classes:
            lemmas |= classes[word[1:]]
        else:
            raise ConfigError(f"{where}: unknown class {word}; the classes are: {', '.join(sorted(classes))}")
    return Filter(lemmas=frozenset(lemmas), classes=frozenset(built_in))
