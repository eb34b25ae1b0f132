"""Say which noun phrases stand for the same one.

    names     a short form joins the fuller name ("Ana Ruiz" ... "Ruiz", "Ms Ruiz")
    roles     an apposition joins its name; "the minister" whom it goes best with, as weights and the network say
    pronouns  he, they, it likewise; "who" its noun; "I" its speaker

What cannot be decided stays alone, since a wrong link puts words into the wrong mouth.
"""

from dataclasses import replace

from accord.language.antecedents import Antecedents
from accord.language.appositions import relabel
from accord.language.counterparts import counterpart, is_counterpart
from accord.language.groups import Groups, is_counted
from accord.language.introductions import Introductions
from accord.language.naming import Known, name_words, with_particles
from accord.language.noun_features import NounFeatures
from accord.language.nouns import Nouns
from accord.language.pairs import Fits, Pairs
from accord.language.people import People
from accord.language.persons import relabel_persons
from accord.language.phrases import find_phrases
from accord.language.pronouns import gender_of
from accord.language.state import SUBJECTS, State
from accord.language.titles import Titles
from accord.language.voices import Voices
from accord.learned import Reading
from accord.model import Annotation, Phrase, Token

_BODIES = ("ORG", "NORP", "PRODUCT")  # what the model calls those who may have a short name
_LEAST_INITIALS = 2


class Coreference:
    """Chains noun phrases; loads its lists once."""

    def __init__(self) -> None:
        self._people = People()
        self._titles = Titles(self._people)
        features = NounFeatures(self._people, self._titles)
        self._nouns = Nouns(self._people, self._titles, features)
        self._introductions = Introductions(self._people, features)
        self._antecedents = Antecedents(self._people)
        self._groups = Groups(self._people)
        self._pairs = Pairs()
        self._voices = Voices(self._people)
        self.models = {
            "nouns": self._nouns.digest, "pronouns": self._antecedents.digest,
            "introductions": self._introductions.digest, "pairs": self._pairs.digest,
        }  # fmt: skip

    def link(self, annotation: Annotation, readings: tuple[Reading, ...]) -> Annotation:
        """Give the annotation with its phrases, one chain number for all that stand for the same one."""
        phrases = relabel(annotation, find_phrases(annotation, self._people), self._people)
        found = annotation.with_phrases(relabel_persons(annotation, phrases, self._people))
        return found.with_phrases(self._chained(found, self._pairs.over(found, readings)))

    def _chained(self, annotation: Annotation, fits: Fits) -> tuple[Phrase, ...]:
        phrases, state = annotation.phrases, State.of(annotation, annotation.phrases)
        state.speakers = speakers = _speakers(state)
        for number, phrase in enumerate(phrases):
            if phrase.kind == "name" and not self._is_title(state, number):
                self._name(state, number, fits)
            elif phrase.kind != "pronoun":
                self._noun(state, number, fits)
        self._titles.announce(state)
        self._titles.introduce(state)
        for quoted in (False, True):  # who speaks must be known before what "I" and "he" in a quotation mean
            for number, phrase in enumerate(phrases):
                if phrase.kind == "pronoun" and (annotation.quotation_at(phrase.start) is not None) == quoted:
                    self._pronoun(state, number, speakers, fits)
        for number, chain in enumerate(state.chains):
            other = counterpart(state, number) if chain == number else None
            if other is not None:
                _merge(state, chain, state.chains[other])
        return tuple(
            _linked(state, number, titled=self._is_called_person(state, number)) for number in range(len(phrases))
        )

    def _name(self, state: State, number: int, fits: Fits) -> None:
        phrase = state.phrases[number]
        words = name_words(state.annotation, phrase, self._people)
        gender = self._people.gender(state.annotation, phrase, words)
        addressed = any(self._people.is_address(token.text) for token in state.tokens(number))
        known = (
            _bracketed(state, number)
            or state.names.find(state.annotation, phrase, words, gender)
            or _shouted(state, phrase, words, gender)
        )
        firm = known is not None and known.firm
        person = not firm and (phrase.label == "PERSON" or addressed or (known is not None and known.person))
        if known is None and not person and len(words) == 1:  # "The Alliance"
            earlier = self._nouns.antecedent(state, number, fits)
            outside = earlier is not None and state.phrases[earlier].end < phrase.end
            if earlier is not None and outside:  # not "the Delta" in "Youth for the Delta"
                state.chains[number] = state.chains[earlier]
                return
        told = None
        if known is None:
            may_be = person or phrase.label == "ORG"
            told = self._introductions.told_of(state, number, gender, fits, person=person) if may_be else None
            firm = not person and self._people.names_body(words[-1]) if words else False
            known = Known(number, words, person, gender, firm=firm)
            if words:
                state.names.add(known)
        state.chains[number] = state.chains[known.number if told is None else told]
        state.named_at.setdefault(state.chains[number], []).append(number)
        known.last = number if state.is_subject(number) else known.last
        if words:
            state.names.index(known, words)
        if person and len(words) > len(known.words):
            known.words = words
        if person:
            for surname in with_particles(state.annotation, phrase):
                state.names.index(known, surname)
            self._known_person(state, number, known, gender)
            self._titles.remember_roles_of(state, number, words)
        else:
            self._titles.remember_bodies_of(state, number)

    def _known_person(self, state: State, number: int, known: Known, gender: str) -> None:
        chain = state.chains[number]
        shown = self._people.shown_gender(state.annotation, state.phrases[number])
        known.person = True
        known.gender = shown or known.gender or gender
        known.shown = known.shown or bool(shown)
        state.people.add(chain)
        state.named.add(chain)
        if known.gender:
            state.genders[chain] = known.gender
            if not shown and known.number == number:
                state.guessed.add(chain)
        elif len(known.words) > 1:
            state.leanings[chain] = self._people.leaning(known.words[0])

    def _is_title(self, state: State, number: int) -> bool:
        """Say whether a phrase in capitals is only a role: "the Speaker, Ana Ruiz", "MINISTER: ..."."""
        token = state.token(number)
        if not self._people.is_role(token.text.lower()):
            return False
        if state.phrases[number].label != "PERSON":
            return True
        tokens = state.tokens(number)
        if tokens[0].text.lower() == "the":
            return True  # "the Chief District Officer"
        return all(other.text.isupper() for other in tokens) and not any(
            _is_plain_name(self._people, other) for other in tokens
        )

    def _is_called_person(self, state: State, number: int) -> bool:
        """Say whether the model took a title for a person's name: "the Chief District Officer"."""
        phrase = state.phrases[number]
        return phrase.kind == "name" and phrase.label == "PERSON" and self._is_title(state, number)

    def _noun(self, state: State, number: int, fits: Fits) -> None:
        token = state.token(number)
        described, named = self._titles.beside(state, number)
        if described is not None:
            state.chains[number] = state.chains[described]
        elif named is not None:
            if state.chains[named] == named:
                self._name(state, named, fits)
            state.chains[number] = state.chains[named]
        elif not is_counterpart(state, number) and not (
            is_counted(state, number) and self._group(state, number, self._groups.of_noun(state, number))
        ):
            earlier = self._titles.headed(state, number)
            earlier = self._nouns.antecedent(state, number, fits) if earlier is None else earlier
            if earlier is not None:
                state.chains[number] = state.chains[earlier]
            else:
                self._group(state, number, self._groups.of_noun(state, number))
        body = named is not None and state.phrases[named].label == "ORG"  # "the operator, Norvane AS"
        if self._people.is_person(token.lemma) and token.tag in ("NN", "NNP") and not body:
            state.people.add(state.chains[number])
            gender = self._people.gender(state.annotation, state.phrases[number], [])
            if gender:
                state.genders.setdefault(state.chains[number], gender)
        self._titles.remember(state, number)

    def _pronoun(self, state: State, number: int, speakers: dict[int, int], fits: Fits) -> None:
        if self._group(state, number, self._groups.of_pronoun(state, number)):
            return
        found = self._antecedents.find(state, number, speakers, fits)
        found = self._voices.of(state, number, speakers) if found is None else found
        if found is None:
            return
        state.chains[number] = state.chains[found]
        gender = gender_of(state.token(number))
        if gender:
            state.genders[state.chains[found]] = gender
            state.guessed.discard(state.chains[found])

    def _group(self, state: State, number: int, members: tuple[int, ...]) -> bool:
        """Let a phrase stand for several together; say whether there are any."""
        if members:
            wanted = _chains(state, members)
            same = (chain for chain, others in state.groups.items() if _chains(state, others) == wanted)
            state.chains[number] = next(same, number)
            state.groups.setdefault(state.chains[number], members)
        return bool(members)


def _merge(state: State, chain: int, into: int) -> None:
    state.chains[:] = [into if one == chain else one for one in state.chains]


def _chains(state: State, numbers: tuple[int, ...]) -> list[int]:
    return sorted(state.chains[number] for number in numbers)


def _linked(state: State, number: int, *, titled: bool) -> Phrase:
    phrase, chain = state.phrases[number], state.chains[number]
    several = tuple(state.phrases[one].head for one in state.groups.get(chain, ()))
    norvane = phrase.label == "PERSON" and chain not in state.people  # "Norvane", of "Norvane Rail"
    if chain == phrase.chain and not (several or titled or norvane):
        return phrase  # most
    if titled:
        return replace(phrase, chain=chain, several=several, kind="noun", label="")
    return replace(phrase, chain=chain, several=several, label="ORG" if norvane else phrase.label)


def _is_plain_name(people: People, token: Token) -> bool:
    word = token.text.lower()
    return token.pos == "PROPN" and not people.is_role(word) and not people.is_address(word)


def _bracketed(state: State, number: int) -> Known | None:
    """Give the body whose short name stands in brackets behind it: "the Workers' Front of Rusam (PKR)"."""
    phrase, tokens = state.phrases[number], state.annotation.tokens
    if (
        phrase.first < 2
        or tokens[phrase.first - 1].text != "("
        or tokens[min(phrase.last, len(tokens) - 1)].text != ")"
    ):
        return None
    before = [one for one in state.recent(number, 0) if state.phrases[one].last == phrase.first - 1]
    bodies = [one for one in before if state.phrases[one].kind == "name" and state.phrases[one].label in _BODIES]
    short = state.annotation.text[phrase.start : phrase.end]
    if not bodies or (
        phrase.label in ("GPE", "LOC", "DATE") and not (short.isupper() and len(short) > _LEAST_INITIALS)
    ):
        return None
    return state.names.of_chain(state.chains[min(bodies)], state.chains)


def _shouted(state: State, phrase: Phrase, words: list[str], gender: str) -> Known | None:
    """Give the person whose name stands in capitals here, as transcripts label a speaker."""
    if not words or not all(word.isupper() and len(word) > 1 for word in words):
        return None
    known = state.names.find(state.annotation, phrase, [word.capitalize() for word in words], gender)
    return known if known is not None and known.person else None


def _speakers(state: State) -> dict[int, int]:
    """Give for each quotation, by its start, the phrase that is the subject beside it."""
    annotation = state.annotation
    outside: dict[int, list[int]] = {}  # by sentence: the subjects that are not quoted
    for number, phrase in enumerate(state.phrases):
        if state.token(number).dep in SUBJECTS and annotation.quotation_at(phrase.start) is None:
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
