"""A folder of dictionaries: which file is what, what they hold together, and the hash that names them."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from accord.dictionaries.actors import read_actors
from accord.dictionaries.agents import read_agents
from accord.dictionaries.discards import read_discards
from accord.dictionaries.lines import read_lines
from accord.dictionaries.records import (
    Dictionaries,
    DictionaryActor,
    DictionaryAgent,
    DictionaryVerb,
    Discard,
    Line,
    Trouble,
)
from accord.dictionaries.verbs import read_verbs
from accord.errors import ConfigError

Kind = Literal["actors", "agents", "verbs", "discards"]

_SUFFIXES = frozenset({".txt", ".actors", ".agents", ".verbs", ".discards", ".dic", ".dict"})
_BLOCK = re.compile(r"---\s*\S.*---")
_NAMES: tuple[tuple[str, Kind], ...] = (
    ("agent", "agents"), ("actor", "actors"), ("discard", "discards"), ("verb", "verbs"),
)  # fmt: skip


@dataclass(slots=True)
class _Found:
    actors: list[DictionaryActor]
    nobody: list[str]
    agents: list[DictionaryAgent]
    verbs: list[DictionaryVerb]
    discards: list[Discard]
    troubles: list[Trouble]


def load_dictionaries(folder: Path | str) -> Dictionaries:
    """Read the dictionaries of a folder; raises ConfigError where it holds none, or a file cannot be read."""
    place = Path(folder)
    return _load(place, digest_of(place))


def digest_of(folder: Path) -> str:
    """Hash the names and contents of the dictionaries in a folder, without reading what they say."""
    digest = hashlib.sha256()
    for file in _files(folder):
        try:
            content = file.read_bytes()
        except OSError as error:
            raise ConfigError(f"cannot read the dictionary {file}: {error.strerror}") from error
        digest.update(f"{file.name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


@lru_cache(maxsize=4)
def _load(folder: Path, digest: str) -> Dictionaries:
    found = _Found([], [], [], [], [], [])
    kinds: dict[str, str] = {}
    for file in _files(folder):
        lines = read_lines(file)
        kind = _kind(file, lines)
        kinds[file.name] = kind or "unknown"
        if kind is None:
            found.troubles.append(_unknown(file, lines))
        else:
            _READERS[kind](lines, found)
    if not any(kind != "unknown" for kind in kinds.values()):
        raise ConfigError(
            f"{folder} holds no dictionary: name the files NAME.actors.txt, NAME.agents.txt, NAME.verbs.txt or "
            "NAME.discards.txt"
        )
    return Dictionaries(
        digest=digest,
        files=kinds,
        actors=tuple(found.actors),
        nobody=tuple(dict.fromkeys(found.nobody)),
        agents=tuple(found.agents),
        verbs=tuple(found.verbs),
        discards=tuple(found.discards),
        troubles=tuple(sorted(found.troubles, key=lambda one: (one.file, one.line))),
    )


def _files(folder: Path) -> list[Path]:
    try:
        inside = [file for file in folder.iterdir() if file.is_file() and not file.name.startswith(".")]
    except OSError as error:
        raise ConfigError(f"cannot read the folder of dictionaries {folder}: {error.strerror}") from error
    return sorted((file for file in inside if _looks_like_one(file)), key=lambda file: file.name)


def _looks_like_one(file: Path) -> bool:
    return file.suffix.lower() in _SUFFIXES or any(word in file.name.lower() for word, _ in _NAMES)


def _kind(file: Path, lines: tuple[Line, ...]) -> Kind | None:
    """Say what a file is by its name; PETRARCH's verbs are told by their blocks, whatever their name."""
    name = file.name.lower()
    for word, kind in _NAMES:
        if word in name:
            return kind
    return "verbs" if any(_BLOCK.fullmatch(line.text) for line in lines) else None


def _unknown(file: Path, lines: tuple[Line, ...]) -> Trouble:
    detail = (
        "name it NAME.actors.txt, NAME.agents.txt, NAME.verbs.txt or NAME.discards.txt; issues are not carried over"
    )
    first = lines[0].number if lines else 1
    return Trouble(
        file=file.name, line=first, text=f"({len(lines):,} lines)", level="not", reason="kind", detail=detail
    )


def _read_actors(lines: tuple[Line, ...], found: _Found) -> None:
    actors, nobody, troubles = read_actors(lines)
    found.actors += actors
    found.nobody += nobody
    found.troubles += troubles


def _read_agents(lines: tuple[Line, ...], found: _Found) -> None:
    agents, actors, troubles = read_agents(lines)
    found.agents += agents
    found.actors += actors
    found.troubles += troubles


def _read_verbs(lines: tuple[Line, ...], found: _Found) -> None:
    verbs, troubles = read_verbs(lines)
    found.verbs += verbs
    found.troubles += troubles


def _read_discards(lines: tuple[Line, ...], found: _Found) -> None:
    discards, troubles = read_discards(lines)
    found.discards += discards
    found.troubles += troubles


_READERS: dict[Kind, Callable[[tuple[Line, ...], _Found], None]] = {
    "actors": _read_actors,
    "agents": _read_agents,
    "verbs": _read_verbs,
    "discards": _read_discards,
}
