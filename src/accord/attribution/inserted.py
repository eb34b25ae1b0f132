"""Cues inserted between commas, read from the surface: ", the envoy stresses," needs no parse.

The parser often takes such an insertion for a noun phrase, and the sentence around it falls apart.
"""

from accord.attribution.cues import Cues
from accord.attribution.drafts import Draft, Indices
from accord.attribution.reading import Reading
from accord.model import Token

_BREAKS = frozenset({",", "—", "–", "--", "―"})
_LONGEST = 9  # tokens of an insertion: a name with a title, an adverb, the cue
_NAMING = frozenset({"PROPN", "NOUN", "PRON"})
_NO_SPEAKER = frozenset({"it", "this", "that", "what", "which", "who", "there"})


def inserted_drafts(reading: Reading, cues: Cues) -> list[Draft]:
    """Give a draft for every "X says" that stands alone between two commas or before the full stop."""
    found: list[Draft] = []
    for sentence in reading.annotation.sentences:
        breaks = [index for index in range(sentence.first, sentence.last) if _breaks(reading.tokens[index])]
        ends = [*breaks, sentence.last - 1] if sentence.last - 1 not in breaks else breaks
        for left, right in zip(breaks, ends[1:], strict=False):
            inside = reading.tokens[left + 1 : right]
            draft = _draft(reading, cues, inside, frozenset(range(sentence.first, sentence.last)))
            if draft is not None:
                found.append(draft)
    return found


def _breaks(token: Token) -> bool:
    return token.text in _BREAKS


def _draft(reading: Reading, cues: Cues, inside: tuple[Token, ...], sentence: Indices) -> Draft | None:
    if not 2 <= len(inside) <= _LONGEST or reading.quote_of(inside[0]) is not None:
        return None
    inverted = _speaks(cues, inside[0])
    verb, named = (inside[0], inside[1:]) if inverted else (inside[-1], inside[:-1])
    if not _speaks(cues, verb) or any(token.pos in ("VERB", "SCONJ") for token in named):
        return None
    head = _head(named)
    if head is None or head.lemma in _NO_SPEAKER or named[0].tag in ("WP", "WDT", "WRB", "IN", "CC"):
        return None
    if verb.tag in ("NNS", "NNPS") and head.pos == "NOUN":
        return None  # "the job's daily stresses": a noun after a noun is one
    source = frozenset(token.index for token in named if token.dep not in ("aux", "neg") and token.pos != "ADV")
    whole = frozenset(token.index for token in inside)
    return Draft(
        part="verbs", word=verb.lemma, shape="inserted", anchor=verb.index, cue=whole - source,
        source=source, source_head=head.index, content=sentence - whole,
    )  # fmt: skip


def _speaks(cues: Cues, token: Token) -> bool:
    """Say whether the word is a finite form of a verb of speaking, whatever the parser calls it."""
    return token.tag in ("VBZ", "VBD", "VBP", "NNS", "NNPS") and cues.is_spoken(token.lemma)


def _head(named: tuple[Token, ...]) -> Token | None:
    """Give the last naming word of the phrase, which must be all there is to it."""
    if not any(token.pos in ("PROPN", "PRON") or token.dep in ("nsubj", "det") for token in named):
        return None
    naming = [token for token in named if token.pos in _NAMING and token.tag != "POS"]
    return naming[-1] if naming else None
