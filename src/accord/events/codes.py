"""PLOVER and CAMEO as data: types, modes, contexts, scores, and the way from one scheme to the other."""

import csv
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from accord.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """One CAMEO code and the PLOVER reading that it stands for."""

    code: str
    label: str
    goldstein: float
    type: str | None
    mode: str | None
    contexts: frozenset[str]
    weak: bool  # the crosswalk's pairing is loose


class Ontology:
    """The event types with their modes and scores; loads and checks the three files once.

    Raises ConfigError when the files contradict one another; the message names every fault.
    """

    def __init__(self, folder: Path | None = None) -> None:
        place: Traversable = folder or files("accord.events") / "ontology"
        plover = tomllib.loads((place / "plover.toml").read_text(encoding="utf-8"))
        choice = tomllib.loads((place / "choice.toml").read_text(encoding="utf-8"))
        self._types: dict[str, dict[str, Any]] = plover["types"]
        self.types: tuple[str, ...] = tuple(self._types)
        self.contexts: tuple[str, ...] = tuple(plover["contexts"])
        self.sectors: tuple[str, ...] = tuple(plover["sectors"])
        self.international: tuple[str, ...] = tuple(plover["international"])
        self.codes = _read_codes((place / "cameo.csv").read_text(encoding="utf-8"))
        self._fallback: dict[str, str] = plover["cameo_fallback"]
        self._first: dict[str, str] = choice["first"]
        self._hint_only = frozenset(choice["hint_only"])
        faults = self._faults()
        if faults:
            raise ConfigError(f"the ontology in {place} is not consistent: {'; '.join(faults)}")

    def quad(self, type: str) -> int:  # noqa: A002
        """Give the quad class of a type: 1 and 2 verbal and material cooperation, 3 and 4 conflict."""
        return int(self._type(type)["quad"])

    def modes(self, type: str) -> tuple[str, ...]:  # noqa: A002
        """Give the modes that a type has."""
        return tuple(self._type(type)["modes"])

    def intensity(self, type: str, mode: str | None = None) -> float:  # noqa: A002
        """Give PLOVER's score, -10 (most conflict) to +10: the mode's own, else the type's."""
        entry = self._type(type)
        if mode is None:
            return float(entry["intensity"])
        if mode not in entry["modes"]:
            raise ConfigError(f"{type} has no mode {mode!r}; it has: {', '.join(entry['modes']) or 'none'}")
        return float(entry["modes"][mode]["intensity"])

    def cameo(
        self,
        type: str,  # noqa: A002
        mode: str | None = None,
        contexts: Iterable[str] = (),
        *,
        hint: str | None = None,
    ) -> tuple[str, float]:
        """Give the CAMEO code (three or four digits) and its Goldstein value.

        A `hint` from the lexicon wins where that code belongs to the type. Else the codes of the type
        and mode are compared: most contexts shared, then shortest, then lowest number.
        """
        self._type(type)
        if hint is not None and hint in self.codes and self.codes[hint].type == type:
            return hint, self.codes[hint].goldstein
        code = self._choose(type, mode, frozenset(contexts))
        return code.code, code.goldstein

    def _choose(self, type_: str, mode: str | None, contexts: frozenset[str]) -> CameoCode:
        key = f"{type_}/{mode or ''}"
        if key in self._fallback:
            return self.codes[self._fallback[key]]
        fit = [code for code in self.codes.values() if (code.type, code.mode) == (type_, mode) and len(code.code) > 2]
        if not fit:  # a type whose codes all carry a mode: any of them names it
            fit = [code for code in self.codes.values() if code.type == type_ and len(code.code) > 2]
        plain = [code for code in fit if code.code not in self._hint_only and not code.weak] or fit
        best = min(plain, key=lambda code: (-len(code.contexts & contexts), len(code.code), code.code))
        if key in self._first and not best.contexts & contexts:
            return self.codes[self._first[key]]
        return best

    def _type(self, name: str) -> dict[str, Any]:
        if name not in self._types:
            raise ConfigError(f"unknown event type {name!r}; the types are: {', '.join(self._types)}")
        return self._types[name]

    def _faults(self) -> list[str]:
        return [
            *self._faults_of_types(),
            *(fault for code in self.codes.values() for fault in self._faults_of_code(code)),
            *self._faults_of_choice(),
        ]

    def _faults_of_types(self) -> list[str]:
        faults = []
        coded = {code.type for code in self.codes.values() if len(code.code) > 2}
        for name, entry in self._types.items():
            if entry.get("quad") not in (1, 2, 3, 4):
                faults.append(f"{name}: quad must be 1 to 4, not {entry.get('quad')!r}")
            if name not in coded:
                faults.append(f"{name}: no CAMEO code leads to it")
            scores = {name: entry["intensity"]} | {
                f"{name}/{mode}": detail["intensity"] for mode, detail in entry["modes"].items()
            }
            faults += [
                f"{where}: intensity {score} is not in -10..10" for where, score in scores.items() if abs(score) > 10
            ]
        return faults

    def _faults_of_code(self, code: CameoCode) -> list[str]:
        faults = []
        if code.type is not None and code.type not in self._types:
            return [f"CAMEO {code.code}: unknown type {code.type}"]
        if code.mode is not None and (code.type is None or code.mode not in self._types[code.type]["modes"]):
            faults.append(f"CAMEO {code.code}: {code.type} has no mode {code.mode}")
        unknown = sorted(code.contexts - set(self.contexts))
        if unknown:
            faults.append(f"CAMEO {code.code}: unknown contexts {', '.join(unknown)}")
        return faults

    def _faults_of_choice(self) -> list[str]:
        faults = [f"hint_only: unknown CAMEO code {code}" for code in sorted(self._hint_only - self.codes.keys())]
        for table in (self._fallback, self._first):
            for key, code in table.items():
                type_, _, mode = key.partition("/")
                if type_ not in self._types or (mode and mode not in self._types[type_]["modes"]):
                    faults.append(f"code for {key}: no such type and mode")
                if code not in self.codes:
                    faults.append(f"code for {key}: unknown CAMEO code {code}")
        return faults


def _read_codes(text: str) -> dict[str, CameoCode]:
    return {
        row["code"]: CameoCode(
            code=row["code"],
            label=row["label"],
            goldstein=float(row["goldstein"]),
            type=row["plover_type"] or None,
            mode=row["plover_mode"] or None,
            contexts=frozenset(filter(None, row["plover_contexts"].split(";"))),
            weak="weak: " in row["note"],
        )
        for row in csv.DictReader(text.splitlines())
    }
