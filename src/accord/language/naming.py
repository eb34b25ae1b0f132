"""Merge names: a later short form joins the fuller name it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from accord.language.people import People
from accord.model import Annotation, Phrase, Token
from accord.particles import PARTICLES

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NO_BODY = frozenset({"PERSON", "GPE", "LOC", "NORP"})
_PLACING = frozenset({"in", "at", "near", "from", "to", "across", "around", "outside", "inside", "through"})
_NO_NAME = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"})
_SKIPPED = frozenset({"of", "the", "and", "for", "on", "in", "to", "at", "with", "de", "la", "&"})


@dataclass(slots=True)
class Known:
    """A name that the text has given so far."""

    number: int  # of its first phrase
    words: list[str]
    person: bool
    gender: str = ""
    shown: bool = False  # by "Mr", not only by what first names usually are
    firm: bool = False  # its last word shows a body: "Norvane Rail" may be "Norvane"
    last: int = -1  # the latest phrase of it that is a subject
    forms: set[str] = field(default_factory=set)


def name_words(annotation: Annotation, phrase: Phrase, people: People) -> list[str]:
    """Give the words of the name itself: no title or role before it, no possessive after it."""
    head = annotation.tokens[phrase.head]
    if head.text.islower() and any(token.tag == "POS" for token in annotation.tokens[phrase.first : phrase.head]):
        return []  # "Canada's charge d'affaires" is not Canada
    label = head.entity  # the model's own; the phrase's may have been put right since
    named = _run(annotation, phrase, people, label) if phrase.label and label else _untitled(annotation, phrase, people)
    words = people.without_titles([token.text for token in named if _is_name_word(token)])
    return words or [token.text for token in annotation.tokens[phrase.first : phrase.last] if _is_name_word(token)]


def with_particles(annotation: Annotation, phrase: Phrase) -> Iterator[list[str]]:
    """Give a surname with its particle as it opens a sentence: "Al-Thani" of "Hamad al-Thani"."""
    tokens = annotation.tokens[phrase.first : phrase.last]
    for place, token in enumerate(tokens[1:-1], 1):
        if token.text in PARTICLES and tokens[place - 1].text.istitle():
            yield [token.text.capitalize(), *(other.text for other in tokens[place + 1 :] if _is_name_word(other))]


def is_title(token: Token, people: People) -> bool:
    """Say whether a word before a name is a role or a form of address."""
    return people.is_role(token.text.lower()) or people.is_address(token.text)


def _untitled(annotation: Annotation, phrase: Phrase, people: People) -> tuple[Token, ...]:
    """Give the tokens behind the last role before the head: "Seoul's Foreign Minister Bae"."""
    before = range(phrase.first, phrase.head)
    titles = [index for index in before if is_title(annotation.tokens[index], people)]
    return annotation.tokens[titles[-1] + 1 if titles else phrase.first : phrase.last]


def _run(annotation: Annotation, phrase: Phrase, people: People, label: str) -> tuple[Token, ...]:
    """Give the tokens around the head with its label and no gap: not "Stone" in "Stone spokesman Tom Lund".

    A capitalised word before a person's name that the model left out is of the name.
    """
    first = last = phrase.head
    while first > phrase.first and _goes_on(annotation.tokens[first - 1], label):
        first -= 1
    while label == "PERSON" and first > phrase.first and _is_unseen(annotation.tokens[first - 1], people):
        first -= 1
    if first - 1 > phrase.first and _is_joined(annotation, first):
        first -= 2
    while last + 1 < phrase.last and _goes_on(annotation.tokens[last + 1], label):
        last += 1
    return annotation.tokens[first : last + 1]


def _is_joined(annotation: Annotation, first: int) -> bool:
    """Say whether a hyphen joins a capitalised word that the model left out: the "Jean" of "Jean-Bosco"."""
    before, hyphen, token = annotation.tokens[first - 2 : first + 1]
    whole = before.end == hyphen.start and hyphen.end == token.start
    return whole and hyphen.text == "-" and not before.entity and before.text.istitle() and before.pos == "PROPN"


def _is_unseen(token: Token, people: People) -> bool:
    return not token.entity and token.pos == "PROPN" and token.text.istitle() and not is_title(token, people)


def _goes_on(token: Token, label: str) -> bool:
    return token.entity == label and token.text != ","


def _is_name_word(token: Token) -> bool:
    inside = token.entity == "ORG" and token.pos in ("VERB", "PRON")  # "Alliance to Reclaim Our Schools"
    named = token.pos in ("PROPN", "NOUN", "ADJ") or inside
    return named and token.tag != "POS" and token.text[:1].isupper()


class NameBook:
    """The names of one text, found again by their words; later ones come first."""

    def __init__(self) -> None:
        self._by_key: dict[str, dict[int, Known]] = {}  # by key, then by the number of the first phrase

    def add(self, known: Known) -> None:
        """Remember a new name."""
        self.index(known, known.words)

    def index(self, known: Known, words: list[str]) -> None:
        """Remember a further form of a name."""
        known.forms.add(" ".join(words))
        for key in (" ".join(words), *words, _initials(words)):
            self._by_key.setdefault(key, {})[known.number] = known

    def of_chain(self, chain: int, chains: list[int]) -> Known | None:
        """Give the name whose first phrase is of a chain; `chains` has the chain of each phrase."""
        known = (one for named in self._by_key.values() for one in named.values())
        return next((one for one in known if chains[one.number] == chain), None)

    def find(self, annotation: Annotation, phrase: Phrase, words: list[str], gender: str) -> Known | None:
        """Give the latest known name that `words` are a form of; None where there is none."""
        if not words or phrase.label in _NO_NAME:
            return None
        candidates = [
            one
            for one in self._candidates(words)
            if _is_surname(words, one) or not (gender and one.gender and gender != one.gender)
        ]
        same = (one for one in candidates if " ".join(words) in one.forms or _same(annotation, phrase, words, one))
        inner = (one for one in candidates if _is_inner(phrase, words, one))
        return next(same, None) or next(inner, None) or self._misjudged(annotation, phrase, words)

    def _misjudged(self, annotation: Annotation, phrase: Phrase, words: list[str]) -> Known | None:
        """Give the only one with a surname, though the first name is more often of the other gender: "Rana Imtiaz"."""
        alike = [
            one
            for one in self._candidates(words)
            if one.person and one.words[-1:] == words and _same(annotation, phrase, words, one)
        ]
        return alike[0] if len(alike) == 1 and not alike[0].shown else None

    def _candidates(self, words: list[str]) -> list[Known]:
        found: dict[int, Known] = {}
        for key in (" ".join(words), words[0], words[-1], "".join(words).replace(".", "")):
            found.update(self._by_key.get(key, {}))
        return sorted(found.values(), key=lambda known: (known.last, known.number), reverse=True)


def _is_surname(words: list[str], earlier: Known) -> bool:
    """Say whether several words are a surname, whatever first name they look like: "Al-Thani", "Ben Achour"."""
    tail = len(earlier.words) > len(words) and words == earlier.words[-len(words) :]
    return len(words) > 1 and (tail or " ".join(words) in earlier.forms)


def _same(annotation: Annotation, phrase: Phrase, words: list[str], earlier: Known) -> bool:
    if not earlier.person:
        return _is_acronym(words, earlier.words) or _is_short_of_body(annotation, phrase, words, earlier)
    if len(words) > 1 and len(earlier.words) > 1:
        if words == earlier.words[-len(words) :] or earlier.words == words[-len(earlier.words) :]:
            return True
        short, full = sorted((words, earlier.words), key=len)
        opening = short == full[: len(short)]  # "Nurul Huda" of "Nurul Huda Abdul Rahim"
        return opening or (short[0] == full[0] and short[-1] in full[-2:])  # "Ana Ruiz" of "Ana Maria Ruiz Castro"
    short, full = sorted((words, earlier.words), key=len)
    if phrase.label == "ORG" and full is words:
        return False  # "the Surma", a river, is not the daily Surma Barta
    if len(short) != 1 or len(full) < 2 or short[0] not in (full[0], *full[-2:]):
        return False
    return phrase.label == "PERSON" or not _names_place(annotation, phrase)


def _is_short_of_body(annotation: Annotation, phrase: Phrase, words: list[str], earlier: Known) -> bool:
    """Say whether words are the first ones of a body's name, or one of it: "Santander", "the Gazette"."""
    full, body = earlier.words, annotation.phrases[earlier.number]
    inside = phrase.start < body.end  # the "Galicia" of "Press Monitor for Galicia"
    if body.label != "ORG" or inside or len(full) <= len(words):
        return False
    if phrase.label in _NO_BODY:
        return phrase.label == "PERSON" and earlier.firm and words == full[:1]
    if annotation.tokens[phrase.first].text.lower() == "the":
        return len(words) == 1 and words[0] in full
    return phrase.label == "ORG" and (words == full[: len(words)] or words == full[-1:])


def _is_inner(phrase: Phrase, words: list[str], earlier: Known) -> bool:
    """Say whether a word inside a person's full name stands for it: "Faizal" of "Mohd Faizal Hassan"."""
    return phrase.label == "PERSON" and earlier.person and len(words) == 1 and words[0] in earlier.words[1:-1]


def _names_place(annotation: Annotation, phrase: Phrase) -> bool:
    """Say whether a word that is a surname elsewhere ("Washington") is used for a place here."""
    head = annotation.tokens[phrase.head]
    above = annotation.head(head)
    return phrase.label in _PLACES and (above.lemma in _PLACING or head.dep in ("compound", "poss", "npadvmod"))


def _is_acronym(words: list[str], full: list[str]) -> bool:
    letters = "".join(words).replace(".", "")
    return len(letters) > 1 and letters.isupper() and len(full) > 1 and letters == _initials(full)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word.lower() not in _SKIPPED)
