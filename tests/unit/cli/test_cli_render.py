"""An article in the terminal: everything that was read in it, in its place."""

import io
import json
from typing import Any

import pytest
from rich.console import Console

from accord.cli.marked import marked_text
from accord.cli.render import print_record
from accord.model import Record
from accord.record import dump, record_to_json


@pytest.fixture
def record(full_record: Record) -> dict[str, Any]:
    copy: dict[str, Any] = json.loads(dump(record_to_json(full_record)))
    return copy


def _print(record: dict[str, Any], *, width: int = 90, colour: bool = False, versions: tuple[str, ...] = ()) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream, width=width, force_terminal=colour, color_system="standard" if colour else None, highlight=False
    )
    print_record(console, record, versions=versions)
    return stream.getvalue()


def test_the_head_says_what_is_known(record: dict[str, Any]) -> None:
    head = _print(record).splitlines()[:4]
    assert head[1] == "Ferry row deepens 🚢"
    assert head[2] == "The Example · By Jo Lind · 2024-05-04 (from the page's metadata) · en"
    assert head[3] == "a-0123456789abcdef · https://news.example/ferry"


def test_the_head_names_the_versions_before_and_after(record: dict[str, Any]) -> None:
    own = record["id"]
    assert (
        _print(record, versions=("a-1", own, "a-3")).splitlines()[4] == "version 2 of 3 · before it a-1 · after it a-3"
    )
    assert "version" not in _print(record, versions=(own,)).splitlines()[4]


def test_the_text_keeps_its_words_and_gets_its_marks(record: dict[str, Any]) -> None:
    text = str(marked_text(record))
    assert "‹advertisement: Advertisement›" in text
    assert "fired on two[1] ferries" in text
    assert "refused[2] an order" in text
    plain = text.replace("‹advertisement: ", "").replace("›", "").replace("[1]", "").replace("[2]", "")
    assert plain == record["text"].rstrip()


def test_parts_of_statements_are_styled_where_they_stand(record: dict[str, Any]) -> None:
    marked = marked_text(record)
    styled = {str(span.style): str(marked)[span.start : span.end] for span in marked.spans}
    assert styled["bold cyan"] == "The owners"
    assert styled["italic yellow"] == "deny"
    assert "advertisement" in styled["dim bold"] or styled["dim bold"] == "›"
    assert styled["dim"] == "Advertisement"


def test_statements_are_listed_with_speaker_and_nesting(record: dict[str, Any]) -> None:
    lines = _print(record).splitlines()
    start = lines.index("Statements (2)")
    assert lines[start + 1] == "   1 Ana Duarte said the  person · say, mixed · a letter · 2024-05-03"
    assert lines[start + 2] == "     the coast guard fired on two ferries near Porto Velho … The owners"
    assert lines[start + 3] == "     2 speaker unknown deny  deny, indirect"


def test_events_are_listed_with_voice_factuality_evidence_and_reasons(record: dict[str, Any]) -> None:
    text = " ".join(_print(record).split())
    assert "[1] ASSAULT·firearms = SEA-INCIDENT·gunfire coast guard → ferries, coast guard" in text
    assert "voice: Ana Duarte says · certain · Porto Velho, BRA · 2024-05-03" in text
    assert "[2] REJECT nobody named → nobody named" in text
    assert "voice: Ana Duarte says › somebody denies · did not happen" in text
    assert "The owners, she said, deny that the crews refused an order." in text
    assert "no actors: unresolved · no date: none stated · no place: none stated · no recipients: none stated" in text


def test_warnings_are_listed(record: dict[str, Any]) -> None:
    assert "low date: the date was found by guesswork" in _print(record)
    assert "Warnings" not in _print({**record, "warnings": []})


@pytest.mark.parametrize("width", [20, 40, 200])
def test_lines_fit_the_width_and_end_without_blanks(width: int, record: dict[str, Any]) -> None:
    lines = _print(record, width=width).splitlines()
    assert all(len(line) <= min(width, 100) for line in lines)
    assert all(line == line.rstrip() for line in lines)


def test_colour_only_where_it_is_wanted(record: dict[str, Any]) -> None:
    assert "\x1b[" not in _print(record)
    assert "\x1b[" in _print(record, colour=True)


def test_an_article_cannot_command_the_terminal(record: dict[str, Any]) -> None:
    hostile = "\x1b]0;owned\x07[bold]x[/bold]\u202e"
    record["text"] = hostile + record["text"][len(hostile) :]
    for key in ("title", "byline", "outlet", "url"):
        record[key] = hostile
    record["statements"][0]["medium"] = hostile
    record["statements"][0]["speaker"]["name"] = hostile
    record["events"][0]["actors"][0]["name"] = hostile
    record["events"][0]["place"]["name"] = hostile
    record["warnings"][0]["detail"] = hostile
    record["source"]["ref"] = hostile
    printed = _print(record)
    assert not set(printed) & set("\x1b\x07\u202e")
    assert "[bold]x[/bold]" in printed


def test_an_article_without_anything_says_so(record: dict[str, Any]) -> None:
    empty = {**record, "title": None, "outlet": None, "statements": [], "events": [], "published": None}
    printed = _print(empty)
    assert "untitled: Ferry row deepens 🚢" in printed
    assert "no outlet" in printed
    assert "No statements." in printed
    assert "No events." in printed
