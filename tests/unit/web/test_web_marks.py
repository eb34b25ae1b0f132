"""Cutting a text at the boundaries of what was read in it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from accord.web.marks import blocks_of, marks_of

_TEXTS = st.text(alphabet="ab 🚢\n\t.", min_size=1, max_size=60)


def _record(text: str, spans: list[list[int]], furniture: list[list[int]] | None = None) -> dict[str, Any]:
    statement = {"id": "s-1", "source": spans[:1], "cue": spans[1:2], "content": spans[2:]}
    pieces = [{"start": start, "end": end, "kind": "share"} for start, end in furniture or []]
    return {"text": text, "furniture": pieces, "statements": [statement], "events": [], "mentions": []}


@st.composite
def _records(draw: st.DrawFn) -> dict[str, Any]:
    text = draw(_TEXTS)
    ends = st.integers(0, len(text))
    spans = [sorted(span) for span in draw(st.lists(st.tuples(ends, ends), max_size=6))]
    cuts = sorted(set(draw(st.lists(ends, max_size=4))))
    furniture = [list(pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)]
    return _record(text, spans, furniture)


@given(_records())
def test_segments_say_where_they_stand_and_nothing_but_blanks_is_lost(record: dict[str, Any]) -> None:
    text, shown = record["text"], [False] * len(record["text"])
    for block in blocks_of(record):
        for piece in block.pieces:
            for segment in piece.segments:
                end = segment.start + len(segment.text)
                assert text[segment.start : end] == segment.text != ""
                assert not any(shown[segment.start : end])
                shown[segment.start : end] = [True] * len(segment.text)
    assert all(seen or character.isspace() for seen, character in zip(shown, text, strict=True))


@given(_records())
def test_every_segment_bears_just_the_marks_around_it(record: dict[str, Any]) -> None:
    marks = marks_of(record)
    for block in blocks_of(record):
        for segment in (one for piece in block.pieces for one in piece.segments):
            end = segment.start + len(segment.text)
            around = {mark for mark in marks if mark.start <= segment.start and end <= mark.end}
            assert set(segment.marks) == around
            assert not any(segment.start < edge < end for mark in marks for edge in (mark.start, mark.end))


def test_paragraphs_inside_one_stretch_of_furniture_are_one_block() -> None:
    record = _record("News here.\n\nGive now.\n\nGive again.\n\nMore news.", [], [[12, 35]])
    assert [(block.furniture, block.text) for block in blocks_of(record)] == [
        (None, "News here."),
        ("share", "Give now.\n\nGive again."),
        (None, "More news."),
    ]


def test_furniture_inside_a_line_stays_in_its_paragraph() -> None:
    (block,) = blocks_of(_record("The talks [share] went on.", [], [[10, 17]]))
    assert block.furniture is None
    assert [(piece.furniture, piece.text) for piece in block.pieces] == [
        (None, "The talks "),
        ("share", "[share]"),
        (None, " went on."),
    ]


def test_lines_are_paragraphs_where_no_line_is_blank() -> None:
    assert [block.text for block in blocks_of(_record("One.\nTwo.\n", []))] == ["One.", "Two."]
    assert [block.text for block in blocks_of(_record("One\nstill one.\n\nTwo.", []))] == ["One\nstill one.", "Two."]
