"""Decide which candidates are places in this article and which are people, clubs or plain words."""

from accord.model import Annotation
from accord.places.candidates import Candidate
from accord.places.gazetteer import Place
from accord.places.keys import key_of
from accord.places.knowledge import Knowledge

_STRONG_LOCATIVES = frozenset({"in", "near", "outside", "throughout", "across", "around", "downtown", "suburban"})


def accept(annotation: Annotation, knowledge: Knowledge, candidates: list[Candidate]) -> list[bool]:
    """Say for each candidate whether it is a place."""
    people = _people(annotation)
    first = [_stands(candidate, candidates, knowledge, people) for candidate in candidates]
    sure = {candidate.key for candidate, yes in zip(candidates, first, strict=True) if yes}
    return [
        yes or (candidate.key in sure and _may_follow(candidate, knowledge, people))
        for candidate, yes in zip(candidates, first, strict=True)
    ]


def _people(annotation: Annotation) -> frozenset[str]:
    """Give the keys of the words of people's full names: "Jordan" and "Peterson"."""
    found: set[str] = set()
    for name in annotation.names:
        if name.label == "PERSON" and name.last - name.first > 1:
            found.update(key_of(token.text) for token in annotation.tokens[name.first : name.last])
    return frozenset(found)


def _stands(
    candidate: Candidate, candidates: list[Candidate], knowledge: Knowledge, people: frozenset[str]
) -> bool:
    """Say whether a candidate is a place by its own looks."""
    words = knowledge.words
    if _is_street(candidate, knowledge) or candidate.after in words.other_bodies:
        return False
    fits = _qualifier_fits(candidate, candidates)
    if candidate.label == "PERSON" and not candidate.alone:
        return False
    if candidate.key in words.common:
        return fits or (candidate.label in ("GPE", "LOC") and candidate.before in words.locative)
    located = fits or candidate.before in _STRONG_LOCATIVES or candidate.kind is not None
    if candidate.key in people and candidate.label != "LOC":
        return located and (candidate.label != "PERSON" or fits) or _is_state(candidate, knowledge)
    if candidate.label in ("GPE", "LOC"):
        return True
    if candidate.label in ("NORP", "LANGUAGE", "DATE", "CARDINAL", "MONEY", "TIME"):
        return False
    if _is_state(candidate, knowledge) and candidate.label != "PERSON":
        return candidate.alone or candidate.label in ("", "FAC") or candidate.after in words.civic
    if candidate.alone:
        return located
    return fits or (candidate.after in words.civic and candidate.label in ("ORG", "FAC", "") and _prominent(candidate))


def _may_follow(candidate: Candidate, knowledge: Knowledge, people: frozenset[str]) -> bool:
    """Say whether a candidate is a place because its name is one elsewhere in the article."""
    words = knowledge.words
    if _is_street(candidate, knowledge) or candidate.after in words.other_bodies:
        return False
    if candidate.key in people or candidate.key in words.common:
        return False
    if candidate.label in ("NORP", "LANGUAGE"):
        return False
    return candidate.alone or (candidate.label != "PERSON" and candidate.after in words.civic)


def _is_street(candidate: Candidate, knowledge: Knowledge) -> bool:
    return candidate.after in knowledge.words.streets and not candidate.alone


def _is_state(candidate: Candidate, knowledge: Knowledge) -> bool:
    """Say whether the name is a country's, or one that the additions list."""
    plain = knowledge.plain_sense(candidate.key)
    return plain is not None or any(
        place.kind in ("country", "continent") and key_of(place.name) == candidate.key for place in candidate.places
    )


def _prominent(candidate: Candidate) -> bool:
    return candidate.places[0].population > 10_000


def _qualifier_fits(candidate: Candidate, candidates: list[Candidate]) -> bool:
    """Say whether "Paris, Texas" names a place that lies in the other."""
    if candidate.qualifier is None:
        return False
    return any(
        inside(place, area) for place in candidate.places[:60] for area in candidates[candidate.qualifier].places[:10]
    )


def inside(place: Place, area: Place) -> bool:
    """Say whether a place lies in a country or a first-order division."""
    if place.country != area.country or place.country is None or place == area:
        return False
    if area.kind == "country":
        return place.kind != "country"
    return area.kind == "adm1" and place.adm1 == area.adm1 and place.kind not in ("country", "adm1")
