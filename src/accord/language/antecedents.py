"""Find whom a pronoun stands for: the earlier phrase that scores best, or nobody."""

import hashlib
from collections.abc import Iterable
from importlib.resources import files

from accord.language.nouns import chains_before
from accord.language.pairs import NOBODY, Fits
from accord.language.people import People
from accord.language.pronouns import (
    REACH,
    features,
    following_subject,
    gender_of,
    is_first_person,
    is_plural,
    is_thing,
    part_of,
    relative_antecedent,
    same_clause,
)
from accord.language.state import SUBJECTS, State
from accord.model import Token

_FAR = 8  # sentences back that "he" and "she" may point at one who spoke
_GUESSED = 1  # sentences back that they may point at one whose first name is usually of the other gender
_DEFINITE = frozenset({"the", "that", "this"})


class Antecedents:
    """Scores candidates with the weights of data/pronouns.csv and by what the network sees; loaded once."""

    def __init__(self, people: People) -> None:
        self._people = people
        data = (files("accord.language") / "data" / "pronouns.csv").read_text(encoding="utf-8")
        self.digest = hashlib.sha256(data.encode()).hexdigest()[:16]
        self._weights: dict[str, dict[str, float]] = {}
        for line in data.splitlines()[1:]:
            sort, feature, weight = line.split(",")
            self._weights.setdefault(sort, {})[feature] = float(weight)

    def find(self, state: State, number: int, speakers: dict[int, int], fits: Fits) -> int | None:
        """Give the phrase that the pronoun with that number stands for; `speakers` by start of quotation."""
        annotation, pronoun = state.annotation, state.token(number)
        noun = relative_antecedent(annotation, pronoun) or _beside(state, pronoun) or part_of(annotation, pronoun)
        if noun is not None:
            return state.number_at(noun)
        quotation = annotation.quotation_at(pronoun.start)
        speaker = speakers.get(quotation.start) if quotation else None
        if is_first_person(pronoun):
            return speaker
        if gender_of(pronoun):
            return self._person(state, number, pronoun, speaker, fits)
        if is_plural(pronoun) or pronoun.text.lower() == "one":
            groups = [one for one in state.recent(number, 2) if _is_group(state, one)]
            return self.best(state, number, groups, "they", fits)
        if is_thing(annotation, pronoun):
            bodies = [one for one in state.recent(number, 2) if _is_body(state, one)]
            return self.best(state, number, bodies, "it", fits)
        return None

    def _person(self, state: State, number: int, pronoun: Token, speaker: int | None, fits: Fits) -> int | None:
        gender = gender_of(pronoun)
        ahead = following_subject(state.annotation, pronoun)
        forward = state.number_at(ahead) if ahead else None
        if forward is not None and _fits(state, forward, gender):
            return forward
        return self.best(state, number, self.people(state, number, speaker), "he", fits)

    def people(self, state: State, number: int, speaker: int | None) -> list[int]:
        """Give the candidates for "he" or "she", latest first: persons of that gender; never who speaks just now."""
        gender = gender_of(state.token(number))
        barred = {state.chains[speaker]} if speaker is not None else _selves(state, number)
        free = [one for one in state.recent(number, _FAR) if state.chains[one] not in barred]
        near = [one for one in free if _back(state, number, one) <= REACH and _fits(state, one, gender)]
        if near:
            return near
        far = [one for one in free if self._speaks(state, one)]
        found = [one for one in far if _fits(state, one, gender)]
        if found:
            return found
        return [one for one in far if state.chains[one] in state.guessed and _back(state, number, one) <= _GUESSED]

    def best(self, state: State, number: int, candidates: Iterable[int], sort: str, fits: Fits) -> int | None:
        """Give the candidate with the highest score, the latest of equals; None where nobody scores higher."""
        ways = self.ways(state, number, candidates, sort)
        weights = self._weights.get(sort, {})
        fits_of = fits.scores(number, chains_before(state, number, list(ways)), sort)
        scores = {
            one: fit + sum(weights.get(name, 0.0) * value for name, value in ways[one].items())
            for one, fit in zip(ways, fits_of, strict=True)
        }
        best = max(scores, key=lambda one: scores[one], default=NOBODY)
        return best if best != NOBODY else None

    def ways(self, state: State, number: int, candidates: Iterable[int], sort: str) -> dict[int, dict[str, float]]:
        """Give what speaks for each candidate, the latest first, and, but for "he" and "she", for nobody."""
        token = state.token(number)
        ones = (one for one in candidates if not same_clause(state.annotation, token, state.token(one)))
        ways = {one: self.features(state, number, one) for one in ones}
        return ways if sort == "he" or not ways else {**ways, NOBODY: {"least": 1.0}}

    def features(self, state: State, number: int, one: int) -> dict[str, float]:
        """Give what speaks for and against a candidate."""
        annotation, pronoun = state.annotation, state.token(number)
        found = features(annotation, pronoun, state.phrases[one])
        chain, gender = state.chains[one], gender_of(pronoun)
        speaks = self._speaks(state, one)
        found["speaks"] = float(speaks)
        found["gender"] = float(bool(gender) and state.genders.get(chain) == gender)
        lean = "" if chain in state.genders else state.leanings.get(chain, "")
        found["leaning"] = 0.0 if not gender or not lean else 1.0 if lean == gender else -1.0
        found["named"] = float(chain in state.named)
        said = pronoun.dep in SUBJECTS and self._people.is_speech(annotation.head(pronoun).lemma)
        dead = not state.phrases[one].label and not self._people.is_animate(state.token(one).lemma)
        found["dead speaks"] = float(said and dead and not speaks and state.phrases[one].kind == "noun")
        found["both speak"] = float(speaks and said)
        found["organisation"] = float(state.phrases[one].label == "ORG")
        found["plural"] = float(state.token(one).tag in ("NNS", "NNPS"))
        return found

    def _speaks(self, state: State, number: int) -> bool:
        return state.is_subject(number) and self._people.is_speech(state.annotation.head(state.token(number)).lemma)


def _beside(state: State, pronoun: Token) -> Token | None:
    """Give the name beside "one" ("One, Ana Ruiz, said")."""
    heads = state.annotation.children(pronoun, "appos") if pronoun.text.lower() == "one" else ()
    return next((head for head in heads if state.number_at(head) is not None), None)


def _fits(state: State, number: int, gender: str) -> bool:
    chain = state.chains[number]
    return chain in state.people and state.genders.get(chain, gender) == gender


def _selves(state: State, number: int) -> set[int]:
    """Give the chains of "I" where the pronoun's verb has "me" beside it: "He told me" is not the teller."""
    verb = state.annotation.head(state.token(number))
    if not any(is_first_person(one) for one in state.annotation.children(verb)):
        return set()
    return {state.chains[one] for one in state.recent(number, _FAR) if is_first_person(state.token(one))}


def _back(state: State, number: int, one: int) -> int:
    return state.token(number).sentence - state.token(one).sentence


def _is_group(state: State, number: int) -> bool:
    token = state.token(number)
    taken = is_plural(token) or token.text.lower() == "one"
    return token.tag in ("NNS", "NNPS") or state.phrases[number].label in ("ORG", "NORP") or taken


def _is_body(state: State, number: int) -> bool:
    """Say whether the phrase may be an "it": an organisation, a country, a thing; never a person."""
    token = state.token(number)
    if state.chains[number] in state.people or state.phrases[number].label == "PERSON":
        return False
    if state.phrases[number].kind == "pronoun":
        return token.text.lower() in ("it", "its")
    named = bool(state.phrases[number].label) or has_article(state, number)
    return token.tag in ("NN", "NNP") and (state.phrases[number].kind == "noun" or named)


def has_article(state: State, number: int) -> bool:
    """Say whether the phrase opens with "the", "that" or "this"."""
    return any(child.lemma in _DEFINITE for child in state.annotation.children(state.token(number), "det"))
