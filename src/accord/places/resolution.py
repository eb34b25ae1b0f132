"""Choose, for each accepted name, the place that it stands for in this article.

Every name votes for the places near those that the other names may stand for; the votes are taken
a few times, each time weighed by what the time before made likely.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import log10

import numpy as np
from numpy.typing import NDArray

from accord.places.acceptance import inside, lies_in
from accord.places.candidates import Candidate
from accord.places.gazetteer import Place
from accord.places.keys import key_of
from accord.places.knowledge import Knowledge

Floats = NDArray[np.float64]

_MOST = 25  # places weighed for one name
_ROUNDS = 3
_PEOPLE = 0.95  # weight of a decade of population
_CONTEXT = 12.0  # what the whole context can weigh
_QUALIFIER = 8.0
_OWN_KIND = 5.0
_ALIAS = -1.5
_SMALL_ALIAS = -3.0  # another name of a place of less than a hundred thousand
_CAPITAL = 2.5  # news everywhere speaks of capitals
_METROPOLIS = 1.0  # and, by so much a decade of people above a million, of the largest towns
_PLAIN = 2.0
_KIND_PRIOR = {"country": 2.0, "continent": 1.5, "region": 1.0, "water": 0.5, "adm1": 1.5, "adm2": -1.0, "adm3": -1.5}
_AREA_PEOPLE = 100_000  # stands in for the population of an area without one
_EPONYM = 3.0
_SEAT_SHARE = 10  # a town with a tenth of a division's people is what their common name means
_SHARPNESS = 2.0
_NEAR_KM = 100.0
_EARTH_KM = 6371.0
_STATE, _COUNTRY, _PROVINCE, _NEARNESS = 0.45, 0.25, 0.35, 0.7  # parts of the affinity of two places


@dataclass(slots=True)
class _Group:
    """The mentions of one name with one qualifier, and what they may stand for."""

    places: tuple[Place, ...]
    prior: list[float]
    count: int = 0


def resolve(
    candidates: list[Candidate], accepted: list[bool], context: tuple[tuple[Place, ...], ...], knowledge: Knowledge
) -> dict[int, tuple[Place, float]]:
    """Give the place and its probability for each accepted candidate, by number.

    `context` holds further names that vote but are not placed: demonyms, the outlet.
    """
    groups: dict[tuple[str, str, str | None, bool], _Group] = {}
    group_of: dict[int, _Group] = {}
    qualifiers = [_qualifier(candidate, candidates) for candidate in candidates]
    contents = {id(area): candidate for candidate, area in zip(candidates, qualifiers, strict=True) if area}
    for number, candidate in enumerate(candidates):
        if not accepted[number]:
            continue
        qualifier, content = qualifiers[number], contents.get(id(candidate))
        name = (candidate.key, qualifier.key if qualifier else "", candidate.kind, content is not None)
        if name not in groups:
            groups[name] = _group(candidate, qualifier, content, knowledge)
        group_of[number] = groups[name]
        groups[name].count += 1
    voters = list(groups.values()) + [_context_group(places) for places in context]
    if not group_of:
        return {}
    beliefs = _vote(voters)
    best = {id(group): _best(group, belief) for group, belief in zip(voters, beliefs, strict=True)}
    return {number: best[id(group)] for number, group in group_of.items()}


def _qualifier(candidate: Candidate, candidates: list[Candidate]) -> Candidate | None:
    if candidate.qualifier is None:
        return None
    other = candidates[candidate.qualifier]
    return other if lies_in(candidate, other.places) else None


def _group(
    candidate: Candidate, qualifier: Candidate | None, content: Candidate | None, knowledge: Knowledge
) -> _Group:
    plain = knowledge.plain_sense(candidate.key)
    scored = [(_prior(place, candidate, qualifier, content, plain), place) for place in candidate.places]
    if candidate.kind is None:
        scored = [(score - _EPONYM * _has_seat(place, candidate), place) for score, place in scored]
    scored.sort(key=lambda pair: -pair[0])
    kept = scored[:_MOST]
    return _Group(tuple(place for _, place in kept), [score for score, _ in kept])


def _has_seat(division: Place, candidate: Candidate) -> bool:
    """Say whether a division has the name of a large town in it: "Aleppo" is the town, not the province."""
    return division.kind in ("adm1", "adm2") and any(
        town.kind == "city" and (town.country, town.adm1) == (division.country, division.adm1)
        for town in candidate.places
        if town.population * _SEAT_SHARE > division.population
    )


def _context_group(places: tuple[Place, ...]) -> _Group:
    return _Group(places, [_PEOPLE * log10(place.population + 10) for place in places], 1)


def _prior(
    place: Place, candidate: Candidate, qualifier: Candidate | None, content: Candidate | None, plain: Place | None
) -> float:
    people = place.population or (0 if place.kind == "city" else _AREA_PEOPLE)
    score = _PEOPLE * log10(people + 100) + _KIND_PRIOR.get(place.kind, 0.0)
    if place.capital:
        score += _CAPITAL
    if place.kind == "city" and people > 1_000_000:
        score += _METROPOLIS * log10(people / 1_000_000)
    if place == plain:
        score += _PLAIN
    elif key_of(place.name) != candidate.key:
        score += _ALIAS if people >= _AREA_PEOPLE else _SMALL_ALIAS
    if candidate.kind is not None and place.kind == candidate.kind:
        score += _OWN_KIND
    if qualifier is not None and any(inside(place, area) for area in qualifier.places[:10]):
        score += _QUALIFIER
    if content is not None and any(inside(other, place) for other in content.places):
        score += _QUALIFIER  # "Albany, New York" is in the state
    return score


def _vote(groups: list[_Group]) -> list[Floats]:
    """Give each group's probabilities."""
    starts = np.cumsum([0, *(len(group.places) for group in groups)])
    places = [place for group in groups for place in group.places]
    prior = np.array([score for group in groups for score in group.prior])
    owner = np.repeat(np.arange(len(groups)), np.diff(starts))
    weight = np.sqrt([group.count for group in groups])
    affinity = _affinities(places)
    total = weight.sum() - weight[owner] + 0.5
    belief = _normalise(prior, starts, owner)
    for _ in range(_ROUNDS):
        votes = np.maximum.reduceat(affinity * belief, starts[:-1], axis=1)  # place by group
        votes[np.arange(len(places)), owner] = 0.0
        belief = _normalise(prior + _CONTEXT * (votes @ weight) / total, starts, owner)
    return [belief[start:end] for start, end in pairwise(starts)]


def _normalise(scores: Floats, starts: NDArray[np.int64], owner: NDArray[np.int64]) -> Floats:
    top = np.maximum.reduceat(scores, starts[:-1])
    raised: Floats = np.exp((scores - top[owner]) * _SHARPNESS)
    return raised / np.add.reduceat(raised, starts[:-1])[owner]


def _affinities(places: list[Place]) -> Floats:
    """Say how much each place in an article makes each other one likely, from 0 to 1."""
    country = _numbers([place.country for place in places])
    adm1 = _numbers([(place.country, place.adm1) if place.adm1 else None for place in places])
    state = np.array([place.kind == "country" for place in places])
    same_country = (country[:, None] == country) & (country >= 0)
    same_adm1 = (adm1[:, None] == adm1) & (adm1 >= 0)
    near = _nearness(places)
    between_towns = _COUNTRY * same_country + _PROVINCE * same_adm1 + _NEARNESS * near
    affinity: Floats = np.where(state[:, None] | state, _STATE * same_country, between_towns)
    identity = _numbers([place.geonames or (place.name, place.lat) for place in places])
    affinity[identity[:, None] == identity] = 1.0
    return affinity


def _nearness(places: list[Place]) -> Floats:
    """Give 1 for the same spot, falling to 0 within some hundred kilometres."""
    lat, lon = np.radians([place.lat for place in places]), np.radians([place.lon for place in places])
    spots = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    chord = np.sqrt(np.maximum(2.0 - 2.0 * (spots.T @ spots), 0.0))
    near: Floats = np.exp(chord * (-_EARTH_KM / _NEAR_KM))
    return near


def _numbers(values: list[object]) -> NDArray[np.int64]:
    """Give each distinct value a number; nothing gets -1."""
    known: dict[object, int] = {}
    return np.array([-1 if value is None else known.setdefault(value, len(known)) for value in values])


def _best(group: _Group, belief: Floats) -> tuple[Place, float]:
    number = int(np.argmax(belief))
    return group.places[number], float(belief[number])
