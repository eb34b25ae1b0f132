"""What the finder knows: the gazetteer, our additions to it, and the words around names."""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from accord.places.gazetteer import Gazetteer, Place
from accord.places.keys import key_of

Keys = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The sets of words.toml, where comments say what each is for, and common_words.txt.

    The common words are names of the gazetteer that English text prints in lower case.
    """

    placing: Keys
    locative: Keys
    directional: Keys
    parts: Keys
    streets: Keys
    civic: Keys
    residents: Keys
    saying: Keys
    other_bodies: Keys
    party_letters: Keys
    lower_ends: Keys
    common: Keys
    kinds: dict[str, str]  # "province" -> "adm1"


class Knowledge:
    """Looks names up in the gazetteer and the additions; loads both once."""

    def __init__(self) -> None:
        self.lookup = lru_cache(maxsize=50_000)(self._lookup)
        self.gazetteer = Gazetteer()
        self._countries = self.gazetteer.countries()
        self.words = load_words()
        self.demonyms = load_demonyms()
        additions = _read("additions.toml")
        self._plain, self._exact, self._postal = (
            self._names(additions[part]) for part in ("names", "abbreviations", "postal")
        )
        self._plain = {key_of(name): place for name, place in self._plain.items()}
        for entry in additions["places"]:
            names = entry.pop("also", [])
            place = Place(**{"lat": None, "lon": None} | entry)
            self._plain |= {key_of(name): place for name in (place.name, *names)}

        # "Persian Gulf region": the last word of a listed name may be in lower case
        ends = (name.split()[-1] for name in self._plain if " " in name)
        self.lower_ends = frozenset(end for end in ends if end in self.words.kinds or end in self.words.lower_ends)

    def plain_sense(self, key: str) -> Place | None:
        """Give the place that the additions name for a key."""
        return self._plain.get(key)

    def country(self, code: str) -> Place | None:
        """Give the country with this ISO alpha-3 code."""
        return self._countries.get(code)

    def _lookup(self, text: str) -> tuple[Place, ...]:
        """Give the places that a stretch of text may name, the plain sense first, if it is a name."""
        exact = self._exact.get(text)
        if exact is not None:
            return (exact,)
        key = key_of(text)
        if len(key) < 2 or (len(key) == 2 and not text.isupper() and "." not in text):
            return ()
        plain = self._plain.get(key)
        if plain is not None and len(key) <= 3 and not (text.isupper() or "." in text):
            plain = None  # "us" is no country
        found = self.gazetteer.places_of(key)
        if len(key) <= 3 and text.isupper():
            found = tuple(place for place in found if place.kind in ("country", "adm1"))
        if plain is None:
            return found
        same = plain.geonames
        return (plain, *(place for place in found if same is None or place.geonames != same))

    def after_comma(self, text: str) -> tuple[Place, ...]:
        """Give what a text may name right after "Town,": postal codes count there too."""
        postal = self._postal.get(text)
        return (postal,) if postal is not None else self.lookup(text)

    def _names(self, listed: dict[str, list[str]]) -> dict[str, Place]:
        found = self.gazetteer.by_id(int(number) for number in listed)
        return {name: found[int(number)] for number, names in listed.items() for name in names}


@cache
def load_words() -> Words:
    """Give the words around names."""
    data = _read("words.toml")
    kinds = {word: kind for kind, words in data.pop("kinds").items() for word in words}
    common = frozenset(_text("common_words.txt").split())
    return Words(kinds=kinds, common=common, **{name: frozenset(words) for name, words in data.items()})


@cache
def load_demonyms() -> dict[str, str]:
    """Give the country (ISO alpha-3) of each word for its people, singular and plural, lower case."""
    found = {row["word"]: row["iso3"] for row in csv.DictReader(_text("demonyms.csv").splitlines())}
    return found | {f"{word}s": country for word, country in found.items()}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(_text(name))


def _text(name: str) -> str:
    return (files("accord.places") / "data" / name).read_text(encoding="utf-8")
