"""codebook.md: what each table, column and code means, from the store's own words and the ontology."""

from collections.abc import Iterable, Sequence
from typing import Any

from accord.export.codes import CAMEO, PLOVER, cameo, ontology
from accord.export.release.tables import Table

_FACTUALITY = (
    ("CT+", "certain: it happened, or happens"),
    ("PR+", "probable: it probably happened"),
    ("PS+", "possible: it may have happened"),
    ("CT-", "certain that it did not happen"),
    ("PR-", "probable that it did not"),
    ("PS-", "possible that it did not"),
    ("UU", "uncommitted: planned, demanded, conditional, feared, asked"),
)
_SIDES = (
    ("author", "the author of the article tells it in their own voice"),
    ("own", "the actor, or an official of the actor's side"),
    ("target", "the recipient, or an official of the recipient's side"),
    ("other", "somebody else"),
    ("unknown", "somebody of whom the article does not say enough"),
)


def codebook(tables: Sequence[Table]) -> str:
    """Give the text of codebook.md."""
    parts = [
        "# Codebook",
        "Offsets count Unicode code points into the text of the article, end exclusive. An empty cell means that "
        "nothing is known. Text that a spreadsheet would run as a formula has an apostrophe before it in CSV.",
        *(_table(one) for one in tables),
        "# Codes",
        f"Events are coded in {PLOVER} and in {CAMEO}.",
        _section(
            "Factuality", "How sure the innermost voice is of the event.", _rows(("value", "meaning"), _FACTUALITY)
        ),
        _section("Side", "Whose voice tells the event.", _rows(("value", "meaning"), _SIDES)),
        *_plover(),
        _section("CAMEO codes that PLOVER's types lead to", "", _cameo()),
    ]
    return "\n\n".join(parts) + "\n"


def _table(one: Table) -> str:
    rows = ((field.name, field.type, field.description) for field in one.fields)
    return _section(f"Table `{one.name}`", one.description, _rows(("column", "type", "holds"), rows))


def _plover() -> Iterable[str]:
    held: dict[str, Any] = ontology()
    for name, entry in held["types"].items():
        facts = f"{entry['definition']} Quad class {entry['quad']}, intensity {entry['intensity']}."
        roles = f"Actor: {entry['actor']} Recipient: {entry['recipient']}"
        modes = ((mode, f"{detail['intensity']}", detail["definition"]) for mode, detail in entry["modes"].items())
        listed = _rows(("mode", "intensity", "definition"), modes) if entry["modes"] else "This type has no modes."
        yield _section(f"Type {name}", f"{facts} {roles}", listed)
    quads = ((number, meaning) for number, meaning in held["quads"].items())
    yield _section("Quad classes", "", _rows(("value", "meaning"), quads))
    contexts = ((name, detail["definition"]) for name, detail in held["contexts"].items())
    yield _section("Contexts", "What an event is about.", _rows(("context", "definition"), contexts))
    sectors = ((name, detail["meaning"]) for name, detail in held["sectors"].items())
    yield _section("Sectors", "What kind of body an actor is.", _rows(("sector", "meaning"), sectors))
    bodies = ((name, detail["meaning"]) for name, detail in held["international"].items())
    yield _section("International codes", "They stand where a country stands.", _rows(("code", "meaning"), bodies))


def _cameo() -> str:
    coded = (row for row in cameo().values() if row["plover_type"])
    rows = ((row["code"], row["label"], row["goldstein"], row["plover_type"], row["plover_mode"]) for row in coded)
    return _rows(("code", "label", "Goldstein", "type", "mode"), rows)


def _section(title: str, text: str, body: str) -> str:
    return "\n\n".join(part for part in (f"## {title}", text, body) if part)


def _rows(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)
