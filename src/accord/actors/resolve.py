"""A known name in the text -> the entry that it stands for here."""

from dataclasses import dataclass, replace

from accord.actors.entries import KINDS, NOBODY, SURNAMES, Codes, Entry, Use
from accord.actors.fitting import NameFilter
from accord.actors.names import Candidate, Match
from accord.actors.roles import RoleIndex
from accord.actors.surroundings import behind_as_region, stands_as_place
from accord.actors.text import head_of
from accord.actors.weighing import Evidence, gather, is_backed, weigh, words_for
from accord.model import ActorKind, Annotation, Article

_PLACES = frozenset({"state", "territory", "city", "province"})
_THE = 2.0
_SHORT_NAME = 2  # tokens


@dataclass(frozen=True, slots=True)
class Found:
    """A known name: tokens ``first:last`` (exclusive), its head, and the entry if one is meant.

    ``country`` and ``kind`` are given also where several entries of one country or kind could be meant.
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
    kind: ActorKind | None = None


def resolve(
    article: Article, annotation: Annotation, matches: list[Match], *, roles: RoleIndex, codes: Codes
) -> list[Found]:
    """Give the names that stand for somebody we know, in text order."""
    usable = NameFilter(annotation, matches, roles=roles, codes=codes).usable()
    evidence = gather(article, annotation, usable, codes.heads)
    found: list[Found] = []
    for match in usable:
        backed = _backed(match, evidence)
        if backed is not None and not _is_nobody(backed, evidence):
            found.append(_found(backed, evidence, codes))
    return found


def _backed(match: Match, evidence: Evidence) -> Match | None:
    """Leave out the people whose surname is all that speaks for them."""
    kept = [one for one in match.candidates if one.use != "surname" or is_backed(evidence, match, one.entry)]
    countries = {one.entry.country for one in kept}
    kept += [one for one in match.candidates if one not in kept and one.entry.country in countries]
    return replace(match, candidates=tuple(kept)) if kept else None


def _is_nobody(match: Match, evidence: Evidence) -> bool:
    """Say whether more speaks for a namesake or a common word than for anybody we know."""
    if match.ambiguity is None or NOBODY not in match.ambiguity.ids:
        return False
    best = max(weigh(evidence, match, one) for one in match.candidates)
    nobody = words_for(evidence, match, NOBODY) + _THE * _has_the(evidence.annotation, match)
    if best == nobody:
        return match.ambiguity.ids[0] == NOBODY
    return nobody > best


def _has_the(annotation: Annotation, match: Match) -> bool:
    """Say whether "the" stands before a company's name: "the Amazon" is none."""
    before = annotation.tokens[match.first - 1].text.lower() if match.first else ""
    alone = annotation.tokens[match.last - 1].dep != "compound"
    return before == "the" and alone and match.candidates[0].entry.kind == "company"


def _found(match: Match, evidence: Evidence, codes: Codes) -> Found:
    head = head_of(evidence.annotation, match.first, match.last)
    region = _region(match, evidence, codes)
    if region is not None:
        return region
    match = _at_place(match, stands_as_place(evidence.annotation, head, codes))
    chosen, confidence = _choose(match, evidence)
    countries = {one.entry.country for one in match.candidates}
    country = chosen.entry.country if chosen else countries.pop() if len(countries) == 1 else None
    kinds = {KINDS[one.entry.kind] for one in ((chosen,) if chosen else match.candidates)}
    return Found(
        first=match.first,
        last=match.last,
        start=match.start,
        end=match.end,
        head=head,
        text=match.text,
        use=(chosen or match.candidates[0]).use,
        entry=chosen.entry if chosen else None,
        country=country,
        confidence=confidence,
        kind=kinds.pop() if len(kinds) == 1 else None,
    )


def _region(match: Match, evidence: Evidence, codes: Codes) -> Found | None:
    """Give a place of the same name elsewhere, where the text says where: "Moscow, Idaho"."""
    if match.candidates[0].use == "name" or match.last - match.first > _SHORT_NAME:
        return None
    behind = behind_as_region(evidence.annotation, match, evidence.matches, codes)
    where = {one.entry.country for one in behind.candidates} if behind else set()
    surname = match.candidates[0].use in SURNAMES
    if len(where) != 1 or (where == {one.entry.country for one in match.candidates} and not surname):
        return None
    entry = next((one.entry for one in match.candidates if {one.entry.country} == where and not surname), None)
    head = head_of(evidence.annotation, match.first, match.last)
    return Found(
        first=match.first, last=match.last, start=match.start, end=match.end, head=head, text=match.text,
        use="place", entry=entry, country=where.pop(), confidence=0.8,
    )  # fmt: skip


def _at_place(match: Match, as_place: bool) -> Match:
    """Keep the places where the name stands for one: "in Brussels" is in Belgium, not in the Union."""
    places = tuple(one for one in match.candidates if one.use in ("seat", "place") and one.entry.kind in _PLACES)
    return replace(match, candidates=places) if as_place and places else match


def _choose(match: Match, evidence: Evidence) -> tuple[Candidate | None, float]:
    if len(match.candidates) == 1:
        one = match.candidates[0]
        return one, one.entry.confidence
    scores = [(weigh(evidence, match, one), -number, one) for number, one in enumerate(match.candidates)]
    scores.sort(key=lambda item: item[:2], reverse=True)
    best, second = scores[0], scores[1]
    if best[0] > second[0]:
        return best[2], 0.8 * best[2].entry.confidence
    if match.ambiguity is not None and match.ambiguity.settled:
        return match.candidates[0], 0.6
    return None, 0.5
