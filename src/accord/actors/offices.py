"""Offices that a text gives people by title: facts from which its day can be guessed."""

from collections.abc import Iterable, Iterator

from accord.actors.dates import offices_titled
from accord.actors.entries import Codes, Entry
from accord.actors.roles import RoleHit, RoleIndex, is_former
from accord.actors.text import apposed
from accord.model import ActorMention, Annotation, DatedFact, Phrase


def dated_offices(
    annotation: Annotation, mentions: Iterable[ActorMention], entries: dict[str, Entry], roles: RoleIndex, codes: Codes
) -> Iterator[DatedFact]:
    """Give from when to when people held the offices that stand before or beside their names, in text order."""
    for mention in mentions:
        entry = entries.get(mention.actor or "")
        phrase = annotation.phrase_at(annotation.tokens[mention.head])
        if entry is None or entry.kind != "person" or phrase is None or phrase.kind != "name":
            continue
        for hit, first in _titles(annotation, phrase, roles):
            words = hit.title.split()
            over = words[0] in codes.former  # a role noun of its own: "former president"
            former = over or is_former(annotation, first, hit.first, codes)
            fact = _fact(mention, entry, " ".join(words[over:]), former=former)
            if fact is not None:
                yield fact
                break


def _titles(annotation: Annotation, phrase: Phrase, roles: RoleIndex) -> Iterator[tuple[RoleHit, int]]:
    for hit in reversed(roles.inside(annotation, phrase.first, phrase.head)):
        yield hit, phrase.first
    for other in apposed(annotation, phrase):
        found = roles.ending_at(annotation, other.head, other.first)
        if found is not None:
            yield found, other.first


def _fact(mention: ActorMention, entry: Entry, title: str, *, former: bool) -> DatedFact | None:
    held = offices_titled(entry, title)
    if not held:
        return None
    starts, ends = [one.start for one in held], [one.end for one in held]
    last = None if None in ends else max(end for end in ends if end)
    if former:
        return DatedFact(kind="former office", span=mention.span, start=last) if last else None
    first = None if None in starts else min(start for start in starts if start)
    return DatedFact(kind="office", span=mention.span, start=first, end=last) if first or last else None
