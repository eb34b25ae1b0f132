"""Who "we" and "I" are outside quotations: the body that issues a press release, the one who is interviewed."""

import re

from accord.language.people import People
from accord.language.state import SUBJECTS, State

_LEAD = 5  # sentences in which a release names its body
_QUESTIONS = 2  # paragraphs that ask, at least, in an interview
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_I = frozenset({"i", "me", "my", "mine", "myself"})
_NEWSROOM = re.compile(
    r"\b(?:our|this|told) (?:\w+ )?(?:correspondent|reporter|newspaper|paper|newsroom|team on|magazine)", re.IGNORECASE
)
_ASKING = frozenset({"correspondent", "reporter", "interviewer", "journalist", "editor", "columnist"})


class Voices:
    """Finds them, with the lists of `People`."""

    def __init__(self, people: People) -> None:
        self._people = people

    def of(self, state: State, number: int) -> int | None:
        """Give the phrase that an unquoted "we" or "I" stands for; None where the text does not show it."""
        word = state.token(number).text.lower()
        if word not in _WE | _I or state.annotation.quotation_at(state.phrases[number].start) is not None:
            return None
        return self._issuer(state) if word in _WE else self._interviewed(state)

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
        if sum(map(_asks, state.annotation.text.split("\n\n"))) < _QUESTIONS:
            return None
        named = (one for one in range(len(state.phrases)) if state.chains[one] in state.named)
        return next((one for one in named if _ASKING.isdisjoint(state.titled.get(state.chains[one], ()))), None)


def _asks(paragraph: str) -> bool:
    """Say whether a paragraph is a question to somebody: "You left with a letter. What stood in it?"."""
    words = set(re.findall(r"[a-z]+", paragraph.lower()))
    return paragraph.rstrip().endswith("?") and not words.isdisjoint({"you", "your"}) and words.isdisjoint(_I)
