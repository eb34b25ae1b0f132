"""What queries give: rows with their evidence, as frozen records."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

Pieces = tuple[tuple[int, int], ...]  # spans: code points into the article's text


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFound:
    """Who took part in an event, or who speaks."""

    name: str
    actor: str | None
    country: str | None
    sectors: tuple[str, ...]
    spans: Pieces = ()

    @property
    def entity(self) -> str:
        """Give what the actor's page is found by: the id, or name@country."""
        return self.actor or f"{self.name}@{self.country or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceFound:
    """One statement of the chain that an event stands in."""

    statement: str
    kind: str
    manner: str
    speaker: PartyFound | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFound:
    """Where an event happened."""

    name: str
    country: str | None
    adm1: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    precision: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """When: first and last day, and the TIMEX3 value."""

    start: date | None
    end: date | None
    value: str
    precision: str | None
    basis: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFound:
    """An article without its text."""

    n: int
    id: str
    title: str | None
    byline: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: date | None
    published_basis: str | None
    run: str
    stored: datetime | None
    statements: int = 0
    events: int = 0
    opening: str = ""  # the first characters of the text
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFound:
    """An event with its article and the sentence that tells of it."""

    n: int
    id: str
    day: date | None
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    intensity: float
    cameo: str
    goldstein: float
    own_type: str | None  # in the user's own ontology
    own_mode: str | None
    actors: tuple[PartyFound, ...]
    recipients: tuple[PartyFound, ...]
    place: PlaceFound | None
    date: DateFound | None
    voice: tuple[VoiceFound, ...]  # outermost first; () is the author
    side: str
    factuality: str
    disputed: bool
    confidence: float
    basis: str | None  # None in stores older than schema 6
    repeats: str | None
    empty: str  # JSON
    trigger: Pieces
    sentence: tuple[int, int]
    evidence: str  # the sentence
    article: ArticleFound
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFound:
    """A statement with its article and its words."""

    n: int
    id: str
    day: date | None
    speaker: PartyFound | None
    speaker_kind: str | None
    kind: str
    manner: str
    medium: str | None
    date: DateFound | None
    parent: str | None
    confidence: float
    basis: str | None
    source: Pieces
    cue: Pieces
    content: Pieces
    cue_text: str
    content_text: str
    evidence: str  # from the first to the last of the statement's words
    evidence_span: tuple[int, int]
    article: ArticleFound
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureFound:
    """A page that could not be coded."""

    id: str
    page: str | None
    source_kind: str
    source_ref: str
    fetched: str | None
    step: str
    code: str
    detail: str
    run: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFound:
    """An actor or a role, and how often it did what."""

    entity: str  # the id, or name@country
    actor: str | None
    name: str
    country: str | None
    did: int
    was_done_to: int
    said: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many rows have a value."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How many rows fall into a day, week, month or year, by quad class for events."""

    start: date
    count: int
    quads: tuple[int, int, int, int] = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Answer[Row]:
    """Some rows of all that fit, and the cursor that goes on from the last of them."""

    rows: tuple[Row, ...]
    next: str | None = None

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def to_json(row: Any) -> dict[str, Any]:
    """Give a row as plain JSON values: days and times as ISO text, tuples as lists."""
    plain: dict[str, Any] = _plain(asdict(row))
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if key != "n"}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
