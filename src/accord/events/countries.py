"""Give unnamed people the country of the place where the event happens, or of those who police them.

"Police in Beirut arrested two students": the students are coded as Lebanon's, as every coder of events does. Names,
soldiers and refugees are left alone: they are often abroad.
"""

from dataclasses import replace

from accord.events.parties import Found
from accord.model import PlaceMention

_AT_HOME = frozenset(
    {"CVL", "COP", "LAB", "JRN", "CRM", "EDU", "MED", "AGR", "REL", "JUD", "GOV", "LEG", "OPP", "PTY", "SOC", "REB"}
    | {"BUS"}
)
_POLICING = frozenset({"COP", "JUD"})


def lend_countries(
    actors: tuple[Found, ...], recipients: tuple[Found, ...], *, kind: str, place: PlaceMention | None
) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """Give the same parties, those unnamed and at home with the country that the event lends them."""
    here = place.country if place else None
    if kind == "PROTEST":
        actors = _lend(actors, here or _only_country(recipients))
    policed = any(_POLICING & set(found.party.sectors) for found in actors)
    recipients = _lend(recipients, here or (_only_country(actors) if policed else None))
    return _lend(actors, here), recipients


def _lend(parties: tuple[Found, ...], country: str | None) -> tuple[Found, ...]:
    return tuple(
        found._replace(party=replace(found.party, country=country)) if country and _is_at_home(found) else found
        for found in parties
    )


def _is_at_home(found: Found) -> bool:
    party, token = found.party, found.token
    if party.country or party.actor or token.pos not in ("NOUN", "NUM") or token.entity in ("ORG", "PERSON", "NORP"):
        return False
    return bool(_AT_HOME & set(party.sectors))


def _only_country(parties: tuple[Found, ...]) -> str | None:
    found = {item.party.country for item in parties if item.party.country}
    return found.pop() if len(found) == 1 else None
