"""The furniture rules as data: what the lines of each kind look like (``data/furniture.toml``)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_DECORATION = " \t\u00a0.!…>»›→▶►•·*|-–—#"
_LONGEST = 900  # characters; no line of furniture that a whole-line pattern describes is longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of furniture and its signs."""

    name: str
    line: re.Pattern[str]
    cues: tuple[tuple[int, re.Pattern[str]], ...]
    max_words: int
    run: bool
    heads: bool
    cited: bool
    plain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All kinds, in order of preference, and the stretches that are furniture inside a line."""

    kinds: tuple[Kind, ...]
    inline: tuple[tuple[str, re.Pattern[str]], ...]
    tone: tuple[re.Pattern[str], ...]
    plain_words: frozenset[str]  # kinds that are told by words which articles use, too

    def whole_line(self, text: str, *, words: int, cited: bool) -> Kind | None:
        """Give the kind that the whole line is of; `cited` says that it reports somebody's words."""
        if len(text) > _LONGEST:
            return None
        bare = text.strip(_DECORATION)
        for kind in self.kinds:
            if words <= kind.max_words and (kind.cited or not cited) and kind.line.fullmatch(bare):
                return kind
        return None

    def weigh(self, text: str) -> tuple[int, Kind | None]:
        """Weigh the cues in a line (without its quotations): their sum, and the weightiest kind."""
        weights = cue_weights(text)
        best = max(weights)
        return (sum(weights), self.kinds[weights.index(best)]) if best else (0, None)

    def tones(self, text: str) -> int:
        """Count in how many ways the line speaks as a newsroom to its readers ("we", "you")."""
        return sum(bool(pattern.search(text)) for pattern in self.tone)


@lru_cache(maxsize=1024)  # a line is weighed by the rules, then by the model
def cue_weights(text: str) -> tuple[int, ...]:
    """Weigh the cues of each kind, in order of the kinds, in a line without its quotations."""
    return tuple(sum(weight for weight, cue in kind.cues if cue.search(text)) for kind in load_rules().kinds)


@cache
def load_rules() -> Rules:
    """Load the packaged rules."""
    data = tomllib.loads(resources.files("accord.articles").joinpath("data/furniture.toml").read_text("utf-8"))
    kinds = tuple(_kind(entry) for entry in data["kind"])
    return Rules(
        kinds=kinds,
        plain_words=frozenset(kind.name for kind in kinds if kind.plain),
        tone=tuple(re.compile(pattern, re.IGNORECASE) for pattern in data["tone"]),
        inline=tuple((name, _any_of(patterns)) for name, patterns in data["inline"].items()),
    )


def _kind(entry: dict[str, Any]) -> Kind:
    return Kind(
        name=entry["name"],
        line=_any_of(entry["line"]),
        cues=tuple((weight, re.compile(pattern, re.IGNORECASE)) for weight, pattern in entry.get("cues", [])),
        max_words=entry["max_words"],
        run=entry.get("run", False),
        heads=entry.get("heads", False),
        cited=entry.get("cited", False),
        plain=entry.get("plain", False),
    )


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
