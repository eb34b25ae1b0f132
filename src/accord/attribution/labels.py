"""Statements that a label opens: "NAME: ..." in headlines and transcripts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from accord.attribution.drafts import Draft, Indices
from accord.attribution.quotes import MARKS
from accord.attribution.reading import Reading
from accord.model import Token

TRANSCRIPT = "transcript"
_LONGEST = 14  # tokens of a label: "The Minister for Fisheries (Hon. P. Oduya)"
_COLONS = frozenset({":", "):", "]:", ".:"})
_TURNS = 3  # labelled paragraphs that make a transcript; fewer may be headlines ("WATCH: ...")
_NO_LABEL = frozenset({"VERB", "AUX", "SCONJ", "NUM"})
_HONORIFICS = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir", "Dame", "Lord"})
_SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """Tokens first:colon (exclusive) that open a paragraph, whose last token is `last`."""

    first: int
    colon: int
    last: int
    paragraph: int
    text: str
    named: bool  # by a name that the language model knows, or in capitals


def label_drafts(reading: Reading) -> list[Draft]:
    """Give a draft for every paragraph that begins with a name and a colon.

    Several labels in capitals, that come back, or that open most paragraphs make a transcript: all of the
    paragraph is the content.
    """
    labels = [label for first, last in _paragraphs(reading) if (label := _label(reading, first, last))]
    texts = [label.text for label in labels]
    record = _is_record([label.paragraph for label in labels])
    marked = [record or text.isupper() or texts.count(text) > 1 for text in texts]
    drafts: list[Draft] = []
    for label, is_marked in zip(labels, marked, strict=True):
        whole = is_marked and sum(marked) >= _TURNS
        alone = label.named and reading.quote_of(reading.tokens[label.first]) is None
        if whole or alone:  # one quoted paragraph is no transcript
            drafts.append(_draft(reading, label, whole=whole))
    return [draft for draft in drafts if draft.content]


def _paragraphs(reading: Reading) -> Iterator[tuple[int, int]]:
    """Give the first and last (exclusive) token of each paragraph."""
    for _, sentences in groupby(reading.annotation.sentences, key=lambda sentence: sentence.paragraph):
        members = list(sentences)
        yield members[0].first, members[-1].last


def _is_record(paragraphs: list[int]) -> bool:
    """Say whether labels open most paragraphs from the first label to the last, as in the record of a sitting."""
    return len(paragraphs) >= _TURNS and len(paragraphs) > (paragraphs[-1] - paragraphs[0] + 1) / 2


def _label(reading: Reading, first: int, last: int) -> _Label | None:
    """Give the label that opens a paragraph; the whole paragraph may stand in quotation marks."""
    tokens = reading.tokens
    around = reading.quote_of(tokens[first])
    first += 1 if tokens[first].text in MARKS else 0
    named = proper = False
    for index in range(first, min(first + _LONGEST + 1, last)):
        token = tokens[index]
        if token.text in _COLONS:
            words = tokens[first:index]
            text = " ".join(word.text for word in words)
            paragraph = reading.paragraph(token)
            found = _Label(first=first, colon=index, last=last, paragraph=paragraph, text=text, named=named)
            return found if named or proper else None
        capitals = token.text.isupper() and len(token.text) > 1
        if reading.quote_of(token) != around or (token.pos in _NO_LABEL and not capitals):
            return None
        named = named or capitals or token.entity in _SPEAKERS
        proper = proper or token.pos == "PROPN"
    return None


def _draft(reading: Reading, label: _Label, *, whole: bool) -> Draft:
    last = label.last if whole else reading.annotation.sentence_of(reading.tokens[label.colon]).last
    content: Indices = frozenset(range(label.colon + 1, last))
    return Draft(
        part="others", word=":", shape=TRANSCRIPT if whole else "label", anchor=label.colon,
        cue=frozenset({label.colon}), source=frozenset(range(label.first, label.colon)),
        source_head=_head(reading.tokens[label.first : label.colon]).index, content=content,
        basis="layout" if whole else "rules",
    )  # fmt: skip


def _head(label: tuple[Token, ...]) -> Token:
    """Give the name's last word: before a bracket, unless the name stands in it: "The Minister (Hon. P. Oduya)"."""
    opening = next((number for number, token in enumerate(label) if token.text in ("(", "[")), len(label))
    person = any(token.entity == "PERSON" or token.text in _HONORIFICS for token in label[:opening])
    words = label[:opening] if person or not opening else label
    named = [token for token in words if token.pos in ("PROPN", "NOUN")]
    return named[-1] if named else words[-1]
