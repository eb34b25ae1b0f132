"""Settings: one TOML file laid over the defaults below.

    [language]
    model = "en_core_web_lg"        # any installed spaCy pipeline, or a path to one

    [articles]
    max_characters = 500000

A key that accord does not know is an error, so a slip of the pen cannot pass unseen.
"""

import tomllib
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from accord.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSettings:
    """How pages are read."""

    max_characters: int = 2_000_000  # a longer page is a failure, not an hour of work
    max_lines: int = 50_000  # that are not blank; every line costs the language model a millisecond
    languages: tuple[str, ...] = ("en",)  # the languages that are coded; others are stored uncoded
    outlet_lines: tuple[str, ...] = ()  # tables of lines that outlets repeat, as `accord outlet-lines` makes them


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageSettings:
    """Which spaCy pipeline annotates the text."""

    model: str = "mooring"  # "mooring": the packaged en_core_web_md; else a package name or a path


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSettings:
    """Which knowledge of actors is used."""

    files: tuple[str, ...] = ()  # further TOML files of actors, laid over the packaged ones


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionarySettings:
    """Which dictionaries of PETRARCH, PETRARCH2 or TABARI go over accord's own knowledge."""

    dir: str = ""  # a folder of .actors.txt, .agents.txt, .verbs.txt and .discards.txt


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSettings:
    """How events are typed."""

    ontology: str = ""  # a TOML file with types of your own beside PLOVER's


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """How pages are fetched. Nothing here decides what a page becomes once it is there."""

    contact: str = ""  # a web or mail address, said to every server, where its owner can reach you
    delay: float = 1.0  # seconds between two requests to one host; a longer Crawl-delay of its robots.txt wins
    max_wait: float = 120.0  # seconds that a host may ask to wait before a request; longer, and its page fails
    connect_timeout: float = 10.0  # seconds
    read_timeout: float = 20.0  # seconds without a byte
    total_timeout: float = 60.0  # seconds for one answer, however slowly it drips
    max_bytes: int = 16_000_000  # of one answer, also after it is decompressed
    max_redirects: int = 5
    retries: int = 2  # after errors that may pass: time-outs, 429, 500, 502, 503, 504
    robots: bool = True  # obey robots.txt; turn it off only for servers of your own
    allow: tuple[str, ...] = ()  # networks besides the public ones, such as "10.1.0.0/16" or "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings of a run."""

    articles: ArticleSettings = field(default_factory=ArticleSettings)
    language: LanguageSettings = field(default_factory=LanguageSettings)
    actors: ActorSettings = field(default_factory=ActorSettings)
    dictionaries: DictionarySettings = field(default_factory=DictionarySettings)
    events: EventSettings = field(default_factory=EventSettings)
    web: WebSettings = field(default_factory=WebSettings)


def load_config(path: Path | None = None) -> Config:
    """Read `path` over the defaults; no path gives the defaults.

    Raises ConfigError when the file is missing, is not TOML, or holds an unknown key or a value of
    the wrong type.
    """
    if path is None:
        return Config()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot read the configuration {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}") from error
    return _overlay(Config(), found, str(path))


def with_own(config: Config, *, dictionaries: Path | str | None = None, ontology: Path | str | None = None) -> Config:
    """Give the settings with a folder of dictionaries and a file of event types of the user's own, where given."""
    if dictionaries is not None:
        config = replace(config, dictionaries=DictionarySettings(dir=str(dictionaries)))
    if ontology is not None:
        config = replace(config, events=EventSettings(ontology=str(ontology)))
    return config


def _overlay[T](settings: T, found: dict[str, Any], where: str) -> T:
    assert is_dataclass(settings)
    assert not isinstance(settings, type)
    known = {entry.name for entry in fields(settings)}
    for key in found:
        if key not in known:
            raise ConfigError(f"{where}: unknown key {key!r}; the keys here are: {', '.join(sorted(known))}")
    changes = {key: _fit(getattr(settings, key), value, f"{where}: {key}") for key, value in found.items()}
    return replace(settings, **changes)


def _fit(default: object, value: Any, where: str) -> object:
    if is_dataclass(default) and not isinstance(default, type):
        if not isinstance(value, dict):
            raise ConfigError(f"{where} must be a table, not {value!r}")
        return _overlay(default, value, where)
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    if isinstance(default, float) and type(value) is int:
        return float(value)
    if type(value) is not type(default):
        raise ConfigError(f"{where} must be {_kind(default)}, not {value!r}")
    return value


def _kind(default: object) -> str:
    kinds = {
        int: "a whole number",
        float: "a number",
        str: "a string",
        bool: "true or false",
        tuple: "a list of strings",
    }
    return kinds.get(type(default), type(default).__name__)
