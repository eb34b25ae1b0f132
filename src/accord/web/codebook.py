"""The codes in words: event types with their modes, contexts, sectors, and CAMEO, as the ontology holds them."""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Json = dict[str, Any]


@cache
def plover() -> Json:
    """Give PLOVER as accord uses it: types, contexts, sectors, international, quads."""
    return tomllib.loads((files("accord.events") / "ontology" / "plover.toml").read_text(encoding="utf-8"))


@cache
def cameo() -> dict[str, Json]:
    """Give CAMEO's codes: label, Goldstein value, and the PLOVER type, mode and contexts that each stands for."""
    text = (files("accord.events") / "ontology" / "cameo.csv").read_text(encoding="utf-8")
    return {
        row["code"]: {
            "code": row["code"],
            "label": row["label"],
            "goldstein": float(row["goldstein"]),
            "type": row["plover_type"] or None,
            "mode": row["plover_mode"] or None,
            "contexts": row["plover_contexts"].split() if row["plover_contexts"] else [],
        }
        for row in csv.DictReader(text.splitlines())
    }


def define_type(name: str) -> str:
    """Say in a line what events of a type are."""
    return str(plover()["types"].get(name, {}).get("definition", ""))


def define_mode(name: str, mode: str | None) -> str:
    """Say in a line what a mode of a type is."""
    return str(plover()["types"].get(name, {}).get("modes", {}).get(mode, {}).get("definition", ""))


def define_sector(code: str) -> str:
    """Say what a sector code stands for."""
    return str(plover()["sectors"].get(code, {}).get("meaning", code))


def define_country(code: str) -> str:
    """Say what an international code stands for; a country's code as it is."""
    return str(plover()["international"].get(code, {}).get("meaning", code))


def define_cameo(code: str) -> str:
    """Give the label of a CAMEO code."""
    return str(cameo().get(code, {}).get("label", ""))


def whole() -> Json:
    """Give the codebook as one JSON value."""
    book = plover()
    return {
        "plover": {key: book[key] for key in ("quads", "types", "contexts", "sectors", "international")},
        "cameo": list(cameo().values()),
    }
