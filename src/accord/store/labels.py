"""Labels: names, codes and roles as whole numbers, each kept once."""

from collections.abc import Iterable
from typing import NamedTuple

import duckdb

from accord.store.rows import Json, compact

_REMEMBERED = 500_000  # labels held in memory; what a run meets again and again


class Label(NamedTuple):
    """Something that a row can be found by."""

    kind: str
    value: str
    name: str

    @property
    def key(self) -> tuple[str, str]:
        """Give what makes two labels one."""
        return self.kind, fold(self.value)


def fold(text: str) -> str:
    """Give a value as filters compare it: without case and doubled blanks."""
    return " ".join(text.casefold().split())


def party_labels(party: Json) -> list[Label]:
    """Give the labels of a party or a speaker: what it is first, then all else it is found by."""
    name, country, sectors = party["name"], party["country"], party["sectors"] or []
    labels = [entity(party), Label("name", name, name)]
    labels += [Label("country", country, country)] if country else []
    labels += [Label("sector", sector, sector) for sector in sectors]
    labels += [Label("country_sector", f"{country}:{one}", f"{country}:{one}") for one in sectors if country]
    return labels


def entity(party: Json) -> Label:
    """Give a party as an actor of the knowledge base, or as a role: its name at its country."""
    if party["actor"]:
        return Label("actor", party["actor"], party["name"])
    name, country = party["name"], party["country"]
    return Label("role", f"{name}@{country or ''}", f"{name} ({country})" if country else name)


class Labels:
    """The labels of an open store; `number` gives those of a batch their numbers."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], int] = {}

    def number(self, labels: Iterable[Label]) -> dict[tuple[str, str], int]:
        """Give the numbers of labels by key; new ones are written. The caller holds the transaction."""
        wanted = {label.key: label for label in labels}
        unknown = [key for key in wanted if key not in self._known]
        if unknown:
            self._known |= self._find(unknown)
            self._known |= self._add([wanted[key] for key in unknown if key not in self._known])
        found = {key: self._known[key] for key in wanted}
        if len(self._known) > _REMEMBERED:
            self._known = found
        return found

    def forget(self) -> None:
        """Forget what was learnt: after a transaction that did not come to pass."""
        self._known = {}

    def _find(self, keys: list[tuple[str, str]]) -> dict[tuple[str, str], int]:
        found = self._connection.execute(
            "SELECT kind, key, id FROM labels WHERE key IN (SELECT unnest(?::VARCHAR[]))", [[key for _, key in keys]]
        ).fetchall()
        asked = set(keys)
        return {(kind, key): number for kind, key, number in found if (kind, key) in asked}

    def _add(self, labels: list[Label]) -> dict[tuple[str, str], int]:
        if not labels:
            return {}
        first = self._connection.execute("SELECT coalesce(max(id), 0) + 1 FROM labels").fetchall()[0][0]
        numbers = {label.key: first + place for place, label in enumerate(labels)}
        rows = [[numbers[label.key], *label.key, label.value, label.name] for label in labels]
        self._connection.execute(
            "INSERT INTO labels SELECT r[1]::INTEGER, r[2], r[3], r[4], r[5] "
            "FROM (SELECT unnest(from_json(?, '[[\"VARCHAR\"]]')) AS r)",
            [compact(rows)],
        )
        return numbers
