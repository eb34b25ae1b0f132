"""The cue lexicon: which words hand a statement to a speaker, of what kind, and how surely."""

import csv
import tomllib
from importlib.resources import files

# Counts of a frame are drawn to the mean of its shape as if that had been seen this often.
_PRIOR_WEIGHT = 4.0


class Cues:
    """The lexicon of data/cues.toml with the counts of data/frames.csv; loaded once."""

    def __init__(self) -> None:
        folder = files("accord.attribution") / "data"
        lexicon = tomllib.loads((folder / "cues.toml").read_text(encoding="utf-8"))
        self._spoken = frozenset(lexicon.pop("spoken")["kinds"])
        self._kinds = {part: _by_word(kinds) for part, kinds in lexicon.items()}
        counts = (folder / "frames.csv").read_text(encoding="utf-8").splitlines()
        self._counts = {
            (row["cue"], row["shape"]): (int(row["seen"]), int(row["right"])) for row in csv.DictReader(counts)
        }

    def kind(self, part: str, *words: str) -> str | None:
        """Give the kind of the first of `words` that the lexicon knows as a `part` ("verbs", "nouns" ...)."""
        known = self._kinds.get(part, {})
        return next((known[word] for word in words if word in known), None)

    def is_spoken(self, lemma: str) -> bool:
        """Say whether the verb can stand alone beside what is said ("..., she warns")."""
        return self._kinds["verbs"].get(lemma) in self._spoken

    def chance(self, part: str, word: str, shape: str) -> float:
        """Give the share of statements among such uses of the cue, in (0, 1)."""
        known = self.kind(part, word, word.split(" ")[0]) is not None
        seen, right = self._counts.get((f"*{'known' if known else 'other'}", shape), (0, 0))
        mean = (right + 1.0) / (seen + (2.0 if known else 8.0))
        seen, right = self._counts.get((word, shape), (0, 0))
        return (right + _PRIOR_WEIGHT * mean) / (seen + _PRIOR_WEIGHT)


def _by_word(kinds: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, words in kinds.items():
        for word in words.split():
            found.setdefault(word, kind)
    return found
