"""Read a user's own event types: a TOML file in the shape of ontology/plover.toml, checked.

Keys of a type:

    plover      the PLOVER type, or TYPE/mode, of the events that its own words name
    triggers    words that name such events, with the frame of the PLOVER type (data/frames.toml)
    verb, noun, adjective   groups of words with frames of their own, with the keys of data/triggers (lexicon.py);
                `plover` in a group goes before the type's, `mode` is a mode of the user's type
    refines     PLOVER types, or TYPE/mode, whose events are of this type where `words` and `contexts` hold
    words       one of them stands in the event's sentence (lemmas, or several words in a row)
    contexts    one of them is a context of the event
    modes       name -> table with definition, intensity, words, refines
    quad, intensity         of the user's type; without them those of the PLOVER type hold
    definition, actor, recipient, recipient_required, near_misses, note     for people, as in plover.toml

An error names the file and the entry.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn, get_args

from accord.errors import ConfigError
from accord.events.codes import Ontology
from accord.events.lexicon import Entry, Lexicon, Matrix, PartOfSpeech, load_frames, load_lexicon, read_entries
from accord.events.own import Conditions, OwnTypes, Type

_KINDS: tuple[PartOfSpeech, ...] = ("verb", "noun", "adjective")
_FOR_PEOPLE = frozenset({"definition", "actor", "recipient", "recipient_required", "near_misses", "note"})
_TYPE = frozenset({"plover", "triggers", "refines", "words", "contexts", "modes", "quad", "intensity"}) | _FOR_PEOPLE
_MODE = frozenset({"definition", "intensity", "words", "refines", "note"})
_TOP = frozenset({"schema", "name", "types"})
_SCHEMA = "accord-ontology/1"
_NAME = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*")
# Keys of a group, by what their values must be; all others hold lists of words.
_TEXTS = frozenset({"plover", "mode", "cameo", "matrix"})
_FLAGS = frozenset({"clause", "reciprocal", "plural", "place", "intransitive", "public"})
_MATRICES: tuple[str, ...] = get_args(Matrix)
_MODE_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def load_own(path: str) -> OwnTypes:
    """Read an ontology; no path gives one without types.

    Raises ConfigError, naming the file and the entry, when something in it is wrong.
    """
    if not path:
        return OwnTypes()
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot read the ontology {path}: {error.strerror}") from error
    return _parsed(path, content)


@lru_cache(maxsize=4)
def _parsed(path: str, content: bytes) -> OwnTypes:
    try:
        data = tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path} is not in UTF-8 (at line {line}); save it in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}") from error
    check = _Checker(path)
    check.keys("", data, _TOP)
    if data.get("schema", _SCHEMA) != _SCHEMA:
        check.fail("schema", f"this accord reads {_SCHEMA!r}")
    tables = data.get("types")
    if not isinstance(tables, dict) or not tables:
        check.fail("types", "write each type as a table [types.NAME]")
    types: list[Type] = []
    entries: list[Entry] = []
    for name, table in tables.items():
        one = check.type(name, table)
        types.append(one)
        entries += check.entries(one, table)
    digest = hashlib.sha256(content).hexdigest()[:16]
    return OwnTypes(tuple(types), tuple(entries), digest)


class _Checker:
    """Reads the tables of one file, and says which entry is wrong."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._plover = Ontology()
        self._lexicon: Lexicon = load_lexicon()

    def fail(self, where: str, fault: str) -> NoReturn:
        """Raise ConfigError for an entry."""
        raise ConfigError(f"{self._path}: {where}: {fault}")

    def keys(self, where: str, table: dict[str, Any], known: frozenset[str]) -> None:
        """Refuse keys that accord does not know."""
        unknown = sorted(table.keys() - known)
        if unknown:
            self.fail(
                ".".join(filter(None, (where, unknown[0]))),
                f"an unknown key; the keys here are: {', '.join(sorted(known))}",
            )

    def type(self, name: str, table: Any) -> Type:
        """Read one type."""
        where = f"types.{name}"
        if not _NAME.fullmatch(name):
            self.fail(where, "a type is named in capitals, such as WATER-DISPUTE")
        if name in self._plover.types:
            self.fail(where, "PLOVER has a type of this name; choose another, and name PLOVER's under refines")
        if not isinstance(table, dict):
            self.fail(where, "a type is a table [types.NAME]")
        self.keys(where, table, _TYPE | set(_KINDS))
        plover = self._plover_type(table.get("plover"), f"{where}.plover")
        triggers = tuple(frozenset(words.lower().split()) for words in self._strings(table, "triggers", where))
        conditions = self._conditions(table, where)
        if not triggers and not conditions.refines and not any(kind in table for kind in _KINDS):
            self.fail(where, "nothing leads to it; give triggers, groups of words (verb, noun) or refines")
        if triggers and plover is None:
            self.fail(where, 'its triggers need the PLOVER type that they stand for: plover = "COERCE"')
        modes = {
            mode: self._mode(f"{where}.modes.{mode}", mode, found)
            for mode, found in self._table(table, "modes", where).items()
        }
        return Type(
            name=name,
            plover=plover[0] if plover else None,
            triggers=triggers,
            conditions=conditions,
            modes=modes,
            quad=self._quad(table, where),
            scores=self._scores(table, where),
        )

    def entries(self, one: Type, table: dict[str, Any]) -> list[Entry]:
        """Read the words that a type adds to the lexicon: its triggers with the type's frame, groups with their own."""
        where = f"types.{one.name}"
        plover = self._plover_type(table.get("plover"), f"{where}.plover")
        found: list[Entry] = []
        if plover is not None:
            found += self._plain(one, plover, self._strings(table, "triggers", where))
        for pos in _KINDS:
            groups = table.get(pos, [])
            if not isinstance(groups, list):
                self.fail(f"{where}.{pos}", f"write each group as [[types.{one.name}.{pos}]]")
            for number, group in enumerate(groups, start=1):
                found += self._group(one, plover, pos, group, f"{where}.{pos}, group {number}")
        return found

    def _plain(self, one: Type, plover: tuple[str, str | None], triggers: tuple[str, ...]) -> Iterator[Entry]:
        frames = load_frames()
        for words in triggers:
            *before, last = words.lower().split()
            verb, noun = frames[plover[0], "verb"], frames[plover[0], "noun"]
            common: dict[str, Any] = {"mode": plover[1], "confidence": 0.8, "given": True, "own": (one.name, None)}
            common["trusted"] = True
            lemma, *behind = words.lower().split()
            yield replace(verb, lemma=lemma, parts=tuple(behind), needs=frozenset({"actor"}), **common)
            yield replace(noun, lemma=last, parts=tuple(before), **common)

    def _group(
        self, one: Type, plover: tuple[str, str | None] | None, pos: PartOfSpeech, group: Any, where: str
    ) -> list[Entry]:
        if not isinstance(group, dict) or not self._strings(group, "words", where):
            self.fail(where, 'name the words: words = ["impound"]')
        self._values(group, where)
        plain = {key: value for key, value in group.items() if key not in ("plover", "mode")}
        stands_for = self._plover_type(group.get("plover"), f"{where}, plover") or plover
        if stands_for is None:
            self.fail(where, 'the words need the PLOVER type that they stand for: plover = "COERCE"')
        mode = group.get("mode")
        if mode is not None and mode not in one.modes:
            self.fail(where, f"{one.name} has no mode {mode!r}; it has: {', '.join(one.modes) or 'none'}")
        entries = read_entries(stands_for[0], pos, plain, self._lexicon.classes, f"{self._path}: {where}")
        return [replace(entry, mode=stands_for[1], given=True, trusted=True, own=(one.name, mode)) for entry in entries]

    def _values(self, group: dict[str, Any], where: str) -> None:
        """Refuse values of a group that are of another kind than their key wants."""
        for key, value in group.items():
            if key in _FLAGS:
                if not isinstance(value, bool):
                    self.fail(f"{where}, {key}", "write true or false")
            elif key in _TEXTS:
                if not isinstance(value, str):
                    self.fail(f"{where}, {key}", f'write a word: {key} = "..."')
            elif key == "confidence":
                if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
                    self.fail(f"{where}, {key}", "a number from 0 to 1")
            else:
                self._strings(group, key, where)
        if group.get("matrix", _MATRICES[0]) not in _MATRICES:
            self.fail(f"{where}, matrix", f"one of {', '.join(_MATRICES)}")
        if wrong := sorted(set(group.get("needs", ())) - {"actor", "recipient"}):
            self.fail(f"{where}, needs", f"{wrong[0]!r} is no role; the roles are: actor, recipient")

    def _mode(self, where: str, name: str, table: Any) -> Conditions:
        if not _MODE_NAME.fullmatch(name):
            self.fail(where, "a mode is named in small letters, such as third-party")
        if not isinstance(table, dict):
            self.fail(where, 'a mode is a table: { words = ["dam"] }')
        self.keys(where, table, _MODE)
        return self._conditions(table, where)

    def _conditions(self, table: dict[str, Any], where: str) -> Conditions:
        refines = self._strings(table, "refines", where)
        for one in refines:
            self._plover_type(one, f"{where}.refines")
        contexts = self._strings(table, "contexts", where)
        unknown = [one for one in contexts if one not in self._plover.contexts]
        if unknown:
            known = ", ".join(self._plover.contexts)
            self.fail(f"{where}.contexts", f"{unknown[0]!r} is no context; the contexts are: {known}")
        words = self._strings(table, "words", where)
        return Conditions(
            refines=frozenset(refines),
            words=tuple(tuple(phrase.lower().replace("-", " ").split()) for phrase in words),
            contexts=frozenset(contexts),
        )

    def _plover_type(self, value: Any, where: str) -> tuple[str, str | None] | None:
        """Read "COERCE" or "COERCE/seize"."""
        if value is None:
            return None
        name, _, mode = str(value).partition("/")
        if name not in self._plover.types:
            self.fail(where, f"{value!r} is no PLOVER type; the types are: {', '.join(self._plover.types)}")
        if mode and mode not in self._plover.modes(name):
            known = ", ".join(self._plover.modes(name)) or "none"
            self.fail(where, f"{name} has no mode {mode!r}; it has: {known}")
        return name, mode or None

    def _scores(self, table: dict[str, Any], where: str) -> dict[str | None, float]:
        held: list[tuple[str | None, Any]] = [(None, table), *self._table(table, "modes", where).items()]
        found: dict[str | None, float] = {}
        for name, one in held:
            score = one.get("intensity") if isinstance(one, dict) else None
            if score is None:
                continue
            if isinstance(score, bool) or not isinstance(score, int | float) or abs(score) > 10:
                self.fail(f"{where}{f'.modes.{name}' if name else ''}.intensity", "a number from -10 to 10")
            found[name] = float(score)
        return found

    def _quad(self, table: dict[str, Any], where: str) -> int | None:
        quad = table.get("quad")
        if quad is not None and quad not in (1, 2, 3, 4):
            self.fail(f"{where}.quad", "1 or 2 (verbal, material cooperation), 3 or 4 (verbal, material conflict)")
        return quad

    def _table(self, table: dict[str, Any], key: str, where: str) -> dict[str, Any]:
        found = table.get(key, {})
        if not isinstance(found, dict):
            self.fail(f"{where}.{key}", f"write a table [{where}.{key}]")
        return dict(found)

    def _strings(self, table: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
        found = table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, str) and one.strip() for one in found):
            self.fail(f"{where}.{key}", 'a list of words: ["dam", "river water"]')
        return tuple(found)
