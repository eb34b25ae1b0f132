"""Find the several whom one mention stands for together: "Ana Ruiz and Tom Lund met. They ...", "both countries"."""

from collections.abc import Iterator

from accord.language.appositions import appositions
from accord.language.people import People
from accord.language.pronouns import is_plural, same_clause
from accord.language.state import SUBJECTS, State
from accord.model import Token

_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}
_TOGETHER = {"pair": 2, "duo": 2, "couple": 2, "trio": 3}
_OTHERS = frozenset({"prime", "deputy", "vice"})  # "the ministers" are not the prime minister
_ONCE = frozenset({"former", "ex", "then"})  # nor who was one
_SEXES = {"man": "m", "woman": "f"}
_REACH = {"pronoun": 1, "noun": 3, "latest": 4}  # sentences back
_COUNTRIES = ("GPE", "NORP")
_OF_STATES = frozenset({"country", "nation", "state", "neighbour", "neighbor", "capital", "government", "power"})
_ANYBODY = frozenset({"side", "party", "rival", "ally", "partner", "foe", "signatory"})
_SIDES = frozenset({"side", "party", "signatory"})  # that may well be groups
_DEFINITE = frozenset({"the", "these", "those", "both"})
_LEAST = 2

type Members = tuple[int, ...]  # phrases, in text order


class Groups:
    """Finds them, with the lists of `People`."""

    def __init__(self, people: People) -> None:
        self._people = people

    def of_pronoun(self, state: State, number: int) -> Members:
        """Give the named ones of "X and Y" that "they" or "both" takes up, where no others stand between."""
        token = state.token(number)
        if not is_plural(token) and not (token.text.lower() == "both" and token.dep in SUBJECTS):
            return ()
        for one in state.recent(number, _REACH["pronoun"]):
            members = self._listed(state, one) if state.is_subject(one) else ()
            if members and members[-1] < number:
                return members if not same_clause(state.annotation, token, state.token(one)) else ()
            if state.token(one).tag in ("NNS", "NNPS") or is_plural(state.token(one)):
                return ()
        return ()

    def of_noun(self, state: State, number: int) -> Members:
        """Give the named ones whom "the two ministers", "both sides" or "the leaders" stands for."""
        token = state.token(number)
        words = {other.text.lower() for other in state.tokens(number)}
        beside = self._beside(state, token)
        if beside:
            return beside
        several = token.tag in ("NNS", "NNPS") or is_together(token)
        if not several or not words & _DEFINITE or state.phrases[number].label:
            return ()
        count = next((_NUMBERS[word] for word in sorted(words & _NUMBERS.keys())), _TOGETHER.get(token.text.lower()))
        if len(words) > 2 + bool(words & _NUMBERS.keys()):
            return ()  # "the two Kenyan ministers" may well be others
        called = self._counted(state, number, count) if count and token.lemma not in _SEXES else ()
        if called:
            return called
        for one in state.recent(number, _REACH["noun"]):
            members = self._listed(state, one) or (self._paired(state, one) if count == _LEAST else ())
            if not members or members[-1] >= number or same_clause(state.annotation, token, state.token(one)):
                continue
            known = token.lemma in _ANYBODY | _TOGETHER.keys() or all(
                self._is_called(state, each, token) for each in members
            )
            if count == len(members) and all(self._may_be(state, each, token) for each in members):
                return members
            if count is None and known:
                return members
        return (self._counted(state, number, count) or self._latest(state, number, count)) if count else ()

    def _latest(self, state: State, number: int, count: int) -> Members:
        """Give the persons named last, where they are just so many and nothing speaks against it."""
        noun, latest = state.token(number), dict[int, int]()
        for one in state.recent(number, _REACH["latest"]):
            if state.chains[one] in state.named and state.phrases[one].kind == "name":
                latest.setdefault(state.chains[one], one)
        gender = _SEXES.get(noun.lemma, "")
        fit = all(not gender or state.genders.get(chain, gender) == gender for chain in latest)
        named = noun.lemma in (_ANYBODY - _SIDES) | _TOGETHER.keys() or self._people.is_generic(noun.lemma)
        people = bool(gender) or named
        return tuple(sorted(latest.values())) if people and fit and len(latest) == count else ()

    def _counted(self, state: State, number: int, count: int) -> Members:
        """Give the persons with a name whom the noun fits, where the article has told of just so many."""
        noun, latest = state.token(number), dict[int, int]()
        for one in range(number):
            if state.chains[one] in state.named and self._fits(state, one, noun):
                latest[state.chains[one]] = one
        return tuple(sorted(latest.values())) if len(latest) == count else ()

    def _fits(self, state: State, number: int, noun: Token) -> bool:
        gender = _SEXES.get(noun.lemma)
        shown = state.genders.get(state.chains[number])
        return shown == gender if gender else self._is_called(state, number, noun)

    def _beside(self, state: State, noun: Token) -> Members:
        """Give the names in apposition to a noun for several: "two senators, Ana Ruiz and Tom Lund, said"."""
        if noun.tag not in ("NNS", "NNPS"):
            return ()
        above = state.annotation.head(noun)
        while noun.dep == "appos" and above.dep == "conj":
            above = state.annotation.head(above)  # "Ana Ruiz and Tom Lund, brothers who"
        heads = [above] if noun.dep == "appos" and above.pos == "PROPN" else appositions(state.annotation, noun)
        first = state.number_at(heads[0]) if heads else None
        return self._listed(state, first, apposed=True) if first is not None else ()

    def _listed(self, state: State, one: int, *, apposed: bool = False) -> Members:
        """Give the names, or nouns for several, joined by "and" that a phrase opens; all persons or none."""
        head = state.token(one)
        if head.dep == "conj" and not apposed:
            return ()  # the first of them opens the list
        numbers = [state.number_at(token) for token in _joined(state, head)]
        found = tuple(number for number in numbers if number is not None)
        if len(found) < _LEAST or len(found) < len(numbers) or not self._are_alike(state, found):
            return ()
        return found

    def _paired(self, state: State, one: int) -> Members:
        """Give a verb's subject and whom it meets, fights or tells: "Ana Ruiz met Tom Lund"."""
        token = state.token(one)
        verb = state.annotation.head(token)
        above = state.annotation.head(verb) if token.dep == "pobj" and verb.lemma in ("with", "against") else verb
        if token.dep not in ("dobj", "pobj") or above.pos != "VERB":
            return ()
        subjects = [state.number_at(subject) for subject in state.annotation.children(above, *SUBJECTS)]
        found = (*(number for number in subjects if number is not None), one)
        return found if len(found) == _LEAST and self._are_alike(state, found) else ()

    def _are_alike(self, state: State, numbers: Members) -> bool:
        people = {state.chains[number] in state.people for number in numbers}
        chains = {state.chains[number] for number in numbers}
        named = all(state.phrases[number].kind == "name" or state.chains[number] in state.named for number in numbers)
        several = all(state.token(number).tag == "NNS" and self._are_people(state, number) for number in numbers)
        return len(people) == 1 and len(chains) == len(numbers) and (named or several)

    def _are_people(self, state: State, number: int) -> bool:
        lemma = state.token(number).lemma
        return self._people.is_role(lemma) or self._people.is_animate(lemma)

    def _is_called(self, state: State, number: int, noun: Token) -> bool:
        """Say whether a member has been called by the noun before: "the ministers" are two of them."""
        roles = (role for role in state.roles.get(noun.lemma, ()) if state.chains[role.number] == state.chains[number])
        return any(not role.words & _OTHERS and not _is_past(state, role.number) for role in roles)

    def _may_be(self, state: State, number: int, noun: Token) -> bool:
        """Say whether a member may be called by the noun."""
        person, label = state.chains[number] in state.people, state.phrases[number].label
        if noun.lemma in _OF_STATES:
            return label in _COUNTRIES
        if noun.lemma in _ANYBODY:
            return True
        if noun.lemma in _TOGETHER:
            return person
        if self._people.is_body(noun.lemma):
            return not person and label not in _COUNTRIES
        return person and (self._people.is_person(noun.lemma) or self._people.is_generic(noun.lemma))


def _is_past(state: State, number: int) -> bool:
    """Say whether a phrase says what somebody was: "the former minister"."""
    return any(token.text.lower() in _ONCE for token in state.tokens(number))


def is_together(noun: Token) -> bool:
    """Say whether a noun in the singular is for several: "the pair"."""
    return noun.text.lower() in _TOGETHER


def is_counted(state: State, number: int) -> bool:
    """Say whether a phrase says how many it is for: "the two ministers", "the pair"."""
    words = {token.text.lower() for token in state.tokens(number)}
    return bool(words & _DEFINITE) and (bool(words & _NUMBERS.keys()) or is_together(state.token(number)))


def _joined(state: State, head: Token) -> Iterator[Token]:
    """Give the heads of "X, Y and Z" from X on; nothing but X without an "and"."""
    yield head
    listed = state.annotation.children(head, "conj")
    joined = any(token.lemma == "and" for token in state.annotation.children(head, "cc")) or len(listed) != 1
    for token in listed if joined or state.annotation.children(listed[0], "cc") else ():
        yield from _joined(state, token)
