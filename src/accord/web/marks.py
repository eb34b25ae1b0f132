"""The text of an article cut at every boundary, so that highlights that overlap all show."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Json = dict[str, Any]
Stretch = tuple[int, int]

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of text that a record points at: which part of which statement, event or mention it is."""

    start: int
    end: int
    id: str
    part: str  # source, cue, content; trigger, actor, recipient, place, date; "at" for a place that is mentioned


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that lies wholly inside or wholly outside of every mark."""

    start: int
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Segments that are all of the article, or all of one kind of furniture."""

    segments: tuple[Segment, ...]
    furniture: str | None = None

    @property
    def text(self) -> str:
        """The text of the piece."""
        return "".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or paragraphs that are one stretch of furniture."""

    pieces: tuple[Piece, ...]

    @property
    def furniture(self) -> str | None:
        """Which furniture the whole block is, if it is."""
        return self.pieces[0].furniture if len(self.pieces) == 1 else None

    @property
    def text(self) -> str:
        """The text of the block."""
        return "".join(piece.text for piece in self.pieces)


def marks_of(record: Json) -> list[Mark]:
    """Give every mark of a record, in text order."""
    return sorted({mark for mark in _all_marks(record) if mark.start < mark.end})


def place_id(mention: Json) -> str:
    """Name a mention of a place by where it stands: mentions have no ids of their own."""
    return f"p-{mention['span'][0]}"


def blocks_of(record: Json) -> list[Block]:
    """Give the text of a record as paragraphs and furniture, each cut into segments, in text order."""
    text: str = record["text"]
    outline = _outline(text, record["furniture"])
    edges = [stretch for pieces in outline for stretch, _ in pieces]
    segments = iter(_cut(text, marks_of(record), edges))
    blocks = []
    for pieces in outline:
        filled = []
        for (_, end), kind in pieces:
            inside: list[Segment] = []
            while not inside or inside[-1].start + len(inside[-1].text) < end:
                inside.append(next(segments))
            filled.append(Piece(tuple(inside), kind))
        blocks.append(Block(tuple(filled)))
    return blocks


def _all_marks(record: Json) -> Iterator[Mark]:
    for statement in record["statements"]:
        for part in ("source", "cue", "content"):
            yield from _marks(statement[part], statement["id"], part)
    for event in record["events"]:
        yield from _marks(event["trigger"], event["id"], "trigger")
        for role, parties in (("actor", event["actors"]), ("recipient", event["recipients"])):
            for party in parties:
                yield from _marks(party["spans"], event["id"], role)
        for part in ("place", "date"):
            if event[part]:
                yield from _marks([event[part]["span"]], event["id"], part)
    for mention in record["mentions"]:
        if mention["kind"] == "place":
            yield from _marks([mention["span"]], place_id(mention), "at")


def _marks(spans: Iterable[list[int]], id_: str, part: str) -> Iterator[Mark]:
    return (Mark(start, end, id_, part) for start, end in spans)


def _cut(text: str, marks: list[Mark], edges: list[Stretch]) -> Iterator[Segment]:
    """Cut the stretches of `edges` at every mark that begins or ends in them."""
    opening: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
    points = sorted({point for mark in marks for point in (mark.start, mark.end)} | {e for edge in edges for e in edge})
    wanted = iter(edges)
    edge = next(wanted, None)
    active: list[Mark] = []
    for left, right in pairwise(points):
        active = [mark for mark in active if mark.end > left] + opening.get(left, [])
        while edge is not None and edge[1] <= left:
            edge = next(wanted, None)
        if edge is None:
            return
        if edge[0] <= left:
            yield Segment(left, text[left:right], tuple(active))


def _outline(text: str, furniture: list[Json]) -> list[list[tuple[Stretch, str | None]]]:
    """Give the blocks as lists of pieces; paragraphs inside one stretch of furniture become one block."""
    blocks: list[list[tuple[Stretch, str | None]]] = []
    around: int | None = None  # the end of the furniture that the block before lies wholly in
    for start, end in _paragraphs(text):
        if around is not None and end <= around:
            ((first, _), kind) = blocks[-1][0]
            blocks[-1] = [((first, end), kind)]
            continue
        over = [one for one in furniture if one["start"] < end and start < one["end"]]
        blocks.append(list(_pieces(text, start, end, over)))
        around = over[0]["end"] if len(blocks[-1]) == 1 and over else None
    return blocks


def _pieces(text: str, start: int, end: int, furniture: list[Json]) -> Iterator[tuple[Stretch, str | None]]:
    done = start
    for one in furniture:
        first, last = max(one["start"], done), min(one["end"], end)
        if text[done:first].strip():
            yield (done, first), None
            done = first
        if done < last:
            yield (done, last), one["kind"]
            done = last
    if text[done:end].strip() or done == start:
        yield (done, end), None


def _paragraphs(text: str) -> Iterator[Stretch]:
    """Give the paragraphs: between blank lines where the text has them, else the lines."""
    border = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE_END
    done = len(text) - len(text.lstrip())
    stop = len(text.rstrip())
    while done < stop:
        found = border.search(text, done, stop)
        yield done, found.start() if found else stop
        done = found.end() if found else stop
