"""What words tell of a person: forms of address, roles, first names, and the gender they show."""

import csv
import tomllib
from importlib.resources import files

from accord.model import Annotation, Phrase


class People:
    """The lists of data/people.toml and data/first_names.csv; loaded once."""

    def __init__(self) -> None:
        folder = files("accord.language") / "data"
        names = (folder / "first_names.csv").read_text(encoding="utf-8").splitlines()
        words = tomllib.loads((folder / "people.toml").read_text(encoding="utf-8"))
        self._first_names = {row["name"]: row["gender"] for row in csv.DictReader(names)}
        self._address = {word: _gender(gender) for gender, listed in words["address"].items() for word in listed}
        self._bodies = {word: kind for kind, listed in words["bodies"].items() for word in listed.split()}
        self._roles = {word: _gender(gender) for gender, listed in words["roles"].items() for word in listed.split()}

    def is_role(self, lemma: str) -> bool:
        """Say whether the noun names one person by what they do ("minister", "spokeswoman")."""
        return lemma in self._roles

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

    def gender(self, annotation: Annotation, phrase: Phrase, name: list[str]) -> str:
        """Give "m" or "f" where the phrase's own words show it, else ""."""
        for token in annotation.tokens[phrase.first : phrase.last]:
            shown = self._address.get(token.text.lower(), "") or self._roles.get(token.lemma, "")
            if shown:
                return shown
        return self._first_names.get(name[0], "") if len(name) > 1 else ""


def _gender(word: str) -> str:
    return word if word in ("m", "f") else ""
