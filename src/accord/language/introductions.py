"""Find as what somebody was told of before the name is given: "A former mayor stood trial. ... Ana Ruiz, 61, denied".

News opens with what people are, and names them later. The candidates are the earlier nouns for one person or body
that no name was given to yet, and nobody. What speaks for each is weighed by data/introductions.csv, and the network
says how well the two go together (`pairs.py`).
"""

import hashlib
import math
from importlib.resources import files

from accord.language.appositions import NAMELESS, names_beside
from accord.language.noun_features import Features, NounFeatures, noun_of
from accord.language.nouns import chains_before
from accord.language.pairs import NOBODY, Fits
from accord.language.people import People
from accord.language.pronouns import same_clause
from accord.language.state import State
from accord.language.titles import modifiers, tells_more
from accord.model import Token

_REACH, _CHAINS = 14, 24  # sentences back, and chains looked at
_MARGIN = 0.25  # how much better than nobody somebody must score: a wrong link is worse than none
_ARTICLES = {"a": "new", "an": "new", "the": "definite", "this": "definite", "that": "definite"}


class Introductions:
    """Weighs the nouns before a new name; loads its weights once."""

    def __init__(self, people: People, features: NounFeatures) -> None:
        self._people = people
        self._features = features
        data = (files("accord.language") / "data" / "introductions.csv").read_text(encoding="utf-8")
        self.digest = hashlib.sha256(data.encode()).hexdigest()[:16]
        rows = (line.split(",") for line in data.splitlines()[1:])
        self._weights = {feature: float(weight) for feature, weight in rows}

    def told_of(self, state: State, number: int, gender: str, fits: Fits, *, person: bool) -> int | None:
        """Give the earlier phrase that told of whom a new name is for; None where nobody was told of."""
        ways = self.candidates(state, number, gender, person=person)
        if len(ways) == 1:
            return None
        fits_of = fits.scores(number, chains_before(state, number, list(ways)), "name")
        scores = {one: self._score(ways[one]) + fit for one, fit in zip(ways, fits_of, strict=True)}
        best = max(scores, key=lambda one: (scores[one], one))
        sure = best != NOBODY and scores[best] - scores[NOBODY] >= _MARGIN
        other = sure and (self._is_shared(state, number, best) or _is_anothers(state, number, best))
        return best if sure and not other else None

    def _is_shared(self, state: State, number: int, one: int) -> bool:
        """Say whether another name has the bare noun as its title, too: of two ministers neither is "the minister"."""
        noun = noun_of(self._people, state, one)
        return not modifiers(state, one) and any(
            state.phrases[other].label == "PERSON"
            and state.token(other).text != state.token(number).text
            and any(token.text.lower() == noun for token in state.tokens(other))
            for other in range(len(state.phrases))
        )

    def candidates(self, state: State, number: int, gender: str, *, person: bool) -> dict[int, Features]:
        """Give what speaks for each earlier chain without a name, by its first phrase, and for nobody."""
        named = {state.chains[one] for one in range(number) if state.phrases[one].kind == "name"}
        chains: dict[int, list[int]] = {}  # by chain: its phrases, latest first
        for one in state.recent(number, _REACH):
            chain = state.chains[one]
            if chain not in named and state.phrases[one].kind == "noun" and len(chains) < _CHAINS:
                chains.setdefault(chain, []).append(one)
        roles = _roles_beside(self._people, state, number)
        found = {NOBODY: self._of_nobody(state, number, roles, person=person)}
        rank = 0
        for chain, phrases in chains.items():
            if not self._may_be(state, number, phrases, gender, person=person):
                continue
            found[phrases[0]] = {
                **self._of_words(state, number, phrases, roles),
                **_of_place(state, number, phrases, rank),
                **self._of_names_between(state, number, phrases, person=person),
                "gender": float(bool(gender) and state.genders.get(chain) == gender),
                "office": float(self._people.is_office(noun_of(self._people, state, phrases[-1]))),
                "speaks": float(any(self._speaks(state, one) for one in phrases)),
                "both speak": float(self._speaks(state, number) and any(self._speaks(state, one) for one in phrases)),
                f"person {person}": 1.0,
            }
            rank += 1
        return found

    def _may_be(self, state: State, number: int, phrases: list[int], gender: str, *, person: bool) -> bool:
        """Say whether a chain is of one person or body as the name is, and nothing speaks against it."""
        one, chain = phrases[0], state.chains[phrases[0]]
        shown = state.genders.get(chain, "")
        if not person and noun_of(self._people, state, one) in NAMELESS:
            return False  # "the parliament" has no other name
        if self._features.kind(state, one) != ("person" if person else "body") or (
            gender and shown and shown != gender
        ):
            return False
        return not any(
            same_clause(state.annotation, state.token(number), state.token(each)) or _beside(state, number, each)
            for each in phrases
        )

    def _of_nobody(self, state: State, number: int, roles: list[Token], *, person: bool) -> Features:
        token = state.token(number)
        return {
            f"nobody person {person}": 1.0,
            "nobody role": float(bool(roles)),
            f"nobody role {person}": float(bool(roles)),
            "nobody speaks": float(self._speaks(state, number)),
            "nobody subject": float(state.is_subject(number)),
            "nobody sentences": math.log1p(token.sentence),
            "nobody single": float(state.phrases[number].last - state.phrases[number].first == 1),
            "nobody possessor": float(token.dep == "poss"),
            "nobody listed": float(token.dep == "conj" or bool(state.annotation.children(token, "conj"))),
        }

    def _of_words(self, state: State, number: int, phrases: list[int], roles: list[Token]) -> Features:
        """Give how the nouns for a chain go with those beside the name."""
        nouns = {noun_of(self._people, state, one) for one in phrases}
        own = {self._people.unshortened(role.lemma.lower()) for role in roles}
        kin = {self._people.kin(noun) for noun in nouns} & {self._people.kin(noun) for noun in own}
        called = any(
            self._people.is_called(one, other) or self._people.is_called(other, one) for one in own for other in nouns
        )
        words = frozenset[str]().union(*(modifiers(state, one) for one in phrases))
        sentence = state.annotation.sentence_of(state.token(number))
        around = {token.text.lower() for token in state.annotation.tokens[sentence.first : sentence.last]}
        return {
            "same noun": float(bool(kin)),
            "same noun and words": float(bool(kin) and bool(words & around)),
            "called": float(called),
            "other role": float(bool(own) and not kin and not called),
            "other office": float(not kin and not called and self._are_offices(own) and self._are_offices(nouns)),
            "words around": float(bool(words & around)),
        }

    def _are_offices(self, nouns: set[str]) -> bool:
        return any(map(self._people.is_office, nouns))

    def _of_names_between(self, state: State, number: int, phrases: list[int], *, person: bool) -> Features:
        """Give whether others were named since a chain was told of: the first one named is mostly meant."""
        label = "PERSON" if person else "ORG"
        between = {
            state.chains[one] for one in range(phrases[-1] + 1, number)
            if state.phrases[one].kind == "name" and state.phrases[one].label == label
        }  # fmt: skip
        before = any(state.phrases[one].kind == "name" and state.phrases[one].label == label for one in range(number))
        return {
            "names between": math.log1p(len(between)),
            "no name between": float(not between),
            f"no name between {person}": float(not between),
            "first named": float(not before),
        }

    def _speaks(self, state: State, number: int) -> bool:
        verb = state.annotation.head(state.token(number))
        return state.is_subject(number) and self._people.is_speech(verb.lemma)

    def _score(self, features: Features) -> float:
        return sum(self._weights.get(name, 0.0) * value for name, value in features.items())


def _of_place(state: State, number: int, phrases: list[int], rank: int) -> Features:
    """Give where a chain was told of first and last, and how."""
    token, latest, first = state.token(number), state.token(phrases[0]), state.token(phrases[-1])
    back = token.sentence - latest.sentence
    articles = [child.text.lower() for child in state.annotation.children(first, "det")]
    owned = bool(state.annotation.children(first, "poss"))
    article = _ARTICLES.get(articles[0], "other") if articles else "owned" if owned else "bare"
    apart = state.annotation.sentence_of(token).paragraph - state.annotation.sentence_of(latest).paragraph
    headline = state.annotation.in_headline(first)
    return {
        article: 1.0,
        f"{article} headline": float(headline),
        "headline": float(headline),
        "opening": float(first.sentence <= 2),
        f"{article} opening": float(first.sentence <= 2),
        "sentences": math.log1p(back),
        "same sentence": float(back == 0),
        "paragraph": float(apart == 0),
        "next paragraph": float(apart == 1),
        "mentions": math.log1p(len(phrases)),
        "first alike": float(rank == 0),
        "second alike": float(rank == 1),
        "subject": float(any(state.is_subject(one) for one in phrases)),
        "both subjects": float(state.is_subject(number) and any(state.is_subject(one) for one in phrases)),
        "attribute": float(first.dep in ("attr", "appos")),
        "told more": float(any(tells_more(state, state.token(one)) for one in phrases)),
        "quoted": float(state.annotation.quotation_at(first.start) != state.annotation.quotation_at(token.start)),
    }


def _is_anothers(state: State, number: int, one: int) -> bool:
    """Say whether the noun stands beside another name further on: "the envoy ... Tom Lund ... the envoy, Ana Ruiz"."""
    noun, name = state.token(one), state.phrases[number].head
    later = (other for other in range(number + 1, len(state.phrases)) if state.token(other).lemma == noun.lemma)
    beside = (head for other in later for head in names_beside(state.annotation, state.token(other)))
    return any(head.pos == "PROPN" and name < head.index for head in beside)


def _roles_beside(people: People, state: State, number: int) -> list[Token]:
    """Give the nouns that say beside a name what somebody is: "Mayor Ana Ruiz", "Ana Ruiz, the mayor"."""
    head = state.token(number)
    beside = [*state.tokens(number)[:-1], *state.annotation.children(head, "appos", "compound")]
    if head.dep == "appos":
        beside.append(state.annotation.head(head))
    return [
        one for one in beside if people.is_person(people.unshortened(one.text.lower())) or people.is_body(one.lemma)
    ]


def _beside(state: State, number: int, one: int) -> bool:
    """Say whether a noun stands right before the name, inside it or as what the name is in apposition to."""
    name, noun = state.phrases[number], state.phrases[one]
    head = state.token(number)
    return noun.last + 1 >= name.first or head.head == noun.head or state.token(one).head == head.index
