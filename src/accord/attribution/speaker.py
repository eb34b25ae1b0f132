"""Whom a statement's source span stands for."""

from accord.attribution.drafts import Draft
from accord.attribution.reading import Reading
from accord.model import ActorKind, ActorMention, Speaker, SpeakerKind

_KINDS: dict[ActorKind, SpeakerKind] = {
    "state": "organisation",
    "person": "person",
    "group": "group",
    "organisation": "organisation",
    "document": "document",
    "unnamed": "unnamed",
}


class SpeakerFinder:
    """Resolves source spans through the actor mentions of one article."""

    def __init__(self, reading: Reading, actors: tuple[ActorMention, ...]) -> None:
        self._reading = reading
        self._at = {mention.head: mention for mention in actors}

    def speaker(self, draft: Draft) -> Speaker | None:
        """Give whom the draft's source stands for; None where it names nobody."""
        if draft.source_head is None:
            return None
        mention = self._at.get(draft.source_head)
        if mention is None:
            spans = self._reading.spans(draft.source)
            if not spans:
                return None
            return Speaker(name=self._reading.text[spans[0].start : spans[-1].end], kind="unnamed")
        return Speaker(
            name=mention.name,
            kind=_KINDS[mention.kind],
            actor=mention.actor,
            country=mention.country,
            sectors=mention.sectors,
        )
