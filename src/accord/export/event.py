"""An event as exports see it: with its article, its parties and its voices."""

from dataclasses import dataclass
from datetime import date

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ExportParty:
    """An actor or a recipient."""

    name: str
    actor: str | None
    country: str | None
    sectors: tuple[str, ...]
    spans: Spans
    words: str  # those that stand in the text


@dataclass(frozen=True, slots=True)
class ExportVoice:
    """One of the statements that an event stands in."""

    statement: str
    kind: str
    manner: str
    name: str | None  # of the speaker
    actor: str | None
    speaker_kind: str | None
    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportArticle:
    """The article that an event stands in."""

    id: str
    accord: str
    title: str | None
    byline: str | None
    outlet: str | None
    url: str | None
    source: str
    language: str | None
    published: date | None
    people: tuple[str, ...]  # named in it, sorted
    organisations: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def address(self) -> str:
        """Where it can be read: its address, else where accord read it."""
        return self.url or self.source


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportEvent:
    """One event with everything that a row may need."""

    n: int
    id: str
    article: ExportArticle
    sentence: int
    is_lead: bool  # stands in the first sentence of the article that tells of an event
    trigger: Spans
    trigger_words: str
    evidence: str  # the sentence
    evidence_span: tuple[int, int]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    intensity: float
    cameo: str
    goldstein: float
    own_type: str | None  # in the user's own ontology
    own_mode: str | None
    actors: tuple[ExportParty, ...]
    recipients: tuple[ExportParty, ...]
    place_name: str | None
    place_words: str | None
    place_span: tuple[int, int] | None
    lat: float | None
    lon: float | None
    geonames: int | None
    place_country: str | None
    adm1: str | None
    place_precision: str | None
    place_confidence: float | None
    date_start: date | None
    date_end: date | None
    date_value: str | None
    date_span: tuple[int, int] | None
    date_precision: str | None
    date_basis: str | None
    voice: tuple[ExportVoice, ...]
    side: str
    official: bool
    disputed: bool
    factuality: str
    confidence: float
    basis: str | None
    repeats: str | None
    mentions: int  # itself and the events of the article that repeat it
    empty: dict[str, str]

    @property
    def day(self) -> date | None:
        """First day on which it happened; where that is not known, the day of publication."""
        return self.date_start or self.article.published
