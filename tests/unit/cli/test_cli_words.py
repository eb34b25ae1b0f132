"""Codes in words, and text that a terminal cannot obey."""

from typing import Any

import pytest

from accord.cli import words
from accord.cli.options import Given
from accord.cli.terminal import safe
from accord.errors import UsageError
from accord.model import Failure, Page, Source

PAGE = Page(source=Source(kind="file", ref="x"), media="text", content="x", title="Own", published="2020-01-01")


def _statement(name: str | None, kind: str, speaker_kind: str = "person") -> dict[str, Any]:
    return {"kind": kind, "speaker": {"name": name, "kind": speaker_kind} if name else None}


@pytest.mark.parametrize(
    ("chain", "says"),
    [
        ([], "author"),
        ([_statement("Luke", "say")], "Luke says"),
        ([_statement("Ana", "deny")], "Ana denies"),
        ([_statement("The court", "stress", "organisation")], "The court stresses"),
        ([_statement("officials", "warn", "unnamed")], "officials warn"),
        ([_statement("officials in Kita", "warn", "unnamed")], "officials in Kita warn"),
        ([_statement(None, "promise")], "somebody promises"),
        ([_statement("Ana", "say"), _statement("Luke", "reply")], "Ana says › Luke replies"),
    ],
)
def test_voice(chain: list[dict[str, Any]], says: str) -> None:
    assert words.voice(chain) == says


@pytest.mark.parametrize(
    ("code", "says"), [("CT+", "certain"), ("PR-", "probably not"), ("UU", "uncommitted"), ("new", "new")]
)
def test_factuality(code: str, says: str) -> None:
    assert words.factuality(code) == says


@pytest.mark.parametrize(
    ("start", "end", "value", "says"),
    [
        ("2024-05-01", "2024-05-01", "2024-05-01", "2024-05-01"),
        ("2024-05-01", "2024-05-31", "2024-05", "2024-05-01 to 2024-05-31"),
        (None, None, "XXXX-01-06", "XXXX-01-06"),
    ],
)
def test_when(start: str | None, end: str | None, value: str, says: str) -> None:
    assert words.when({"start": start, "end": end, "value": value}) == says
    assert words.when(None) is None


def test_a_count_agrees_with_its_thing() -> None:
    assert [words.count(number, "article") for number in (0, 1, 1200)] == ["0 articles", "1 article", "1,200 articles"]


def test_publication_is_told_with_its_basis() -> None:
    known = {"published": "2024-05-01", "published_basis": "url", "warnings": []}
    assert words.published(known) == "2024-05-01 (from the URL)"
    assert words.published({"published": None, "warnings": []}) == "no publication date"
    guess = {"published": None, "published_inferred": {"start": "2003-05-01", "end": None}}
    assert words.published(guess) == "no publication date (the text suggests not before 2003-05-01)"


def test_safe_text_has_the_same_length_and_no_commands() -> None:
    hostile = "a\x1b[31mred\x07 \u202eback \x9b2J\r b\u200f\ud800 c\n"
    assert len(safe(hostile)) == len(hostile)
    assert not set(safe(hostile)) & set("\x1b\x07\u202e\x9b\r\u200f\ud800")
    assert safe("Zoë 🚢 said:\n“no”") == "Zoë 🚢 said:\n“no”"


def test_what_the_user_gives_fills_only_the_gaps() -> None:
    filled = Given(title="Given", published="2024-05-01", outlet="The Example").fill(PAGE)
    assert isinstance(filled, Page)
    assert (filled.title, filled.published, filled.outlet) == ("Own", "2020-01-01", "The Example")


def test_failures_pass_through() -> None:
    failure = Failure(source=PAGE.source, step="sources", code="x", detail="y")
    assert Given(title="T").fill(failure) is failure


@pytest.mark.parametrize("text", ["2024", "2024-5-1", "20240501", "2024-02-30", "2024-05-01T00:00", "yesterday", ""])
def test_only_a_day_is_a_publication_date(text: str) -> None:
    with pytest.raises(UsageError, match="must be a day"):
        Given(published=text)
