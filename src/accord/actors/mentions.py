"""Noun phrases and known names -> mentions, each on its own; `chains` makes them agree."""

from dataclasses import replace

from accord.actors.dates import standing, standing_of_body
from accord.actors.entries import KINDS, SURNAMES, Entry
from accord.actors.reading import Belonging, Reading
from accord.actors.resolve import Found
from accord.actors.roles import RoleHit, is_former
from accord.actors.surroundings import stands_as_place
from accord.actors.text import after_article, apposed, words_of
from accord.model import ActorKind, ActorMention, Phrase, Span, Token
from accord.particles import PARTICLES

_LABELS: dict[str, ActorKind] = {"ORG": "organisation", "NORP": "group", "GPE": "state"}
_UNSURE = 0.5
_PARTS_OF_STATES = frozenset(
    {"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central", "Upper", "Lower"}
    | {"Greater", "Inner", "Outer", "New", "Old", "Mainland", "Metropolitan", "Occupied", "Soviet", "Nazi", "Communist"}
    | {"Imperial"}
)


def find_mentions(reading: Reading) -> list[ActorMention]:
    """Give a mention for every phrase and every known name that stands for somebody; no pronouns."""
    by_head: dict[int, ActorMention] = {}
    for phrase in reading.annotation.phrases:
        mention = _of_phrase(reading, phrase)
        if mention is not None:
            by_head[mention.head] = mention
    for found in reading.found:
        if found.head not in by_head and _stands_alone(reading, found):
            by_head[found.head] = _of_name(reading, found, None)
    for phrase in reading.annotation.phrases:
        inner = None if phrase.head in by_head else _inner_role(reading, phrase)
        if inner is not None and inner.head not in by_head:
            by_head[inner.head] = inner
    return list(by_head.values())


def _of_phrase(reading: Reading, phrase: Phrase) -> ActorMention | None:
    if phrase.kind == "pronoun":
        return None
    found = reading.by_token.get(phrase.head)
    if found is not None and _ends_name(reading, found, phrase):
        return replace(_of_unknown_name(reading, phrase), kind="organisation")
    if found is not None:
        return _of_name(reading, found, phrase) if found.head == phrase.head else None
    if phrase.head in reading.inner:
        return None
    if phrase.label == "PERSON":
        return _of_stranger(reading, phrase) if _has_capital(reading, phrase) else None
    hit = reading.role_of(phrase)
    if hit is not None:
        return _of_role(reading, phrase, hit)
    if phrase.kind == "name" and phrase.label in _LABELS:
        return _of_unknown_name(reading, phrase)
    return None


def _ends_name(reading: Reading, found: Found, phrase: Phrase) -> bool:
    """Say whether a state only ends a body's name: "Air Kenya", "Clean Hands Bolivia"; not "Northern Ireland"."""
    state = found.entry is not None and found.entry.kind == "state" and found.use == "name"
    before = reading.annotation.tokens[found.first - 1]
    if not state or found.first == phrase.first or phrase.label not in _LABELS or not before.text.istitle():
        return False
    known = before.index in reading.by_token or before.text in _PARTS_OF_STATES
    roles = reading.roles.inside(reading.annotation, phrase.first, found.first)
    return before.pos == "PROPN" and before.dep == "compound" and before.head == found.head and not known and not roles


def _inner_role(reading: Reading, phrase: Phrase) -> ActorMention | None:
    """Give the role that modifies a noun which is nobody: "army" in "the Kenyan army offensive"."""
    if phrase.kind != "noun":
        return None
    hits = reading.roles.inside(reading.annotation, phrase.first, phrase.head)
    if not hits or hits[-1].noun.borrows == "only" or reading.annotation.tokens[hits[-1].last - 1].pos == "ADJ":
        return None
    hit = hits[-1]
    if any(index in reading.by_token for index in range(hit.last, phrase.last)):
        return None  # a title before a name: "President Weah's cabinet"
    first = after_article(reading.annotation, phrase.first, hit.last)
    about = _about(reading, hit, phrase.first)
    span = Span(reading.annotation.tokens[first].start, reading.annotation.tokens[hit.last - 1].end)
    return ActorMention(
        span=span,
        head=hit.last - 1,
        name=words_of(reading.annotation, first, hit.last),
        kind=hit.noun.kind,
        country=about.country,
        sectors=about.sectors,
        confidence=about.confidence * 0.9,
    )


def _stands_alone(reading: Reading, found: Found) -> bool:
    """Say whether a known name inside another phrase is a mention of its own."""
    if found.entry is None or found.entry.kind != "person":
        return True
    token = reading.annotation.tokens[found.head]
    above = reading.annotation.head(token)
    return token.dep != "compound" or above.pos != "PROPN"  # "Obama officials", not "Obama Library"


# -------------------------------------------------------------------------------------------- known


def _of_name(reading: Reading, found: Found, phrase: Phrase | None) -> ActorMention:
    annotation = reading.annotation
    entry = found.entry
    span = Span(annotation.tokens[after_article(annotation, found.first, found.last)].start, found.end)
    if phrase is not None:
        around = _span(reading, phrase)
        span = Span(min(span.start, around.start), max(span.end, around.end))
    chain = phrase.chain if phrase else None
    if entry is None:
        return ActorMention(
            span=span, head=found.head, name=found.text, kind=found.kind or _shared_kind(found),
            country=found.country, chain=chain, confidence=found.confidence,
        )  # fmt: skip
    if entry.kind == "person":
        return _of_known_person(reading, found, entry, span, phrase)
    if found.use == "people" and phrase and _is_counted(reading, phrase):
        return ActorMention(
            span=span, head=found.head, name=words_of(annotation, phrase.first, phrase.last), kind="group",
            country=entry.country, sectors=entry.sectors or ("CVL",), chain=chain, confidence=found.confidence,
        )  # fmt: skip
    if found.use in ("people", "adjective") and phrase and _is_somebody(reading, phrase):
        return ActorMention(
            span=span, head=found.head, name=words_of(annotation, phrase.first, phrase.last), kind="unnamed",
            country=entry.country, chain=chain, confidence=found.confidence,
        )  # fmt: skip
    where = found.use in ("seat", "place")
    named_place = where and stands_as_place(annotation, found.head, reading.codes)
    actor = None if found.use == "place" or named_place else entry.id
    if actor is not None and entry.kind in ("state", "territory", "historical"):
        actor = entry.country or entry.id
    now = standing_of_body(entry, reading.article.published)
    return ActorMention(
        span=span,
        head=found.head,
        name=found.text if actor is None else entry.name,
        kind=KINDS[entry.kind],
        actor=actor,
        country=now.country,
        sectors=now.sectors,
        chain=chain,
        confidence=found.confidence * (0.6 if named_place else 0.85 if where else 1.0),
    )


def _is_somebody(reading: Reading, phrase: Phrase) -> bool:
    """Say whether a nation's name stands for one of it and not for the state: "the Dutchman", "the Sri Lankan"."""
    known = any(other.label == "PERSON" and other.chain == phrase.chain for other in reading.annotation.phrases)
    return known or reading.annotation.tokens[phrase.head].text.endswith(("man", "woman"))


def _shared_kind(found: Found) -> ActorKind:
    return "state" if found.use in ("name", "place", "seat") else "person" if found.use in SURNAMES else "group"


def _is_counted(reading: Reading, phrase: Phrase) -> bool:
    """Say whether some of a people are meant, not the people: "two Kenyans"."""
    head = reading.annotation.tokens[phrase.head]
    above = reading.annotation.head(head)
    quantified = above.text.lower() == "of" and reading.annotation.head(above).tag in ("NNS", "CD")
    return quantified or bool(reading.annotation.children(head, "nummod"))


def _of_known_person(reading: Reading, found: Found, entry: Entry, span: Span, phrase: Phrase | None) -> ActorMention:
    title, former = _title_of(reading, found, phrase)
    now = standing(entry, published=reading.article.published, title=title, former=former, codes=reading.codes)
    return ActorMention(
        span=span,
        head=found.head,
        name=entry.name,
        kind="person",
        actor=entry.id,
        country=now.country if now.sure else _stated_country(reading, entry, phrase) or now.country,
        sectors=now.sectors,
        chain=phrase.chain if phrase else None,
        confidence=found.confidence * (1.0 if now.sure else 0.9),
    )


def _stated_country(reading: Reading, entry: Entry, phrase: Phrase | None) -> str | None:
    """Give for whom the text says a person acts, if they ever did: "Ana Ruiz, the United Nations envoy"."""
    served = {office.country for office in entry.roles}
    beside = apposed(reading.annotation, phrase) if phrase else []
    names = (reading.by_token.get(index) for other in beside for index in range(other.first, other.last))
    return next((one.country for one in names if one and one.country in served), None)


def _title_of(reading: Reading, found: Found, phrase: Phrase | None) -> tuple[str, bool]:
    """Give the title that the text itself gives a person, and whether it says that it is over."""
    if phrase is None:
        return "", False
    hits = reading.roles.inside(reading.annotation, phrase.first, found.first)
    first = phrase.first
    if not hits:
        for other in apposed(reading.annotation, phrase):
            hit = reading.role_of(other)
            if hit is not None:
                hits, first = [hit], other.first
                break
    if not hits:
        return "", is_former(reading.annotation, phrase.first, found.first, reading.codes)
    hit = hits[-1]
    former = is_former(reading.annotation, first, hit.first, reading.codes) or "ELI" in hit.noun.sectors
    return hit.title, former


# ----------------------------------------------------------------------------------------- unknown


def _of_stranger(reading: Reading, phrase: Phrase) -> ActorMention:
    """Give a person whom we do not know what title, apposition and modifiers say."""
    first = _name_start(reading, phrase)
    hits = reading.roles.inside(reading.annotation, phrase.first, first)
    about = _about(reading, hits[-1], phrase.first) if hits else _from_modifiers(reading, phrase, first)
    if not hits:
        for other in apposed(reading.annotation, phrase):
            hit = reading.role_of(other)
            if hit is not None:
                about = _about(reading, hit, other.first)
                break
    return ActorMention(
        span=_span(reading, phrase),
        head=phrase.head,
        name=words_of(reading.annotation, first, phrase.last),
        kind="person",
        country=about.country,
        sectors=about.sectors,
        chain=phrase.chain,
        confidence=about.confidence if about.country else 0.8,
    )


def _has_capital(reading: Reading, phrase: Phrase) -> bool:
    """Say whether a name looks like one: not "bush" in "the Australian bush"."""
    tokens = reading.annotation.tokens
    inside = tokens[phrase.first : phrase.last]
    head = tokens[phrase.head].text[:1].isupper()
    return head or any(token.entity == "PERSON" and token.text[:1].isupper() for token in inside)


def _name_start(reading: Reading, phrase: Phrase) -> int:
    """Give the first token of the name itself, behind titles and nationality."""
    tokens = reading.annotation.tokens
    first = phrase.head
    titles = {
        index
        for hit in reading.roles.inside(reading.annotation, phrase.first, first)
        for index in range(hit.first, hit.last)
    }
    while first > phrase.first and _is_name_with(tokens[first - 1], tokens[first], titled=first - 1 in titles):
        first -= 1 + (tokens[first - 1].text == "-")
    while first < phrase.head and tokens[first].text.lower().rstrip(".") in reading.codes.forms_of_address:
        first += 1
    return first


def _is_name_with(before: Token, token: Token, *, titled: bool) -> bool:
    """Say whether two words are of one name, the first of which the model may have left out: "Amelize Joseph"."""
    if before.text == "-" and not before.entity:
        return before.end == token.start  # "Bautista-Lim"
    if before.text in PARTICLES:
        return True
    unseen = not before.entity and before.pos == "PROPN" and before.text.istitle() and not titled
    whole = before.entity == "PERSON" and not token.entity and not titled
    return whole or before.entity == token.entity if before.entity else unseen


def _from_modifiers(reading: Reading, phrase: Phrase, before: int) -> Belonging:
    for index in range(before - 1, phrase.first - 1, -1):
        found = reading.by_token.get(index)
        if found is not None and found.country and not reading.leans(found):
            return Belonging(found.country, confidence=0.8)
    return Belonging()


def _of_role(reading: Reading, phrase: Phrase, hit: RoleHit) -> ActorMention | None:
    about = _about(reading, hit, phrase.first)
    if hit.noun.borrows == "only" and about.found is None and not about.sectors and about.confidence < 0.8:
        return None
    owner = about.found
    first = after_article(reading.annotation, phrase.first, phrase.last)
    return ActorMention(
        span=_span(reading, phrase),
        head=phrase.head,
        name=words_of(reading.annotation, first, phrase.last),
        kind="group" if _plural_country(reading, hit) else hit.noun.kind,
        actor=owner.entry.id if owner and owner.entry and owner.entry.kind != "person" else None,
        country=about.country,
        sectors=about.sectors,
        chain=phrase.chain,
        confidence=about.confidence,
    )


def _plural_country(reading: Reading, hit: RoleHit) -> bool:
    return hit.noun.kind == "state" and reading.annotation.tokens[hit.last - 1].tag == "NNS"


def _about(reading: Reading, hit: RoleHit, first: int) -> Belonging:
    """Give country and sectors of a role where it stands."""
    about = reading.belonging(hit, first)
    own = hit.noun.sectors
    if hit.noun.borrows == "state" and about.country is None:
        own = ()
    sectors = (about.sectors or own) if hit.noun.borrows != "no" else _with_opposition(own, about.sectors)
    if is_former(reading.annotation, first, hit.first, reading.codes) and reading.codes.official & set(sectors):
        sectors = ("ELI",)
    country, confidence = about.country, about.confidence
    if country is None:
        confidence = 0.7
        if not about.named and _takes_context(reading, hit, first):
            country = reading.context_country(reading.annotation.tokens[hit.last - 1])
            confidence = _UNSURE
        if country is None and (hit.noun.article or (hit.noun.context and not about.named)):
            country = None if _plural_country(reading, hit) else reading.only_country
            confidence = _UNSURE if country else confidence
    return Belonging(country, about.found, sectors, confidence)


def _takes_context(reading: Reading, hit: RoleHit, first: int) -> bool:
    """Say whether a role may be that of the country which the article is about."""
    modifiers = reading.roles.inside(reading.annotation, first, hit.first)
    definite = reading.annotation.tokens[first].text.lower() not in reading.codes.indefinite
    return definite and any(one.noun.context for one in (hit, *modifiers)) and not _plural_country(reading, hit)


def _with_opposition(own: tuple[str, ...], lent: tuple[str, ...]) -> tuple[str, ...]:
    return (*own, "OPP") if "OPP" in lent and "OPP" not in own else own


def _of_unknown_name(reading: Reading, phrase: Phrase) -> ActorMention:
    first = _bare_start(reading, phrase)
    found = next((reading.by_token[at] for at in range(phrase.first, phrase.last) if at in reading.by_token), None)
    return ActorMention(
        span=_span(reading, phrase),
        head=phrase.head,
        name=words_of(reading.annotation, first, phrase.last),
        kind=_LABELS[phrase.label],
        country=found.country if found and not reading.leans(found) else None,
        chain=phrase.chain,
        confidence=0.6,
    )


def _bare_start(reading: Reading, phrase: Phrase) -> int:
    """Give the first token of an organisation's name, behind what only describes it ("the daily Nowy Kurier")."""
    tokens = reading.annotation.tokens
    first = phrase.head
    while first > phrase.first and tokens[first - 1].entity and tokens[first - 1].entity == tokens[first].entity:
        if _describes(tokens[first - 1]):
            break
        first -= 1
    while first > phrase.first and tokens[first].text == "-":
        first -= 1  # "All-Pakistan Kiln Owners"
    described = first > phrase.first and _describes(tokens[first - 1])
    return first if described else after_article(reading.annotation, phrase.first, phrase.last)


def _describes(token: Token) -> bool:
    return token.text.islower() and token.pos in ("NOUN", "ADJ")


def _span(reading: Reading, phrase: Phrase) -> Span:
    tokens = reading.annotation.tokens
    return Span(tokens[after_article(reading.annotation, phrase.first, phrase.last)].start, phrase.end)
