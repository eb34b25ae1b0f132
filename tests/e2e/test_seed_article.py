"""A real scraped page comes out as a careful reader would have it.

The page is read from ../shared and none of its sentences stand here; without that folder the tests
are skipped.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from accord.model import Page, Source
from accord.pipeline import Pipeline
from accord.record import record_to_json

Record = dict[str, Any]
EXPERT = "Luke Hartig"


@pytest.fixture(scope="module")
def code(pipeline: Pipeline, shared: Path) -> Callable[..., Record]:
    text = (shared / "seed" / "article.txt").read_text(encoding="utf-8")

    def run(published: str | None = None) -> Record:
        page = Page(source=Source(kind="file", ref="seed"), media="text", content=text, published=published)
        return record_to_json(pipeline.code(page))

    return run


@pytest.fixture(scope="module")
def record(code: Callable[..., Record]) -> Record:
    return code()


def _text(record: Record, spans: list[list[int]]) -> str:
    return " ... ".join(record["text"][start:end] for start, end in spans)


def _voices(record: Record, event: Record) -> list[str]:
    speakers = {statement["id"]: statement["speaker"]["name"] for statement in record["statements"]}
    return [speakers[one] for one in event["voice"]]


def _events(record: Record, type_: str, *words: str) -> list[Record]:
    """Events of a type whose trigger has one of the words."""
    found = [event for event in record["events"] if event["type"] == type_]
    return [event for event in found if any(word in _text(record, event["trigger"]) for word in words)]


def _countries(parties: list[Record]) -> set[str | None]:
    return {party["country"] for party in parties}


def test_the_furniture_is_marked_with_its_kinds(record: Record) -> None:
    kinds = {piece["kind"] for piece in record["furniture"]}
    assert {"repeated_headline", "photo_credit", "donation_appeal", "template"} <= kinds
    assert all(piece["end"] <= record["text"].index("Hartig, in a ") or piece["start"] > _body_end(record) - 1
               for piece in record["furniture"])  # fmt: skip


def test_the_seven_paragraphs_are_not_furniture(record: Record) -> None:
    body = record["text"][: _body_end(record)]
    paragraphs = [line for line in body.split("\n") if len(line) > 150][-7:]
    for paragraph in paragraphs:
        start = record["text"].index(paragraph)
        end = start + len(paragraph)
        assert not any(piece["start"] < end and start < piece["end"] for piece in record["furniture"])


def test_nothing_from_the_furniture_is_read(record: Record) -> None:
    read = [span for statement in record["statements"] for span in statement["content"] + statement["cue"]]
    read += [span for event in record["events"] for span in event["trigger"]]
    assert read
    for start, end in read:
        assert not any(piece["start"] < end and start < piece["end"] for piece in record["furniture"])


def test_every_quotation_belongs_to_the_expert(record: Record) -> None:
    text, end = record["text"], _body_end(record)
    opened = [at for at in range(end) if text[at] == "“"]
    assert len(opened) >= 8
    outermost = [statement for statement in record["statements"] if statement["parent"] is None]
    for at in opened:
        holding = [one for one in outermost if any(start <= at < stop for start, stop in one["content"])]
        assert [one["speaker"]["name"] for one in holding] == [EXPERT], text[at : at + 40]


def test_the_first_statement_of_the_body_has_its_medium_and_a_partial_date(record: Record) -> None:
    (first,) = [one for one in record["statements"] if one["medium"]]
    assert first["speaker"]["name"] == EXPERT
    assert "Just Security" in first["medium"]
    assert (first["date"]["value"], first["date"]["start"]) == ("XXXX-01-06", None)


def test_a_publication_date_completes_the_date(code: Callable[..., Record]) -> None:
    (first,) = [one for one in code("2020-01-07")["statements"] if one["medium"]]
    assert first["date"]["start"] == first["date"]["end"] == "2020-01-06"


def test_without_a_publication_date_nothing_is_invented(record: Record) -> None:
    assert record["published"] is None
    assert "no_publication_date" in {warning["code"] for warning in record["warnings"]}
    assert all(mention["start"] is None for mention in record["mentions"] if mention["kind"] == "date")


def test_the_killing_in_an_air_strike(record: Record) -> None:
    (event,) = [one for one in _events(record, "ASSAULT", "killed") if not one["voice"]]
    assert (event["mode"], event["factuality"]) == ("aerial", "CT+")
    assert _countries(event["actors"]) == {"USA"}
    assert [(party["actor"], party["country"]) for party in event["recipients"]] == [("qasem-soleimani", "IRN")]


def test_the_parliament_calls_for_a_withdrawal(record: Record) -> None:
    (event,) = _events(record, "REQUEST", "calling for")
    assert [(party["country"], party["sectors"]) for party in event["actors"]] == [("IRQ", ["LEG"])]
    assert _countries(event["recipients"]) == {"USA"}
    assert _voices(record, event) == [EXPERT]


def test_the_withdrawals_and_the_abandoned_allies(code: Callable[..., Record]) -> None:
    record = code("2020-01-07")
    withdrawals = _events(record, "RETREAT", "withdraw")
    assert len(withdrawals) >= 2
    assert all(party["actor"] == "donald-trump" for event in withdrawals for party in event["actors"])
    assert "2019-10" in {event["date"]["value"] for event in withdrawals if event["date"]}
    abandoned = _events(record, "RETREAT", "abandon")
    assert abandoned[0]["date"]["value"] == "2019-10"
    assert "Kurdish" in abandoned[0]["recipients"][0]["name"]
    assert all(_voices(record, event)[0] == EXPERT for event in withdrawals + abandoned)


def test_the_officials_urge_the_government(record: Record) -> None:
    (event,) = _events(record, "REQUEST", "urged")
    assert _countries(event["actors"]) == {"USA"}
    assert _countries(event["recipients"]) == {"IRQ"}
    assert _voices(record, event) == [EXPERT]


def test_the_coalition_is_on_hold(record: Record) -> None:
    assert any("coalition" in _text(record, party["spans"]).lower() or party["actor"] == "anti-isis-coalition"
               for event in record["events"] if not event["voice"] and event["sentence"] > 1
               for party in event["actors"] + event["recipients"])  # fmt: skip


def test_the_end_of_the_coalition_is_the_experts_prediction(record: Record) -> None:
    headline = [event for event in record["events"] if event["sentence"] <= 1 and event["factuality"].startswith("P")]
    assert [(_voices(record, event), event["factuality"]) for event in headline] == [([EXPERT], "PR+")]


def _body_end(record: Record) -> int:
    """Where the last paragraph of the article ends: after the last closing quotation mark."""
    end: int = record["text"].rindex("”") + 1
    return end
