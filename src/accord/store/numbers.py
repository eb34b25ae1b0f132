"""Whole numbers in the place of ids: queries join and sort by them, and pages of results end at them."""

from dataclasses import dataclass
from typing import Any, Self

import duckdb

from accord.store.labels import Label, Labels
from accord.store.rows import TABLES, Json, Rows

NUMBERED = ("articles", "statements", "events")
_BY_ARTICLE = ("furniture", "statements", "events", "mentions", "warnings")
_LABELLED = {
    "statements": ("speaker_entity", "speaker"),
    "events": ("speaker_entity", "speaker", "src", "tgt", "place", "context"),
    "parties": ("entity",),
}


@dataclass(slots=True)
class Numbers:
    """The next number of each numbered table."""

    next: dict[str, int]

    @classmethod
    def of_store(cls, connection: duckdb.DuckDBPyConnection) -> Self:
        """Go on from the highest numbers of a store."""
        highest = {
            table: connection.execute(f"SELECT coalesce(max(n), 0) FROM {table}").fetchall()[0][0] for table in NUMBERED
        }
        return cls({table: number + 1 for table, number in highest.items()})

    def give(self, rows: Rows) -> Rows:
        """Give the rows of one article their numbers, and let them name each other by number."""
        numbered = dict(rows)
        for table in NUMBERED:
            numbered[table] = [{**row, "n": self._take(table)} for row in rows[table]]
        article = numbered["articles"][0]["n"]
        for table in _BY_ARTICLE:
            numbered[table] = [{**row, "article_n": article} for row in numbered[table]]
        statements = {row["id"]: row["n"] for row in numbered["statements"]}
        numbered["events"] = [{**row, "statement_n": statements.get(row["statement"])} for row in numbered["events"]]
        events = {row["id"]: row["n"] for row in numbered["events"]}
        numbered["parties"] = [{**row, "event_n": events[row["event"]]} for row in rows["parties"]]
        return numbered

    def _take(self, table: str) -> int:
        number = self.next[table]
        self.next[table] = number + 1
        return number


def label_numbers(rows: Rows, labels: Labels) -> Rows:
    """Put the numbers of labels in their places."""
    held = [
        label
        for table, columns in _LABELLED.items()
        for row in rows[table]
        for one in columns
        for label in _all(row[one])
    ]
    numbers = labels.number(held)

    def number(row: Json, columns: tuple[str, ...]) -> Json:
        return {**row, **{column: _numbered(row[column], numbers) for column in columns}}

    return {table: [number(row, _LABELLED.get(table, ())) for row in rows[table]] for table in TABLES}


def _all(value: Any) -> list[Label]:
    if value is None:
        return []
    return [value] if isinstance(value, Label) else value


def _numbered(value: Any, numbers: dict[tuple[str, str], int]) -> Any:
    if value is None:
        return None
    return numbers[value.key] if isinstance(value, Label) else [numbers[label.key] for label in value]
