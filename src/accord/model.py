"""The frozen records that flow through accord, in the order in which they are made.

    Page ─► Article ─► Annotation ─► mentions ─► Statement ─► Event ─► Record

All offsets are Unicode code points into ``Article.text``, end exclusive. Every record is immutable
and compares by value. `Token` and `Phrase` refer to each other by index into the annotation.
"""

from bisect import bisect_right
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

SCHEMA = "accord/1"

Media = Literal["text", "html"]
ActorKind = Literal["state", "person", "group", "organisation", "document", "unnamed"]
SpeakerKind = Literal["person", "group", "organisation", "document", "unnamed"]
Manner = Literal["direct", "indirect", "mixed"]
StatementBasis = Literal["rules", "network", "both", "layout"]  # whose words the spans are
EventBasis = Literal["lexicon", "network"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "UU"]


class Span(NamedTuple):
    """A stretch of an article's text: code points, end exclusive."""

    start: int
    end: int

    def meets(self, other: "Span") -> bool:
        """Say whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


# ------------------------------------------------------------------------------------------ page


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a page came from."""

    kind: str  # "file", "html", "jsonl", ...
    ref: str  # a path, a URL, or the id that the input gave
    fetched: str | None = None  # ISO time, where the source knows it


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a source hands over, before any reading, with whatever the source knows about it."""

    source: Source
    media: Media
    content: bytes | str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A page that could not be coded: which page, which step, and why."""

    source: Source
    step: str
    code: str
    detail: str


# --------------------------------------------------------------------------------------- article


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """Something a reader of the record should know; ``warnings`` in JSON."""

    step: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A stretch of the text that is not the article: marked, never deleted."""

    start: int
    end: int
    kind: str

    @property
    def span(self) -> Span:
        """The stretch as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page that has been read."""

    id: str
    source: Source
    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None  # "2020-01-07"
    published_basis: str | None = None  # "metadata", "url", "byline", "given", "guess"
    furniture: tuple[Furniture, ...] = ()
    warnings: tuple[Caution, ...] = ()


# ------------------------------------------------------------------------------------ annotation


@dataclass(frozen=True, slots=True)
class Token:
    """One token with its place in the dependency tree (spaCy's English labels)."""

    index: int
    start: int
    end: int
    text: str
    lemma: str  # lower case
    pos: str  # universal part of speech: "VERB", "NOUN", "PROPN", ...
    tag: str  # Penn tag: "VBD", "NNS", ...
    dep: str  # "nsubj", "dobj", "ROOT", ...
    head: int  # index of the governing token; its own index at the root
    entity: str  # label of the name it belongs to ("PERSON", "GPE", ...), or ""
    sentence: int  # index of its sentence

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: characters ``start:end``, tokens ``first:last`` (exclusive), of one paragraph."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the language model found: tokens ``first:last`` (exclusive) and its label."""

    first: int
    last: int
    start: int
    end: int
    label: str  # OntoNotes: "PERSON", "GPE", "NORP", "ORG", "DATE", ...

    @property
    def span(self) -> Span:
        """Where the name stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may stand for somebody: a name, a noun with what belongs to it, a pronoun.

    Tokens ``first:last`` (exclusive) are the phrase up to its head and what is glued to it, without
    trailing relative clauses or "of" phrases. Phrases with the same ``chain`` stand for the same
    one; the number means nothing else.
    """

    head: int
    first: int
    last: int
    start: int
    end: int
    kind: Literal["name", "noun", "pronoun"]
    label: str  # entity label of a name, else ""
    chain: int
    several: tuple[int, ...] = ()  # heads of the phrases that it stands for together: "both", "the two sides"

    @property
    def span(self) -> Span:
        """Where the phrase stands."""
        return Span(self.start, self.end)


_HEADLINE, _SHORT = 0.6, 4  # of a headline's words have capitals; in a sentence of so few a name alone may reach that


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """The article's text as language: tokens in trees, sentences, names, noun phrases, quotations.

    Furniture is not annotated: there are no tokens in it.
    """

    text: str
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    quotations: Spans = ()  # quotation marks included; a quotation never crosses a paragraph
    _children: tuple[tuple[Token, ...], ...] = field(init=False, repr=False)
    _starts: dict[int, int] = field(init=False, repr=False)
    _phrase_of_head: dict[int, Phrase] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token)
        set_field = object.__setattr__
        set_field(self, "_children", tuple(map(tuple, children)))
        set_field(self, "_starts", {token.start: token.index for token in self.tokens})
        set_field(self, "_phrase_of_head", {phrase.head: phrase for phrase in self.phrases})

    def with_phrases(self, phrases: tuple[Phrase, ...]) -> "Annotation":
        """Give the same annotation with these phrases."""
        other = copy(self)  # not dataclasses.replace: what is known of the tokens stays
        object.__setattr__(other, "phrases", phrases)
        object.__setattr__(other, "_phrase_of_head", {phrase.head: phrase for phrase in phrases})
        return other

    def head(self, token: Token) -> Token:
        """Give the governing token; a root governs itself."""
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """Give the tokens directly below, in text order; only those with one of `deps`, if any."""
        below = self._children[token.index]
        return tuple([child for child in below if child.dep in deps]) if deps and below else below

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """Give the token and everything below it, in text order."""
        if not self._children[token.index]:
            return (token,)
        found: list[int] = []
        todo = [token]
        while todo:
            one = todo.pop()
            found.append(one.index)
            todo.extend(self._children[one.index])
        return tuple([self.tokens[index] for index in sorted(found)])

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Give the tokens above, nearest first."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def sentence_of(self, token: Token) -> Sentence:
        """Give the sentence that the token belongs to."""
        return self.sentences[token.sentence]

    def in_headline(self, token: Token) -> bool:
        """Say whether nearly every word of the token's sentence has a capital, so that a capital tells nothing."""
        sentence = self.sentence_of(token)
        words = [one.text for one in self.tokens[sentence.first : sentence.last] if one.text[:1].isalpha()]
        return len(words) > _SHORT and sum(word[0].isupper() for word in words) > _HEADLINE * len(words)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Give the tokens that lie wholly inside `span`, in text order."""
        first, last = self._bisect(span.start), self._bisect(span.end)
        inside = self.tokens[first:last]
        return inside[:-1] if inside and inside[-1].end > span.end else inside

    def phrase_at(self, token: Token) -> Phrase | None:
        """Give the noun phrase that has `token` as its head."""
        return self._phrase_of_head.get(token.index)

    def quotation_at(self, offset: int) -> Span | None:
        """Give the quotation that the character at `offset` stands in."""
        number = bisect_right(self.quotations, offset, key=lambda quote: quote.start) - 1
        return self.quotations[number] if number >= 0 and offset < self.quotations[number].end else None

    def _bisect(self, offset: int) -> int:
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low


# -------------------------------------------------------------------------------------- mentions


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A phrase that stands for an actor, and what it stands for.

    ``name`` is the fullest name that the article gives ("Ana Ruiz" also for "she"). ``country``
    is an ISO 3166-1 alpha-3 code, or one of PLOVER's international codes (IGO, UNO, EUR, NGO ...).
    ``head`` is the index of the head token: how later steps find the mention.
    """

    span: Span
    head: int
    name: str
    kind: ActorKind
    actor: str | None = None  # id in the knowledge base
    country: str | None = None
    sectors: tuple[str, ...] = ()
    chain: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A phrase that names a place, with coordinates where the gazetteer has them (WGS 84)."""

    span: Span
    name: str
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    country: str | None = None  # ISO 3166-1 alpha-3
    adm1: str | None = None
    precision: str = "city"  # "point", "city", "adm1", "country", "region"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A phrase that names a day or a stretch of days.

    ``value`` is a TIMEX3 value; parts that nothing in the article or its date gives stay ``X``
    ("XXXX-01-06"). ``start`` and ``end`` are the first and last day where both are known.
    """

    span: Span
    value: str
    start: str | None = None
    end: str | None = None
    precision: str = "day"  # "day", "week", "month", "quarter", "season", "year", "decade", ...
    # "text": the words say it; "published": counted from publication; "narrative": from another date of the text
    basis: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedFact:
    """Something in a text that bounds when it was written: a year, month or day on either side, None where open.

    ``kind`` is "date" (told as past), "date to come", "office" (held then) or "former office".
    """

    kind: str
    span: Span
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InferredDate:
    """Between which days an article without a publication date came out, going by its text: a guess.

    Nothing is reckoned from it. ``start`` and ``end`` are days, None where open; ``basis`` holds what
    set them; ``confidence`` is low by design.
    """

    start: str | None
    end: str | None
    basis: tuple[DatedFact, ...]
    confidence: float


# ------------------------------------------------------------------------------------ statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whom a statement's source span stands for."""

    name: str
    kind: SpeakerKind
    actor: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution: who (source), by what words (cue), what (content). Statements nest."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    speaker: Speaker | None
    manner: Manner
    kind: str  # from the cue lexicon: "say", "claim", "deny", "warn", ...
    medium: str | None = None
    date: DateMention | None = None
    parent: str | None = None
    confidence: float = 1.0
    basis: StatementBasis = "rules"


# ---------------------------------------------------------------------------------------- events


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor or a recipient of an event."""

    spans: Spans
    name: str
    actor: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnType:
    """An event in the user's own ontology; quad and intensity are PLOVER's where the ontology gives none."""

    type: str
    mode: str | None
    quad: int
    intensity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One mention of somebody doing something to somebody (PLOVER type, CAMEO code).

    ``voice`` holds the ids of the statements around the trigger, outermost first; empty means that
    the author says it. ``factuality`` is relative to the innermost voice. ``basis`` says whether the
    lexicon has the trigger, or only the network sees an event in it. ``empty`` gives a reason
    for each of actors, recipients, place and date that is empty.
    """

    id: str
    sentence: int
    trigger: Spans
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    intensity: float
    cameo: str
    goldstein: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: PlaceMention | None
    date: DateMention | None
    voice: tuple[str, ...]
    factuality: Factuality
    confidence: float
    basis: EventBasis = "lexicon"
    repeats: str | None = None
    empty: dict[str, str] = field(default_factory=dict)
    own: OwnType | None = None  # where the user gave an ontology, and one of its types fits


# ---------------------------------------------------------------------------------------- record


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything accord read in one article: one JSON object, one set of rows."""

    article: Article
    sentences: Spans = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    inferred: InferredDate | None = None  # only where nothing gives the day of publication
    warnings: tuple[Caution, ...] = ()
    models: dict[str, str]
    version: str
