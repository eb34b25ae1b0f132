"""Which events of an article mention the same happening again ("the killing of X")."""

from dataclasses import dataclass, replace

from accord.model import ActorMention, Annotation, Event, Party, Span, Spans, Token

_DEFINITE = ("the", "this", "that", "these", "those")
_REMEMBERED = 300  # events of a type that are compared; an article has a dozen, and a book must not take hours
_VERBAL = (1, 3)  # quads of words, not deeds: the same two often speak twice, so more must agree


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """Who stands on one side of an event, as far as it can be compared."""

    keys: frozenset[tuple[str, str]]  # the same somebody: knowledge-base id, name or chain
    loose: frozenset[tuple[str, frozenset[str]]]  # country and sectors
    nouns: frozenset[str]  # "union" for "the largest union": fits another union, proves nothing

    @property
    def is_empty(self) -> bool:
        return not self.keys


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    event: Event
    head: Token | None
    actors: _Side
    recipients: _Side
    looks_back: bool  # a definite noun
    headline: bool  # the story below tells it again


def link(events: tuple[Event, ...], annotation: Annotation, actors: tuple[ActorMention, ...]) -> tuple[Event, ...]:
    """Give the events with `repeats` set to the id of the earliest event that each mentions again.

    Linked events have the same type and no conflict of mode, parties, date or place. Every event
    keeps its own voice and factuality: a denial repeats what it denies.
    """
    chains = _Chains(annotation, actors)
    before: dict[str, list[_Mention]] = {}  # by type
    roots: dict[str, str] = {}
    linked: list[Event] = []
    for event in events:
        mention = _mention(event, annotation, chains)
        alike = before.setdefault(event.type, [])[-_REMEMBERED:]
        before[event.type].append(mention)
        scored = [(_agreement(earlier, mention), -place) for place, earlier in enumerate(alike)]
        best, place = max(scored, default=(0.0, 0))
        earlier = alike[-place].event.id if best > 0 else None
        root = roots.get(earlier, earlier) if earlier is not None else None
        if root is not None:
            roots[mention.event.id] = root
        linked.append(replace(mention.event, repeats=root))
    return tuple(linked)


class _Chains:
    """Which chains of coreference stand at a span."""

    def __init__(self, annotation: Annotation, actors: tuple[ActorMention, ...]) -> None:
        self._actors: dict[Span, set[int]] = {}
        self._phrases: dict[Span, set[int]] = {}
        for actor in actors:
            if actor.chain is not None:
                self._actors.setdefault(actor.span, set()).add(actor.chain)
        for phrase in annotation.phrases:
            self._phrases.setdefault(phrase.span, set()).add(phrase.chain)

    def at(self, spans: Spans) -> set[int]:
        """Give the chains of the actors at the spans; where there are none, of the phrases."""
        found = [self._actors.get(span, set()) for span in spans]
        return set().union(*found) or set().union(*(self._phrases.get(span, set()) for span in spans))


def _mention(event: Event, annotation: Annotation, chains: _Chains) -> _Mention:
    tokens = [token for span in event.trigger for token in annotation.tokens_in(span)]
    nouns = [token for token in tokens if token.pos in ("NOUN", "PROPN")]
    head = nouns[0] if nouns and not any(token.pos == "VERB" for token in tokens) else next(iter(tokens), None)
    return _Mention(
        event=event,
        head=head,
        actors=_side(event.actors, annotation, chains),
        recipients=_side(event.recipients, annotation, chains),
        looks_back=head is not None and head in nouns and _is_definite(annotation, head),
        headline=head is not None and _is_headline(annotation, head),
    )


def _is_headline(annotation: Annotation, token: Token) -> bool:
    """Say whether a word stands in an opening line without a full stop."""
    sentence = annotation.sentence_of(token)
    last = annotation.tokens[sentence.last - 1]
    return sentence.paragraph <= 1 and last.pos != "PUNCT"


def _is_definite(annotation: Annotation, noun: Token) -> bool:
    below = annotation.children(noun)
    if any(child.dep == "poss" or (child.dep == "det" and child.lemma in _DEFINITE) for child in below):
        return True
    bare = not any(child.dep in ("det", "nummod") for child in below) and noun.tag == "NN"
    return bare and any(child.dep == "prep" and child.lemma in ("of", "by") for child in below)


def _side(parties: tuple[Party, ...], annotation: Annotation, chains: _Chains) -> _Side:
    keys: set[tuple[str, str]] = set()
    loose: set[tuple[str, frozenset[str]]] = set()
    nouns: set[str] = set()
    for party in parties:
        keys.add(("name", party.name.casefold()))
        if party.actor is not None:
            keys.add(("actor", party.actor))
        if party.country is not None:
            loose.add((party.country, frozenset(party.sectors)))
        nouns.update(_nouns(party.spans, annotation))
        keys.update(("chain", str(chain)) for chain in chains.at(party.spans))
    return _Side(keys=frozenset(keys), loose=frozenset(loose), nouns=frozenset(nouns))


def _nouns(spans: Spans, annotation: Annotation) -> list[str]:
    tokens = [annotation.tokens_in(span) for span in spans]
    return [inside[-1].lemma for inside in tokens if inside and inside[-1].pos == "NOUN"]


def _agreement(earlier: _Mention, later: _Mention) -> float:
    """Score how surely two mentions tell of one happening; 0 where they do not."""
    if not _may_be_one(earlier.event, later.event):
        return 0.0
    sides = (_fit(earlier.actors, later.actors), _fit(earlier.recipients, later.recipients))
    if None in sides:
        return 0.0
    shared = sum(side for side in sides if side is not None)
    same_word = _stem(earlier.head) == _stem(later.head) != ""
    if later.looks_back:
        if shared >= 1:
            return 3.0 + shared
        bare = later.actors.is_empty and later.recipients.is_empty
        return 1.0 if bare and (same_word or earlier.event.mode == later.event.mode) else 0.0
    needed = 2.0 if later.event.quad in _VERBAL or not same_word else 1.5
    if earlier.headline and same_word:
        needed = 1.0
    both_known = not (earlier.actors.is_empty and earlier.recipients.is_empty)
    return 2.0 + shared if shared >= needed and both_known else 0.0


def _may_be_one(earlier: Event, later: Event) -> bool:
    if earlier.type != later.type or (earlier.factuality == "UU") != (later.factuality == "UU"):
        return False
    if earlier.mode is not None and later.mode is not None and earlier.mode != later.mode:
        return False
    return not (_dates_conflict(earlier, later) or _places_conflict(earlier, later))


def _dates_conflict(earlier: Event, later: Event) -> bool:
    one, two = earlier.date, later.date
    if one is None or two is None:
        return False
    if one.start is None or two.start is None or one.end is None or two.end is None:
        return one.value != two.value and one.precision == two.precision == "day"
    return one.end < two.start or two.end < one.start


def _places_conflict(earlier: Event, later: Event) -> bool:
    one, two = earlier.place, later.place
    if one is None or two is None or one.name == two.name:
        return False
    if one.country is not None and two.country is not None and one.country != two.country:
        return True
    return one.precision == two.precision and one.geonames != two.geonames


def _fit(one: _Side, two: _Side) -> float | None:
    """Give 1 for a shared somebody, 0.5 for a fit country or noun or two silent sides, None for a conflict."""
    if one.is_empty and two.is_empty:
        return 0.5
    if one.is_empty or two.is_empty:
        return 0.0
    if one.keys & two.keys:
        return 1.0
    loosely = any(
        country == other and (sectors <= others or others <= sectors)
        for country, sectors in one.loose
        for other, others in two.loose
    )
    return 0.5 if loosely or one.nouns & two.nouns else None


def _stem(token: Token | None) -> str:
    """Give the first letters of a word, so that "killing" and "killed" meet."""
    return token.lemma[:4] if token is not None else ""
