"""One article as the reader shows it: its text in marked segments, an index, and the thing that is selected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from accord.web import words
from accord.web.marks import Block, Json, Mark, Segment, blocks_of, place_id

LAYERS = ("statements", "events", "places")
_TAGGED = ("actor", "recipient", "place", "date", "source")
_DEEPEST = 3  # tints for statements in statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A segment with what the page needs to draw it."""

    text: str
    classes: str
    ids: str  # "e-1.trigger s-2.content": whose part it is
    target: str | None  # what a click on it selects
    first: bool  # whether that begins here: one stop for the tabulator key is enough
    anchors: tuple[str, ...]  # ids of things that begin here
    number: int | None  # of the event whose trigger ends here
    tag: str | None  # "who", "whom": the part of the selected thing that begins here


class Reader:
    """An article's record, ready to be shown."""

    def __init__(self, record: Json, selected: str | None = None) -> None:
        self.record = record
        self.events = {event["id"]: event for event in record["events"]}
        self.statements = {statement["id"]: statement for statement in record["statements"]}
        self.places = {place_id(one): one for one in record["mentions"] if one["kind"] == "place"}
        self.numbers = {event: number for number, event in enumerate(self.events, start=1)}
        self.selected = selected if selected and self.kind_of(selected) else None
        self._voice = frozenset(self.events[self.selected]["voice"]) if self.selected in self.events else frozenset()

    def kind_of(self, id_: str) -> str | None:
        """Say whether an id is an event's, a statement's or a place's of this article."""
        kinds = {"event": self.events, "statement": self.statements, "place": self.places}
        return next((kind for kind, known in kinds.items() if id_ in known), None)

    def neighbours(self) -> tuple[str | None, str | None]:
        """Give what stands before and after the selected thing, among those of its kind."""
        if self.selected is None:
            return None, None
        kinds: tuple[dict[str, Json], ...] = (self.events, self.statements, self.places)
        order = next(list(known) for known in kinds if self.selected in known)
        at = order.index(self.selected)
        return order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None

    def blocks(self) -> Iterator[tuple[Block, list[tuple[str | None, list[Shown]]]]]:
        """Give the paragraphs, each with its pieces: which furniture, and the segments to draw."""
        begun: set[str] = set()
        ends = {max(end for _, end in event["trigger"]): id_ for id_, event in self.events.items() if event["trigger"]}
        for block in blocks_of(self.record):
            yield (
                block,
                [(p.furniture, [self._show(segment, begun, ends) for segment in p.segments]) for p in block.pieces],
            )

    def voice_of(self, event: Json) -> list[Json]:
        """Give the statements that an event stands in, outermost first."""
        return [self.statements[id_] for id_ in event["voice"] if id_ in self.statements]

    def told_by(self, statement: str) -> list[Json]:
        """Give the events that a statement tells of."""
        return [event for event in self.events.values() if statement in event["voice"]]

    def sentence_of(self, event: Json) -> list[tuple[str, bool]]:
        """Give the sentence of an event in pieces, each with whether it is part of the trigger."""
        start, end = self.record["sentences"][event["sentence"]]
        return self.excerpt(start, end, event["trigger"])

    def excerpt(self, start: int, end: int, strong: Iterable[list[int]]) -> list[tuple[str, bool]]:
        """Give a stretch of the text in pieces, each with whether it is inside one of `strong`."""
        text, pieces, done = self.record["text"], [], start
        for first, last in sorted(map(tuple, strong)):
            first, last = max(first, done), min(last, end)
            if first >= last:
                continue
            pieces += [(text[done:first], False), (text[first:last], True)]
            done = last
        return [piece for piece in [*pieces, (text[done:end], False)] if piece[0]]

    def words_of(self, spans: Iterable[list[int]]) -> str:
        """Give the words that spans point at, broken ones with dots between."""
        return " … ".join(self.record["text"][start:end] for start, end in spans)

    def _show(self, segment: Segment, begun: set[str], ends: dict[int, str]) -> Shown:
        marks = segment.marks
        opening = [mark for mark in marks if mark.start == segment.start]
        anchors = tuple(dict.fromkeys(mark.id for mark in opening if mark.id not in begun and _opens(mark)))
        begun.update(anchors)
        ended = ends.get(segment.start + len(segment.text))
        target = _target(marks)
        return Shown(
            text=segment.text,
            classes=" ".join(self._classes(marks)),
            ids=" ".join(dict.fromkeys(f"{mark.id}.{mark.part}" for mark in marks)),
            target=target,
            first=target in anchors,
            anchors=anchors,
            number=self.numbers[ended] if ended else None,
            tag=self._tag(opening),
        )

    def _classes(self, marks: tuple[Mark, ...]) -> Iterator[str]:
        parts = {mark.part for mark in marks}
        depth = len({mark.id for mark in marks if mark.part == "content"})
        if depth:
            yield f"content depth-{min(depth, _DEEPEST)}"
        yield from (part for part in ("source", "cue") if part in parts)
        if trigger := next((mark for mark in marks if mark.part == "trigger"), None):
            yield f"trigger quad-{self.events[trigger.id]['quad']}"
        if "at" in parts:
            yield "at"
        yield from dict.fromkeys(f"is-{mark.part}" for mark in marks if mark.id == self.selected)
        if any(mark.id in self._voice and mark.part == "source" for mark in marks):
            yield "is-voice"

    def _tag(self, opening: list[Mark]) -> str | None:
        for mark in opening:
            if mark.id == self.selected and mark.part in _TAGGED:
                return str(words.tables()["part"][mark.part])
            if mark.id in self._voice and mark.part == "source":
                return str(words.tables()["part"]["source"])
        return None


def _opens(mark: Mark) -> bool:
    return mark.part in ("trigger", "cue", "at")


def _target(marks: tuple[Mark, ...]) -> str | None:
    for part in ("trigger", "cue", "at"):
        for mark in marks:
            if mark.part == part:
                return mark.id
    return None


def names(parties: list[Json]) -> str:
    """Give the names of actors or recipients."""
    return ", ".join(party["name"] for party in parties)


def describe(record: Json) -> dict[str, Any]:
    """Give what the head of an article says of it."""
    title = record["title"] or next(iter(record["text"].strip().splitlines()), "") or record["id"]
    return {
        "title": title,
        "language": record["language"] or "",
        "facts": [fact for fact in (record["outlet"], record["byline"], record["published"]) if fact],
    }
