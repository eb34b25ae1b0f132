"""The cue lexicon: which words hand a statement to a speaker, and of what kind."""

import tomllib
from importlib.resources import files


class Cues:
    """The lexicon of data/cues.toml; loaded once."""

    def __init__(self) -> None:
        folder = files("accord.attribution") / "data"
        lexicon = tomllib.loads((folder / "cues.toml").read_text(encoding="utf-8"))
        self._spoken = frozenset(lexicon.pop("spoken")["verbs"].split())
        self._light = frozenset(lexicon.pop("light")["verbs"].split())
        self._kinds = {part: _by_word(kinds) for part, kinds in lexicon.items()}

    def kind(self, part: str, *words: str) -> str | None:
        """Give the kind of the first of `words` that the lexicon knows as a `part` ("verbs", "nouns" ...)."""
        known = self._kinds.get(part, {})
        return next((known[word] for word in words if word in known), None)

    def is_spoken(self, lemma: str) -> bool:
        """Say whether the verb can stand alone beside what is said ("..., she warns")."""
        return lemma in self._spoken

    def is_light(self, lemma: str) -> bool:
        """Say whether the verb only lends a noun its verb ("expressed concern")."""
        return lemma in self._light


def _by_word(kinds: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, words in kinds.items():
        for word in words.split():
            found.setdefault(word, kind)
    return found
