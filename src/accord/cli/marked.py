"""The text of an article with everything that was read in it marked in place."""

from typing import Any

from rich.text import Text

from accord.cli.terminal import safe
from accord.cli.words import plain

Json = dict[str, Any]

_STYLES = {"content": "green", "source": "bold cyan", "cue": "italic yellow"}
_TRIGGER = "bold underline"


def marked_text(record: Json) -> Text:
    """Give the text: furniture dimmed in ‹kind: ...›, statements coloured, triggers numbered as their events are."""
    # The same length as the original, so every offset of the record holds.
    text = Text(safe(record["text"]))
    for part, style in _STYLES.items():
        for statement in record["statements"]:
            _style(text, statement[part], style)
    for event in record["events"]:
        _style(text, event["trigger"], _TRIGGER)
    for piece in record["furniture"]:
        text.stylize("dim", piece["start"], piece["end"])
    marked = _insert(text, _marks(record))
    marked.rstrip()
    return marked


def _style(text: Text, spans: list[list[int]], style: str) -> None:
    for start, end in spans:
        text.stylize(style, start, end)


def _marks(record: Json) -> list[tuple[int, int, Text]]:
    """Give what is to be written between the characters: offset, rank at the same offset, what."""
    marks: list[tuple[int, int, Text]] = []
    for piece in record["furniture"]:
        marks.append((piece["start"], 2, Text(f"‹{plain(piece['kind'])}: ", style="dim bold")))
        marks.append((piece["end"], 0, Text("›", style="dim bold")))
    for number, event in enumerate(record["events"], start=1):
        end = max((end for _, end in event["trigger"]), default=None)
        if end is not None:
            marks.append((end, 1, Text(f"[{number}]", style="bold magenta")))
    return sorted(marks, key=lambda mark: mark[:2])


def _insert(text: Text, marks: list[tuple[int, int, Text]]) -> Text:
    result = Text()
    done = 0
    for offset, _, mark in marks:
        if offset > done:
            result.append_text(text[done:offset])
            done = offset
        result.append_text(mark)
    return result.append_text(text[done:]) if done < len(text) else result
