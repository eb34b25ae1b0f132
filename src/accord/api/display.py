"""Rows as HTML for notebooks: the text with its evidence marked. Everything from a page is escaped."""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from itertools import pairwise
from typing import Any

from accord.store.flat import flat
from accord.store.found import EventFound, PartyFound, StatementFound

# Colours with enough contrast on white and on black; each is told apart without colour too.
_MARKS = {
    "trigger": "font-weight:bold;text-decoration:underline",
    "actor": "border-bottom:2px solid #4A90C2",
    "recipient": "border-bottom:2px dashed #D4791F",
    "source": "border-bottom:2px solid #4A90C2",
    "cue": "font-style:italic;text-decoration:underline dotted",
    "content": "border-bottom:1px dotted currentColor",
}
_CELL = "text-align:left;vertical-align:top;padding:4px 8px"


def show_rows(table: str, rows: Iterable[Any], total: int) -> str:
    """Give an HTML table of rows, and how many there are in all."""
    shown = tuple(rows)
    head, body = _TABLES.get(table, (None, None))
    if head is None or body is None:
        head = tuple(flat(table, shown[0])) if shown else ()
        lines = [_line([escape(str("" if one is None else one)) for one in flat(table, row).values()]) for row in shown]
    else:
        lines = [_line(body(row)) for row in shown]
    titles = "".join(f'<th style="{_CELL}">{escape(title)}</th>' for title in head)
    things = table.removesuffix("s") if total == 1 else table
    count = f"{len(shown):,} of {total:,} {things}" if len(shown) < total else f"{total:,} {things}"
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{''.join(lines)}</tbody></table><p>{count}</p>"


def marked(text: str, start: int, spans: Mapping[str, Iterable[tuple[int, int]]]) -> str:
    """Give a stretch of an article as HTML, with spans (offsets into the article) marked by kind.

    Spans may overlap: the text is cut at every border, and each piece carries all its marks.
    """
    inside = [
        (max(first - start, 0), min(last - start, len(text)), kind)
        for kind, pieces in spans.items()
        for first, last in pieces
        if last > start and first < start + len(text)
    ]
    borders = sorted({0, len(text), *(one for first, last, _ in inside for one in (first, last))})
    pieces = []
    for first, last in pairwise(borders):
        kinds = list(dict.fromkeys(kind for begin, end, kind in inside if begin <= first and last <= end))
        words = escape(text[first:last])
        if kinds:
            style = ";".join(_MARKS[kind] for kind in kinds)
            words = f'<span title="{" ".join(kinds)}" style="{style}">{words}</span>'
        pieces.append(words)
    return f'<span dir="auto">{"".join(pieces)}</span>'


def _line(cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells) + "</tr>"


def _event(row: EventFound) -> list[str]:
    kind = row.type if row.mode is None else f"{row.type} {row.mode}"
    voice = " › ".join(one.speaker.name if one.speaker else "somebody" for one in row.voice) or "author"
    spans = {
        "trigger": row.trigger,
        "actor": [span for party in row.actors for span in party.spans],
        "recipient": [span for party in row.recipients for span in party.spans],
    }
    cells = [str(row.day or ""), _names(row.actors), kind, _names(row.recipients), voice, row.factuality]
    return [*map(escape, cells), marked(row.evidence, row.sentence[0], spans), _origin(row)]


def _statement(row: StatementFound) -> list[str]:
    spans = {"source": row.source, "cue": row.cue, "content": row.content}
    cells = [str(row.day or ""), row.speaker.name if row.speaker else "", row.kind]
    return [*map(escape, cells), marked(row.evidence, row.evidence_span[0], spans), _origin(row)]


def _names(parties: tuple[PartyFound, ...]) -> str:
    return ", ".join(party.name for party in parties)


def _origin(row: EventFound | StatementFound) -> str:
    return f'<span title="{escape(row.article.title or "")}">{escape(row.article.outlet or row.article.id[:8])}</span>'


_TABLES: dict[str, tuple[tuple[str, ...], Callable[[Any], list[str]]]] = {
    "events": (("day", "who", "did", "to whom", "voice", "factuality", "evidence", "outlet"), _event),
    "statements": (("day", "speaker", "kind", "statement", "outlet"), _statement),
}
