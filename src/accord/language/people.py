"""What words tell of a person: forms of address, roles, first names, and the gender they show."""

import csv
import tomllib
from importlib.resources import files
from typing import Any

from accord.model import Annotation, Phrase

_ROLE_ENDINGS = ("ologist", "ographer", "keeper", "ician", "ineer", "woman")
_NATIONAL_ENDINGS = ("an", "i", "ocrat", "ist")
_PEOPLE_ENDINGS = ("er", "or", "ist", "ian", "man", "eer", "ee", "ant")
_LEAST_NAMES, _MOST_OTHER = 15, 0.12  # names with an ending, and the share of the other gender among them


class People:
    """The lists of data/people.toml, data/kinds.toml and data/first_names.csv; loaded once."""

    def __init__(self) -> None:
        folder = files("accord.language") / "data"
        names = (folder / "first_names.csv").read_text(encoding="utf-8").splitlines()[1:]
        words: dict[str, Any] = tomllib.loads((folder / "people.toml").read_text(encoding="utf-8"))
        self._first_names: dict[str, str] = dict(csv.reader(names))
        self._address = {word: _gender(gender) for gender, listed in words["address"].items() for word in listed}
        self._bodies = {word: kind for kind, listed in words["bodies"].items() for word in listed.split()}
        self._roles = {word: _gender(gender) for gender, listed in words["roles"].items() for word in listed.split()}
        self._nationals, self._no_nationals = (frozenset(words["nationals"][key].split()) for key in ("words", "never"))
        self._several = frozenset(words["several"].split())
        self._offices = frozenset(words["offices"].split())
        self._generic = frozenset(words["generic"].split())
        self._shortened: dict[str, str] = {
            short: noun for noun, listed in words["shortened"].items() for short in listed.split()
        }
        self._same: dict[str, str] = words["same"]
        kinds: dict[str, dict[str, str]] = tomllib.loads((folder / "kinds.toml").read_text(encoding="utf-8"))
        self._called = _called([*kinds["people"].items(), *kinds["bodies"].items()])
        self._lists = {name: frozenset(listed.split()) for name, listed in kinds["lists"].items()}
        self._speech = frozenset(words["speech"].split())
        self._name_nouns = {word: kind for kind, listed in words["names"].items() for word in listed.split()}
        self._endings = _endings(self._first_names)

    def is_role(self, lemma: str) -> bool:
        """Say whether the noun names one person by what they do ("minister", "spokeswoman")."""
        return lemma in self._roles or lemma in self._shortened or lemma.endswith(_ROLE_ENDINGS)

    def is_animate(self, lemma: str) -> bool:
        """Say whether the noun is of people, as far as its ending or our lists tell ("voters", "crowd")."""
        return self.is_role(lemma) or lemma in self._several or self.is_body(lemma) or lemma.endswith(_PEOPLE_ENDINGS)

    def role_gender(self, lemma: str) -> str:
        """Give "m" or "f" for a noun that says so ("chairman", "actress"), else ""."""
        return self._roles.get(lemma, "")

    def is_generic(self, lemma: str) -> bool:
        """Say whether the noun may stand for nearly any person told of before ("the official")."""
        return lemma in self._generic

    def is_office(self, lemma: str) -> bool:
        """Say whether the noun may well be of another person than the one told of ("the mayor")."""
        return lemma in self._offices

    def is_speech(self, lemma: str) -> bool:
        """Say whether the verb's subject speaks."""
        return lemma in self._speech

    def unshortened(self, word: str) -> str:
        """Give the role that an abbreviation before a name stands for ("sen." -> "senator")."""
        return self._shortened.get(word, word)

    def same(self, phrase: str) -> str:
        """Give the usual words for an office ("head of state" -> "president"), else ""."""
        return self._same.get(phrase, "")

    def is_called(self, role: str, word: str) -> bool:
        """Say whether somebody with that role may be called by the word: an archbishop "the churchman"."""
        return role in self._called.get(word, ())

    def is_person(self, lemma: str) -> bool:
        """Say whether the noun is for one person, with a role that another may take over or not ("pianist")."""
        return self.is_role(lemma) or lemma in self._lists["people"]

    def is_listed(self, lemma: str, kind: str) -> bool:
        """Say whether the noun stands in a list of data/kinds.toml: "people", "bodies", "several" or "documents"."""
        return lemma in self._lists[kind]

    def body_of_name(self, word: str) -> str:
        """Give the sort of body that the last word of a name shows ("Gazette" -> "newspaper"), else ""."""
        return self._name_nouns.get(word, "") or (word.lower() if word.lower() in self._bodies else "")

    def names_body(self, word: str) -> bool:
        """Say whether the word ends the names of bodies and is no plain noun for one ("Gazette", "Airways")."""
        return word in self._name_nouns

    def names_home(self, word: str) -> bool:
        """Say whether the word ends the names of houses that somebody runs ("Carraig House", "Adams Hospital")."""
        return self._name_nouns.get(word) == "home"

    def is_body(self, lemma: str) -> bool:
        """Say whether the noun names a body that has a name of its own ("group", "newspaper")."""
        return lemma in self._bodies

    def kin(self, lemma: str) -> str:
        """Give one noun for all that name the same sort of body ("daily" -> "newspaper"), else the noun itself."""
        kind = self._bodies.get(lemma, "")
        return lemma if kind in ("", "other") else kind

    def is_address(self, word: str) -> bool:
        """Say whether the word is a form of address ("Mr", "Dr.")."""
        return word.lower() in self._address

    def is_national(self, word: str, *, sure: bool) -> bool:
        """Say whether a word with a capital is for one of a nation, party or faith: "Dane", "Republican".

        Where that must be sure, an ending is not enough.
        """
        ends = word.endswith(_NATIONAL_ENDINGS) and word not in self._no_nationals
        return word in self._nationals or (ends and not sure)

    def first_name(self, word: str) -> str:
        """Give "m" or "f" for a known first name, or the first part of a double one; else ""."""
        return self._first_names.get(word, self._first_names.get(word.split("-")[0], ""))

    def leaning(self, word: str) -> str:
        """Give the gender that most first names with the same ending have, where nearly all agree; else ""."""
        return self._endings.get(word[-3:], self._endings.get(word[-2:], ""))

    def without_titles(self, words: list[str]) -> list[str]:
        """Give a name's words without the forms of address and roles that open it."""
        first = 0
        while first < len(words) - 1 and (self.is_address(words[first]) or self._is_title(words[first].lower())):
            first += 1
        return words[first:]

    def _is_title(self, word: str) -> bool:
        """Say whether a role is before a name or, for several, before the first of their names ("Senators")."""
        return self.is_role(word) or (word.endswith("s") and self.is_role(word.removesuffix("s")))

    def gender(self, annotation: Annotation, phrase: Phrase, name: list[str]) -> str:
        """Give "m" or "f" where the phrase's own words or the first name show it, else ""."""
        return self.shown_gender(annotation, phrase) or (self.first_name(name[0]) if len(name) > 1 else "")

    def shown_gender(self, annotation: Annotation, phrase: Phrase) -> str:
        """Give "m" or "f" where an address or a role in the phrase shows it, else ""."""
        for token in annotation.tokens[phrase.first : phrase.last]:
            shown = self._address.get(token.text.lower(), "") or self._roles.get(token.lemma, "")
            if shown:
                return shown
        return ""


def _called(kinds: list[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Give the roles that each general word may stand for."""
    found: dict[str, set[str]] = {}
    for general, roles in kinds:
        for word in general.split():
            found.setdefault(word, set()).update(roles.split(), general.split())
    return {word: frozenset(roles) for word, roles in found.items()}


def _endings(names: dict[str, str]) -> dict[str, str]:
    """Give the gender of the endings of two and three letters that belong to one gender nearly always."""
    counts: dict[str, list[int]] = {}
    for name, gender in names.items():
        for end in (name[-3:], name[-2:]):
            counts.setdefault(end, [0, 0])[gender == "f"] += 1
    sure = (
        (end, both)
        for end, both in counts.items()
        if max(both) >= _LEAST_NAMES and min(both) <= _MOST_OTHER * sum(both)
    )
    return {end: "f" if both[1] > both[0] else "m" for end, both in sure}


def _gender(word: str) -> str:
    return word if word in ("m", "f") else ""
