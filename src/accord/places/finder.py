"""A mention of a place -> where it is."""

from accord.model import Annotation, Article, Name, PlaceMention, Span
from accord.places.acceptance import accept
from accord.places.candidates import Candidate, find_candidates
from accord.places.gazetteer import Place
from accord.places.keys import key_of
from accord.places.knowledge import Knowledge
from accord.places.resolution import resolve

_PRECISION = {
    "country": "country", "adm1": "adm1", "adm2": "region", "adm3": "region", "city": "city",
    "continent": "region", "region": "region", "water": "region", "point": "point",
}  # fmt: skip
_SURE, _LESS_SURE = 0.97, 0.85  # that the name is a place at all: estimates, not calibrated
_UNPLACED = {"GPE": "city", "LOC": "region", "FAC": "point"}


class PlaceFinder:
    """Finds places; loads its knowledge once.

    Only nouns that name a place count: "Iraq" and "the Iraq war", never "Iraqi". A capital that
    stands for a government ("Moscow said") is still found, as the place that it names.
    """

    def __init__(self) -> None:
        self._knowledge = Knowledge()

    def find(self, article: Article, annotation: Annotation) -> tuple[PlaceMention, ...]:
        """Give the places of the article, in text order."""
        candidates = find_candidates(annotation, self._knowledge)
        accepted = accept(annotation, self._knowledge, candidates)
        placed = resolve(candidates, accepted, self._context(article, annotation), self._knowledge)
        found = [_mention(candidates[number], *choice) for number, choice in placed.items()]
        taken = {offset for mention in found for offset in range(*mention.span)}
        found += [
            _unplaced(annotation, name)
            for name in annotation.names
            if _is_unknown_place(annotation, name, self._knowledge) and taken.isdisjoint(range(*name.span))
        ]
        return tuple(sorted(found, key=lambda mention: mention.span))

    def _context(self, article: Article, annotation: Annotation) -> tuple[tuple[Place, ...], ...]:
        """Give the countries of the demonyms in the text, and the places in the outlet's name."""
        found = [
            self._knowledge.country(self._knowledge.demonyms[word])
            for name in annotation.names
            if name.label in ("NORP", "LANGUAGE")
            and (word := annotation.text[name.start : name.end].lower()) in self._knowledge.demonyms
        ]
        outlet = [self._knowledge.lookup(word) for word in (article.outlet or "").split() if word[0].isupper()]
        return tuple((place,) for place in found if place) + tuple(places[:20] for places in outlet if places)


def _mention(candidate: Candidate, place: Place, belief: float) -> PlaceMention:
    return PlaceMention(
        span=candidate.span,
        name=place.name,
        lat=place.lat,
        lon=place.lon,
        geonames=place.geonames,
        country=place.country,
        adm1=place.adm1,
        precision="region" if candidate.part else _PRECISION[place.kind],
        confidence=belief
        * (_SURE if candidate.label in ("GPE", "LOC") or candidate.qualifier is not None else _LESS_SURE),
    )


def _is_unknown_place(annotation: Annotation, name: Name, knowledge: Knowledge) -> bool:
    """Say whether a name that the gazetteer lacks is a place all the same: "in Salem Crossroads"."""
    if name.label not in _UNPLACED or not annotation.tokens[name.last - 1].text[0].isupper():
        return False
    text = annotation.text[name.start : name.end]
    if key_of(text) in knowledge.words.common or text.isupper():
        return False
    first = name.first
    sentence = annotation.tokens[first].sentence
    before = [token for token in annotation.tokens[max(first - 2, 0) : first] if token.sentence == sentence]
    words = [token.text.lower() for token in before if token.text.lower() != "the"]
    return bool(words) and (words[-1] in knowledge.words.locative or words[-1] in knowledge.words.directional)


def _unplaced(annotation: Annotation, name: Name) -> PlaceMention:
    return PlaceMention(
        span=Span(name.start, name.end),
        name=annotation.text[name.start : name.end],
        precision=_UNPLACED[name.label],
        confidence=0.5,
    )
