"""What the words beside a known name make of it: a piece of something else, or only a place."""

from accord.actors.entries import SURNAMES, Codes
from accord.actors.names import Match
from accord.actors.text import preposition_over
from accord.model import Annotation, Token

_PLACE_PREPOSITIONS = frozenset(
    {
        "in", "at", "near", "around", "outside", "inside", "across", "through", "via", "into", "beside", "throughout",
    }
)  # fmt: skip
_HYPHENS = frozenset({"-", "‑", "–"})
_PLACES = frozenset({"seat", "place"})
_NAME_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj", "appos", "agent"})
_CALENDAR = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "spring", "summer",
        "autumn", "fall", "winter", "easter", "christmas", "noel", "day", "week", "month", "year", "weekend", "season",
    }
)  # fmt: skip
_SHORT = 6  # tokens of an apposition up to its noun


def is_thing_named_after(annotation: Annotation, match: Match, codes: Codes) -> bool:
    """Say whether the name only names a thing: "Lake Chad", "the Geneva Conventions", "Kennedy airport"."""
    tokens, use = annotation.tokens, match.candidates[0].use
    behind = tokens[match.last] if match.last < len(tokens) else None
    if use == "adjective":
        return False
    if behind is not None and behind.tag not in ("VBD", "VBZ") and behind.sentence == tokens[match.first].sentence:
        word = behind.lemma if behind.text.islower() else behind.text.lower()
        if word in codes.waters or behind.text.lower() in codes.waters:
            return True
        if use in _PLACES and behind.text[:1].isupper() and word in codes.documents:
            return True
        if use in SURNAMES and word in codes.facilities:
            return True
    return _water_before(annotation, match, codes)


def _water_before(annotation: Annotation, match: Match, codes: Codes) -> bool:
    at = match.first - 1
    if at >= 1 and annotation.tokens[at].text.lower() == "of":
        return annotation.tokens[at - 1].text in {word.capitalize() for word in codes.waters}
    if at < 0 or annotation.tokens[at].sentence != annotation.tokens[match.first].sentence:
        return False
    before = annotation.tokens[at]
    return before.text.lower() in codes.waters and before.dep in ("compound", "nmod", "ROOT", "appos", "pobj", "nsubj")


def is_piece_of_surname(annotation: Annotation, match: Match) -> bool:
    """Say whether a surname is only a piece of a longer name: "Mazar-i-Sharif", "Park Young-sun"."""
    tokens = annotation.tokens
    first, last = match.first, match.last
    if first > 1 and tokens[first - 1].text in _HYPHENS and tokens[first - 1].end == tokens[first].start:
        return len(tokens[first - 2].text) == 1 or tokens[first - 2].text[:1].isupper()
    if last >= len(tokens) or tokens[last].pos != "PROPN" or tokens[last].sentence != tokens[first].sentence:
        return False
    return tokens[last].dep in ("compound", "flat") and last + 1 < len(tokens) and tokens[last + 1].text in _HYPHENS


def is_piece_of_compound(annotation: Annotation, match: Match, by_token: dict[int, Match]) -> bool:
    """Say whether capitals are a piece of a longer word in capitals: "AU" in "PORT-AU-PRINCE"."""
    tokens, first = annotation.tokens, match.first
    if first < 2 or tokens[first - 1].text not in _HYPHENS or not match.text.isupper():
        return False
    before = tokens[first - 2]
    known = first - 2 in by_token and by_token[first - 2].candidates[0].use != "family"
    glued = before.end == tokens[first - 1].start and tokens[first - 1].end == tokens[first].start
    return glued and len(before.text) > 1 and before.text.isupper() and not known


def can_be_surname(annotation: Annotation, match: Match) -> bool:
    """Say whether a word may be somebody's name here; "May" and "Major" before a verb may, dates may not."""
    tokens = annotation.tokens
    token = tokens[match.last - 1]
    behind = tokens[match.last] if match.last < len(tokens) else None
    acts = behind is not None and behind.tag in ("VBD", "VBZ")
    if token.text[:1].isupper() and token.pos not in ("PROPN", "NOUN", "VERB"):
        return acts or _stands_as_name(annotation, match)
    if token.entity in ("TIME", "MONEY", "CARDINAL") or (token.entity == "DATE" and token.text.lower() in _CALENDAR):
        return False
    return token.pos in ("PROPN", "NOUN") or token.entity == "PERSON" or _stands_as_name(annotation, match)


def _stands_as_name(annotation: Annotation, match: Match) -> bool:
    """Say whether capitals and place in the clause tell of a name that the model does not know."""
    token = annotation.tokens[match.last - 1]
    if match.first == annotation.sentence_of(token).first or not token.text[:1].isupper() or token.text.isupper():
        return False
    return token.dep in _NAME_PLACES and not any(
        child.index > token.index for child in annotation.children(token) if child.dep not in ("punct", "case")
    )


def is_verb(annotation: Annotation, token: Token) -> bool:
    """Say whether a word in capitals is the verb of its clause: "there IS hope"."""
    if token.pos not in ("VERB", "AUX"):
        return False
    return any(child.index < token.index for child in annotation.children(token, "nsubj", "expl", "nsubjpass"))


def stands_as_place(annotation: Annotation, head: int, codes: Codes) -> bool:
    """Say whether a seat of government is only where something is: "in Moscow", "flew to the White House"."""
    token = annotation.tokens[head]
    preposition = preposition_over(annotation, token)
    if preposition in _PLACE_PREPOSITIONS:
        return True
    if token.dep == "dobj":
        return annotation.head(token).lemma in codes.visiting
    above = annotation.head(annotation.head(token))
    if preposition == "of":
        return above.lemma in codes.parts_of_place or above.text.lower() in codes.parts_of_place
    return preposition == "to" and above.lemma in codes.motion


def behind_as_region(annotation: Annotation, match: Match, by_token: dict[int, Match], codes: Codes) -> Match | None:
    """Give the name behind a place's that says where it is: "Moscow, Idaho", "Tripoli, the second city of Lebanon"."""
    tokens, at = annotation.tokens, match.last
    if at + 1 >= len(tokens) or tokens[at].sentence != tokens[match.first].sentence:
        return None
    region = by_token.get(at + 1)
    if tokens[at].text.lower() == "in" and region is not None:
        return region if match.candidates[0].use == "seat" else None
    if tokens[at].text != ",":
        return None
    if region is not None:
        return region if all(one.entry.kind == "province" for one in region.candidates) else None
    return _region_of_settlement(annotation, at + 1, by_token, codes)


def _region_of_settlement(annotation: Annotation, first: int, by_token: dict[int, Match], codes: Codes) -> Match | None:
    for index in range(first, min(first + _SHORT, len(annotation.tokens))):
        if annotation.tokens[index].lemma in codes.settlements:
            behind = next((by_token[at] for at in range(index + 1, index + 4) if at in by_token), None)
            return behind if annotation.tokens[index + 1].text.lower() in ("of", "in") else None
        if annotation.tokens[index].pos in ("VERB", "AUX", "PUNCT"):
            return None
    return None
