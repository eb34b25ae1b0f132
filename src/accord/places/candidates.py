"""Find the stretches of text that may name a place, and say what speaks for and against each."""

from dataclasses import dataclass, replace

from accord.model import Annotation, Name, Sentence, Span, Token
from accord.places.gazetteer import Place
from accord.places.keys import key_of
from accord.places.knowledge import Knowledge

_LONGEST = 6
_PLACE_LABELS = ("GPE", "LOC")
_ARTICLES = ("al", "ar", "as", "at", "az", "an", "ash", "el")
_DATELINE = 12  # tokens from the town to the dash
_INNER = frozenset(
    {"of", "the", "and", "de", "la", "le", "del", "do", "da", "el", "al", "-", "–", "'s", "’s", "&", "."}
)
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch of text that names a place in the gazetteer, and how it stands in the text."""

    first: int  # token
    last: int  # token, exclusive
    span: Span
    text: str
    key: str
    places: tuple[Place, ...]
    label: str  # of the language model's name over it, else ""
    name_length: int  # of that name, in tokens; 0 without one
    alone: bool  # no more of a name stands beside it
    opens_name: bool  # nothing of a name stands before it
    within_name: bool  # only a part of a town's or a region's name that the gazetteer does not hold
    before: str  # the word before, in lower case; "" at the start of a sentence
    after: str  # the word after
    kind: str | None = None  # what a feature word says: "adm1" for "province"
    qualifier: int | None = None  # number of the candidate that says where it lies: "Paris, *Texas*"
    part: str | None = None  # "northern" in "northern Iraq"
    dateline: bool = False  # "MOSUL, Iraq (AP) -", "DOVER --" at the start of a sentence
    shouted: bool = False  # the words beside it are in capitals too
    speaks: bool = False  # it is what a verb of saying has for its subject
    home: bool = False  # "Ann Roe of Dover", "Roe, 34, of Dover", "R-Dover"
    listed: tuple[int, ...] = ()  # numbers of its neighbours in "Dover, Salem and Troy"


def find_candidates(annotation: Annotation, knowledge: Knowledge) -> list[Candidate]:
    """Give the candidates in text order; they do not overlap."""
    names = {index: name for name in annotation.names for index in range(name.first, name.last)}
    found: list[Candidate] = []
    for sentence in annotation.sentences:
        at = sentence.first
        while at < sentence.last:
            match = _longest(annotation, at, sentence.last, knowledge, found)
            if match is None:
                at += 1
                continue
            last, places = match
            found.append(_describe(annotation, names, knowledge, at, last, places, sentence))
            at = last
    return _qualify(annotation, found)


def _longest(
    annotation: Annotation, at: int, end: int, knowledge: Knowledge, found: list[Candidate]
) -> tuple[int, tuple[Place, ...]] | None:
    tokens = annotation.tokens
    if not _opens(tokens[at], tokens[at + 1] if at + 1 < end else None):
        return None
    lookup = knowledge.after_comma if _follows_comma(annotation, at, found) else knowledge.lookup
    for last in range(_reach(tokens, at, end, knowledge), at, -1):
        if not _closes(tokens[last - 1], knowledge):
            continue
        places = lookup(annotation.text[tokens[at].start : tokens[last - 1].end])
        if places:
            return last, places
        if last < end and tokens[last].text == "." and tokens[last].start == tokens[last - 1].end:
            places = lookup(annotation.text[tokens[at].start : tokens[last].end])
            if places:
                return last + 1, places
    return None


def _reach(tokens: tuple[Token, ...], at: int, end: int, knowledge: Knowledge) -> int:
    """Give the end of the stretch that one name may fill: capitals and the small words inside names."""
    last = at + 1
    while last < min(at + _LONGEST, end):
        text = tokens[last].text
        if not (text[0].isupper() or text in _INNER or text in knowledge.lower_ends):
            break
        last += 1
    return last


def _opens(token: Token, following: Token | None) -> bool:
    if token.text[0].isupper():
        return True
    return token.text.lower() in _ARTICLES and following is not None and following.text in _DASHES


def _closes(token: Token, knowledge: Knowledge) -> bool:
    return token.text[0].isupper() or token.text in knowledge.lower_ends


def _follows_comma(annotation: Annotation, at: int, found: list[Candidate]) -> bool:
    return bool(found) and found[-1].last == at - 1 and annotation.tokens[at - 1].text == ","


def _describe(
    annotation: Annotation,
    names: dict[int, Name],
    knowledge: Knowledge,
    first: int,
    last: int,
    places: tuple[Place, ...],
    sentence: Sentence,
) -> Candidate:
    tokens, start, end = annotation.tokens, sentence.first, sentence.last
    before = tokens[first - 1].text.lower() if first > start else ""
    after = tokens[last].text.lower().rstrip(".") if last < end else ""
    covering = [names[index] for index in range(first, last) if index in names]
    opens_name = not _joins(tokens, first - 1, start, end)
    alone = opens_name and not _joins(tokens, last, start, end)
    if covering:
        alone = alone or (covering[0].first >= first and covering[-1].last <= last)
    text = annotation.text[tokens[first].start : tokens[last - 1].end]
    beside = [tokens[at].text for at in (first - 1, last) if start <= at < end]
    ending = tokens[last - 1]
    return Candidate(
        first=first,
        last=last,
        span=Span(tokens[first].start, ending.end),
        text=text,
        key=key_of(text),
        places=places,
        label=covering[0].label if covering else "",
        name_length=covering[0].last - covering[0].first if covering else 0,
        alone=alone,
        opens_name=opens_name,
        within_name=bool(covering) and _is_part(tokens, covering[0], first, last, knowledge),
        before=before,
        after=after,
        kind=_kind(tokens, first, start, before, after, knowledge),
        part=before if before in knowledge.words.parts else None,
        dateline=_is_dateline(tokens, first, last, start, end),
        shouted=any(word.isupper() and len(word) > 3 for word in beside),
        speaks=ending.dep == "nsubj" and tokens[ending.head].lemma in knowledge.words.saying,
        home=_is_home(tokens, names, first, start, knowledge),
    )


def _kind(
    tokens: tuple[Token, ...], first: int, start: int, before: str, after: str, knowledge: Knowledge
) -> str | None:
    """Give what a feature word says: "Kirkuk province", "the province of Kirkuk"."""
    kind = knowledge.words.kinds.get(after)
    if kind is None and before == "of" and first - 2 >= start:
        kind = knowledge.words.kinds.get(tokens[first - 2].text.lower())
    return kind


def _is_part(tokens: tuple[Token, ...], name: Name, first: int, last: int, knowledge: Knowledge) -> bool:
    """Say whether the name is "Salem Crossroads", when only "Salem" is known: another place."""
    if name.label not in _PLACE_LABELS:
        return False
    rest = [token for token in tokens[name.first : name.last] if not first <= token.index < last]
    words = knowledge.words
    return bool(rest) and all(
        token.text[0].isupper()
        and token.text.isalpha()
        and (word := token.text.lower()) not in words.parts
        and word not in words.kinds
        and word not in words.civic
        and word not in words.residents
        and word != "the"
        for token in rest
    )


def _is_dateline(tokens: tuple[Token, ...], first: int, last: int, start: int, end: int) -> bool:
    """Say whether the name opens the sentence and a dash follows soon: "DOVER, Del. (AP) -"."""
    if first != start or last >= end:
        return False
    rest = tokens[last : min(last + _DATELINE, end)]
    dash = next((at for at, token in enumerate(rest) if token.text in ("-", "--", "–", "—")), None)
    if dash is None:
        return False
    return dash == 0 or (rest[0].text in (",", "(") and tokens[first].text.isupper())


def _is_home(tokens: tuple[Token, ...], names: dict[int, Name], first: int, start: int, knowledge: Knowledge) -> bool:
    if first - 2 < start:
        return False
    mark, before = tokens[first - 1], tokens[first - 2]
    if mark.text in _DASHES and before.text in knowledge.words.party_letters:
        return True
    if mark.text.lower() != "of":
        return False
    name = names.get(before.index)
    return (name is not None and name.label == "PERSON") or before.text == ","


def _joins(tokens: tuple[Token, ...], index: int, start: int, end: int) -> bool:
    """Say whether the token beside a name looks like more of it: a capital, no sentence start."""
    if not start <= index < end:
        return False
    token = tokens[index]
    return token.text[0].isupper() and token.pos == "PROPN" and index > start


def _qualify(annotation: Annotation, found: list[Candidate]) -> list[Candidate]:
    """Tie each candidate to the one right after it that says where it lies."""
    return [_with_qualifier(annotation, found, number) for number in range(len(found))]


def _with_qualifier(annotation: Annotation, found: list[Candidate], number: int) -> Candidate:
    candidate = replace(found[number], listed=_neighbours(annotation, found, number))
    if number + 1 < len(found) and found[number + 1].first - candidate.last <= 2:
        between = _between(annotation, candidate, found[number + 1])
        if between in (",", "(", "in", ", in", "of"):
            return replace(candidate, qualifier=number + 1)
    if number and _between(annotation, found[number - 1], candidate) in ("'s", "’s", "'"):
        return replace(candidate, qualifier=number - 1)
    return candidate


def _neighbours(annotation: Annotation, found: list[Candidate], number: int) -> tuple[int, ...]:
    pairs = ((number - 1, number), (number, number + 1))
    return tuple(
        left + right - number
        for left, right in pairs
        if left >= 0 and right < len(found) and found[right].first - found[left].last <= 2
        if _between(annotation, found[left], found[right]) in (",", "and", "or", ", and", "/", "&", "to")
    )


def _between(annotation: Annotation, left: Candidate, right: Candidate) -> str:
    return " ".join(token.text for token in annotation.tokens[left.last : right.first])
