"""Annotation, mentions, statements -> events: who did what to whom.

    word ─► match ─► draft ─► event
            trigger  parties   voice, factuality, place, date

`triggers` says which words may name an event, `roles` who stands in which slot, `parties` who that
is, `drafts` puts them together; this module keeps the best and adds what surrounds an event.
"""

import hashlib
from dataclasses import replace

from accord.config import EventSettings
from accord.dictionaries import NO_DICTIONARIES, Dictionaries
from accord.events.circumstances import date_of, place_of
from accord.events.codes import Ontology
from accord.events.commitment import Commitment
from accord.events.contexts import ContextFinder
from accord.events.countries import lend_countries
from accord.events.dictionary import entries_of
from accord.events.discards import Discards
from accord.events.drafts import Draft, Drafter
from accord.events.lexicon import extended, load_lexicon
from accord.events.own_reading import load_own
from accord.events.parties import Found, PartyReader
from accord.events.repeats import link
from accord.events.roles import Grammar
from accord.events.sight import Sight
from accord.events.triggers import TriggerFinder
from accord.events.voice import Voices
from accord.events.weighing import load_weights
from accord.learned import Looks, Reading
from accord.model import (
    ActorMention,
    Annotation,
    Article,
    Caution,
    DateMention,
    Event,
    Party,
    PlaceMention,
    Span,
    Spans,
    Statement,
    Token,
)

_LEAST = 0.3  # drafts below this confidence are dropped
_LEAST_BESIDE = 0.9  # how likely an event must be that only the network sees, beside one that the lexicon has
_SPOKEN = ("request", "threaten")  # the speech act is one event, what it is about another
_ASKED = 0.55  # how much less sure an event is that is only asked for or threatened


class EventFinder:
    """Finds events; loads its knowledge once."""

    def __init__(self, settings: EventSettings | None = None, dictionaries: Dictionaries = NO_DICTIONARIES) -> None:
        """Load the knowledge, with the user's dictionaries and ontology over it."""
        settings = settings or EventSettings()
        self._own = load_own(settings.ontology)
        self._lexicon = extended(load_lexicon(), (*self._own.entries, *entries_of(dictionaries.verbs)))
        self._discards = Discards(dictionaries.discards)
        self._ontology = Ontology()
        self._contexts = ContextFinder()
        self._weights = load_weights()
        self._commitment = Commitment()
        self.models = {"events": self._weights.digest, **self._commitment.models, **self._own.models}

    def find(
        self,
        article: Article,
        annotation: Annotation,
        readings: tuple[Reading, ...],
        actors: tuple[ActorMention, ...],
        places: tuple[PlaceMention, ...],
        dates: tuple[DateMention, ...],
        statements: tuple[Statement, ...],
    ) -> tuple[Event, ...]:
        """Give the events of the article, in text order; `readings` are the network's."""
        drafter = self.drafter(annotation, readings, actors, places, statements)
        discarded = self._discards.sentences(annotation)
        tokens = [token for token in annotation.tokens if token.sentence not in discarded]
        drafts = _select(_sure([draft for token in tokens if (draft := drafter.at(token)) is not None]))
        voices, looks = Voices(statements), self._commitment.looks(annotation, readings)
        events = tuple(
            self._event(
                draft, article=article, annotation=annotation, places=places, dates=dates, voices=voices, looks=looks
            )
            for draft in drafts
        )
        return link(events, annotation, actors)

    def cautions(self, annotation: Annotation) -> tuple[Caution, ...]:
        """Say in which sentences the user's discard list kept events from being looked for."""
        return self._discards.cautions(annotation)

    def drafter(
        self,
        annotation: Annotation,
        readings: tuple[Reading, ...],
        actors: tuple[ActorMention, ...],
        places: tuple[PlaceMention, ...],
        statements: tuple[Statement, ...],
    ) -> Drafter:
        """Give what makes drafts of the article's words."""
        grammar, sight = Grammar(annotation), Sight(annotation, readings)
        parties = PartyReader(annotation, grammar, self._lexicon, actors, places, statements)
        triggers = TriggerFinder(annotation, grammar, self._lexicon, parties, sight)
        return Drafter(annotation, grammar, self._lexicon, parties, triggers, sight, self._weights)

    def _event(
        self,
        draft: Draft,
        *,
        article: Article,
        annotation: Annotation,
        places: tuple[PlaceMention, ...],
        dates: tuple[DateMention, ...],
        voices: Voices,
        looks: Looks,
    ) -> Event:
        trigger = _spans(draft.tokens)
        voice = voices.around(draft.head.span)
        sectors = frozenset(s for found in (*draft.actors, *draft.recipients) for s in found.party.sectors)
        contexts = self._contexts.find(annotation, draft.tokens, sectors, draft.type, draft.mode)
        hint = draft.entry.cameo if draft.type == draft.entry.type else None
        cameo, goldstein = self._ontology.cameo(draft.type, draft.mode, contexts, hint=hint)
        quad, intensity = self._ontology.quad(draft.type), self._ontology.intensity(draft.type, draft.mode)
        own = self._own.of(
            annotation, draft.tokens, entry=draft.entry, type=draft.type, mode=draft.mode, contexts=contexts,
            scores=(quad, intensity),
        )  # fmt: skip
        spans = tuple(span for found in (*draft.actors, *draft.recipients) for span in found.party.spans)
        place, no_place = place_of(annotation, draft.head, places, event_type=draft.type, parties=spans)
        acting = tuple(found for found in draft.actors if not self._is_instrument(found))
        actors, recipients = lend_countries(acting, draft.recipients, kind=draft.type, place=place)
        date, no_date = date_of(annotation, draft.head, dates, article)
        empty = {"place": no_place, "date": no_date}
        empty["actors"] = None if acting else _no_actor(annotation, draft, instrument=bool(draft.actors))
        empty["recipients"] = None if draft.recipients else _no_recipient(draft)
        return Event(
            id=_identify(article.id, trigger, draft.type),
            sentence=draft.head.sentence,
            trigger=trigger,
            type=draft.type,
            mode=draft.mode,
            contexts=contexts,
            quad=quad,
            intensity=intensity,
            cameo=cameo,
            goldstein=goldstein,
            actors=_parties(actors),
            recipients=_parties(recipients),
            place=place,
            date=date,
            voice=tuple(statement.id for statement in voice),
            factuality=self._commitment.value(annotation, draft.planned or draft.head, voice, looks),
            confidence=draft.confidence,
            basis="lexicon" if draft.seen is None else "network",
            empty={name: reason for name, reason in empty.items() if reason},
            own=own,
        )

    def _is_instrument(self, found: Found) -> bool:
        """Say whether a party is only the blow itself, with nobody known behind it: "a drone strike killed"."""
        nobody = found.party.actor is None and found.party.country is None
        return nobody and found.token.lemma in self._lexicon.classes["blows"]


def _sure(drafts: list[Draft]) -> list[Draft]:
    """Ask more of what only the network sees where the lexicon has an event in the sentence already."""
    told = {draft.head.sentence for draft in drafts if draft.seen is None and draft.confidence >= _LEAST}
    return [
        draft
        for draft in drafts
        if draft.seen is None or draft.head.sentence not in told or draft.seen >= _LEAST_BESIDE
    ]


def _select(drafts: list[Draft]) -> list[Draft]:
    """Keep one draft for each trigger: acts that another has taken in go, light verbs go with their noun."""
    kept: list[Draft] = []
    used: set[int] = set()  # tokens of the drafts that are kept
    beside: dict[int, list[Draft]] = {}  # those drafts by sentence
    open_drafts = _without_inner(drafts)
    for draft in sorted(open_drafts, key=lambda item: (-len(item.tokens), -item.confidence, item.head.index)):
        words = {token.index for token in draft.tokens}
        if draft.confidence < _LEAST:
            continue
        if words & used:
            continue
        used |= words
        kept.append(draft)
        beside.setdefault(draft.head.sentence, []).append(draft)
    kept = [draft for draft in kept if not any(_is_part_of(draft, other) for other in beside[draft.head.sentence])]
    return sorted(kept, key=lambda draft: (draft.tokens[0].index, draft.type))


def _without_inner(drafts: list[Draft]) -> list[Draft]:
    """Drop the acts that others have taken in; what is asked or threatened stays, as a less sure event of its own."""
    asked = {head.index for draft in drafts if draft.entry.matrix in _SPOKEN for head in draft.inner}
    taken = {head.index for draft in drafts if draft.entry.matrix not in _SPOKEN for head in draft.inner}
    words = {token.index for draft in drafts if draft.head.index in taken for token in draft.tokens}
    left: list[Draft] = []
    for draft in drafts:
        if draft.head.index in taken | words:
            continue
        if draft.head.index not in asked:
            left.append(draft)
        elif draft.actors and draft.recipients:
            left.append(replace(draft, confidence=draft.confidence * _ASKED))
    return left


def _is_part_of(draft: Draft, other: Draft) -> bool:
    """Say whether a draft only spells out another: what a crowd demands, "killed" beside "wounded"."""
    if draft is other or draft.head.sentence != other.head.sentence:
        return False
    actors = {found.party.name for found in draft.actors}
    if other.type == "PROTEST" and draft.type in ("REQUEST", "PROTEST", "ACCUSE") and actors:
        weaker = draft.type != "PROTEST" or draft.confidence < other.confidence
        return weaker and actors == {found.party.name for found in other.actors}
    coordinated = draft.head.dep == "conj" and draft.head.head == other.head.index
    return coordinated and (draft.type, _names(draft)) == (other.type, _names(other))


def _names(draft: Draft) -> tuple[list[str], list[str]]:
    return [found.party.name for found in draft.actors], [found.party.name for found in draft.recipients]


def _parties(found: tuple[Found, ...]) -> tuple[Party, ...]:
    return tuple(item.party for item in found)


def _spans(tokens: tuple[Token, ...]) -> Spans:
    """Give the trigger's spans, neighbouring words joined."""
    spans: list[Span] = []
    last = -2
    for token in tokens:
        if token.index == last + 1:
            spans[-1] = Span(spans[-1].start, token.end)
        else:
            spans.append(token.span)
        last = token.index
    return tuple(spans)


def _identify(article: str, trigger: Spans, type_: str) -> str:
    key = f"{article}\n{','.join(f'{start}-{end}' for start, end in trigger)}\n{type_}"
    return "e-" + hashlib.sha256(key.encode()).hexdigest()[:16]


def _no_actor(annotation: Annotation, draft: Draft, *, instrument: bool) -> str:
    if instrument:
        return "instrument_only"
    if any(child.dep in ("nsubjpass", "auxpass") for child in annotation.children(draft.head)):
        return "passive_no_agent"
    return "nominal_no_argument" if draft.head.pos == "NOUN" else "none_stated"


def _no_recipient(draft: Draft) -> str:
    if draft.entry.reciprocal and len(draft.actors) > 1:
        return "reciprocal"
    return "nominal_no_argument" if draft.head.pos == "NOUN" else "none_stated"
