"""Lay the actors and agents of a user's dictionaries over what accord knows.

A name that accord gives to somebody gets the dictionary's codes and keeps its id. A name of a state that accord knows
stays as it is: accord tells the capital from the government. All other names are entries of their own.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from accord.actors.entries import Ambiguity, Codes, Entry, Office, RoleNoun
from accord.actors.knowledge import Knowledge
from accord.actors.names import key_of
from accord.dictionaries import NO_DICTIONARIES, Dictionaries, DictionaryActor, DictionaryAgent

_CONFIDENCE = 0.9
_PLACES = frozenset({"state", "territory", "historical", "region", "people", "city", "province"})
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def lay_over(knowledge: Knowledge, dictionaries: Dictionaries) -> Knowledge:
    """Give the knowledge with the dictionaries over it."""
    if dictionaries is NO_DICTIONARIES:
        return knowledge
    laid = _Layer(knowledge)
    for actor in dictionaries.actors:
        laid.add(actor)
    nobody = {name: Ambiguity(ids=(), settled=False) for name in dictionaries.nobody}
    kept = {name: one for name, one in knowledge.ambiguities.items() if key_of(name) not in laid.claims}
    return replace(
        knowledge,
        entries=laid.entries,
        ambiguities={**kept, **nobody},
        role_nouns=_role_nouns(knowledge.role_nouns, dictionaries.agents, knowledge.codes),
        claims=laid.claims,
    )


class _Layer:
    """The entries while dictionaries are laid over them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.entries = dict(knowledge.entries)
        self.claims: dict[str, str] = {}  # key of a name -> id of the one entry that it stands for
        self._known: dict[str, list[Entry]] = {}
        for entry in knowledge.entries.values():
            for name, _ in entry.names():
                self._known.setdefault(key_of(name), []).append(entry)

    def add(self, actor: DictionaryActor) -> None:
        """Add one actor: to the entry that it is, or as one of its own."""
        state = self.entries.get(actor.country or "")
        if actor.sort == "state" and not actor.offices and state is not None and state.id == actor.country:
            self._add_to_state(actor, state)
            return
        keys = tuple(map(key_of, actor.names))
        entry = self._same(keys)
        new = self._coded(entry, actor) if entry is not None else self._new(actor)
        self.entries[new.id] = new
        self.claims.update(dict.fromkeys(keys, new.id))

    def _add_to_state(self, actor: DictionaryActor, state: Entry) -> None:
        """Give a state the names of the dictionary that accord does not know as that country's."""
        fresh: list[str] = []
        for name in actor.names:
            key = key_of(name)
            known = (*self._known.get(key, ()), *self._known.get(key_of(name.title()), ()))
            if all(entry.country != state.country for entry in known):
                fresh.append(name)
                self.claims[key] = state.id
        self.entries[state.id] = replace(state, aliases=(*state.aliases, *fresh))

    def _same(self, keys: tuple[str, ...]) -> Entry | None:
        """Give the one entry that goes by one of these names."""
        for key in keys:
            if key in self.claims:
                return self.entries[self.claims[key]]
            known = [entry for entry in self._known.get(key, ()) if entry.kind not in _PLACES and _is_named(entry, key)]
            if len(known) == 1:
                return self.entries[known[0].id]
        return None

    def _coded(self, entry: Entry, actor: DictionaryActor) -> Entry:
        """Give an entry the codes and names of a dictionary."""
        held = {key_of(name) for name in (entry.name, *entry.aliases)}
        more = tuple(name for name in actor.names if key_of(name) not in held)
        return replace(
            entry,
            aliases=(*entry.aliases, *more),
            country=actor.country,
            sectors=actor.sectors,
            roles=_offices(actor),
        )

    def _new(self, actor: DictionaryActor) -> Entry:
        return Entry(
            id=self._free_id(actor.names[0]),
            name=actor.names[0],
            kind=actor.sort,
            aliases=actor.names[1:],
            country=actor.country,
            sectors=actor.sectors,
            roles=_offices(actor),
            source="dictionary",
            confidence=_CONFIDENCE,
        )

    def _free_id(self, name: str) -> str:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        slug = _NOT_SLUG.sub("-", plain).strip("-") or "actor"
        found, number = slug, 2
        while found in self.entries:
            found, number = f"{slug}-{number}", number + 1
        return found


def _is_named(entry: Entry, key: str) -> bool:
    return any(key_of(name) == key for name in (entry.name, *entry.aliases))


def _offices(actor: DictionaryActor) -> tuple[Office, ...]:
    return tuple(
        Office(start=one.start, end=one.end, title="", sectors=one.sectors, country=one.country)
        for one in actor.offices
    )


def _role_nouns(nouns: tuple[RoleNoun, ...], agents: Iterable[DictionaryAgent], codes: Codes) -> tuple[RoleNoun, ...]:
    """Give the role nouns, those of the dictionary with its sectors."""
    found = {noun.words: noun for noun in nouns}
    for agent in agents:
        held = found.get(agent.words)
        official = bool(codes.official & set(agent.sectors))
        found[agent.words] = (
            replace(held, sectors=agent.sectors, borrows="no")
            if held
            else RoleNoun(words=agent.words, kind="unnamed", sectors=agent.sectors, context=official, borrows="no")
        )
    return tuple(found.values())
