"""The values that a filter may take, from the house's own code lists."""

import tomllib
from functools import cache
from importlib.resources import files

FACTUALITY = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "UU")
# Words that stand for several values; the three of them share out all seven.
FACTUALITY_WORDS = {
    "certain": ("CT+",),
    "denied": ("CT-", "PR-", "PS-"),
    "open": ("PR+", "PS+", "UU"),
}
QUADS = {"1": "verbal cooperation", "2": "material cooperation", "3": "verbal conflict", "4": "material conflict"}
QUAD_SHORT = {"vc": "1", "mc": "2", "vx": "3", "mx": "4"}
BASES = ("lexicon", "rules", "network", "both", "layout")
MANNERS = ("direct", "indirect", "mixed")
VERSIONS = ("latest", "first", "several")

# Whose voice an event is told in, seen from the event's own actors. See `side` in derive.py.
SIDES = ("author", "own", "target", "other", "unknown")
# Further words that `voice` takes: every voice but the author's, and speakers who hold an office.
ATTRIBUTED = "attributed"
OFFICIAL = "official"
OFFICIAL_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
ALIKE = frozenset({"UNO", "EUR"})  # bodies that speak and act as one, as a state does


@cache
def types() -> tuple[str, ...]:
    """Give PLOVER's event types."""
    return tuple(_plover()["types"])


@cache
def modes() -> tuple[str, ...]:
    """Give PLOVER's modes, of all types."""
    return tuple(sorted({mode for kind in _plover()["types"].values() for mode in kind["modes"]}))


@cache
def contexts() -> tuple[str, ...]:
    """Give PLOVER's contexts."""
    return tuple(_plover()["contexts"])


@cache
def sectors() -> tuple[str, ...]:
    """Give PLOVER's sectors."""
    return tuple(_plover()["sectors"])


@cache
def _plover() -> dict[str, dict[str, dict[str, dict[str, object]]]]:
    # The file, not the module that reads it for the pipeline: that one loads the language model's library.
    text = files("accord").joinpath("events", "ontology", "plover.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
