"""How codes read in words, for people at a terminal."""

from typing import Any

from accord.cli.terminal import safe
from accord.record import inferred_in_words, says

FACTUALITY = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "did not happen",
    "PR-": "probably not",
    "PS-": "possibly not",
    "UU": "uncommitted",
}
_BASIS = {
    "metadata": "from the page's metadata",
    "url": "from the URL",
    "byline": "from the byline",
    "given": "as given",
}


def factuality(code: str) -> str:
    """Say a FactBank value in words."""
    return FACTUALITY.get(code, code)


def kind(type_: str, mode: str | None, own_type: str | None = None, own_mode: str | None = None) -> str:
    """Give an event's type with its mode, and behind it the one of the user's own ontology."""
    codes = [(type_, mode), (own_type, own_mode)]
    return " = ".join(f"{name}·{part}" if part else name for name, part in codes if name)


def plain(code: str) -> str:
    """Say a code of ours in words: "none_stated" reads "none stated"."""
    return safe(code).replace("_", " ")


def count(number: int, thing: str, things: str | None = None) -> str:
    """Count things: "1 article", "1,200 articles"."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def published(record: dict[str, Any]) -> str:
    """Say when the article was published and how that is known, or that nothing says it."""
    if record["published"]:
        basis = record["published_basis"]
        return f"{record['published']} ({_BASIS.get(basis, plain(basis or 'basis unknown'))})"
    return f"no publication date{inferred_in_words(record)}"


def when(date: dict[str, Any] | None) -> str | None:
    """Say a date: a day, from day to day, or the TIMEX3 value where parts are unknown."""
    if date is None:
        return None
    start, end = date["start"], date["end"]
    if start and end:
        return str(start) if start == end else f"{start} to {end}"
    return str(start or end or date["value"])


def where(place: dict[str, Any] | None) -> str | None:
    """Say a place with its country."""
    if place is None:
        return None
    parts = [place["name"], place["country"] or ""]
    return safe(", ".join(part for part in parts if part))


def who(parties: list[dict[str, Any]]) -> str | None:
    """Say the actors or the recipients of an event."""
    return safe(", ".join(party["name"] for party in parties)) or None


def voice(chain: list[dict[str, Any]]) -> str:
    """Say who asserts an event: the author, or the speakers of the statements around it, outermost first."""
    if not chain:
        return "author"
    return " › ".join(map(_says, chain))


def _says(statement: dict[str, Any]) -> str:
    speaker = safe(statement["speaker"]["name"]) if statement["speaker"] else "somebody"
    return f"{speaker} {safe(says(statement))}"
