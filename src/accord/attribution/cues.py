"""The cue lexicon: which words hand a statement to a speaker, and of what kind."""

import tomllib
from functools import cache
from importlib.resources import files

_LISTS = ("spoken", "light", "carriers", "deeds")  # the other tables give kinds


class Cues:
    """The lexicon of data/cues.toml; loaded once."""

    def __init__(self) -> None:
        lexicon = _load()
        self._spoken = frozenset(lexicon["spoken"]["verbs"].split())
        self._light = frozenset(lexicon["light"]["verbs"].split())
        self._deeds = {verb: frozenset(nouns.split()) for verb, nouns in lexicon["deeds"].items()}
        self._kinds = {part: _by_word(kinds) for part, kinds in lexicon.items() if part not in _LISTS}

    def kind(self, part: str, *words: str) -> str | None:
        """Give the kind of the first of `words` that the lexicon knows as a `part` ("verbs", "nouns" ...)."""
        known = self._kinds.get(part, {})
        return next((known[word] for word in words if word in known), None)

    def is_spoken(self, lemma: str) -> bool:
        """Say whether the verb can stand alone beside what is said ("..., she warns")."""
        return lemma in self._spoken

    def is_deed(self, verb: str, noun: str) -> bool:
        """Say whether the verb with this object is a deed ("called a strike")."""
        return noun in self._deeds.get(verb, ())

    def is_deed_to_somebody(self, verb: str) -> bool:
        """Say whether the verb is a deed where its object is somebody ("recalled the envoy")."""
        return verb in self._deeds["to_somebody"]

    def is_light(self, lemma: str) -> bool:
        """Say whether the verb only lends a noun its verb ("expressed concern")."""
        return lemma in self._light


@cache
def load_carriers() -> frozenset[str]:
    """Give the verbs that say how or when something is said, not that it is ("went on to say")."""
    return frozenset(_load()["carriers"]["verbs"].split())


def _load() -> dict[str, dict[str, str]]:
    data = (files("accord.attribution") / "data" / "cues.toml").read_text(encoding="utf-8")
    return tomllib.loads(data)


def _by_word(kinds: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, words in kinds.items():
        for word in words.split():
            found.setdefault(word, kind)
    return found
