"""A statement in the making: token numbers instead of spans, and the evidence it rests on."""

from dataclasses import dataclass

from accord.model import StatementBasis

Indices = frozenset[int]
NONE: Indices = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A possible statement, found by one rule.

    ``part`` and ``word`` are the cue's entry in the lexicon, ``shape`` names the construction: what
    follows the cue, in which order. Together they say how likely this is a statement at all.
    """

    part: str  # "verbs", "nouns", "adjectives", "others"
    word: str
    shape: str
    anchor: int  # the token that the cue turns on
    cue: Indices
    source: Indices = NONE
    source_head: int | None = None
    content: Indices
    chance: float = 0.0
    kind: str = "say"
    basis: StatementBasis = "rules"
