"""What the network hears in an article, in tokens: a second opinion on every draft."""

from dataclasses import dataclass

from accord import learned
from accord.attribution.drafts import NONE, Draft, Indices
from accord.attribution.reading import Reading
from accord.attribution.tagger import Found, attributions
from accord.model import Annotation, Spans, Token

_PARTS = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}
_SOURCE, _CUE, _CONTENT = range(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """An attribution of the network, by token numbers."""

    source: Indices
    cue: Indices
    content: Indices
    chance: float


class Hearing:
    """The network's attributions of one article, and the chance of each role by token."""

    def __init__(self, annotation: Annotation, readings: tuple[learned.Reading, ...]) -> None:
        heard = (_heard(annotation, found) for found in attributions(annotation.text, readings))
        self.attributions = tuple(one for one in heard if one.cue and one.content)
        tags = learned.chances_by_token(annotation, readings, "tags")
        self._roles = tags[:, 1:].reshape(len(tags), -1, 2).sum(axis=2) if tags.shape[1] > 1 else tags
        self._by_cue = {index: one for one in self.attributions for index in one.cue}

    def of(self, draft: Draft) -> Heard | None:
        """Give the attribution whose cue holds the draft's anchor, or shares a word with its cue."""
        at = (draft.anchor, *sorted(draft.cue))
        return next((self._by_cue[index] for index in at if index in self._by_cue), None)

    def cue_chance(self, draft: Draft) -> float:
        """Give how surely the draft's anchor is a cue."""
        return float(self._roles[draft.anchor, _CUE])

    def source_chance(self, draft: Draft) -> float:
        """Give how surely the draft's source is one, over its words; 0 without a source."""
        return self._mean(draft.source, _SOURCE)

    def content_chance(self, indices: Indices) -> float:
        """Give how surely words are content, over all of them."""
        return self._mean(indices, _CONTENT)

    def _mean(self, indices: Indices, role: int) -> float:
        return float(self._roles[sorted(indices), role].mean()) if indices else 0.0


def heard_draft(reading: Reading, heard: Heard) -> Draft:
    """Give a draft with the network's spans."""
    anchor = _top(reading, heard.cue)
    particle = reading.children(anchor, "prt") if anchor.pos == "VERB" else ()
    return Draft(
        part=_PARTS.get(anchor.pos, "others"),
        word=f"{anchor.lemma}-{particle[0].lemma}" if particle else anchor.lemma,
        shape="heard",
        anchor=anchor.index,
        cue=heard.cue,
        source=heard.source,
        source_head=_top(reading, heard.source).index if heard.source else None,
        content=heard.content - heard.cue - heard.source,
        basis="network",
    )


def _top(reading: Reading, indices: Indices) -> Token:
    """Give the uppermost word, a verb or noun where there is one."""
    tokens = [reading.tokens[index] for index in sorted(indices)]
    tops = [token for token in tokens if token.head == token.index or token.head not in indices]
    return next((token for token in tops if token.pos not in ("PUNCT", "DET", "PART", "ADP")), tops[0])


def _heard(annotation: Annotation, found: Found) -> Heard:
    cue = _tokens(annotation, (found.cue,))
    source = _tokens(annotation, (found.source,) if found.source else ()) - cue
    content = _tokens(annotation, found.content) - cue - source
    return Heard(source=source, cue=cue, content=content, chance=found.chance)


def _tokens(annotation: Annotation, spans: Spans) -> Indices:
    if not spans:
        return NONE
    return frozenset(token.index for span in spans for token in annotation.tokens_in(span))
