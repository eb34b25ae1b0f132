"""Type what is planned, refused, asked or threatened: "agreed to send aid" is AGREE, "refused to meet" REJECT."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from accord.events.lexicon import Matrix


@cache
def _rules() -> dict[str, Any]:
    data = files("accord.events") / "data" / "shifts.toml"
    rules: dict[str, Any] = tomllib.loads(data.read_text(encoding="utf-8"))
    return rules


@cache
def _means() -> dict[str, dict[str, list[str]]]:
    data = files("accord.events") / "data" / "means.toml"
    return tomllib.loads(data.read_text(encoding="utf-8"))


def is_hostile(type_: str) -> bool:
    """Say whether a type is conflict that may be threatened."""
    return type_ in _rules()["hostile"]


def is_friendly(type_: str) -> bool:
    """Say whether a type is cooperation or yielding."""
    return type_ in _rules()["cooperative"] or type_ in _rules()["yielding"]


def shifted_type(matrix: Matrix, inner: str | None) -> str | None:
    """Give the type of an act on another act; None where the outer word alone says nothing.

    `inner` is the type of the act that is planned, refused, asked for or threatened, where known.
    """
    rules = _rules()
    if matrix in ("agree", "plan"):
        if inner in rules["yielding"]:
            return "CONCEDE"
        if inner in rules["hostile"]:
            return "THREATEN"
        if inner in rules["cooperative"]:
            return "AGREE"
        return "AGREE" if matrix == "agree" and inner is None else inner
    if matrix == "fail":
        return "REJECT" if inner == "AGREE" else None  # "failed to reach agreement"; other failures are no refusal
    return {"reject": "REJECT", "request": "REQUEST", "threaten": "THREATEN"}[matrix]


def mode_of(type_: str, inner: str | None, inner_mode: str | None, words: frozenset[str]) -> str | None:
    """Give the mode of a REQUEST, REJECT or THREATEN by what it is about."""
    if type_ == "THREATEN":
        return _threat_mode(inner, inner_mode, words)
    if type_ not in ("REQUEST", "REJECT"):
        return None
    rules = _rules()
    if inner == "CONSULT":
        return "meet"
    if inner in rules["yielding"]:
        return "yield"
    if inner in rules["cooperative"]:
        return "assist"
    for mode, lemmas in rules["asked"].items():
        if words & set(lemmas):
            return str(mode)
    return "change" if words else None


def _threat_mode(inner: str | None, inner_mode: str | None, words: frozenset[str]) -> str | None:
    rules = _rules()
    for key in (f"{inner}/{inner_mode}", str(inner)):
        if key in rules["threatened"]:
            return str(rules["threatened"][key])
    for mode, lemmas in rules["threat_words"].items():
        if words & set(lemmas):
            return str(mode)
    return None


def mode_by_means(type_: str, words: frozenset[str]) -> str | None:
    """Give the mode that a weapon or another means among `words` tells."""
    for mode, lemmas in _means().get(type_, {}).items():
        if words & set(lemmas):
            return mode
    return None
