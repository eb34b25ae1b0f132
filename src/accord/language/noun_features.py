"""What speaks for a noun's standing for somebody told of before, or for nobody: named features for `nouns.py`."""

import math

from accord.language.people import People
from accord.language.state import SUBJECTS, State
from accord.language.titles import Titles, is_aged, is_lesser, modifiers, tells_more

type Features = dict[str, float]

_CLOSE = 4  # sentences back in which somebody of the noun's sort is looked for
_ONCE = frozenset({"former", "ex", "one-time", "onetime", "retired", "late", "veteran"})
_STUDIES = frozenset({"study", "research", "survey", "analysis"})
_COUNTRIES = ("GPE", "NORP", "LOC")
_BODIES = ("ORG", "", "FAC", "PRODUCT")
_ANY_BODY = "group"  # the sort of body that nearly any other may be called
_LISTS = ("people", "bodies", "several", "documents")
_ALIKE = {  # a noun's sort -> the kinds of candidate that it is usually for; any other: a person
    "several": ("several", "named body", "country"),
    "body": ("named body", "body"),
    "bodies": ("named body", "body"),
    "documents": ("document", "other name"),
}


class NounFeatures:
    """Gives the features, with the lists of `People` and what `Titles` remembers."""

    def __init__(self, people: People, titles: Titles) -> None:
        self._people = people
        self._titles = titles

    def of_nobody(self, state: State, number: int, rule: int | None) -> Features:
        """Give what speaks for nobody."""
        token, sort = state.token(number), self.sort(state, number)
        told, words = tells_more(state, token), modifiers(state, number)
        near = state.recent(number, _CLOSE)
        return {
            f"nobody {sort}": 1.0,
            f"nobody rule {sort}": float(rule is None),
            "nobody told more": float(told),
            f"nobody told more {sort}": float(told),
            "nobody modified": float(bool(words)),
            f"nobody modified {sort}": float(bool(words)),
            f"nobody once {sort}": float(any(other.text.lower() in _ONCE for other in state.tokens(number))),
            f"nobody of a nation {sort}": float(any(other.entity == "NORP" for other in state.tokens(number)[:-1])),
            "nobody subject": float(token.dep in SUBJECTS),
            f"nobody speaks {sort}": float(self._speaks(state, number)),
            "nobody opening": float(token.sentence < 2),
            f"nobody known {sort}": float(self._titles.key(token) in state.roles),
            "nobody labelled": float(bool(state.phrases[number].label)),
            "nobody alike": float(not any(self.are_alike(state, number, one) for one in near)),
        }

    def of(self, state: State, number: int, phrases: list[int], rule: int | None, rank: int) -> Features:
        """Give what speaks for a chain, by its `phrases` (the latest first); `rank` chains alike stand nearer."""
        one, chain = phrases[0], state.chains[phrases[0]]
        token, other, sort = state.token(number), state.token(one), self.sort(state, number)
        alike = self.are_alike(state, number, one)
        answered = rule is not None and state.chains[rule] == chain
        quoted = state.annotation.quotation_at(token.start) != state.annotation.quotation_at(other.start)
        return {
            f"{sort} is {self.kind(state, one)}": 1.0,
            "rule": float(answered),
            f"rule {sort}": float(answered),
            **self._of_words(state, number, chain, sort),
            **_of_distance(state, number, one, sort),
            **self._of_gender(state, number, chain),
            "first alike": float(rank == 0 and alike),
            "second alike": float(rank == 1 and alike),
            "subject": float(state.is_subject(one)),
            "speaks": float(any(self._speaks(state, each) for each in phrases[:3])),
            "both speak": float(self._speaks(state, one) and self._speaks(state, number)),
            "mentions": math.log1p(len(phrases)),
            "quoted": float(quoted),
            "possessor": float(other.dep == "poss"),
        }

    def _of_words(self, state: State, number: int, chain: int, sort: str) -> Features:
        """Give how the noun goes with those that were used of the chain before."""
        token, noun, words = state.token(number), noun_of(self._people, state, number), modifiers(state, number)
        nouns = state.titled.get(chain, set())
        called = any(self._people.is_called(role, noun) for role in nouns)
        in_name = float(self._is_in_name(state, number, chain))
        roles = [
            role for role in state.roles.get(self._titles.key(token), ())
            if role.number < number and state.chains[role.number] == chain
        ]  # fmt: skip
        covered = any(words <= role.words for role in roles)
        office = sort == "office" and not roles and any(map(self._people.is_office, nouns))
        return {
            "same noun": float(bool(roles)),
            f"same noun {sort}": float(bool(roles)),
            f"same noun with words {sort}": float(covered and bool(words)),
            "same noun but words": float(bool(roles) and not covered),
            "in name": in_name,
            f"in name {sort}": in_name,
            "same noun told more": float(bool(roles) and tells_more(state, token)),
            "other words": float(bool(words) and not covered),
            f"other words {sort}": float(bool(words) and not covered),
            f"called {sort}": float(called),
            "called": float(called),
            "titled and not called": float(bool(nouns) and not called),
            f"titled {sort}": float(bool(nouns) and not roles),
            "other office": float(office),
        }

    def _is_in_name(self, state: State, number: int, chain: int) -> bool:
        """Say whether a noun is a word of a body's name: "the institute" of the Harbour Institute for Law."""
        noun = state.token(number).lemma
        return chain not in state.people and any(
            token.text.istitle() and token.text.lower() == noun
            for one in state.named_at.get(chain, ())
            for token in state.tokens(one)
        )

    def _of_gender(self, state: State, number: int, chain: int) -> Features:
        noun, shown = self._people.role_gender(noun_of(self._people, state, number)), state.genders.get(chain, "")
        return {
            "gender": float(bool(noun) and shown == noun),
            "other gender": float(bool(noun) and bool(shown) and shown != noun),
        }

    def sort(self, state: State, number: int) -> str:
        """Give what a noun is of: one person, nearly anybody, an office, a body, several, documents, a thing."""
        if number not in state.sorts:
            state.sorts[number] = self._sort(state, number)
        return state.sorts[number]

    def _sort(self, state: State, number: int) -> str:
        noun, token = noun_of(self._people, state, number), state.token(number)
        if token.tag in ("NNS", "NNPS") or self._people.is_listed(noun, "several"):
            return "several"
        if self._people.is_body(noun):  # "the paper" is a study where one was told of, and no newspaper
            study = self._people.is_listed(noun, "documents") and not _STUDIES.isdisjoint(state.roles)
            return "documents" if study and self._people.kin(noun) not in state.roles else "body"
        if is_aged(state, number):
            return "aged"
        if self._people.is_generic(noun) or (token.entity == "NORP" and token.tag in ("NN", "NNP", "JJ")):
            return "anybody"
        once = any(other.text.lower() in _ONCE for other in state.tokens(number))
        if self._people.is_office(noun) and not once:  # "the former judge" may be anybody now
            return "office"
        if self._people.is_person(noun):
            return "person"
        return next((kind for kind in _LISTS if self._people.is_listed(noun, kind)), "thing")

    def kind(self, state: State, number: int) -> str:
        """Give what a candidate is."""
        chain, phrase = state.chains[number], state.phrases[number]
        if chain in state.people:
            return "named person" if chain in state.named else "person"
        if state.token(number).tag in ("NNS", "NNPS"):
            return "several"
        if phrase.label in _COUNTRIES:
            return "country"
        if phrase.kind == "name":
            return "named body" if phrase.label in _BODIES else "other name"
        noun = noun_of(self._people, state, number)
        if self._people.is_body(noun) or self._people.is_listed(noun, "bodies"):
            return "body"
        return "document" if self._people.is_listed(noun, "documents") else "thing"

    def are_alike(self, state: State, number: int, one: int) -> bool:
        """Say whether a candidate is of the noun's sort, so far as one sees."""
        return self.kind(state, one) in _ALIKE.get(self.sort(state, number), ("named person", "person"))

    def is_other(self, state: State, number: int, chain: int) -> bool:
        """Say whether a chain is known to be somebody else: another minister, a charity where a company is meant."""
        noun, words = noun_of(self._people, state, number), modifiers(state, number)
        key = self._titles.key(state.token(number))
        roles = [
            role for role in state.roles.get(key, ()) if role.number < number and state.chains[role.number] == chain
        ]
        if roles and all(is_lesser(role.words, words) for role in roles):
            return any(not is_lesser(role.words, words) for role in state.roles.get(key, ()) if role.number < number)
        if roles:
            return bool(words) and all(role.words and not words & role.words for role in roles)
        bodies = {one for one in state.titled.get(chain, ()) if self._people.is_body(one)}
        other = not any(one == key or (one != _ANY_BODY and self._people.is_called(one, noun)) for one in bodies)
        return bool(bodies) and self._people.is_body(noun) and key != _ANY_BODY and other

    def _speaks(self, state: State, number: int) -> bool:
        verb = state.annotation.head(state.token(number))
        return state.is_subject(number) and self._people.is_speech(verb.lemma)


def noun_of(people: People, state: State, number: int) -> str:
    """Give a phrase's noun in small letters, with what a hyphen joins to it where a list has both ("think-tank")."""
    if number not in state.nouns:
        state.nouns[number] = _noun_of(people, state, number)
    return state.nouns[number]


def _noun_of(people: People, state: State, number: int) -> str:
    tokens, head = state.tokens(number), state.phrases[number].head - state.phrases[number].first
    word = people.unshortened(tokens[head].lemma)
    if head and tokens[head - 1].end + 1 == tokens[head].start and state.annotation.text[tokens[head - 1].end] == "-":
        joined = f"{tokens[head - 1].text.lower()}-{word}"  # the model has not seen this hyphen
        return joined if any(people.is_listed(joined, kind) for kind in _LISTS) else word
    if head > 1 and tokens[head - 1].text == "-":
        joined = f"{tokens[head - 2].text.lower()}-{word}"
        return joined if any(people.is_listed(joined, kind) for kind in _LISTS) else word
    return word


def _of_distance(state: State, number: int, one: int, sort: str) -> Features:
    token, other = state.token(number), state.token(one)
    back = token.sentence - other.sentence
    apart = state.annotation.sentence_of(token).paragraph - state.annotation.sentence_of(other).paragraph
    return {
        "sentences": math.log1p(back),
        f"sentences {sort}": math.log1p(back),
        "same sentence": float(back == 0),
        "paragraph": float(apart == 0),
        "next paragraph": float(apart == 1),
    }
