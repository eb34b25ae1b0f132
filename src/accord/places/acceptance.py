"""Decide which candidates are places in this article and which are people, clubs or plain words."""

from accord.model import Annotation
from accord.places.candidates import Candidate
from accord.places.gazetteer import Place
from accord.places.keys import key_of
from accord.places.knowledge import Knowledge

_NEVER = frozenset({"LANGUAGE", "DATE", "CARDINAL", "MONEY", "TIME", "ORDINAL", "PERCENT", "QUANTITY"})
_BODIES = frozenset({"ORG", "FAC", "", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LOC", "GPE"})
_LARGE = 500_000  # people: a division or town that bodies are named after: "Kentucky Court of Appeals"
_MIDDLING = 10_000
_AREAS = 10  # places weighed for the name of an area
_ACRONYM = 6  # letters


def accept(annotation: Annotation, knowledge: Knowledge, candidates: list[Candidate]) -> list[bool]:
    """Say for each candidate whether it is a place."""
    judge = _Judge(knowledge, candidates, _people(annotation))
    first = [judge.stands(candidate) for candidate in candidates]
    known = {candidate.key for candidate, yes in zip(candidates, first, strict=True) if yes}
    second = [yes or judge.follows(candidate, known) for candidate, yes in zip(candidates, first, strict=True)]
    return [yes or judge.is_listed(candidate, second) for candidate, yes in zip(candidates, second, strict=True)]


def _people(annotation: Annotation) -> frozenset[str]:
    """Give the keys of the words of people's full names: "Jordan" and "Peterson"."""
    found: set[str] = set()
    for name in annotation.names:
        if name.label == "PERSON" and name.last - name.first > 1:
            found.update(key_of(token.text) for token in annotation.tokens[name.first : name.last])
    return frozenset(found)


class _Judge:
    """Weighs one candidate at a time."""

    def __init__(self, knowledge: Knowledge, candidates: list[Candidate], people: frozenset[str]) -> None:
        self._knowledge = knowledge
        self._words = knowledge.words
        self._candidates = candidates
        self._people = people

    def stands(self, candidate: Candidate) -> bool:
        """Say whether a candidate is a place by its own looks."""
        if self._excluded(candidate):
            return False
        fits = self._qualifier_fits(candidate)
        located = fits or candidate.dateline or candidate.home or candidate.before in self._words.placing
        located = located or candidate.kind is not None
        if self._is_common(candidate):
            return fits or (candidate.label in ("GPE", "LOC") and candidate.before in self._words.locative)
        if candidate.label == "PERSON":
            return located and candidate.alone and (fits or candidate.key not in self._people)
        if self._is_state(candidate):
            return candidate.label in ("GPE", "LOC") or self._names_a_body(candidate) or candidate.alone
        if candidate.key in self._people:
            return located or candidate.label == "LOC"
        if candidate.label in ("GPE", "LOC"):
            return True
        if candidate.alone and candidate.label != "NORP":
            return located or candidate.after in self._words.residents
        return (located and candidate.alone) or self._names_a_body(candidate)

    def follows(self, candidate: Candidate, known: set[str]) -> bool:
        """Say whether a candidate is a place because its name is one elsewhere in the article."""
        if candidate.key not in known or self._excluded(candidate) or self._is_common(candidate):
            return False
        if candidate.key in self._people:
            return False
        return candidate.alone or candidate.label in _BODIES

    def is_listed(self, candidate: Candidate, accepted: list[bool]) -> bool:
        """Say whether a candidate stands beside a place in a list: "Dover, Salem and Troy"."""
        if not any(accepted[number] for number in candidate.listed):
            return False
        if self._excluded(candidate) or self._is_common(candidate) or candidate.key in self._people:
            return False
        return candidate.alone and candidate.label in ("", "ORG", "PERSON", "FAC", "NORP")

    def _excluded(self, candidate: Candidate) -> bool:
        if candidate.text.lower() in self._knowledge.demonyms and not self._is_state(candidate):
            return True  # "Philippines" and "Laos" look like the plural of one
        if candidate.label in _NEVER or candidate.after in self._words.other_bodies:
            return True
        if candidate.label == "PERSON" and not candidate.alone:
            return True
        if candidate.within_name or self._is_acronym(candidate) or self._speaks(candidate):
            return True
        return candidate.after in self._words.streets and not candidate.alone

    def _is_acronym(self, candidate: Candidate) -> bool:
        """Say whether the name is in capitals where the text is not, as "NATO" and no town is."""
        if not candidate.text.isupper() or len(candidate.text) > _ACRONYM or candidate.dateline:
            return False
        return not candidate.shouted and not self._is_state(candidate) and "." not in candidate.text

    def _speaks(self, candidate: Candidate) -> bool:
        """Say whether the name says something, as people do, and capitals that stand for governments."""
        return (
            candidate.speaks
            and not self._is_state(candidate)
            and not any(place.capital or place.population > _LARGE for place in candidate.places)
        )

    def _is_common(self, candidate: Candidate) -> bool:
        """Say whether the name is an English word, and not in capitals as "US" is."""
        return candidate.key in self._words.common and not self._in_capitals(candidate)

    def _in_capitals(self, candidate: Candidate) -> bool:
        return candidate.text.isupper() and self._knowledge.plain_sense(candidate.key) is not None

    def _is_state(self, candidate: Candidate) -> bool:
        """Say whether the name is a country's or a continent's, or one that the additions list."""
        plain = self._knowledge.plain_sense(candidate.key)
        return plain is not None or any(
            place.kind in ("country", "continent") and key_of(place.name) == candidate.key for place in candidate.places
        )

    def _names_a_body(self, candidate: Candidate) -> bool:
        """Say whether a public body's name begins with the place: "Dover Police Department"."""
        if candidate.label not in _BODIES:
            return False
        top = candidate.places[0]
        if candidate.after in self._words.civic:
            return top.population > _MIDDLING or self._is_state(candidate)
        if top.kind == "adm2" and candidate.key.split()[-1] in self._words.kinds:
            return True  # "Kent County"
        large = top.population > _LARGE and key_of(top.name) == candidate.key
        large = large and candidate.name_length > 2  # two words may be a person's: "Paris Roe"
        return (large or self._is_state(candidate)) and candidate.opens_name and candidate.label != ""

    def _qualifier_fits(self, candidate: Candidate) -> bool:
        """Say whether "Paris, Texas" names a place that lies in the other."""
        if candidate.qualifier is None:
            return False
        areas = self._candidates[candidate.qualifier].places
        return lies_in(candidate, areas)


def lies_in(candidate: Candidate, areas: tuple[Place, ...]) -> bool:
    """Say whether one of a name's places lies in one of the areas, and the two are no list of equals.

    "Salem, Oregon" is a town and where it lies; "Jordan, Egypt" and "Nevada, Oregon" are lists.
    """
    areas = areas[:_AREAS]
    kinds = {(place.kind, place.country) for place in candidate.places if key_of(place.name) == candidate.key}
    if any(kind == "country" for kind, _ in kinds) and areas[0].kind == "country":
        return False
    if areas[0].kind == "adm1" and ("adm1", areas[0].country) in kinds:
        return False
    return any(inside(place, area) for place in candidate.places for area in areas)


def inside(place: Place, area: Place) -> bool:
    """Say whether a place lies in a country or a first-order division."""
    if place.country != area.country or place.country is None or place == area:
        return False
    if area.kind == "country":
        return place.kind != "country"
    return area.kind == "adm1" and place.adm1 == area.adm1 and place.kind not in ("country", "adm1")
