"""The records of the knowledge base."""

from dataclasses import dataclass, field
from typing import Literal

from accord.model import ActorKind

Use = Literal["name", "adjective", "people", "seat", "place", "short", "surname", "family"]

SURNAMES: frozenset[Use] = frozenset({"short", "surname", "family"})
NOBODY = "-"  # stands among the ids of an ambiguous name for what is no actor

# What an entry is -> the kind that a mention of it gets.
KINDS: dict[str, ActorKind] = {
    "state": "state",
    "territory": "state",
    "historical": "state",
    "region": "group",
    "people": "group",
    "city": "state",
    "province": "state",
    "person": "person",
    "armed_group": "group",
    "coalition": "group",
    "international": "organisation",
    "institution": "organisation",
    "party": "organisation",
    "ngo": "organisation",
    "media": "organisation",
    "company": "organisation",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The words and codes that the data files may use."""

    sectors: frozenset[str]
    international: frozenset[str]
    official: frozenset[str]
    former: frozenset[str]
    leaning: frozenset[str]
    indefinite: frozenset[str]
    forms_of_address: frozenset[str]
    waters: frozenset[str]
    documents: frozenset[str]
    facilities: frozenset[str]
    parts_of_place: frozenset[str]
    settlements: frozenset[str]
    motion: frozenset[str]
    visiting: frozenset[str]
    heads: frozenset[str]
    successive: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What a person was, from when to when: ISO days, months or years, None where open or unknown."""

    start: str | None
    end: str | None
    title: str
    sectors: tuple[str, ...]
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An actor that accord knows, under every name that it goes by."""

    id: str
    name: str
    kind: str  # a key of KINDS
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()  # words for those who belong to it: "Iraqis", "Danes"
    seats: tuple[str, ...] = ()  # the capital, and seats of government used as names
    # Surnames by which a person goes; a trailing "?" marks those that many share, so that something else
    # must speak for the person.
    short: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    roles: tuple[Office, ...] = ()
    died: str | None = None
    start: str | None = None
    end: str | None = None
    members: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    source: str
    confidence: float

    def names(self) -> tuple[tuple[str, Use], ...]:
        """Give every name with the way it names the actor."""
        own: Use = {"city": "place", "province": "place", "people": "people"}.get(self.kind, "name")  # type: ignore[assignment]
        last = self.name.split()[-1]
        family = ((last, "family"),) if self.kind == "person" and " " in self.name and last[0].isupper() else ()
        return (
            (self.name, own),
            *((alias, own) for alias in self.aliases),
            *((word, "adjective") for word in self.adjectives),
            *((word, "people") for word in self.people),
            *((seat, "seat") for seat in self.seats),
            *((word.rstrip("?"), "surname" if word.endswith("?") else "short") for word in self.short),
            *family,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguity:
    """A name that several entries share, the likeliest first; no ids: never a name by itself."""

    ids: tuple[str, ...]
    settled: bool  # where nothing in the article decides, the first is meant
    # Words, lower case, that speak for one of the ids.
    words: dict[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNoun:
    """A noun that stands for somebody by what they do."""

    words: tuple[str, ...]  # lower case
    kind: ActorKind
    sectors: tuple[str, ...]
    context: bool  # may take the country that the sentence or the article is about
    article: bool = False  # takes it only where most of what the whole article names is of one country
    # Takes the sectors of its modifier; "only": is nobody without one; "state": its own count only where
    # the text says of which country.
    borrows: Literal["no", "yes", "only", "state"]
