"""Find whom a definite noun stands for: the earlier chain that scores best, or nobody told of before.

"The churchman" is the archbishop of two paragraphs ago, "the think-tank" an institute: no list has them all. The
candidates are the chains of the sentences before, and nobody. What speaks for each is weighed by data/nouns.csv, the
answer of the rules (`titles.py`) among it, and the network says how well the two go together (`pairs.py`).
"""

import hashlib
from importlib.resources import files

from accord.language.ages import is_of_age, is_of_other_age
from accord.language.appositions import NATIONALS
from accord.language.contents import is_named_in, names_in_content
from accord.language.noun_features import Features, NounFeatures, noun_of
from accord.language.pairs import MOST, NOBODY, Fits
from accord.language.people import People
from accord.language.pronouns import same_clause
from accord.language.state import State
from accord.language.titles import Titles, is_aged, is_definite, is_label, tells_more
from accord.model import Token

_REACH, _CHAINS = 12, 24  # sentences back, and chains looked at
_MARGIN = 0.5  # how much better than nobody somebody must score: a wrong link is worse than none
_LISTS = ("people", "bodies", "several", "documents")


class Nouns:
    """Weighs the chains before a noun; loads its weights once."""

    def __init__(self, people: People, titles: Titles, features: NounFeatures) -> None:
        self._people = people
        self._titles = titles
        self._features = features
        data = (files("accord.language") / "data" / "nouns.csv").read_text(encoding="utf-8")
        self.digest = hashlib.sha256(data.encode()).hexdigest()[:16]
        rows = (line.split(",") for line in data.splitlines()[1:])
        self._weights = {feature: float(weight) for feature, weight in rows}

    def antecedent(self, state: State, number: int, fits: Fits) -> int | None:
        """Give the earlier phrase that a definite noun stands for, None where it stands for nobody told of before."""
        rule = self._titles.antecedent(state, number)
        if not self.is_asked(state, number):
            return rule
        ways = self.candidates(state, number, rule)
        of_age = next((one for one in ways if one != NOBODY and is_of_age(state, number, one)), None)
        if of_age is not None:
            return of_age
        fits_of = fits.scores(number, chains_before(state, number, list(ways)), "noun")
        scores = {one: self._score(ways[one]) + fit for one, fit in zip(ways, fits_of, strict=True)}
        best = max(scores, key=lambda one: (scores[one], one))
        return best if best != NOBODY and scores[best] - scores[NOBODY] >= _MARGIN else None

    def is_asked(self, state: State, number: int) -> bool:
        """Say whether a noun is weighed: a definite one for a person, body or document; the rules have the others.

        "The representative of Ghana" says itself who is meant, and "the Speaker" is a title that only one has. Several
        are left alone: "the rebels" are easily taken for the army that was told of last.
        """
        token = state.token(number)
        if token.dep in ("attr", "appos") or not is_definite(state, number) or is_label(state, number):
            return False
        if is_aged(state, number):
            return True
        if token.tag in ("NNS", "NNPS") or tells_more(state, token):
            return False
        if state.phrases[number].kind == "name":
            return self._is_own_title(state, number) or self._is_short(token)
        word, nation = noun_of(self._people, state, number), is_nationality(token)
        listed = any(self._people.is_listed(word, kind) for kind in _LISTS)
        plain = token.text.islower() or nation or self._is_short(token)
        return plain and (listed or nation or self._people.is_animate(word))

    def _is_own_title(self, state: State, number: int) -> bool:
        """Say whether a body is called by its noun in capitals: "the Group", "the Company"."""
        token = state.token(number)
        return (
            state.phrases[number].first == token.index - 1
            and token.text.istitle()
            and self._people.is_body(token.lemma.lower())
        )

    def _is_short(self, token: Token) -> bool:
        """Say whether a role is written in capitals: "the MP"."""
        return token.text.isupper() and self._people.is_role(token.text.lower())

    def candidates(self, state: State, number: int, rule: int | None) -> dict[int, Features]:
        """Give what speaks for each earlier chain, by its latest phrase, and for nobody."""
        latest: dict[int, list[int]] = {}  # by chain: its phrases, latest first
        for one in state.recent(number, _REACH):
            chain = state.chains[one]
            if state.phrases[one].kind == "pronoun" or (chain not in latest and len(latest) == _CHAINS):
                continue
            latest.setdefault(chain, []).append(one)
        if rule is not None:
            latest.setdefault(state.chains[rule], [rule])
        found = {NOBODY: self._features.of_nobody(state, number, rule)}
        told = names_in_content(self._people, state, number)
        rank, speaker = 0, _speaker_of(state, number)
        for chain, phrases in latest.items():
            one = phrases[0]
            if chain == speaker:
                continue
            if told and is_named_in(state, told, number, phrases):
                continue
            if same_clause(state.annotation, state.token(number), state.token(one)) or _holds(state, number, one):
                continue
            if self._features.is_other(state, number, state.chains[one]) or is_of_other_age(state, number, phrases):
                continue
            found[one] = self._features.of(state, number, phrases, rule, rank)
            rank += self._features.are_alike(state, number, one)
        return found

    def _score(self, features: Features) -> float:
        weights = self._weights
        return sum(weights.get(name, 0.0) * value for name, value in features.items() if value)


def chains_before(state: State, number: int, ones: list[int]) -> list[list[int]]:
    """Give for each of some phrases the latest ones of its chain that stand before a mention; none for nobody."""
    found: dict[int, list[int]] = {state.chains[one]: [] for one in ones if one != NOBODY}
    for other in range(number - 1, -1, -1):
        chain = found.get(state.chains[other])
        if chain is not None and len(chain) < MOST:
            chain.append(other)
    return [found[state.chains[one]] if one != NOBODY else [] for one in ones]


def _speaker_of(state: State, number: int) -> int | None:
    """Give the chain of whoever speaks the quotation around a phrase: nobody calls himself "the sculptor"."""
    quotation = state.annotation.quotation_at(state.phrases[number].start)
    speaker = state.speakers.get(quotation.start) if quotation else None
    return state.chains[speaker] if speaker is not None else None


def is_nationality(token: Token) -> bool:
    """Say whether somebody is called by a nationality alone: "the Australian", "the Dutchman"."""
    named = token.entity in ("NORP", "GPE") or token.text.endswith(("man", "woman", *NATIONALS))
    return named and token.text.istitle() and token.tag in ("NN", "NNP", "JJ")


def _holds(state: State, number: int, one: int) -> bool:
    """Say whether one of the two phrases stands inside the other: "the mayor of Kyiv", "Kyiv's mayor"."""
    inner, outer = sorted((state.phrases[number], state.phrases[one]), key=lambda phrase: phrase.end - phrase.start)
    return (outer.start <= inner.start and inner.end <= outer.end) or _is_below(state, number, state.token(one))


def _is_below(state: State, number: int, token: Token) -> bool:
    head = state.token(number).index
    return any(above.index == head for above in state.annotation.ancestors(token))
