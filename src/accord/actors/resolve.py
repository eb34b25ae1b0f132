"""A known name in the text -> the entry that it stands for here."""

from collections import Counter
from dataclasses import dataclass

from accord.actors.dates import alive, in_office
from accord.actors.entries import SURNAMES, Codes, Entry, Use
from accord.actors.fitting import NameFilter
from accord.actors.names import Candidate, Match
from accord.actors.roles import RoleIndex
from accord.actors.text import head_of
from accord.model import Annotation, Article

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
    usable = NameFilter(annotation, matches, roles=roles, codes=codes).usable()
    evidence = _evidence(usable)
    found = [_found(article, annotation, match, evidence) for match in usable]
    return [one for one, match in zip(found, usable, strict=True) if _backed(article, one, match, evidence)]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """How often the article names each country and each entry without doubt."""

    countries: Counter[str]
    entries: Counter[str]


def _evidence(matches: list[Match]) -> _Evidence:
    found = _Evidence(Counter(), Counter())
    for match in matches:
        if len(match.candidates) == 1 and match.candidates[0].use not in SURNAMES:
            entry = match.candidates[0].entry
            found.entries[entry.id] += 1
            if entry.country:
                found.countries[entry.country] += 1
    return found


def _backed(article: Article, found: Found, match: Match, evidence: _Evidence) -> bool:
    """Say whether a bare surname has something besides itself that speaks for the person."""
    if found.use != "surname":
        return True
    entries = [found.entry] if found.entry else [one.entry for one in match.candidates]
    return any(
        evidence.entries[entry.id]
        or evidence.countries[entry.country or ""]
        or in_office(entry, article.published)
        or match.titled
        for entry in entries
    )


def _found(article: Article, annotation: Annotation, match: Match, evidence: _Evidence) -> Found:
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


def _choose(article: Article, match: Match, evidence: _Evidence) -> tuple[Candidate | None, float]:
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


def _score(article: Article, candidate: Candidate, evidence: _Evidence) -> float:
    entry = candidate.entry
    score = 4.0 if evidence.entries[entry.id] else 0.0
    if entry.country:
        others = evidence.countries[entry.country] - (evidence.entries[entry.id] if entry.kind in _OWN_KINDS else 0)
        score += min(2.0, 0.5 * others)
    if entry.kind == "person":
        score += 3.0 * in_office(entry, article.published) - 2.0 * (not alive(entry, article.published))
    return score
