"""A known name in the text -> the entry that it stands for here."""

from collections import Counter
from dataclasses import dataclass

from accord.actors.dates import alive, in_office
from accord.actors.entries import Codes, Entry, Use
from accord.actors.names import Candidate, Match
from accord.actors.roles import RoleIndex
from accord.actors.text import head_of
from accord.model import Annotation, Article, Name

_OWN_KINDS = frozenset({"state", "territory", "historical"})


@dataclass(frozen=True, slots=True)
class Found:
    """A known name: tokens ``first:last`` (exclusive), its head, and the entry if one is meant.

    ``country`` is given also where several entries of one country could be meant.
    """

    first: int
    last: int
    start: int
    end: int
    head: int
    text: str
    use: Use
    entry: Entry | None
    country: str | None
    confidence: float


def resolve(
    article: Article, annotation: Annotation, matches: list[Match], *, roles: RoleIndex, codes: Codes
) -> list[Found]:
    """Give the names that stand for somebody we know, in text order."""
    covering = {index: name for name in annotation.names for index in range(name.first, name.last)}
    usable = [kept for match in matches if (kept := _usable(annotation, match, covering, roles, codes))]
    evidence = _evidence(usable)
    return [_found(article, annotation, match, evidence) for match in usable]


def _usable(
    annotation: Annotation, match: Match, covering: dict[int, Name], roles: RoleIndex, codes: Codes
) -> Match | None:
    """Leave out readings that the words around a name forbid; None when no reading is left."""
    strange = _stranger(annotation, match, covering, roles, codes)
    kept = tuple(one for one in match.candidates if not strange and _fits_word(annotation, match, one))
    if not kept:
        return None
    return Match(match.first, match.last, match.start, match.end, match.text, kept, match.settled)


def _stranger(
    annotation: Annotation, match: Match, covering: dict[int, Name], roles: RoleIndex, codes: Codes
) -> bool:
    """Say whether the match is only a piece of somebody else's name: "Jordan" in "Neil Jordan"."""
    name = covering.get(match.last - 1)
    if name is None or name.label != "PERSON":
        return False
    rest = [index for index in range(name.first, name.last) if not match.first <= index < match.last]
    if match.candidates[0].use in ("adjective", "people") and all(index >= match.last for index in rest):
        return False
    return any(not _is_title(annotation, index, roles, codes) for index in rest)


def _is_title(annotation: Annotation, index: int, roles: RoleIndex, codes: Codes) -> bool:
    token = annotation.tokens[index]
    word = token.text.lower().rstrip(".")
    if token.pos in ("PUNCT", "ADP", "DET", "PART") or token.tag == "POS" or word in codes.forms_of_address:
        return True
    return roles.ending_at(annotation, index, max(0, index - 3)) is not None


def _fits_word(annotation: Annotation, match: Match, candidate: Candidate) -> bool:
    token = annotation.tokens[match.last - 1]
    if candidate.use == "short":
        return token.pos in ("PROPN", "NOUN") or token.entity == "PERSON"
    if candidate.use == "place":
        return token.pos == "PROPN" and token.entity in ("GPE", "LOC", "FAC", "")
    if candidate.use == "adjective" and match.last - match.first == 1:
        return token.pos != "VERB"
    return True


def _evidence(matches: list[Match]) -> tuple[Counter[str], Counter[str]]:
    """Count the countries and the entries that the article names without doubt."""
    countries: Counter[str] = Counter()
    entries: Counter[str] = Counter()
    for match in matches:
        if len(match.candidates) == 1 and match.candidates[0].use != "short":
            entry = match.candidates[0].entry
            entries[entry.id] += 1
            if entry.country:
                countries[entry.country] += 1
    return countries, entries


def _found(
    article: Article, annotation: Annotation, match: Match, evidence: tuple[Counter[str], Counter[str]]
) -> Found:
    chosen, confidence = _choose(article, match, evidence)
    countries = {one.entry.country for one in match.candidates}
    country = chosen.entry.country if chosen else countries.pop() if len(countries) == 1 else None
    return Found(
        first=match.first,
        last=match.last,
        start=match.start,
        end=match.end,
        head=head_of(annotation, match.first, match.last),
        text=match.text,
        use=(chosen or match.candidates[0]).use,
        entry=chosen.entry if chosen else None,
        country=country,
        confidence=confidence,
    )


def _choose(
    article: Article, match: Match, evidence: tuple[Counter[str], Counter[str]]
) -> tuple[Candidate | None, float]:
    if len(match.candidates) == 1:
        one = match.candidates[0]
        return one, one.entry.confidence
    scores = [(_score(article, one, evidence), -number, one) for number, one in enumerate(match.candidates)]
    scores.sort(key=lambda item: item[:2], reverse=True)
    best, second = scores[0], scores[1]
    if best[0] > second[0]:
        return best[2], 0.8 * best[2].entry.confidence
    if match.settled:
        return match.candidates[0], 0.6
    return None, 0.5


def _score(article: Article, candidate: Candidate, evidence: tuple[Counter[str], Counter[str]]) -> float:
    countries, entries = evidence
    entry = candidate.entry
    score = 4.0 if entries[entry.id] else 0.0
    if entry.country:
        others = countries[entry.country] - (entries[entry.id] if entry.kind in _OWN_KINDS else 0)
        score += min(2.0, 0.5 * others)
    if entry.kind == "person":
        score += 3.0 * in_office(entry, article.published) - 2.0 * (not alive(entry, article.published))
    return score
