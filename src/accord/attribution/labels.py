"""Statements that a label opens: "NAME: ..." in headlines and transcripts."""

from accord.attribution.drafts import Draft, Indices
from accord.attribution.quotes import MARKS
from accord.attribution.reading import Reading
from accord.model import Sentence, Token

TRANSCRIPT = "transcript"
_LONGEST = 7  # tokens of a label
_TURNS = 3  # labelled paragraphs that make a transcript; fewer may be headlines ("WATCH: ...")
_NO_LABEL = frozenset({"VERB", "AUX", "SCONJ", "NUM"})
_SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def label_drafts(reading: Reading) -> list[Draft]:
    """Give a draft for every paragraph that begins with a name and a colon.

    Several labels in capitals or that come back make a transcript: all of the paragraph is the content.
    """
    found: list[tuple[tuple[Token, ...], int, Sentence]] = []
    paragraph = -1
    for sentence in reading.annotation.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            colon = _colon(reading, sentence)
            if colon is not None:
                found.append((reading.tokens[_first(reading, sentence) : colon], colon, sentence))
    texts = [_text(label) for label, _, _ in found]
    turns = sum(text.isupper() or texts.count(text) > 1 for text in texts)
    drafts: list[Draft] = []
    for label, colon, sentence in found:
        whole = turns >= _TURNS and (_text(label).isupper() or texts.count(_text(label)) > 1)
        if whole or reading.quote_of(label[0]) is None:  # one quoted paragraph is no transcript
            drafts.append(_draft(reading, label, colon, sentence, whole=whole))
    return [draft for draft in drafts if draft.content]


def _first(reading: Reading, sentence: Sentence) -> int:
    """Give the first token behind an opening quotation mark."""
    opened = reading.tokens[sentence.first].text in MARKS
    return sentence.first + (1 if opened else 0)


def _colon(reading: Reading, sentence: Sentence) -> int | None:
    """Give the colon that ends a label made of a name; a whole paragraph may stand in quotation marks."""
    named = False
    first = _first(reading, sentence)
    around = reading.quote_of(reading.tokens[sentence.first])
    for index in range(first, min(first + _LONGEST + 1, sentence.last)):
        token = reading.tokens[index]
        if token.text == ":":
            return index if named else None
        capitals = token.text.isupper() and len(token.text) > 1
        if reading.quote_of(token) != around or (token.pos in _NO_LABEL and not capitals):
            return None
        named = named or capitals or token.entity in _SPEAKERS
    return None


def _text(label: tuple[Token, ...]) -> str:
    return " ".join(token.text for token in label)


def _draft(reading: Reading, label: tuple[Token, ...], colon: int, sentence: Sentence, *, whole: bool) -> Draft:
    last = sentence.last
    for following in reading.annotation.sentences[sentence.index + 1 :] if whole else ():
        if following.paragraph != sentence.paragraph:
            break
        last = following.last
    content: Indices = frozenset(range(colon + 1, last))
    return Draft(
        part="others", word=":", shape=TRANSCRIPT if whole else "label", anchor=colon, cue=frozenset({colon}),
        source=frozenset(token.index for token in label), source_head=_head(label).index, content=content,
    )  # fmt: skip


def _head(label: tuple[Token, ...]) -> Token:
    named = [token for token in label if token.pos in ("PROPN", "NOUN")]
    return named[-1] if named else label[-1]
