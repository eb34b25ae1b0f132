"""Who "we", "I" and "you" are where no verb of speech shows it.

Outside quotations the body that issues a press release, and the one who is interviewed; inside, who is told.
"""

import re

from accord.language.people import People
from accord.language.state import SUBJECTS, State

_LEAD = 5  # sentences in which a release names its body
_QUESTIONS = 2  # paragraphs that ask, at least, in an interview
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_I = frozenset({"i", "me", "my", "mine", "myself"})
_YOU = frozenset({"you", "your", "yours", "yourself"})
_NEWSROOM = re.compile(
    r"\b(?:our|this|told) (?:\w+ )?(?:correspondent|reporter|newspaper|paper|newsroom|team on|magazine)", re.IGNORECASE
)
_LABEL = re.compile(r"[A-Z][A-Z .'-]+: ")
_ASKING = frozenset({"correspondent", "reporter", "interviewer", "journalist", "editor", "columnist"})


class Voices:
    """Finds them, with the lists of `People`."""

    def __init__(self, people: People) -> None:
        self._people = people

    def of(self, state: State, number: int, speakers: dict[int, int]) -> int | None:
        """Give the phrase that "we", "I" or "you" stands for, None where the text does not show it.

        `speakers` has by start of quotation who speaks.
        """
        word = state.token(number).text.lower()
        quotation = state.annotation.quotation_at(state.phrases[number].start)
        if quotation is not None:
            speaker = speakers.get(quotation.start) if word in _YOU else None
            return _told(state, speaker) if speaker is not None else None
        if word in _WE:
            return self._issuer(state)
        return self._interviewed(state) if word in _I | _YOU else None

    def _issuer(self, state: State) -> int | None:
        """Give the first body that says something in the lead, where no newsroom speaks of itself."""
        if _NEWSROOM.search(state.annotation.text):
            return None
        for number, phrase in enumerate(state.phrases):
            token = state.token(number)
            if token.sentence >= _LEAD:
                return None
            speaks = token.dep in SUBJECTS and self._people.is_speech(state.annotation.head(token).lemma)
            if speaks and phrase.kind == "name" and phrase.label == "ORG":
                return number
        return None

    def _interviewed(self, state: State) -> int | None:
        """Give the first person named, who is no journalist, where paragraphs put questions to "you"."""
        paragraphs = state.annotation.text.split("\n\n")
        labelled = any(_LABEL.match(paragraph) for paragraph in paragraphs)  # a transcript says itself who speaks
        if labelled or sum(map(_asks, paragraphs)) < _QUESTIONS:
            return None
        named = (one for one in range(len(state.phrases)) if state.chains[one] in state.named)
        return next((one for one in named if _ASKING.isdisjoint(state.titled.get(state.chains[one], ()))), None)


def _told(state: State, speaker: int) -> int | None:
    """Give the person whom a speaker tells: "the judge told Ruiz"."""
    verb = state.annotation.head(state.token(speaker))
    heard = (state.number_at(one) for one in state.annotation.children(verb, "dobj", "dative"))
    return next((one for one in heard if one is not None and state.chains[one] in state.people), None)


def _asks(paragraph: str) -> bool:
    """Say whether a paragraph is a question to somebody: "You left with a letter. What stood in it?"."""
    words = set(re.findall(r"[a-z]+", paragraph.lower()))
    return paragraph.rstrip().endswith("?") and not words.isdisjoint({"you", "your"}) and words.isdisjoint(_I)
