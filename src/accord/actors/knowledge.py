"""What accord knows of actors: entries, role nouns and ambiguous names, read from ``data/``.

A user's own TOML files are laid over the packaged ones: an entry with the same id takes its place.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from accord.actors.entries import NOBODY, Ambiguity, Codes, Entry, RoleNoun
from accord.actors.schema import entry_of, modifier_of, role_noun_of
from accord.errors import ConfigError

ENTRY_FILES = (
    "states.csv",
    "historical.csv",
    "regions.csv",
    "peoples.csv",
    "cities.csv",
    "provinces.csv",
    "international.csv",
    "institutions.csv",
    "parties.csv",
    "armed_groups.csv",
    "coalitions.csv",
    "ngos.csv",
    "media.csv",
    "companies.csv",
    "people.csv",
)
_DATA = files("accord.actors") / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything the actors step knows, checked."""

    codes: Codes
    entries: dict[str, Entry]
    ambiguities: dict[str, Ambiguity]
    role_nouns: tuple[RoleNoun, ...]
    modifiers: dict[str, tuple[str, ...]]
    claims: dict[str, str] = field(default_factory=dict)  # names (as keys) that a user's dictionary gives to one id


def load_knowledge(own_files: Iterable[str] = ()) -> Knowledge:
    """Read the packaged knowledge with the user's own files over it.

    Raises ConfigError, naming the file and the entry, when something in them is wrong.
    """
    codes = _load_codes()
    entries: dict[str, Entry] = {}
    for name in ENTRY_FILES:
        for row in _rows(name):
            entry = entry_of(row, name, codes)
            if entry.id in entries:
                raise ConfigError(f"{name}, entry {entry.id!r}: the id is already used by {entries[entry.id].name!r}")
            entries[entry.id] = entry
    for path in own_files:
        for row in _own_rows(Path(path)):
            entry = entry_of(row, path, codes)
            entries[entry.id] = entry
    return Knowledge(
        codes=codes,
        entries=entries,
        ambiguities=_load_ambiguities(entries),
        role_nouns=tuple(role_noun_of(row, "role_nouns.csv", codes) for row in _rows("role_nouns.csv")),
        modifiers=dict(modifier_of(row, "role_modifiers.csv", codes) for row in _rows("role_modifiers.csv")),
    )


def _load_codes() -> Codes:
    found = tomllib.loads((_DATA / "codes.toml").read_text(encoding="utf-8"))
    return Codes(**{name: frozenset(values) for name, values in found.items()})


def _load_ambiguities(entries: dict[str, Entry]) -> dict[str, Ambiguity]:
    found: dict[str, Ambiguity] = {}
    for row in _rows("ambiguous.csv"):
        ids = tuple(part for part in row["ids"].split(";") if part)
        words = _words(row)
        unknown = [one for one in (*ids, *words) if one not in entries and one != NOBODY]
        if unknown:
            raise ConfigError(f"ambiguous.csv, alias {row['alias']!r}: no entry has the id {unknown[0]!r}")
        found[row["alias"]] = Ambiguity(ids=ids, settled=row["settled"] == "yes", words=words)
    return found


def _words(row: dict[str, str]) -> dict[str, frozenset[str]]:
    """Read "amazon-com: worker, online; -: river, rainforest"."""
    pairs = (part.partition(":") for part in row["words"].split(";") if part.strip())
    return {one.strip(): frozenset(word.strip() for word in words.split(",")) for one, _, words in pairs}


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (_DATA / name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _own_rows(path: Path) -> list[dict[str, Any]]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot read the actors file {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}") from error
    rows = found.get("actors")
    if not isinstance(rows, list) or set(found) != {"actors"}:
        raise ConfigError(f"{path}: write each actor as a table [[actors]]; other keys are not known here")
    return rows
