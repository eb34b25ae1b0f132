"""Where and when: the place and the date of an event, or the reason why there is none.

The nearest ring that names one wins: what hangs on the trigger, its clause, its sentence, the dateline.
"""

import re
from bisect import bisect_left

from accord.events.complements import operator_of
from accord.events.operators import load_operators
from accord.model import Annotation, Article, DateMention, PlaceMention, Span, Token

REASONS: dict[str, str] = {
    "none_stated": "the text names none",
    "implicit": "the text takes it for known from what stands before and does not name it again",
    "passive_no_agent": 'a passive without "by": the text does not say who did it',
    "instrument_only": "the text names the blow, and nobody behind it",
    "nominal_no_argument": "the event is told by a noun that names nobody",
    "reciprocal": "both sides do the same thing, so all of them are actors",
    "not_resolved": "the words are there, but nothing says whom or what they stand for",
    "no_publication_date": "the words count from the publication date, which is not known",
    "outside_voice": "the only one in the sentence dates something else: the saying, or another clause",
    "no_location": "the sentence names places, but none as where it happened: parties, origins, other clauses",
    "ambiguous": "several fit equally well, and none is preferred by the text",
}

_LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "throughout", "off", "on", "over", "along", "within"}
    | {"above", "beside", "behind", "beyond", "under", "north", "south", "east", "west", "next", "close"}
    | {"through", "via", "aboard", "opposite"}
)
_PLAIN = frozenset({"in", "at", "near"})  # what still counts from another clause of the sentence
_SOURCE = frozenset({"from", "out", "of"})
_GOAL = frozenset({"to", "into", "toward", "towards", "on", "against", "for"})
_LEAVING = frozenset({"RETREAT", "SANCTION"})  # types whose place may be where somebody leaves: "withdrew from Kita"
_ARRIVING = frozenset(
    {"MOBILIZE", "AID", "CONSULT", "COERCE", "RETREAT"}
)  # and where somebody goes: "deployed to Kita"
_STRUCK = frozenset({"ASSAULT", "COERCE", "PROTEST", "CONSULT", "RETREAT", "MOBILIZE", "AID"})
_SPOKEN = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_PLACE_NOUNS = frozenset(
    {"town", "city", "village", "capital", "port", "province", "region", "district", "state", "camp", "island", "area"}
    | {
        "suburb",
        "county",
        "base",
        "airport",
        "border",
        "outskirt",
        "north",
        "south",
        "east",
        "west",
        "centre",
        "center",
    }
    | {"coast", "street", "part", "department", "valley", "river", "square", "neighbourhood", "neighborhood", "side"}
)
_DATELINE = re.compile(r"[^.!?\n]{0,90}?(?:--|[–—]|\s-\s)")
_OPENING = 5  # sentences in which a dateline is looked for, and for which it speaks
_CLAUSES = ("VERB", "AUX")
_DEFINITE = ("the", "this", "that", "these", "those")
_COMPLEMENTS = ("ccomp", "parataxis")  # what is said does not share the day of the saying
_VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


def place_of(
    annotation: Annotation,
    trigger: Token,
    places: tuple[PlaceMention, ...],
    *,
    event_type: str | None = None,
    parties: tuple[Span, ...] = (),
) -> tuple[PlaceMention | None, str | None]:
    """Give the place of the event at `trigger`, or the reason (a key of REASONS) why there is none.

    `parties` are the spans of the actors and recipients: a state that acts is not where it acts.
    """
    dateline = _dateline(annotation)
    sentence = annotation.sentence_of(trigger)
    inside = [place for place in _inside(sentence.span, places) if not dateline.holds(place.span)]
    ranked = []
    for place in inside:
        rank = _place_rank(annotation, trigger, place, event_type, parties)
        if rank is not None:
            ranked.append((rank, abs(place.span.start - trigger.start), place.span.start, place))
    if ranked:
        return min(ranked, key=lambda entry: entry[:3])[3], None
    if dateline.start <= sentence.start and sentence.index < _OPENING:
        named = _inside(dateline, places)
        if named:
            return named[0], None
    return None, "no_location" if inside else "none_stated"


def date_of(
    annotation: Annotation, trigger: Token, dates: tuple[DateMention, ...], article: Article
) -> tuple[DateMention | None, str | None]:
    """Give the date of the event at `trigger`, or the reason (a key of REASONS) why there is none."""
    sentence = annotation.sentence_of(trigger)
    dateline = _dateline(annotation)
    quoted = annotation.quotation_at(trigger.start)
    ranked = []
    outside = vague = False
    for date in _inside(sentence.span, dates):
        if dateline.holds(date.span) or re.match(r"P[\dTX]", date.value):
            continue
        rank = _date_rank(annotation, trigger, date)
        if rank is None or annotation.quotation_at(date.span.start) != quoted:
            outside = True
        elif date.value in _VAGUE and date.start is None:
            vague = True
        else:
            ranked.append((rank, abs(date.span.start - trigger.start), date.span.start, date))
    if ranked:
        return min(ranked, key=lambda entry: entry[:3])[3], None
    if vague and article.published is None:
        return None, "no_publication_date"
    return None, "outside_voice" if outside else "none_stated"


# ------------------------------------------------------------------------------------------ place


def _place_rank(
    annotation: Annotation,
    trigger: Token,
    place: PlaceMention,
    event_type: str | None,
    parties: tuple[Span, ...],
) -> float | None:
    """Say how near a place stands to the trigger (0 is nearest), or None where it is not a location."""
    token = _head_of(annotation, place.span)
    if token is None:
        return None
    extra = 0.0
    while token.dep in ("compound", "nmod", "appos", "amod") or _names_place(annotation, token):
        if any(party.holds(annotation.head(token).span) for party in parties) and token.dep != "appos":
            return None  # "the Kita police" are a party
        token = annotation.head(annotation.head(token)) if token.dep == "pobj" else annotation.head(token)
        extra += 0.2
    only_party = place.precision in ("country", "region") and any(party.meets(place.span) for party in parties)
    if only_party and (token == trigger or event_type in _SPOKEN):
        return None  # "a Kita air strike" is not in Kita, nor is what is asked of Kita
    if token == trigger:
        return extra
    if token.dep == "pobj":
        return _by_preposition(annotation, trigger, token, event_type, extra)
    if only_party:
        return None
    struck = token.dep in ("dobj", "nsubjpass", "obj") and annotation.head(token) == trigger
    return extra + 0.5 if struck and event_type in _STRUCK else None


def _names_place(annotation: Annotation, token: Token) -> bool:
    """Say whether a name only completes a noun: "the town of Kita"."""
    preposition = annotation.head(token)
    return token.dep == "pobj" and preposition.lemma == "of" and annotation.head(preposition).lemma in _PLACE_NOUNS


def _by_preposition(
    annotation: Annotation, trigger: Token, token: Token, event_type: str | None, extra: float
) -> float | None:
    preposition = annotation.head(token)
    word = preposition.lemma
    governor = annotation.head(preposition)
    while governor.pos == "ADP" and governor.head != governor.index:  # "out of", "from near"
        word, governor = governor.lemma, annotation.head(governor)
    if word in _LOCATIVE:
        distance = _distance(annotation, trigger, governor)
        if distance >= 1 and not _is_carried(annotation, trigger, _clause(annotation, trigger)):
            return None
        elsewhere = word in _PLAIN and governor.pos in _CLAUSES  # "fighting in Kita" is where the fighting is
        return distance + extra if distance < 2 or elsewhere else None
    if word in _SOURCE and event_type in _LEAVING and _distance(annotation, trigger, governor) < 2:
        return _distance(annotation, trigger, governor) + extra + 0.3
    if word in _GOAL and event_type in _ARRIVING and _distance(annotation, trigger, governor) < 2:
        return _distance(annotation, trigger, governor) + extra + 0.3
    if word == "of" and governor == trigger and event_type in _STRUCK:
        return extra + 0.5
    if word == "on" and governor == trigger:
        return extra + 0.5
    return None


def _distance(annotation: Annotation, trigger: Token, governor: Token) -> float:
    """Give 0 for a word that hangs on the trigger, 1 for its clause, 2 for elsewhere in the sentence."""
    if governor == trigger:
        return 0.0
    clause, own = _clause(annotation, governor), _clause(annotation, trigger)
    if trigger in annotation.ancestors(governor) and clause in (own, trigger):
        return 0.5
    return 1.0 if clause == own else 2.0


def _is_carried(annotation: Annotation, trigger: Token, verb: Token) -> bool:
    """Say whether a noun shares the day and place of its clause: "launched an attack", not "condemned the attack"."""
    if trigger == verb or trigger.pos in _CLAUSES:
        return True
    token = trigger
    via: tuple[str, ...] = ()
    while (above := annotation.head(token)) != verb and above != token:
        via = (above.lemma,) if above.pos == "ADP" else via
        token = above
    if token.dep in ("nsubj", "nsubjpass", "conj"):
        return True
    operator = operator_of(annotation, load_operators(), verb, "noun", via)
    if operator is not None:
        return not operator.factive
    below = annotation.children(trigger, "det", "poss")
    return token == trigger and not any(child.dep == "poss" or child.lemma in _DEFINITE for child in below)


def _clause(annotation: Annotation, token: Token) -> Token:
    """Give the verb that the token's clause is built on; the topmost token where there is none."""
    if token.pos in _CLAUSES and token.dep not in ("aux", "auxpass"):
        return token
    for above in annotation.ancestors(token):
        token = above
        if above.pos in _CLAUSES and above.dep not in ("aux", "auxpass"):
            break
    return token


def _inside[Mention: (PlaceMention, DateMention)](span: Span, mentions: tuple[Mention, ...]) -> list[Mention]:
    """Give the mentions that lie wholly inside `span`; `mentions` are sorted by where they begin."""
    first = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    last = bisect_left(mentions, span.end, lo=first, key=lambda mention: mention.span.start)
    return [mention for mention in mentions[first:last] if span.holds(mention.span)]


def _head_of(annotation: Annotation, span: Span) -> Token | None:
    inside = annotation.tokens_in(span)
    numbers = {token.index for token in inside}
    return next((token for token in inside if token.head not in numbers or token.head == token.index), None)


def _dateline(annotation: Annotation) -> Span:
    """Give the stretch before the dash that opens the story: "KITA, Mali (Agency) - "; empty where there is none."""
    paragraph = -1
    for sentence in annotation.sentences[:_OPENING]:
        opens, paragraph = sentence.paragraph != paragraph, sentence.paragraph
        found = _DATELINE.match(annotation.text, sentence.start) if opens else None
        if found is not None and annotation.text[sentence.start : sentence.start + 2].isupper():
            return Span(sentence.start, found.end())
    return Span(0, 0)


# ------------------------------------------------------------------------------------------- date


def _date_rank(annotation: Annotation, trigger: Token, date: DateMention) -> float | None:
    """Say how near a date stands to the trigger, or None where it dates something else."""
    token = _head_of(annotation, date.span)
    if token is None:
        return None
    if trigger == token or trigger in annotation.ancestors(token):
        clause = _clause(annotation, annotation.head(token))
        if clause in (trigger, _clause(annotation, trigger)):
            return 0.0
        return None if _is_walled_off(annotation, token, trigger) else 2.5
    dated, own = _clause(annotation, token), _clause(annotation, trigger)
    if not _is_carried(annotation, trigger, own):
        return None
    if dated == own:
        return 1.0
    return _way_up(annotation, own, dated)


def _way_up(annotation: Annotation, own: Token, dated: Token) -> float | None:
    """Rank a date of a clause above: it holds below, except for what is only said there."""
    token = own
    rank = 1.5
    while token.head != token.index:
        if token.dep in _COMPLEMENTS or token.dep == "relcl" or _is_apart(annotation, token):
            return None
        token = annotation.head(token)
        rank += 0.1
        if token == dated:
            return rank
    if dated.dep in ("advcl", "relcl", *_COMPLEMENTS):
        return None
    return 2.0 if token in annotation.ancestors(dated) else None


def _is_apart(annotation: Annotation, token: Token) -> bool:
    """Say whether a joined clause has a subject and a tense of its own, so that the first one's day is not its day."""
    own = annotation.children(token, "nsubj", "nsubjpass")
    return token.dep == "conj" and bool(own) and token.tag != annotation.head(token).tag


def _is_walled_off(annotation: Annotation, token: Token, trigger: Token) -> bool:
    """Say whether a clause of its own stands between a date and the trigger above it."""
    walls = (*_COMPLEMENTS, "relcl", "advcl", "conj")
    while token != trigger:
        if token.dep in walls and token.pos in _CLAUSES:
            return True
        token = annotation.head(token)
    return False
