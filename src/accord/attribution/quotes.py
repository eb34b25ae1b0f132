"""Statements that quotation marks show: a spoken quotation and the cue beside it."""

import re

from accord.attribution.clauses import noun_phrase, subject, verb_group
from accord.attribution.cues import Cues
from accord.attribution.drafts import NONE, Draft, Indices
from accord.attribution.reading import Reading
from accord.model import Span, Token

_ENDS_OPEN = re.compile(r"[,?!…—–-][\"”’'»]*$")  # the sentence goes on after the closing mark
_ENDS = re.compile(r"[,.?!…—–-][\"”’'»]*$")
MARKS = "\"“”„«»‘’'`"
_STOPS = frozenset({".", "?", "!"})


def spoken(reading: Reading, quotation: Span) -> bool:
    """Say whether a quotation is speech that stands on its own, not some words of a sentence."""
    text = reading.text[quotation.start : quotation.end]
    inner = text.strip(MARKS + " ")
    if not inner or not (inner[0].isupper() or not inner[0].isalpha()):
        return False
    if _ENDS.search(text) or text[-1] not in MARKS:
        return True
    tokens = reading.annotation.tokens_in(quotation)
    return len(tokens) > 8 and any(token.tag in ("VBD", "VBZ", "VBP", "MD") for token in tokens)


def quote_drafts(reading: Reading, cues: Cues) -> list[Draft]:
    """Give a draft for every spoken quotation that has a cue of its own beside it."""
    found: list[Draft] = []
    for number, quotation in enumerate(reading.quotations):
        if not spoken(reading, quotation):
            continue
        draft = _after(reading, cues, number, quotation) or _before(reading, cues, number, quotation)
        if draft is not None:
            found.append(draft)
    return found


def quoted(reading: Reading, number: int) -> Indices:
    """Give the tokens of a quotation."""
    return frozenset(token.index for token in reading.annotation.tokens_in(reading.quotations[number]))


def _after(reading: Reading, cues: Cues, number: int, quotation: Span) -> Draft | None:
    if not _ENDS_OPEN.search(reading.text[quotation.start : quotation.end]):
        return None
    inside = reading.annotation.tokens_in(quotation)
    if not inside:
        return None
    gap: list[Token] = []
    for token in reading.tokens[inside[-1].index + 1 :]:
        if reading.quote_of(token) is not None or reading.paragraph(token) != reading.paragraph(inside[-1]):
            break
        if token.text in _STOPS:
            break
        gap.append(token)
    return _cued(reading, cues, number, gap, shape="quote after")


def _before(reading: Reading, cues: Cues, number: int, quotation: Span) -> Draft | None:
    inside = reading.annotation.tokens_in(quotation)
    if not inside or inside[0].index == 0:
        return None
    gap: list[Token] = []
    for token in reversed(reading.tokens[: inside[0].index]):
        if reading.quote_of(token) is not None or reading.paragraph(token) != reading.paragraph(inside[0]):
            break
        if token.text in _STOPS:
            break
        gap.insert(0, token)
    if not gap or not (gap[-1].text in (",", ":", "that", "—", "–") or gap[-1].pos == "VERB"):
        return None
    return _cued(reading, cues, number, gap, shape="quote before")


def _cued(reading: Reading, cues: Cues, number: int, gap: list[Token], *, shape: str) -> Draft | None:
    inside = frozenset(token.index for token in gap)
    verb = _cue_verb(reading, cues, gap, last=shape == "quote before")
    if verb is None:
        return None
    cue = verb_group(reading, verb) & inside
    head = subject(reading, verb)
    if head is None or (head.index not in inside and head.head == verb.index):
        head = _nearest_phrase(reading, gap, verb)
    source = noun_phrase(reading, head, without=cue) & _same_side(inside, head, verb) if head else NONE
    if head and not source:
        source = noun_phrase(reading, head, without=cue | inside)
    return Draft(
        part="verbs", word=verb.lemma, shape=shape, anchor=verb.index, cue=cue, source=source,
        source_head=head.index if head else None, content=quoted(reading, number),
    )  # fmt: skip


def _same_side(inside: Indices, head: Token, verb: Token) -> Indices:
    if head.index < verb.index:
        return frozenset(index for index in inside if index < verb.index)
    return frozenset(index for index in inside if index > verb.index)


def _cue_verb(reading: Reading, cues: Cues, gap: list[Token], *, last: bool) -> Token | None:
    inside = {token.index for token in gap}
    verbs = [token for token in gap if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass", "amod")]
    known = [token for token in verbs if cues.kind("verbs", token.lemma) and token.dep != "relcl"]
    if not known:
        known = [token for token in verbs if any(child.index in inside for child in reading.children(token, "nsubj"))]
    if not known:
        return None
    return known[-1] if last else known[0]


def _nearest_phrase(reading: Reading, gap: list[Token], verb: Token) -> Token | None:
    """Give the noun phrase beside the verb where the parser gave it no subject."""
    heads = [token for token in gap if reading.annotation.phrase_at(token) and token.dep not in ("pobj", "poss")]
    before = [token for token in heads if token.index < verb.index]
    after = [token for token in heads if token.index > verb.index]
    return before[-1] if before else after[0] if after else None
