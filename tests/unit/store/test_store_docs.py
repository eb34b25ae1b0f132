"""The reference page of the filters says what the code does."""

from pathlib import Path

from accord.store import Filter, vocabulary
from accord.store.facets import facet_names
from accord.store.filters import describe, names

DOCS = Path(__file__).parents[3] / "docs"


def test_every_filter_stands_in_the_reference() -> None:
    page = (DOCS / "reference" / "filters.md").read_text(encoding="utf-8")
    assert [name for name in names() if f"| `{name}` | {describe(name)} |" not in page] == []
    assert [side for side in (*vocabulary.SIDES, "attributed", "official") if f"| `{side}` |" not in page] == []


def test_the_words_of_certainty_are_those_of_the_reference() -> None:
    assert Filter.parse({"certainty": "open"}).certainty == ("PR+", "PS+", "UU")
    assert Filter.parse({"certainty": "denied"}).certainty == ("CT-", "PR-", "PS-")


def test_every_facet_stands_in_the_how_to() -> None:
    page = (DOCS / "how-to" / "query.md").read_text(encoding="utf-8")
    (listed,) = [part for part in page.split("\n\n") if part.startswith("Facets of events:")]
    words = listed.split(":", 1)[1].split(".")[0].replace("\n", " ").split(",")
    assert {word.strip() for word in words} == set(facet_names("events"))
