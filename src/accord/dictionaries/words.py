"""The small word lists of data/words.toml, and how the capitals of dictionaries are written in news."""

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SHORT = 4  # a word of a name no longer than this may be an abbreviation: "UN ENVOY"
_LONE = 6  # and a name of one word: "NATO", "UNICEF"
_PART = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The lists, lower case."""

    common: frozenset[str]
    small: frozenset[str]
    bodies: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    auxiliaries: frozenset[str]
    passive: frozenset[str]
    empty: frozenset[str]
    irregular: dict[str, str]


@cache
def load_words() -> Words:
    """Load the word lists once."""
    found = tomllib.loads((files("accord.dictionaries") / "data" / "words.toml").read_text(encoding="utf-8"))
    lists = {name: frozenset(value) for name, value in found.items() if isinstance(value, list)}
    return Words(**lists, irregular=found["irregular"])


def spellings(name: str) -> tuple[str, ...]:
    """Give the ways in which news write a name of a dictionary, the usual one first.

    Dictionaries write capitals and underscores; a name with small letters is taken as it is.
    """
    words = name.replace("_", " ").split()
    if not words or any(letter.islower() for letter in name):
        return (" ".join(words),) if words else ()
    common = load_words().common
    if len(words) == 1:
        usual = [] if words[0].lower() in common else [_capital(words[0])]
        return tuple(dict.fromkeys([*usual, *(words if len(words[0]) <= _LONE or not usual else ())]))
    small = load_words().small
    titled = [_capital(word) for word in words]
    usual_words = [word.lower() if number and word.lower() in small else word for number, word in enumerate(titled)]
    short = [
        word if len(word) <= _SHORT and word.lower() not in small else usual
        for word, usual in zip(words, usual_words, strict=True)
    ]
    return tuple(dict.fromkeys((" ".join(usual_words), " ".join(titled), " ".join(short))))


def _capital(word: str) -> str:
    """Write a word of capitals with one: "O'NEILL" is "O'Neill", "MCCAIN" is "McCain"."""
    if word.startswith("MC") and len(word) > 4:
        return f"Mc{_capital(word[2:])}"
    return _PART.sub(lambda part: part.group().capitalize(), word)


def plural(noun: str) -> str:
    """Give the regular plural, as PETRARCH makes it."""
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o", "u"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith("ss") else f"{noun}s"


def singular(noun: str) -> str:
    """Give the regular singular; a noun that is none stays as it is."""
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith("sses"):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def is_inflected(word: str, *, verb: bool) -> bool:
    """Say whether a word looks like a form of another: "talks", "impounded"; of a verb also "held"."""
    past = len(word) > 5 and word.endswith("ed") and not word.endswith("eed")
    return past or singular(word) != word or (verb and load_words().irregular.get(word, word) != word)


def is_body(name: str) -> bool:
    """Say whether a name is that of a body: "MINISTRY OF LABOUR"."""
    return any(word in load_words().bodies or word in _group_nouns() for word in name.lower().split())


def has_first_name(name: str) -> bool:
    """Say whether a name of two to five words begins with a first name."""
    words = name.split()
    return 2 <= len(words) <= 5 and words[0].capitalize() in _first_names()


@cache
def _group_nouns() -> frozenset[str]:
    # The files, not the rooms that read them: rooms know nothing of each other.
    text = (files("accord") / "actors" / "data" / "role_nouns.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return frozenset(row["noun"] for row in rows if row["kind"] in ("organisation", "group") and " " not in row["noun"])


@cache
def _first_names() -> frozenset[str]:
    text = (files("accord") / "language" / "data" / "first_names.csv").read_text(encoding="utf-8")
    return frozenset(row["name"] for row in csv.DictReader(text.splitlines()))
