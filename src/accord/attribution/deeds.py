"""What looks like a statement and is a deed: "recalled its ambassador", "the delay shows its strength".

The evidence is weighed on news of one country, where such verbs mostly speak; what they are beside is plain anywhere.
"""

from accord.attribution.cues import Cues
from accord.attribution.drafts import Draft
from accord.attribution.reading import Reading
from accord.attribution.sources import SourceWords
from accord.model import ActorMention, Token

_BARE = frozenset({"object", "passive object"})
_OBJECTS = ("dobj", "nsubjpass", "oprd", "attr")
_SHOWING = frozenset({"show", "seem"})


class Deeds:
    """Tells deeds from statements in one article."""

    def __init__(self, reading: Reading, cues: Cues, words: SourceWords, actors: tuple[ActorMention, ...]) -> None:
        self._reading = reading
        self._cues = cues
        self._words = words
        self._somebody = {mention.head for mention in actors}

    def is_deed(self, draft: Draft, kind: str | None) -> bool:
        """Say whether the draft tells what somebody did or what something is like, not what was said."""
        if draft.part != "verbs" or self._quotes(draft):
            return False
        if kind in _SHOWING and not self._can_show(draft):
            return True
        if draft.shape != "that" and self._is_verdict(draft):
            return True
        return draft.shape in _BARE and self._is_done(draft, kind)

    def _quotes(self, draft: Draft) -> bool:
        return any(self._reading.quote_of(self._reading.tokens[index]) is not None for index in draft.content)

    def _can_show(self, draft: Draft) -> bool:
        """Say whether the source is one that can tell: a document; with a clause, anybody."""
        if draft.source_head is None:
            return draft.shape not in _BARE
        head = self._reading.tokens[draft.source_head]
        if self._words.is_document(head.lemma):
            return True
        somebody = draft.source_head in self._somebody or head.entity or head.pos in ("PROPN", "PRON")
        return draft.shape not in _BARE and bool(somebody)

    def _is_done(self, draft: Draft, kind: str | None) -> bool:
        """Say whether the bare object is something to act on, by the verb and the object."""
        objects = self._reading.children(self._reading.tokens[draft.anchor], *_OBJECTS)
        if not objects or any(self._cues.kind("nouns", token.lemma) for token in objects):
            return False  # "withdrew his remarks" is about what was said
        return (
            kind is None
            or any(self._cues.is_deed(draft.word, token.lemma) for token in objects)
            or (self._cues.is_deed_to_somebody(draft.word) and any(self._is_somebody(token) for token in objects))
        )

    def _is_verdict(self, draft: Draft) -> bool:
        """Say whether the verb makes its object what it calls it: "found the banker guilty"."""
        adjectives = (self._reading.tokens[index] for index in draft.content)
        return any(token.pos == "ADJ" and self._cues.is_deed(draft.word, token.lemma) for token in adjectives)

    def _is_somebody(self, token: Token) -> bool:
        return token.index in self._somebody or token.entity in ("PERSON", "ORG", "NORP", "GPE")
