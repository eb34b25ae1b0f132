"""Draw a record for the terminal: the text with what was read in it, then the lists."""

from collections.abc import Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from accord.cli import words
from accord.cli.marked import marked_text
from accord.cli.terminal import print_tidy, safe

Json = dict[str, Any]

WIDTH = 100  # longer lines are hard to read, however wide the terminal
_OPENING = 60  # characters shown of the text where there is no title
_QUOTED = 300  # characters shown of a statement's content


def print_record(console: Console, record: Json, *, versions: Sequence[str] = ()) -> None:
    """Print an article: its head, its text with everything marked, its statements and its events.

    `versions` are the ids of all versions of it that are stored, in order.
    """
    width = min(console.width, WIDTH)
    parts: list[RenderableType] = [_head(record, versions), marked_text(record), _statements(record), _events(record)]
    if record["warnings"]:
        parts.append(_warnings(record))
    for part in parts:
        print_tidy(console, part, "", width=width)


def _head(record: Json, versions: Sequence[str]) -> Group:
    title = safe(record["title"]) if record["title"] else _opening(record)
    facts = [record["outlet"] or "no outlet", record["byline"], words.published(record), record["language"]]
    origin = [record["id"], record["url"], record["source"]["ref"]]
    return Group(
        Rule(style="dim"),
        Text(title, style="bold"),
        Text(" · ".join(safe(fact) for fact in facts if fact)),
        Text(" · ".join(dict.fromkeys(safe(one) for one in origin if one)), style="dim"),
        *_versions(record["id"], versions),
        Rule(style="dim"),
    )


def _versions(own: str, versions: Sequence[str]) -> list[Text]:
    """Give a line that names the versions before and after this one, where there are any."""
    if len(versions) < 2:
        return []
    place = versions.index(own)
    parts = [f"version {place + 1} of {len(versions)}"]
    parts += [f"before it {versions[place - 1]}"] if place else []
    parts += [f"after it {versions[place + 1]}"] if place + 1 < len(versions) else []
    return [Text(" · ".join(parts), style="dim")]


def _opening(record: Json) -> str:
    """Give the first words in the place of a title: they tell articles apart better than "untitled"."""
    start = record["sentences"][0][0] if record["sentences"] else 0
    words = safe(record["text"][start : start + 10 * _OPENING]).split()
    return f"untitled: {_shorten(' '.join(words), _OPENING)}"


def _section(title: str, number: int) -> Text:
    return Text.assemble((title, "bold"), (f" ({number})", "dim"))


def _statements(record: Json) -> Group:
    statements = record["statements"]
    if not statements:
        return Group(Text("No statements.", style="dim"))
    depths = _depths(statements)
    entries = [
        Padding(_entry(f"{number}", _statement(record["text"], statement)), (0, 0, 0, 2 * depths[statement["id"]]))
        for number, statement in enumerate(statements, start=1)
    ]
    return Group(_section("Statements", len(statements)), *entries)


def _depths(statements: list[Json]) -> dict[str, int]:
    parents = {statement["id"]: statement["parent"] for statement in statements}
    depths: dict[str, int] = {}
    for statement in parents:
        depth, parent = 0, parents[statement]
        while parent in parents and depth < len(parents):
            depth, parent = depth + 1, parents[parent]
        depths[statement] = depth
    return depths


def _entry(label: str, body: Group) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=4, justify="right", style="dim")
    table.add_column(ratio=1)
    table.add_row(label, body)
    return table


def _statement(text: str, statement: Json) -> Group:
    speaker = statement["speaker"]
    name = safe(speaker["name"]) if speaker else "speaker unknown"
    cue = _pieces(text, statement["cue"])
    details = [
        words.plain(speaker["kind"]) if speaker else None,
        f"{words.plain(statement['kind'])}, {statement['manner']}",
        statement["medium"],
        words.when(statement["date"]),
    ]
    first = Text.assemble((name, "bold cyan"), " ", (cue, "italic yellow"), ("  " + _join(details), "dim"))
    return Group(first, Text(_shorten(_pieces(text, statement["content"])), style="green"))


def _events(record: Json) -> Group:
    events = record["events"]
    if not events:
        return Group(Text("No events.", style="dim"))
    voices = {statement["id"]: statement for statement in record["statements"]}
    entries = [_entry(f"[{number}]", _event(record, event, voices)) for number, event in enumerate(events, start=1)]
    return Group(_section("Events", len(events)), *entries)


def _event(record: Json, event: Json, voices: dict[str, Json]) -> Group:
    own = event.get("own") or {}
    kind = words.kind(event["type"], event["mode"], own.get("type"), own.get("mode"))
    nobody = ("nobody named", "dim")
    first = Text.assemble(
        (kind, "bold magenta"),
        "  ",
        words.who(event["actors"]) or nobody,
        (" → ", "bold"),
        words.who(event["recipients"]) or nobody,
    )
    setting = _join([words.where(event["place"]), words.when(event["date"])])
    second = Text.assemble(
        ("voice: ", "dim"),
        (words.voice([voices[one] for one in event["voice"] if one in voices]), "cyan"),
        (" · ", "dim"),
        words.factuality(event["factuality"]),
        (f" · {setting}" if setting else "", ""),
    )
    reasons = [f"no {words.plain(field)}: {words.plain(reason)}" for field, reason in event["empty"].items()]
    lines = [first, second, _evidence(record, event)]
    lines += [Text(_join(reasons), style="dim")] if reasons else []
    return Group(*lines)


def _evidence(record: Json, event: Json) -> Text:
    start, end = record["sentences"][event["sentence"]]
    evidence = Text(safe(record["text"][start:end]).replace("\n", " "), style="italic")
    for first, last in event["trigger"]:
        evidence.stylize("bold underline", max(first - start, 0), max(last - start, 0))
    return evidence


def _warnings(record: Json) -> Group:
    warnings = record["warnings"]
    lines = [Text(f"  {words.plain(one['code'])}: {safe(one['detail'])}", style="dim") for one in warnings]
    return Group(_section("Warnings", len(warnings)), *lines)


def _pieces(text: str, spans: list[list[int]]) -> str:
    return safe(" … ".join(" ".join(text[start:end].split()) for start, end in spans))


def _shorten(text: str, length: int = _QUOTED) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _join(parts: Sequence[str | None]) -> str:
    return " · ".join(safe(part) for part in parts if part)
