"""What a reading of an article for coreference has found so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from accord.language.naming import NameBook
from accord.model import Annotation, Phrase, Token

SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Role:
    """A role that somebody in the text fills: its noun and the words that tell it from others."""

    noun: str
    words: frozenset[str]
    number: int  # of the phrase that fills it


@dataclass(slots=True)
class State:
    """The chains of one article in the making."""

    annotation: Annotation
    phrases: tuple[Phrase, ...]
    chains: list[int]
    by_head: dict[int, int]  # head token -> phrase
    genders: dict[int, str] = field(default_factory=dict)  # by chain
    guessed: set[int] = field(default_factory=set)  # chains whose gender only a first name shows
    leanings: dict[int, str] = field(default_factory=dict)  # by chain: what the first name's ending suggests
    people: set[int] = field(default_factory=set)  # chains that stand for one person
    named: set[int] = field(default_factory=set)  # chains of people with a name
    groups: dict[int, tuple[int, ...]] = field(default_factory=dict)  # by chain: the phrases it stands for together
    roles: dict[str, list[Role]] = field(default_factory=dict)  # by noun
    titled: dict[int, set[str]] = field(default_factory=dict)  # by chain: the nouns of its roles
    names: NameBook = field(default_factory=NameBook)
    nouns: dict[int, str] = field(default_factory=dict)  # by phrase, once it was asked for: its noun
    named_at: dict[int, list[int]] = field(default_factory=dict)  # by chain: its names read so far
    speakers: dict[int, int] = field(default_factory=dict)  # by start of a quotation: the phrase beside it that speaks
    words: dict[int, frozenset[str]] = field(default_factory=dict)  # by phrase, likewise: what tells it from others
    sorts: dict[int, str] = field(default_factory=dict)  # by phrase, once it was asked for: what its noun is of

    @classmethod
    def of(cls, annotation: Annotation, phrases: tuple[Phrase, ...]) -> "State":
        """Give the state before anything is read: every phrase in a chain of its own."""
        by_head = {phrase.head: number for number, phrase in enumerate(phrases)}
        return cls(annotation, phrases, list(range(len(phrases))), by_head)

    def token(self, number: int) -> Token:
        """Give the head of a phrase."""
        return self.annotation.tokens[self.phrases[number].head]

    def tokens(self, number: int) -> tuple[Token, ...]:
        """Give the tokens of a phrase."""
        phrase = self.phrases[number]
        return self.annotation.tokens[phrase.first : phrase.last]

    def number_at(self, token: Token) -> int | None:
        """Give the phrase with that head."""
        return self.by_head.get(token.index)

    def remember(self, role: Role) -> None:
        """Remember that a phrase fills a role."""
        self.roles.setdefault(role.noun, []).append(role)
        self.titled.setdefault(self.chains[role.number], set()).add(role.noun)

    def recent(self, number: int, reach: int) -> Iterator[int]:
        """Give the phrases before one, latest first, up to `reach` sentences back."""
        sentence = self.token(number).sentence
        for one in range(number - 1, -1, -1):
            if sentence - self.token(one).sentence > reach:
                return
            yield one

    def is_subject(self, number: int) -> bool:
        """Say whether the phrase is a subject."""
        return self.token(number).dep in SUBJECTS

    def acts(self, number: int) -> bool:
        """Say whether the phrase is a subject, or whom words are ascribed to ("according to", "by")."""
        token = self.token(number)
        above = self.annotation.head(token)
        ascribed = token.dep == "pobj" and (above.dep == "agent" or self.annotation.head(above).lemma == "accord")
        return token.dep in SUBJECTS or ascribed
