"""Which nouns and names are documents and media."""

import tomllib
from importlib.resources import files


class SourceWords:
    """The lists of data/sources.toml; loaded once."""

    def __init__(self) -> None:
        data = tomllib.loads((files("accord.attribution") / "data" / "sources.toml").read_text(encoding="utf-8"))
        self._documents = frozenset(data["documents"].split())
        self._media = frozenset(data["media"].split())
        self._names = frozenset(data["names"])
        self._endings = tuple(data["endings"])

    def is_document(self, lemma: str) -> bool:
        """Say whether the noun's bearer is a document ("report", "poll")."""
        return lemma in self._documents

    def is_medium(self, lemma: str) -> bool:
        """Say whether statements are made in or on what the noun names ("interview", "television")."""
        return lemma in self._media

    def is_outlet(self, name: str) -> bool:
        """Say whether the name is that of an outlet or a platform ("Reuters", "Springfield Gazette")."""
        bare = name.removeprefix("The ").removeprefix("the ")
        return bare in self._names or f"The {bare}" in self._names or bare.split(" ")[-1] in self._endings
