"""`accord check-dictionaries`: what of a folder of dictionaries is carried over, and what is not."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from accord.cli.options import JsonOption
from accord.cli.terminal import out, print_tidy, quiet_pipe, safe, write_line
from accord.cli.words import count
from accord.record import dump

if TYPE_CHECKING:
    from accord.dictionaries import Dictionaries, Trouble

_LEVELS = {"partly": "in part", "not": "not"}
_SHOWN = 40  # lines of the table, unless all are asked for


def check_dictionaries(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder of .actors.txt, .agents.txt, .verbs.txt, .discards.txt.")
    ],
    everything: Annotated[bool, typer.Option("--all", help="List every line, however many there are.")] = False,
    json: JsonOption = False,
) -> None:
    """Say what of PETRARCH or TABARI dictionaries is carried over, and list each line that is not, with the reason.

    Nothing is coded. Use the dictionaries with --dictionaries DIR of code, read, watch and show.
    """
    from accord.dictionaries import load_dictionaries

    found = load_dictionaries(folder)
    with quiet_pipe():
        if json:
            write_line(dump(_to_json(found)))
        else:
            _print(found, folder, everything)


def _carried(found: "Dictionaries") -> dict[str, int]:
    return {
        "actors": len(found.actors),
        "names": sum(len(actor.names) for actor in found.actors),
        "nobody": len(found.nobody),
        "agents": len(found.agents),
        "verbs": sum(verb.type is not None and not verb.is_pattern for verb in found.verbs),
        "patterns": sum(verb.type is not None and verb.is_pattern for verb in found.verbs),
        "null_verbs": sum(verb.type is None and not verb.is_pattern for verb in found.verbs),
        "null_patterns": sum(verb.type is None and verb.is_pattern for verb in found.verbs),
        "discards": len(found.discards),
    }


def _to_json(found: "Dictionaries") -> dict[str, object]:
    troubles = [
        {
            "file": one.file, "line": one.line, "text": one.text, "carried_over": one.level, "reason": one.reason,
            "detail": one.detail,
        }
        for one in found.troubles
    ]  # fmt: skip
    return {"digest": found.digest, "files": found.files, "carried_over": _carried(found), "troubles": troubles}


def _print(found: "Dictionaries", folder: Path, everything: bool) -> None:
    carried = _carried(found)
    parts = [
        f"{count(carried['actors'], 'actor')} with {count(carried['names'], 'spelling')}",
        f"{count(carried['agents'], 'form')} of agents",
        f"{count(carried['verbs'], 'verb')} with {count(carried['patterns'], 'frame')} of patterns",
        f"{count(carried['null_verbs'], 'verb')} and {count(carried['null_patterns'], 'frame')} that silence",
        count(carried["discards"], "discard"),
    ]
    print_tidy(out(), Text(f"{safe(str(folder))}: {', '.join(parts)}"), wrap=False)
    if not found.troubles:
        print_tidy(out(), Text("every line is carried over", style="green"))
        return
    shown = found.troubles if everything else found.troubles[:_SHOWN]
    print_tidy(out(), _table(shown))
    print_tidy(out(), _summary(found), wrap=False)
    if len(shown) < len(found.troubles):
        rest = len(found.troubles) - len(shown)
        print_tidy(out(), Text(f"{rest:,} more: --all lists them, --json writes them", style="dim"), wrap=False)


def _table(troubles: "tuple[Trouble, ...]") -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for one in troubles:
        style = "red" if one.level == "not" else "yellow"
        what = Text.assemble(safe(one.text), "\n", (safe(f"{_reason(one.reason)}: {one.detail}"), "dim"))
        table.add_row(safe(f"{one.file}:{one.line}"), Text(_LEVELS[one.level], style=style), what)
    return table


def _summary(found: "Dictionaries") -> Text:
    counted = Counter((one.level, one.reason) for one in found.troubles)
    lines = [
        Text.assemble((f"{number:>6,}  ", "bold"), f"{_LEVELS[level]}: {_reason(reason)}")
        for (level, reason), number in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    ]
    return Text("\n").join(lines)


def _reason(reason: str) -> str:
    from accord.dictionaries import REASONS

    return REASONS[reason]
