"""CAMEO codes in PLOVER's terms: "USAGOV" is a country and a sector, "1122" a type and a mode."""

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NULL_CODES = frozenset({"---", "--", "###", "+++", ""})

_NEAREST = re.compile(r"nearest ([A-Z]+)/([a-z-]+)/")
_STATE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class ActorReading:
    """What a code of an actor says, and the parts of it that say nothing to PLOVER."""

    country: str | None = None
    sectors: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.country is not None or bool(self.sectors)


@dataclass(frozen=True, slots=True)
class EventReading:
    """The PLOVER type and mode of a CAMEO code; not `exact` where the code itself has none."""

    type: str
    mode: str | None
    exact: bool


def read_actor_code(code: str) -> ActorReading:
    """Give country and sectors of a code such as USAGOV, PSEREBHMS or IGOUNO."""
    return _read_actor_code(code.strip().upper())


def read_event_code(code: str) -> EventReading | None:
    """Give type and mode of a CAMEO code; None where PLOVER has none, or there is no such code."""
    row = _cameo().get(code)
    if row is None:
        return None
    if row["plover_type"]:
        return EventReading(row["plover_type"], row["plover_mode"] or None, True)
    nearest = _NEAREST.search(row["note"])
    if nearest is None:
        return None
    return EventReading(nearest[1], None if nearest[2] == "-" else nearest[2], False)


def is_event_code(code: str) -> bool:
    """Say whether CAMEO has the code."""
    return code in _cameo()


@cache
def _read_actor_code(code: str) -> ActorReading:
    tables = _tables()
    parts = [code[at : at + 3] for at in range(0, len(code), 3)]
    country: str | None = None
    sectors: list[str] = []
    left: list[str] = []
    for place, part in enumerate(parts):
        if place == 0 and part in tables["countries"]:
            country = tables["countries"][part]
        elif place == 0 and part in tables["international"]:
            country = tables["international"][part]
        elif country == "IGO" and part in tables["bodies"]:
            country = tables["bodies"][part]
        elif part in tables["sectors"]:
            sectors.append(tables["sectors"][part])
        else:
            left.append(part)
    return ActorReading(country, tuple(dict.fromkeys(sectors)), tuple(left))


@cache
def _tables() -> dict[str, dict[str, str]]:
    found = tomllib.loads((files("accord.dictionaries") / "data" / "codes.toml").read_text(encoding="utf-8"))
    # The file, not the room that reads it: rooms know nothing of each other.
    states = (files("accord") / "actors" / "data" / "states.csv").read_text(encoding="utf-8")
    own = {row["id"]: row["id"] for row in csv.DictReader(states.splitlines()) if _STATE.fullmatch(row["id"])}
    return {**found, "countries": {**found["countries"], **own}}


@cache
def _cameo() -> dict[str, dict[str, str]]:
    text = (files("accord") / "events" / "ontology" / "cameo.csv").read_text(encoding="utf-8")
    return {row["code"]: row for row in csv.DictReader(text.splitlines())}
