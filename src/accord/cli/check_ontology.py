"""`accord check-ontology`: what a file of event types holds, and what in it may not do what is wanted."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from accord.cli import words
from accord.cli.options import JsonOption
from accord.cli.terminal import out, print_tidy, quiet_pipe, safe, write_line
from accord.cli.words import count
from accord.record import dump

if TYPE_CHECKING:
    from accord.events.codes import Ontology
    from accord.events.lexicon import Entry
    from accord.events.own import Conditions, OwnTypes, Type
    from accord.events.own_checking import Doubt

Json = dict[str, Any]

_FILTERS = (
    "object", "object_of", "head_of", "subject", "complement", "modal",
    "not_object", "not_subject", "not_modifier", "not_of",
)  # fmt: skip


def check_ontology(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A TOML file with event types of your own.")],
    json: JsonOption = False,
) -> None:
    """Say what a file of event types holds, what each is in PLOVER and CAMEO, and what in it can never match.

    Nothing is coded. Use the file with --ontology FILE of code, read, watch and show.
    A file that is wrong ends with exit code 2, and its line or its key.
    """
    from accord.events.codes import Ontology
    from accord.events.own_checking import doubts_of
    from accord.events.own_reading import load_own

    own = load_own(str(file))
    plover, doubts = Ontology(), doubts_of(own)
    types = [_type(one, own, plover) for one in own.types]
    with quiet_pipe():
        if json:
            told = [{"entry": one.entry, "reason": one.reason, "detail": one.detail} for one in doubts]
            write_line(dump({"digest": own.models["ontology"], "types": types, "warnings": told}))
        else:
            _print(file, types, doubts)


# ------------------------------------------------------------------------------------- what it holds


def _type(one: "Type", own: "OwnTypes", plover: "Ontology") -> Json:
    return {
        "type": one.name,
        "quad": one.quad,
        "intensity": one.scores.get(None),
        **_conditions(one.conditions, plover),
        "contexts": sorted(one.conditions.contexts),
        "triggers": [_trigger(entry, plover) for entry in own.entries_of(one)],
        "modes": [
            {"mode": name, "intensity": one.scores.get(name), **_conditions(asked, plover)}
            for name, asked in one.modes.items()
        ],
    }


def _conditions(asked: "Conditions", plover: "Ontology") -> Json:
    refines = (name.partition("/") for name in sorted(asked.refines))
    return {
        "refines": [_plover(kind, mode or None, plover) for kind, _, mode in refines],
        "words": [" ".join(phrase) for phrase in asked.words],
    }


def _trigger(entry: "Entry", plover: "Ontology") -> Json:
    from accord.events.own_checking import phrase_of

    asked = {name: getattr(entry, name) for name in _FILTERS}
    return {
        "words": phrase_of(entry),
        "part_of_speech": entry.pos,
        "own_mode": entry.own[1] if entry.own else None,
        **_plover(entry.type, entry.mode, plover, hint=entry.cameo),
        "asks": {name: sorted(one.lemmas | one.classes) for name, one in asked.items() if one},
    }


def _plover(kind: str, mode: str | None, plover: "Ontology", *, hint: str | None = None) -> Json:
    """Give a PLOVER type and mode with the CAMEO code that they have where no context says more."""
    return {"plover": kind, "mode": mode, "cameo": plover.cameo(kind, mode, hint=hint)[0]}


# ---------------------------------------------------------------------------------------- for people


def _print(file: Path, types: list[Json], doubts: "tuple[Doubt, ...]") -> None:
    modes = sum(len(one["modes"]) for one in types)
    triggers = sum(len(_by_words(one["triggers"])) for one in types)
    parts = [count(len(types), "type"), count(modes, "mode"), count(triggers, "trigger")]
    print_tidy(out(), Text(f"{safe(str(file))}: {', '.join(parts)}"), wrap=False)
    for one in types:
        print_tidy(out(), Text(""), Text.assemble((safe(one["type"]), "bold magenta"), _scores(one)), _rows(one))
    if doubts:
        print_tidy(out(), Text(""), _doubts(doubts))
    else:
        print_tidy(out(), Text(""), Text("every entry can match, and none hides another", style="green"))


def _scores(one: Json) -> str:
    parts = [f"quad {one['quad']}" if one.get("quad") else "", _signed(one["intensity"])]
    told = ", ".join(part for part in parts if part)
    return f"  {told}" if told else ""


def _signed(score: float | None) -> str:
    return "" if score is None else f"{score:+.1f}"


def _rows(one: Json) -> Table:
    table = _grid()
    for name, told in _told(one):
        table.add_row(name, safe(told))
    return table


def _told(one: Json) -> Iterator[tuple[str, str]]:
    if one["refines"]:
        yield "refines", ", ".join(map(_code, one["refines"]))
        yield from _where(one)
    for readings in _by_words(one["triggers"]):
        first = readings[0]
        own = f" = {one['type']}·{first['own_mode']}" if first["own_mode"] else ""
        kinds = ", ".join(dict.fromkeys(reading["part_of_speech"] for reading in readings))
        asks = "".join(f"; {words.plain(name)}: {', '.join(asked)}" for name, asked in first["asks"].items())
        yield "trigger", f"{first['words']} ({kinds}) → {_code(first)}{own}{asks}"
    for mode in one["modes"]:
        told = [_signed(mode["intensity"]), ", ".join(map(_code, mode["refines"])), *(text for _, text in _where(mode))]
        yield "mode", "  ".join((mode["mode"], *filter(None, told)))


def _where(asked: Json) -> Iterator[tuple[str, str]]:
    if asked["words"]:
        yield "  words", f"one of: {', '.join(asked['words'])}"
    if asked.get("contexts"):
        yield "  contexts", f"one of: {', '.join(asked['contexts'])}"


def _by_words(triggers: list[Json]) -> list[list[Json]]:
    """Put the readings of one trigger together: a word may be looked for as a verb and as a noun."""
    found: dict[str, list[Json]] = {}
    for one in triggers:
        found.setdefault(dump({**one, "part_of_speech": ""}), []).append(one)
    return list(found.values())


def _code(one: Json) -> str:
    return f"{words.kind(one['plover'], one['mode'])} {one['cameo']}"


def _doubts(doubts: "tuple[Doubt, ...]") -> Table:
    from accord.events.own_checking import DOUBTS

    table = _grid()
    for one in doubts:
        style = "red" if one.reason == "never" else "yellow"
        table.add_row(safe(one.entry), Text.assemble((DOUBTS[one.reason], style), "\n", (safe(one.detail), "dim")))
    return table


def _grid() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(ratio=1)
    return table
