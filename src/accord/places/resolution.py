"""Choose, for each accepted name, the place that it stands for in this article.

Every name votes for the places near those that the other names may stand for; the votes are taken
three times, each time weighed by what the time before made likely.
"""

from dataclasses import dataclass
from math import asin, cos, exp, log10, radians, sin, sqrt

from accord.places.acceptance import inside
from accord.places.candidates import Candidate
from accord.places.gazetteer import Place
from accord.places.keys import key_of
from accord.places.knowledge import Knowledge

_MOST = 40  # candidates of one name
_ROUNDS = 3
_CONTEXT = 7.0  # what the whole context can weigh, in decades of population
_QUALIFIER = 8.0
_OWN_KIND = 5.0
_ALIAS = -1.5
_PLAIN = 2.5
_KIND_PRIOR = {"country": 2.0, "continent": 1.5, "region": 1.0, "water": 0.5, "adm1": 0.5, "adm2": -1.0, "adm3": -1.5}
_AREA_PEOPLE = 100_000  # stands in for the population of a place without one
_NEAR_KM = 80.0
_EARTH_KM = 12742.0


@dataclass(slots=True)
class _Group:
    """The mentions of one name with one qualifier, and what they may stand for."""

    key: str
    places: tuple[Place, ...]
    prior: list[float]
    belief: list[float]
    count: int


def resolve(
    candidates: list[Candidate], accepted: list[bool], context: tuple[tuple[Place, ...], ...], knowledge: Knowledge
) -> dict[int, tuple[Place, float]]:
    """Give the place and its probability for each accepted candidate, by number.

    `context` holds further names that vote but are not placed: demonyms, the outlet.
    """
    groups: dict[tuple[str, str, str | None], _Group] = {}
    group_of: dict[int, _Group] = {}
    for number, candidate in enumerate(candidates):
        if not accepted[number]:
            continue
        qualifier = candidates[candidate.qualifier] if candidate.qualifier is not None else None
        fits = qualifier is not None and any(inside(a, b) for a in candidate.places[:60] for b in qualifier.places[:10])
        name = (candidate.key, qualifier.key if fits and qualifier else "", candidate.kind)
        if name not in groups:
            groups[name] = _group(candidate, qualifier if fits else None, knowledge)
        group_of[number] = groups[name]
        groups[name].count += 1
    everything = list(groups.values()) + [_context_group(places) for places in context]
    for _ in range(_ROUNDS):
        beliefs = [_update(group, everything) for group in everything]
        for group, belief in zip(everything, beliefs, strict=True):
            group.belief = belief
    return {number: _best(group) for number, group in group_of.items()}


def _group(candidate: Candidate, qualifier: Candidate | None, knowledge: Knowledge) -> _Group:
    plain = knowledge.plain_sense(candidate.key)
    scored = sorted(
        ((_prior(place, candidate, qualifier, plain), place) for place in candidate.places),
        key=lambda pair: -pair[0],
    )[:_MOST]
    prior = [score for score, _ in scored]
    places = tuple(place for _, place in scored)
    return _Group(candidate.key, places, prior, _softmax(prior), 0)


def _context_group(places: tuple[Place, ...]) -> _Group:
    prior = [log10(place.population + 10) for place in places]
    return _Group("", places, prior, _softmax(prior), 1)


def _prior(place: Place, candidate: Candidate, qualifier: Candidate | None, plain: Place | None) -> float:
    score = log10((place.population or (0 if place.kind == "city" else _AREA_PEOPLE)) + 100)
    score += _KIND_PRIOR.get(place.kind, 0.0)
    if place == plain:
        score += _PLAIN
    elif key_of(place.name) != candidate.key:
        score += _ALIAS
    if candidate.kind is not None and place.kind == candidate.kind:
        score += _OWN_KIND
    if qualifier is not None and any(inside(place, area) for area in qualifier.places[:10]):
        score += _QUALIFIER
    return score


def _update(group: _Group, everything: list[_Group]) -> list[float]:
    if len(group.places) == 1:
        return group.belief
    votes = [0.0] * len(group.places)
    total = 0.5
    for other in everything:
        if other is group:
            continue
        weight = sqrt(other.count)
        total += weight
        for number, place in enumerate(group.places):
            votes[number] += weight * max(
                (belief * _affinity(place, far) for far, belief in zip(other.places, other.belief, strict=True) if belief > 0.02),
                default=0.0,
            )
    return _softmax([prior + _CONTEXT * vote / total for prior, vote in zip(group.prior, votes, strict=True)])


def _affinity(place: Place, other: Place) -> float:
    """Say how much one place in an article makes another likely, from 0 to 1."""
    if place == other:
        return 1.0
    if place.country is None or other.country is None:
        return 0.0
    same_country = place.country == other.country
    if other.kind == "country" or place.kind == "country":
        return 0.5 if same_country else 0.0
    near = exp(-distance_km(place, other) / _NEAR_KM) if abs(place.lat - other.lat) < 4 else 0.0
    same_adm1 = same_country and place.adm1 is not None and place.adm1 == other.adm1
    return 0.3 * same_country + 0.3 * same_adm1 + 0.4 * near


def distance_km(one: Place, other: Place) -> float:
    """Give the great-circle distance in kilometres."""
    north, south = radians(one.lat), radians(other.lat)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(other.lon - one.lon) / 2) ** 2
    return _EARTH_KM * asin(min(1.0, sqrt(half)))


def _softmax(scores: list[float]) -> list[float]:
    top = max(scores)
    weights = [exp((score - top) * 2.0) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def _best(group: _Group) -> tuple[Place, float]:
    number = max(range(len(group.places)), key=lambda at: (group.belief[at], -at))
    return group.places[number], group.belief[number]
