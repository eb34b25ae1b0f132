"""The words that change factuality, loaded from data/factuality.toml, and how two values combine."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, cast

from accord.errors import ConfigError
from accord.model import Factuality

Frame = Literal["to", "ing", "that", "noun", "subject"]
WordClass = Literal["verbs", "nouns", "adjectives"]

FRAMES: tuple[Frame, ...] = ("to", "ing", "that", "noun", "subject")
_DEFAULT_FRAMES: tuple[Frame, ...] = ("to", "ing", "that", "noun")
_CERTAINTY = {"U": 0, "PS": 1, "PR": 2, "CT": 3}


class Value(NamedTuple):
    """A FactBank value as a number and a sign, so that values can be combined."""

    certainty: int  # 0 uncommitted, 1 possible, 2 probable, 3 certain
    happened: bool

    def flipped(self) -> "Value":
        """Give the value under negation."""
        return Value(self.certainty, not self.happened)

    def affirmed(self) -> "Value":
        """Give the value without its negation: what a denied clause still presupposes."""
        return Value(self.certainty, True)

    def capped(self, certainty: int) -> "Value":
        """Give the value, at most this certain."""
        return Value(min(self.certainty, certainty), self.happened)

    @property
    def code(self) -> Factuality:
        """FactBank's name for the value."""
        if self.certainty == 0:
            return "UU"
        name = {1: "PS", 2: "PR", 3: "CT"}[self.certainty] + ("+" if self.happened else "-")
        return cast(Factuality, name)


def parse_value(code: str) -> Value:
    """Read "CT+", "PR-", "UU" and the like; raises ConfigError for anything else."""
    if code == "UU":
        return Value(0, True)
    if code[:2] not in ("CT", "PR", "PS") or code[2:] not in ("+", "-"):
        raise ConfigError(f"factuality.toml: {code!r} is not one of CT+ PR+ PS+ CT- PR- PS- UU")
    return Value(_CERTAINTY[code[:2]], code[2] == "+")


FACT = Value(3, True)
UNCOMMITTED = Value(0, True)


@dataclass(frozen=True, slots=True)
class Operator:
    """What a word does to its complement, affirmed and denied."""

    plus: Value
    minus: Value
    factive: bool = False
    soft: bool = False  # a definite noun stays a fact: "discussed the attack", but not "discussed an attack"

    def apply(self, around: Value) -> Value:
        """Give the complement's value where the operator itself has the value `around`."""
        if self.factive:
            return FACT
        own = self.plus if around.happened or around.certainty == 0 else self.minus
        return Value(min(own.certainty, around.certainty), own.happened)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operators:
    """All of factuality.toml, ready for look-up."""

    complements: dict[tuple[WordClass, str, Frame], Operator]
    modals: dict[str, Operator]
    adverbs: dict[str, str]  # adverb -> "PR", "PS", "UU" or "not"
    modifiers: dict[str, Value]
    process_nouns: frozenset[str]
    prepositions: dict[str, str]  # preposition -> "CT-", "UU" or "fact"
    phrases: frozenset[str]
    marks: dict[str, str]  # clause-opening word -> "UU", "fact" or "ahead"
    negative_words: frozenset[str]
    negative_determiners: frozenset[str]
    kinds: dict[str, Value]


@cache
def load_operators() -> Operators:
    """Read factuality.toml once; raises ConfigError for a value it does not know or a word entered twice."""
    data = tomllib.loads((files("accord.events") / "data" / "factuality.toml").read_text(encoding="utf-8"))
    return Operators(
        complements=_complements(data["operators"]),
        modals={
            word: Operator(parse_value(plus), parse_value(minus)) for word, (plus, minus) in data["modals"].items()
        },
        adverbs=_inverted(data["adverbs"]),
        modifiers={word: _modifier(group) for word, group in _inverted(data["modifiers"]).items()},
        process_nouns=frozenset(data["process_nouns"]["nouns"]),
        prepositions=_inverted(data["prepositions"]),
        phrases=frozenset(data["phrases"]["UU"]),
        marks=_inverted(data["marks"]),
        negative_words=frozenset(data["negative_words"]["subject_or_object"]),
        negative_determiners=frozenset(data["negative_words"]["determiners"]),
        kinds={kind: parse_value(value) for kind, value in data["kinds"].items()},
    )


def _complements(entries: Iterable[dict[str, Any]]) -> dict[tuple[WordClass, str, Frame], Operator]:
    """Index the operators; an entry that names its frames wins over one that takes them all."""
    named: dict[tuple[WordClass, str, Frame], Operator] = {}
    general: dict[tuple[WordClass, str, Frame], Operator] = {}
    for entry in entries:
        operator = Operator(
            plus=parse_value(entry["plus"]),
            minus=parse_value(entry["minus"]),
            factive=entry.get("factive", False),
            soft=entry.get("soft", False),
        )
        table = named if "frames" in entry else general
        classes: tuple[WordClass, ...] = ("verbs", "nouns", "adjectives")
        for word_class in classes:
            for word in entry.get(word_class, ()):
                for frame in entry.get("frames", _DEFAULT_FRAMES):
                    key = (word_class, word, frame)
                    if table.get(key, operator) != operator:
                        raise ConfigError(f"factuality.toml: {word!r} ({word_class}, {frame}) has two values")
                    table[key] = operator
    return general | named


def _inverted(groups: dict[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for group, words in groups.items():
        for word in words:
            if found.setdefault(word, group) != group:
                raise ConfigError(f"factuality.toml: {word!r} stands under {found[word]} and {group}")
    return found


def _modifier(group: str) -> Value:
    return parse_value(group if group in ("UU", "CT-") else group + "+")
