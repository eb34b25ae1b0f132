"""Find whom a definite noun stands for: the earlier phrase that scores best, or nobody told of before.

"The churchman" is the archbishop of two paragraphs ago, "the think-tank" an institute: no list has them all. The
candidates are the chains of the sentences before; what speaks for each is weighed by data/nouns.csv
(`models/mentions/train.py` finds the weights), the answer of the rules (`titles.py`) among it. Nobody is a candidate too.
"""

import hashlib
import math
from importlib.resources import files

from accord.language.people import People
from accord.language.pronouns import same_clause
from accord.language.similarity import Similarity
from accord.language.state import SUBJECTS, State
from accord.language.titles import Titles, is_definite, modifiers, tells_more
from accord.model import Token

NOBODY = -1
_REACH, _MOST = 12, 24  # sentences back, and chains looked at
_FAR = 0.35  # least likeness of two nouns that counts at all

type Features = dict[str, float]


class Nouns:
    """Weighs the chains before a noun; loads its weights once."""

    def __init__(self, people: People, titles: Titles, similarity: Similarity) -> None:
        self._people = people
        self._titles = titles
        self._similarity = similarity
        data = (files("accord.language") / "data" / "nouns.csv").read_text(encoding="utf-8")
        self.digest = hashlib.sha256(data.encode()).hexdigest()[:16]
        rows = (line.split(",") for line in data.splitlines()[1:])
        self._weights = {feature: float(weight) for feature, weight in rows}

    def antecedent(self, state: State, number: int) -> int | None:
        """Give the earlier phrase that a definite noun stands for, None where it stands for nobody told of before."""
        rule = self._titles.antecedent(state, number)
        if not self.is_asked(state, number):
            return rule
        ways = self.candidates(state, number, rule)
        best = max(ways, key=lambda one: (self._score(ways[one]), one))
        return None if best == NOBODY else best

    def is_asked(self, state: State, number: int) -> bool:
        """Say whether a noun is weighed: a definite one of people or bodies; others are left to the rules."""
        token = state.token(number)
        if token.dep in ("attr", "appos") or not is_definite(state, number):
            return False
        word = self.word(state, number)
        return self._people.is_animate(word) or self._people.is_person_word(word)

    def candidates(self, state: State, number: int, rule: int | None) -> dict[int, Features]:
        """Give what speaks for each earlier chain, by its latest phrase, and for nobody."""
        latest: dict[int, list[int]] = {}  # by chain: its phrases, latest first
        for one in state.recent(number, _REACH):
            chain = state.chains[one]
            if state.phrases[one].kind == "pronoun" or (chain not in latest and len(latest) == _MOST):
                continue
            latest.setdefault(chain, []).append(one)
        if rule is not None:
            latest.setdefault(state.chains[rule], [rule])
        noun = self.word(state, number)
        sort = self._sort(state, number, noun)
        found = {NOBODY: self._of_nobody(state, number, noun, sort, rule)}
        rank = 0
        for chain, phrases in latest.items():
            one = phrases[0]
            if same_clause(state.annotation, state.token(number), state.token(one)) or _holds(state, number, one):
                continue
            found[one] = self._of(state, number, noun, sort, phrases, rank)
            found[one]["rule"] = found[one][f"rule {sort}"] = float(rule is not None and state.chains[rule] == chain)
            rank += self._fits(state, one, sort)
        return found

    def word(self, state: State, number: int) -> str:
        """Give the noun in small letters, with what a hyphen joins to it ("think-tank")."""
        tokens, head = state.tokens(number), state.phrases[number].head - state.phrases[number].first
        word = self._people.unshortened(tokens[head].lemma)
        if head > 1 and tokens[head - 1].text == "-":
            joined = f"{tokens[head - 2].text.lower()}-{word}"
            return joined if self._people.is_animate(joined) or not self._people.is_animate(word) else word
        return word

    def _score(self, features: Features) -> float:
        return sum(self._weights.get(name, 0.0) * value for name, value in features.items())

    # ------------------------------------------------------------------------------------ features

    def _sort(self, state: State, number: int, noun: str) -> str:
        """Give what the noun is of: one person, nearly anybody, a body, several."""
        if state.token(number).tag in ("NNS", "NNPS"):
            return "several"
        if self._people.is_body(noun):
            return "body"
        if self._people.is_generic(noun):
            return "anybody"
        return "office" if self._people.is_office(noun) else "person"

    def _kind(self, state: State, number: int) -> str:
        """Give what a candidate is."""
        chain, phrase = state.chains[number], state.phrases[number]
        if chain in state.people:
            return "named person" if chain in state.named else "person"
        if state.token(number).tag in ("NNS", "NNPS"):
            return "several"
        if phrase.label in ("GPE", "NORP", "LOC"):
            return "country"
        if phrase.kind == "name":
            return "named body" if phrase.label in ("ORG", "", "FAC", "PRODUCT") else "other name"
        noun = self.word(state, number)
        return "body" if self._people.is_body(noun) else "person" if self._people.is_role(noun) else "thing"

    def _fits(self, state: State, number: int, sort: str) -> bool:
        """Say whether a candidate is of the noun's sort, so far as one sees."""
        kind = self._kind(state, number)
        if sort == "several":
            return kind in ("several", "named body", "country")
        if sort == "body":
            return kind in ("named body", "body")
        return kind in ("named person", "person")

    def _of_nobody(self, state: State, number: int, noun: str, sort: str, rule: int | None) -> Features:
        token = state.token(number)
        words = modifiers(state, number)
        told = tells_more(state, token)
        said = self._speaks(state, number)
        return {
            f"nobody {sort}": 1.0,
            f"nobody rule {sort}": float(rule is None),
            "nobody told more": float(told),
            f"nobody told more {sort}": float(told),
            "nobody modified": float(bool(words)),
            f"nobody modified {sort}": float(bool(words)),
            "nobody subject": float(token.dep in SUBJECTS),
            f"nobody speaks {sort}": float(said),
            "nobody opening": float(token.sentence < 2),
            f"nobody known {sort}": float(self._titles.key(token) in state.roles),
            "nobody labelled": float(bool(state.phrases[number].label)),
            "nobody no fit": float(not any(self._fits(state, one, sort) for one in state.recent(number, 4))),
        }

    def _of(self, state: State, number: int, noun: str, sort: str, phrases: list[int], rank: int) -> Features:
        one, chain = phrases[0], state.chains[phrases[0]]
        token, other = state.token(number), state.token(one)
        back = token.sentence - other.sentence
        apart = state.annotation.sentence_of(token).paragraph - state.annotation.sentence_of(other).paragraph
        nouns = state.titled.get(chain, set())
        likeness = self._likeness(noun, nouns)
        called = any(self._people.is_called(role, noun) for role in nouns)
        key = self._titles.key(token)
        words = modifiers(state, number)
        roles = [role for role in state.roles.get(key, ()) if role.number < number and state.chains[role.number] == chain]
        covered = any(words <= role.words for role in roles)
        gender, shown = self._people.role_gender(noun), state.genders.get(chain, "")
        quoted = state.annotation.quotation_at(token.start) != state.annotation.quotation_at(other.start)
        kind = self._kind(state, one)
        return {
            f"{sort} is {kind}": 1.0,
            "same noun": float(bool(roles)),
            f"same noun {sort}": float(bool(roles)),
            f"same noun with words {sort}": float(covered and bool(words)),
            "same noun but words": float(bool(roles) and not covered),
            "other words": float(bool(words) and not covered),
            f"like {sort}": likeness,
            "like": likeness,
            f"called {sort}": float(called),
            "called": float(called),
            "titled and not called": float(bool(nouns) and not called),
            "titled and unlike": float(bool(nouns) and likeness == 0.0),
            f"titled {sort}": float(bool(nouns) and not roles),
            "other office": float(sort == "office" and not roles and any(map(self._people.is_office, nouns))),
            "sentences": math.log1p(back),
            f"sentences {sort}": math.log1p(back),
            "same sentence": float(back == 0),
            "paragraph": float(apart == 0),
            "next paragraph": float(apart == 1),
            "first fit": float(rank == 0 and self._fits(state, one, sort)),
            "second fit": float(rank == 1 and self._fits(state, one, sort)),
            "subject": float(state.is_subject(one)),
            "speaks": float(any(self._speaks(state, each) for each in phrases[:3])),
            "both speak": float(self._speaks(state, one) and self._speaks(state, number)),
            "mentions": math.log1p(len(phrases)),
            "gender": float(bool(gender) and shown == gender),
            "other gender": float(bool(gender) and bool(shown) and shown != gender),
            "quoted": float(quoted),
            "told more": float(tells_more(state, token)) * float(bool(roles)),
            "possessor": float(other.dep == "poss"),
        }

    def _likeness(self, noun: str, nouns: set[str]) -> float:
        best = max((self._similarity.of(noun, other) for other in nouns), default=0.0)
        return max(0.0, best - _FAR)

    def _speaks(self, state: State, number: int) -> bool:
        verb = state.annotation.head(state.token(number))
        return state.is_subject(number) and self._people.is_speech(verb.lemma)


def _holds(state: State, number: int, one: int) -> bool:
    """Say whether one of the two phrases stands inside the other: "the mayor of Kyiv", "Kyiv's mayor"."""
    inner, outer = sorted((state.phrases[number], state.phrases[one]), key=lambda phrase: phrase.end - phrase.start)
    return outer.start <= inner.start and inner.end <= outer.end or _is_below(state, number, state.token(one))


def _is_below(state: State, number: int, token: Token) -> bool:
    head = state.token(number).index
    return any(above.index == head for above in state.annotation.ancestors(token))
