"""Find the names that the knowledge base holds, the longest first, whatever their dots and hyphens."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from accord.actors.entries import NOBODY, Ambiguity, Entry, Use
from accord.model import Annotation, Sentence

# Dots, hyphens and apostrophes part words but do not count: "U.S.", "US", "al-Qaeda" and "al Qaeda".
_ATOM = re.compile(r"[^\W_]+|[^\w\s.\-‐-―'‘’`]")
_PARTICLES = frozenset({"Al", "El", "The", "Of", "Bin", "Ibn", "De", "Da", "And", "For", "In"})
_END = ""
_SHOUTED = 3  # a word of capitals longer than this may be a name in a headline: "UNITED NATIONS"


class Candidate(NamedTuple):
    """An entry that a name may stand for, and how."""

    entry: Entry
    use: Use


@dataclass(frozen=True, slots=True)
class Match:
    """A known name in the text: tokens ``first:last`` (exclusive), characters ``start:end``."""

    first: int
    last: int
    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]
    ambiguity: Ambiguity | None = None  # what the list of ambiguous names says of it
    title: str = ""  # the title that stands before it, lower case


class _Atom(NamedTuple):
    key: str
    start: int
    end: int
    spaced: bool  # white space stands before it, and no dot before that


class NameIndex:
    """All names of the knowledge base in a trie of words."""

    def __init__(
        self, entries: Iterable[Entry], ambiguities: dict[str, Ambiguity], claims: dict[str, str] | None = None
    ) -> None:
        """Index the names; `claims` gives names, as keys, to one entry alone."""
        self._root: dict[str, object] = {}
        self._claims = claims or {}
        self._order = {key_of(alias): (alias, ambiguity) for alias, ambiguity in ambiguities.items()}
        by_id = {entry.id: entry for entry in entries}
        for entry in by_id.values():
            for name, use in entry.names():
                self._add(name, Candidate(entry, use))
                if name[0].islower():  # at the start of a sentence
                    self._add(name[0].upper() + name[1:], Candidate(entry, use))
        for alias, ambiguity in ambiguities.items():
            for one in ambiguity.ids:
                if one != NOBODY:
                    self._add(alias, Candidate(by_id[one], _use_of(alias, by_id[one])))

    def _add(self, name: str, candidate: Candidate) -> None:
        node = self._root
        keys = _keys(name)
        if self._claims and self._claims.get(" ".join(keys), candidate.entry.id) != candidate.entry.id:
            return
        for key in keys:
            node = node.setdefault(key, {})  # type: ignore[assignment]
        held: list[Candidate] = node.setdefault(_END, [])  # type: ignore[assignment]
        same = next((at for at, other in enumerate(held) if other.entry.id == candidate.entry.id), None)
        if same is None:
            held.append(candidate)
        elif held[same].use == "family":
            held[same] = candidate

    def collisions(self) -> dict[str, tuple[str, ...]]:
        """Give the names that several entries share, with the ids (for the linter)."""
        found: dict[str, tuple[str, ...]] = {}
        todo: list[tuple[str, dict[str, object]]] = [("", self._root)]
        while todo:
            path, node = todo.pop()
            for key, below in node.items():
                if key != _END:
                    todo.append((f"{path} {key}".strip(), below))  # type: ignore[arg-type]
                    continue
                ids = tuple(one.entry.id for one in below if one.use != "family")  # type: ignore[attr-defined]
                if len(ids) > 1:
                    found[path] = ids
        return dict(sorted(found.items()))

    def is_declared(self, name: str) -> bool:
        """Say whether a name is on the list of ambiguous names."""
        return key_of(name) in self._order

    def find(self, annotation: Annotation) -> list[Match]:
        """Give the known names of a text in order; they do not overlap."""
        found: list[Match] = []
        for sentence in annotation.sentences:
            found += self._in_sentence(annotation, sentence)
        return found

    def _in_sentence(self, annotation: Annotation, sentence: Sentence) -> list[Match]:
        atoms = _atoms(annotation.text[sentence.start : sentence.end])
        tokens = annotation.tokens
        found: list[Match] = []
        quiet: list[_Atom] = []
        at, token = 0, sentence.first
        while at < len(atoms):
            length, candidates = self._longest(atoms, at)
            if not length and _is_shouted(atoms, at):
                quiet = quiet or [atom._replace(key=_quiet(atom.key)) for atom in atoms]
                length, candidates = self._longest(quiet, at)
            if not length:
                at += 1
                continue
            start, end = sentence.start + atoms[at].start, sentence.start + atoms[at + length - 1].end
            key = " ".join(atom.key for atom in atoms[at : at + length])
            at += length
            while tokens[token].end <= start:
                token += 1
            last = token
            while last < sentence.last and tokens[last].start < end:
                last += 1
            ordered, ambiguity = self._ordered(key, candidates)
            if ordered:
                text, end = annotation.text[start:end], max(end, _dotted(annotation, last - 1))
                found.append(Match(token, last, start, end, text, ordered, ambiguity))
        return found

    def _longest(self, atoms: list[_Atom], at: int) -> tuple[int, list[Candidate]]:
        node: dict[str, object] = self._root
        best: tuple[int, list[Candidate]] = (0, [])
        for number in range(at, len(atoms)):
            key = atoms[number].key
            if number == at + 1 and _is_apart(atoms[at], atoms[number]):
                break
            below = node.get(key)
            if below is None:
                # A middle initial that the knowledge base does not give: "Donald J. Trump".
                if number > at and len(key) == 1 and key.isupper():
                    continue
                break
            node = below  # type: ignore[assignment]
            if _END in node:
                best = (number - at + 1, node[_END])  # type: ignore[assignment]
        return best

    def _ordered(self, key: str, candidates: list[Candidate]) -> tuple[tuple[Candidate, ...], Ambiguity | None]:
        """Give the candidates in the order of the list; of others, only people whom the text may name in full."""
        _, ambiguity = self._order.get(key, ("", None))
        if ambiguity is None:
            return tuple(candidates), None
        place = {one: number for number, one in enumerate(ambiguity.ids)}
        listed = sorted((one for one in candidates if one.entry.id in place), key=lambda one: place[one.entry.id])
        others = [one for one in candidates if one.entry.id not in place and one.use == "family"]
        return (*listed, *others), ambiguity


def _use_of(alias: str, entry: Entry) -> Use:
    """Say how the list of ambiguous names lets a name stand for an entry."""
    named = {name.rstrip("?"): use for name, use in entry.names() if use != "family"}
    return named.get(alias) or ("surname" if entry.kind == "person" and " " not in alias else "name")


def _dotted(annotation: Annotation, last: int) -> int:
    """Give the end of the last token where a dot belongs to it: "U.S."."""
    token = annotation.tokens[last]
    return token.end if token.text.endswith(".") else 0


def key_of(name: str) -> str:
    """Give the words of a name as they are compared."""
    return " ".join(_keys(name))


def _keys(name: str) -> list[str]:
    return [_folded(word) for word in _ATOM.findall(name)]


def _atoms(text: str) -> list[_Atom]:
    return [
        _Atom(_folded(match.group()), match.start(), match.end(), _is_spaced(text, match.start()))
        for match in _ATOM.finditer(text)
    ]


def _is_spaced(text: str, start: int) -> bool:
    return text[start - 1 : start].isspace() and text[start - 2 : start - 1] != "."  # "H. R." is "H.R."


def _is_apart(one: _Atom, other: _Atom) -> bool:
    """Say whether two single letters stand apart: "a U.N. panel" is not the "A.U."."""
    return len(one.key) == len(other.key) == 1 and other.spaced


def _is_shouted(atoms: list[_Atom], at: int) -> bool:
    if not atoms[at].key.isupper():
        return False
    behind = atoms[at + 1].key if at + 1 < len(atoms) else ""
    return len(atoms[at].key) > _SHOUTED or (len(atoms[at].key) > 1 and len(behind) > 1 and behind.isupper())


def _quiet(word: str) -> str:
    return _folded(word.capitalize()) if word.isupper() else word


@cache
def _folded(word: str) -> str:
    if word in _PARTICLES:
        return word.lower()
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)) or word
