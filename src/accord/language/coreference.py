"""Say which noun phrases stand for the same one, by rules.

    names     a short form joins the fuller name ("Ana Ruiz" ... "Ruiz", "Ms Ruiz")
    roles     an apposition joins its name; "the minister" joins the last minister
    pronouns  he and she by gender, subjects first; "who" its noun; "I" in a quotation its speaker

What the rules cannot decide stays alone, since a wrong link puts words into the wrong mouth.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from accord.language.appositions import names_beside, relabel
from accord.language.naming import Known, NameBook, name_words
from accord.language.people import People
from accord.language.pronouns import (
    REACH,
    best_candidate,
    following_subject,
    gender_of,
    is_first_person,
    is_plural,
    is_thing,
    part_of,
    relative_antecedent,
)
from accord.model import Annotation, Phrase, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_DEFINITE = frozenset({"the", "that", "this"})
_PASSING = frozenset({"former", "late", "new", "then", "same", "the", "a", "an", "that", "this", "senior", "top", "-"})


@dataclass(frozen=True, slots=True)
class _Role:
    """A role that somebody in the text fills: its noun and the words before it."""

    noun: str
    words: frozenset[str]
    number: int  # of the phrase that fills it


@dataclass(slots=True)
class _State:
    """What the reading has found so far in one article."""

    annotation: Annotation
    phrases: tuple[Phrase, ...]
    chains: list[int]
    by_head: dict[int, int]  # head token -> phrase
    genders: dict[int, str] = field(default_factory=dict)
    people: set[int] = field(default_factory=set)  # chains that stand for one person
    roles: dict[str, list[_Role]] = field(default_factory=dict)  # by noun
    names: NameBook = field(default_factory=NameBook)

    def token(self, number: int) -> Token:
        return self.annotation.tokens[self.phrases[number].head]

    def number_at(self, token: Token) -> int | None:
        return self.by_head.get(token.index)


class Coreference:
    """Chains noun phrases; loads its lists once."""

    def __init__(self) -> None:
        self._people = People()

    def chain(self, annotation: Annotation, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """Give the same phrases with one chain number for all that stand for the same one."""
        phrases = relabel(annotation, phrases, self._people)
        by_head = {phrase.head: number for number, phrase in enumerate(phrases)}
        state = _State(annotation, phrases, [phrase.chain for phrase in phrases], by_head)
        for number, phrase in enumerate(phrases):
            if phrase.kind == "name" and not self._is_title(state, number):
                self._name(state, number)
            elif phrase.kind != "pronoun":
                self._noun(state, number)
        self._announced(state)
        speakers = _speakers(state)
        for quoted in (False, True):  # who speaks must be known before what "I" and "he" in a quotation mean
            for number, phrase in enumerate(phrases):
                if phrase.kind == "pronoun" and (annotation.quotation_at(phrase.start) is not None) == quoted:
                    self._pronoun(state, number, speakers)
        return tuple(replace(phrase, chain=chain) for phrase, chain in zip(phrases, state.chains, strict=True))

    def _name(self, state: _State, number: int) -> None:
        phrase = state.phrases[number]
        words = name_words(state.annotation, phrase)
        gender = self._people.gender(state.annotation, phrase, words)
        addressed = any(self._people.is_address(token.text) for token in _tokens(state, number))
        known = state.names.find(state.annotation, phrase, words, gender) or _shouted(state, phrase, words, gender)
        person = phrase.label == "PERSON" or addressed or (known is not None and known.person)
        if known is None:
            known = Known(number, words, person, gender)
            if words:
                state.names.add(known)
        state.chains[number] = state.chains[known.number]
        if words:
            state.names.index(known, words)
        if person and len(words) > len(known.words):
            known.words = words
        if person:
            known.person = True
            known.gender = known.gender or gender
            state.people.add(state.chains[number])
            if known.gender:
                state.genders[state.chains[number]] = known.gender
            self._roles_of(state, number, words)
        else:
            self._bodies_of(state, number)

    def _roles_of(self, state: _State, number: int, words: list[str]) -> None:
        """Remember the roles written before the name ("Prime Minister Anna Kowal")."""
        before = [token for token in _tokens(state, number) if token.text not in words and token.tag != "POS"]
        for token in before:
            if self._people.is_role(token.text.lower()):
                rest = frozenset(other.text.lower() for other in before if other.index < token.index)
                _remember(state, _Role(token.text.lower(), rest - _PASSING, number))

    def _bodies_of(self, state: _State, number: int) -> None:
        """Remember the body that the words before a name call it ("the daily Nowy Kurier")."""
        for token in _tokens(state, number):
            if token.text.islower() and self._people.is_body(token.lemma):
                _remember(state, _Role(self._people.kin(token.lemma), _modifiers(state, number), number))

    def _is_title(self, state: _State, number: int) -> bool:
        """Say whether a phrase in capitals is only a role with its name beside it ("the Speaker, Ana Ruiz")."""
        token = state.token(number)
        return state.phrases[number].label != "PERSON" and self._people.is_role(token.text.lower())

    def _key(self, token: Token) -> str:
        """Give the word under which a noun's fillers are remembered; several are other than one."""
        return token.text.lower() if token.tag in ("NNS", "NNPS") else self._people.kin(token.lemma)

    def _noun(self, state: _State, number: int) -> None:
        token = state.token(number)
        named = self._apposed(state, number)
        role = self._people.is_role(token.lemma) and token.tag in ("NN", "NNP")
        key = self._key(token)
        if named is not None:
            state.chains[number] = state.chains[named]
        elif _is_definite(state, number) and token.dep not in ("attr", "appos"):
            earlier = _last_filler(state, number, key)
            if earlier is not None:
                state.chains[number] = state.chains[earlier]
        if role:
            state.people.add(state.chains[number])
            gender = self._people.gender(state.annotation, state.phrases[number], [])
            if gender:
                state.genders.setdefault(state.chains[number], gender)
        if role or token.tag in ("NN", "NNS"):
            _remember(state, _Role(key, _modifiers(state, number), number))

    def _apposed(self, state: _State, number: int) -> int | None:
        """Give the name beside the noun: "Anna Kowal, the minister" or "the minister, Anna Kowal"."""
        token = state.token(number)
        role = self._people.is_role(token.lemma)
        if (not role and not self._people.is_body(token.lemma)) or token.tag not in ("NN", "NNP"):
            return None
        if role and token.dep == "appos":
            above = state.number_at(state.annotation.head(token))
            if above is not None and state.chains[above] in state.people:
                return above
        for child in names_beside(state.annotation, token):
            below = state.number_at(child)
            if below is not None and state.phrases[below].label == ("PERSON" if role else "ORG"):
                words = name_words(state.annotation, state.phrases[below])
                known = state.names.find(state.annotation, state.phrases[below], words, "")
                if known is None:
                    self._name(state, below)
                    return below
                return known.number
        return None

    def _announced(self, state: _State) -> None:
        """Join a headline's bare role ("Budget expert warns") to the only person who is later given it."""
        for number, phrase in enumerate(state.phrases):
            token = state.token(number)
            if phrase.kind != "noun" or not self._people.is_role(token.lemma) or token.tag != "NN":
                continue
            if state.annotation.children(token, "det", "poss") or state.chains[number] != number:
                continue
            words = _modifiers(state, number)
            fitting = {
                state.chains[role.number]
                for role in state.roles.get(token.lemma, ())
                if role.number > number and words <= role.words and state.phrases[role.number].kind == "name"
            }
            if words and len(fitting) == 1:
                state.chains[number] = fitting.pop()

    def _pronoun(self, state: _State, number: int, speakers: dict[int, int]) -> None:
        pronoun = state.token(number)
        found = _antecedent(state, number, pronoun, speakers)
        if found is None:
            return
        state.chains[number] = state.chains[found]
        if gender_of(pronoun):
            state.genders.setdefault(state.chains[found], gender_of(pronoun))


def _remember(state: _State, role: _Role) -> None:
    state.roles.setdefault(role.noun, []).append(role)


def _antecedent(state: _State, number: int, pronoun: Token, speakers: dict[int, int]) -> int | None:
    annotation = state.annotation
    noun = relative_antecedent(annotation, pronoun) or _beside(state, pronoun) or part_of(annotation, pronoun)
    if noun is not None:
        return state.number_at(noun)
    quotation = annotation.quotation_at(pronoun.start)
    speaker = speakers.get(quotation.start) if quotation else None
    if is_first_person(pronoun):
        return speaker
    gender = gender_of(pronoun)
    if gender:
        ahead = following_subject(annotation, pronoun)
        forward = state.number_at(ahead) if ahead else None
        if forward is not None and _fits(state, forward, gender):
            return forward
        barred = state.chains[speaker] if speaker is not None else None
        people = [
            state.phrases[one]
            for one in _recent(state, number)
            if _fits(state, one, gender) and state.chains[one] != barred
        ]
        return _number(state, best_candidate(annotation, pronoun, people))
    if is_plural(pronoun) or pronoun.text.lower() == "one":
        groups = [state.phrases[one] for one in _recent(state, number) if _is_group(state, one)]
        return _number(state, best_candidate(annotation, pronoun, groups, reach=1, subjects=True))
    if is_thing(annotation, pronoun):
        bodies = [state.phrases[one] for one in _recent(state, number) if _is_body(state, one)]
        return _number(state, best_candidate(annotation, pronoun, bodies, reach=1, subjects=True))
    return None


def _beside(state: _State, pronoun: Token) -> Token | None:
    """Give the name beside "one" ("One, Ana Ruiz, said")."""
    heads = state.annotation.children(pronoun, "appos") if pronoun.text.lower() == "one" else ()
    return next((head for head in heads if state.number_at(head) is not None), None)


def _shouted(state: _State, phrase: Phrase, words: list[str], gender: str) -> Known | None:
    """Give the person whose name stands in capitals here, as transcripts label a speaker."""
    if not words or not all(word.isupper() and len(word) > 1 for word in words):
        return None
    known = state.names.find(state.annotation, phrase, [word.capitalize() for word in words], gender)
    return known if known is not None and known.person else None


def _recent(state: _State, number: int) -> Iterator[int]:
    """Give the phrases before, latest first, as far back as a pronoun may point."""
    sentence = state.token(number).sentence
    for one in range(number - 1, -1, -1):
        if sentence - state.token(one).sentence > REACH:
            return
        yield one


def _number(state: _State, phrase: Phrase | None) -> int | None:
    return None if phrase is None else state.by_head[phrase.head]


def _fits(state: _State, number: int, gender: str) -> bool:
    chain = state.chains[number]
    return chain in state.people and state.genders.get(chain, gender) == gender


def _is_group(state: _State, number: int) -> bool:
    token = state.token(number)
    taken = is_plural(token) or token.text.lower() == "one"
    return token.tag in ("NNS", "NNPS") or state.phrases[number].label in ("ORG", "NORP") or taken


def _is_body(state: _State, number: int) -> bool:
    """Say whether the phrase may be an "it": an organisation, a country, a thing; never a person."""
    token = state.token(number)
    if state.chains[number] in state.people or state.phrases[number].label == "PERSON":
        return False
    named = bool(state.phrases[number].label) or _has_article(state, number)
    return token.tag in ("NN", "NNP") and (state.phrases[number].kind == "noun" or named)


def _is_definite(state: _State, number: int) -> bool:
    return state.token(number).tag in ("NN", "NNS") and _has_article(state, number)


def _has_article(state: _State, number: int) -> bool:
    return any(child.lemma in _DEFINITE for child in state.annotation.children(state.token(number), "det"))


def _last_filler(state: _State, number: int, key: str) -> int | None:
    """Give the last phrase with the same role or noun; words that the earlier one lacks rule it out."""
    token = state.token(number)
    if state.annotation.children(token, "prep", "relcl", "acl"):
        return None  # "the head of the agency" says itself which head
    words = _modifiers(state, number)
    for role in reversed(state.roles.get(key, [])):
        if words <= role.words and role.number < number:
            return role.number
    return None


def _modifiers(state: _State, number: int) -> frozenset[str]:
    head = state.phrases[number].head
    return frozenset(token.text.lower() for token in _tokens(state, number) if token.index < head) - _PASSING


def _tokens(state: _State, number: int) -> tuple[Token, ...]:
    phrase = state.phrases[number]
    return state.annotation.tokens[phrase.first : phrase.last]


def _speakers(state: _State) -> dict[int, int]:
    """Give for each quotation, by its start, the phrase that is the subject beside it."""
    annotation = state.annotation
    outside: dict[int, list[int]] = {}  # by sentence: the subjects that are not quoted
    for number, phrase in enumerate(state.phrases):
        if state.token(number).dep in _SUBJECTS and annotation.quotation_at(phrase.start) is None:
            outside.setdefault(state.token(number).sentence, []).append(number)
    found: dict[int, int] = {}
    last: tuple[int, int] | None = None  # paragraph and phrase of the last speaker
    for quotation in annotation.quotations:
        inside = annotation.tokens_in(quotation)
        if not inside:
            continue
        sentences = range(inside[0].sentence, inside[-1].sentence + 1)
        paragraph = annotation.sentences[inside[0].sentence].paragraph
        beside = [number for sentence in sentences for number in outside.get(sentence, ())]
        after = [number for number in beside if state.phrases[number].start >= quotation.end]
        speaker = after[0] if after else beside[-1] if beside else None
        if speaker is None and last is not None and paragraph - last[0] <= 1:
            speaker = last[1]
        if speaker is not None:
            found[quotation.start] = speaker
            last = (paragraph, speaker)
    return found
