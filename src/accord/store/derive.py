"""What queries ask of a row, worked out once when it is written: its labels, its day, whose voice it is."""

import json
from collections.abc import Iterator
from typing import Any

from accord.store.labels import Label, entity, party_labels
from accord.store.rows import Json, Rows
from accord.store.vocabulary import ALIKE, OFFICIAL_SECTORS

_SPEAKER = ("name", "actor", "country", "sectors")


def derive(rows: Rows, *, stored: str) -> Rows:
    """Give the rows of one article with the columns of queries; labels are still labels, not numbers."""
    (article,) = rows["articles"]
    shared = {**{key: article[key] for key in ("outlet", "language", "run")}, "stored": stored}
    statements = {row["id"]: row for row in rows["statements"]}
    parties: dict[tuple[str, str], list[Json]] = {}
    for party in rows["parties"]:
        parties.setdefault((party["event"], party["role"]), []).append(party)
    disputed = _disputed(rows["events"])
    sentences = json.loads(article["sentences"])

    def event(row: Json) -> Json:
        actors, recipients = (parties.get((row["id"], role), []) for role in ("actor", "recipient"))
        voice = statements.get(row["voice"][-1]) if row["voice"] else None
        start, end = sentences[row["sentence"]]
        return {
            **row,
            **shared,
            "day": row.get("date_start") or article["published"],
            "sentence_start": start,
            "sentence_end": end,
            **_told(voice, actors, recipients),
            "disputed": row["id"] in disputed,
            "src": _all_labels(actors),
            "tgt": _all_labels(recipients),
            "place": _place_labels(row),
            "context": [Label("context", context, context) for context in row["contexts"]],
        }

    events = [event(row) for row in rows["events"]]
    days = {row["id"]: row["day"] for row in events}
    return {
        **rows,
        "articles": [{**article, "stored": stored}],
        "statements": [_statement(row, shared, article["published"]) for row in rows["statements"]],
        "events": events,
        "parties": [one for together in parties.values() for one in _parties(together, days)],
    }


def _told(voice: Json | None, actors: list[Json], recipients: list[Json]) -> Json:
    """Give the columns of an event that say who asserts it; `voice` is the innermost statement."""
    speaker = _speaker(voice) if voice else None
    labels = party_labels(speaker) if speaker else []
    return {
        "statement": voice["id"] if voice else None,
        "statement_kind": voice["kind"] if voice else None,
        "statement_manner": voice["manner"] if voice else None,
        "speaker_entity": labels[0] if labels else None,
        "speaker": labels,
        "side": side(speaker, actors, recipients) if voice else "author",
        "official": is_official(speaker) if speaker else False,
    }


def _parties(together: list[Json], days: dict[str, Any]) -> Iterator[Json]:
    """Give the parties of one role of one event with their columns."""
    seen = set()
    for row in together:
        label = entity(row)
        yield {**row, "day": days[row["event"]], "entity": label, "again": label.key in seen}
        seen.add(label.key)


def side(speaker: Json | None, actors: list[Json], recipients: list[Json]) -> str:
    """Say whose voice it is, seen from the event: the actor's own, the recipient's, another's, or not known.

    Somebody's own voice is the party itself or, for states and those who hold an office, anybody who
    holds one on the same side; for others, somebody of the same country and sector.
    """
    if speaker is None:
        return "unknown"
    if any(_same_side(speaker, party) for party in actors):
        return "own"
    if any(_same_side(speaker, party) for party in recipients):
        return "target"
    return "other" if speaker["actor"] or speaker["country"] else "unknown"


def is_official(party: Json) -> bool:
    """Say whether somebody is a state or holds an office of one."""
    return _is_state(party) or bool(OFFICIAL_SECTORS & set(party["sectors"] or ()))


def _same_side(speaker: Json, party: Json) -> bool:
    if speaker["actor"] and party["actor"]:
        if speaker["actor"] == party["actor"]:
            return True
    elif speaker["name"].casefold() == party["name"].casefold() and speaker["country"] == party["country"]:
        return True
    if not speaker["country"] or speaker["country"] != party["country"]:
        return False
    if is_official(speaker) and is_official(party):
        return True
    return bool(set(speaker["sectors"] or ()) & set(party["sectors"] or ()))


def _is_state(party: Json) -> bool:
    country = party["country"]
    return bool(country) and (party["actor"] == country or (country in ALIKE and not party["sectors"]))


def _speaker(statement: Json) -> Json | None:
    if statement.get("speaker_name") is None:
        return None
    return {key: statement.get(f"speaker_{key}") for key in _SPEAKER}


def _statement(row: Json, shared: Json, published: Any) -> Json:
    speaker = _speaker(row)
    labels = party_labels(speaker) if speaker else []
    return {
        **row,
        **shared,
        "day": row.get("date_start") or published,
        "speaker_entity": labels[0] if labels else None,
        "speaker": labels,
    }


def _all_labels(parties: list[Json]) -> list[Label]:
    return list({label.key: label for party in parties for label in party_labels(party)}.values())


def _place_labels(row: Json) -> list[Label]:
    kinds = {"place": "place_name", "adm1": "place_adm1", "country": "place_country"}
    return [Label(kind, row[column], row[column]) for kind, column in kinds.items() if row.get(column)]


def _disputed(events: list[Json]) -> frozenset[str]:
    """Find the events that one voice affirms and another denies: they repeat the same one."""
    first = {row["id"]: row["repeats"] or row["id"] for row in events}
    told: dict[str, list[Json]] = {}
    for row in events:
        told.setdefault(_root(row["id"], first), []).append(row)
    return frozenset(row["id"] for tellings in told.values() for row in tellings if _is_contradicted(row, tellings))


def _root(event: str, first: dict[str, str]) -> str:
    seen = {event}
    while (earlier := first.get(event, event)) not in seen:
        seen.add(earlier)
        event = earlier
    return event


def _is_contradicted(row: Json, tellings: list[Json]) -> bool:
    own = row["factuality"][-1]
    return any(
        {own, other["factuality"][-1]} == {"+", "-"} and other["voice"][-1:] != row["voice"][-1:] for other in tellings
    )
