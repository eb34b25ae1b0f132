"""Cut an article into windows of word pieces, as the network reads them, for statements and events.

Training and reading use this one module, so the network never sees a text cut another way than
it learned. A window holds whole paragraphs where they fit; a short paragraph is seen twice, at the end of one
window and as context at the start of the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from accord.model import Span

WINDOW = 254  # word pieces beside [CLS] and [SEP]; the encoder was trained on 256
CONTEXT = 80  # a paragraph of at most so many pieces is repeated as context
CASES = 4  # lower, Capitalised, UPPER, not a word
POSITIONS = 2  # first piece of a paragraph or not
QUOTED = 3  # outside, inside a quotation, a quotation mark itself


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces with what an uncased vocabulary loses; `spans` are offsets into the article.

    The first and last piece are [CLS] and [SEP]. Pieces before `fresh` are context: what the model
    says of them was already said by the window before.
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]  # pieces x 3: case, paragraph start, quotation
    spans: tuple[Span, ...]
    fresh: int


@dataclass(frozen=True, slots=True)
class _Pieces:
    ids: list[int]
    features: list[tuple[int, int, int]]
    spans: list[Span]

    def cut(self, start: int, end: int) -> "_Pieces":
        return _Pieces(self.ids[start:end], self.features[start:end], self.spans[start:end])


class Encoder:
    """Makes windows; holds the tokenizer."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self._first, self._last = tokenizer.encode("").ids  # [CLS] and [SEP]

    def windows(self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Span]) -> list[Window]:
        """Give the windows of the paragraphs, in text order."""
        found: list[Window] = []
        current: list[_Pieces] = []
        context = 0
        for pieces in self._chunks(text, paragraphs, quotations):
            if current and sum(len(part.ids) for part in current) + len(pieces.ids) > WINDOW:
                found.append(self._window(current, context))
                last = current[-1]
                fits = len(last.ids) <= CONTEXT and len(last.ids) + len(pieces.ids) <= WINDOW
                current, context = ([last], len(last.ids)) if fits else ([], 0)
            current.append(pieces)
        if current:
            found.append(self._window(current, context))
        return found

    def _chunks(self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Span]) -> list[_Pieces]:
        chunks: list[_Pieces] = []
        for paragraph in paragraphs:
            pieces = self._pieces(text, paragraph, quotations)
            chunks += [pieces.cut(start, start + WINDOW) for start in range(0, len(pieces.ids), WINDOW)]
        return chunks

    def _pieces(self, text: str, paragraph: Span, quotations: Sequence[Span]) -> _Pieces:
        encoded = self._tokenizer.encode(text[paragraph.start : paragraph.end], add_special_tokens=False)
        spans = [Span(paragraph.start + start, paragraph.start + end) for start, end in encoded.offsets]
        features = [
            (_case(text[start:end]), int(number == 0), _quoted(start, end, quotations))
            for number, (start, end) in enumerate(spans)
        ]
        return _Pieces(encoded.ids, features, spans)

    def _window(self, parts: list[_Pieces], context: int) -> Window:
        ids = [self._first, *(one for part in parts for one in part.ids), self._last]
        edge = (CASES - 1, 0, 0)
        features = [edge, *(one for part in parts for one in part.features), edge]
        inner = [one for part in parts for one in part.spans]
        spans = (Span(inner[0].start, inner[0].start), *inner, Span(inner[-1].end, inner[-1].end))
        return Window(np.array(ids, np.int64), np.array(features, np.int64), spans, context + 1)


def _case(piece: str) -> int:
    if not piece[:1].isalpha():
        return CASES - 1
    if piece.isupper() and len(piece) > 1:
        return 2
    return int(piece[0].isupper())


def _quoted(start: int, end: int, quotations: Sequence[Span]) -> int:
    for quotation in quotations:
        if quotation.start <= start and end <= quotation.end:
            return 2 if start == quotation.start or end == quotation.end else 1
    return 0
