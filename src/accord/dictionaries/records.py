"""What dictionaries hold once they are read: actors, agents, verbs, discards, and what could not be carried over."""

from dataclasses import dataclass, field
from typing import Literal

Level = Literal["partly", "not"]
ActorSort = Literal[
    "state", "person", "institution", "armed_group", "party", "ngo", "international", "company", "media"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a dictionary without its comment."""

    file: str
    number: int  # from 1
    text: str
    indented: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A line that is not carried over, or only in part: where it stands, why, and what to write instead."""

    file: str
    line: int
    text: str
    level: Level
    reason: str  # a key of REASONS
    detail: str


# Why a line is not carried over, or only in part.
REASONS: dict[str, str] = {
    "syntax": "the line does not have the form of its file",
    "date": "the date of a code is no date",
    "unknown_code": "the code is none that accord knows",
    "no_type": "PLOVER has no type for the CAMEO code",
    "appeal": "appeals are requests in PLOVER; the event keeps accord's own CAMEO code",
    "group_code": "a part of the code names a group, a region or a faith that is no country and no sector",
    "several_actors": "a code of several actors",
    "second_code": "a pair of codes: the second, from recipient to actor, is left out",
    "null_code": "a null code: it cannot take the role from a noun that accord knows",
    "pattern": "the pattern asks for something that accord's frames cannot ask for",
    "loose": "the pattern asks for more words than accord's frames can; it holds without them",
    "synset": "a set of nouns that is not defined",
    "duplicate": "the same again, with another code",
    "kind": "accord does not know what kind of dictionary the file is",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryOffice:
    """What a code says of an actor from one day to another: ISO days, None where open."""

    start: str | None
    end: str | None
    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryActor:
    """A named actor: every way to write its names, the code that always holds, and those of some days."""

    names: tuple[str, ...]  # the first is the one to show
    sort: ActorSort
    country: str | None = None
    sectors: tuple[str, ...] = ()
    offices: tuple[DictionaryOffice, ...] = ()
    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryAgent:
    """A noun that stands for somebody by what they do, in one of its forms, lower case."""

    words: tuple[str, ...]
    sectors: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryVerb:
    """A verb or a pattern of one, as a frame: which words must stand where, and where the recipient stands."""

    lemma: str
    parts: tuple[str, ...] = ()  # particles and prepositions
    type: str | None  # None: a null code, what fits tells of no event
    mode: str | None
    cameo: str  # "" for a null code
    object: frozenset[str] = frozenset()
    object_of: frozenset[str] = frozenset()  # one of them stands before or behind the object
    subject: frozenset[str] = frozenset()
    complement: frozenset[str] = frozenset()
    recipient: str | None = None  # the slot that the pattern marks with "+"; None: wherever the type has it
    reciprocal: bool = False
    swapped: bool = False  # the code holds from recipient to actor: "[:173]"
    is_pattern: bool = False
    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Discard:
    """Words that keep a sentence, or a whole article, from being coded; lower case."""

    phrase: str
    article: bool  # the whole article
    exact: bool  # not as the beginning of a longer word


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictionaries:
    """All dictionaries of a folder."""

    digest: str = ""  # of names and contents; "" where there are none
    files: dict[str, str] = field(default_factory=dict)  # name -> actors, agents, verbs, discards or unknown
    actors: tuple[DictionaryActor, ...] = ()
    nobody: tuple[str, ...] = ()  # names that stand for nobody
    agents: tuple[DictionaryAgent, ...] = ()
    verbs: tuple[DictionaryVerb, ...] = ()
    discards: tuple[Discard, ...] = ()
    troubles: tuple[Trouble, ...] = ()

    @property
    def models(self) -> dict[str, str]:
        """How a record names them."""
        return {"dictionaries": self.digest} if self.digest else {}


NO_DICTIONARIES = Dictionaries()
