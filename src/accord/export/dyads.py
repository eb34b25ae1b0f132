"""Pairs of actor and recipient, for layouts that have one of each in a row."""

import hashlib
from collections.abc import Iterator

from accord.export.event import ExportEvent, ExportParty

Pair = tuple[ExportParty | None, ExportParty | None]

_BITS = 53  # whole numbers below 2^53 survive readers that keep numbers as doubles: R, JavaScript


def pairs(event: ExportEvent) -> list[Pair]:
    """Give every actor with every recipient; None stands where the event has nobody.

    Where both sides do the same thing, all of them are actors: each is paired with each other, both ways.
    """
    if event.empty.get("recipients") == "reciprocal" and len(event.actors) > 1:
        return [(one, other) for one in event.actors for other in event.actors if one is not other]
    actors: tuple[ExportParty | None, ...] = event.actors or (None,)
    recipients: tuple[ExportParty | None, ...] = event.recipients or (None,)
    return [(actor, recipient) for actor in actors for recipient in recipients]


def numbered(event: ExportEvent, found: list[Pair]) -> Iterator[tuple[int, Pair]]:
    """Give each pair with a whole number of its own, made from the event and its place among the pairs."""
    for place, pair in enumerate(found):
        yield whole_number(f"{event.id}\n{place}"), pair


def whole_number(key: str) -> int:
    """Give a whole number for a text: the same for the same, below 2^53."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8]) >> (64 - _BITS)
