"""Read an article with the network: scores for each word piece, which the steps make sense of.

One window at a time, on one thread: the scale of int8 activations depends on everything in the batch, and a
record must not depend on what else is read.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from accord.learned.windows import Encoder, Window
from accord.model import Annotation, Span, Token

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network makes of one window: a row for each word piece, [CLS] and [SEP] among them.

    `tags` are the roles of attribution (7), `cues` and `sources` point from piece to piece, `types` are the event
    types behind "none" (17). `tags` and `types` are logarithms of chances. `lower` and `middle` are what the
    second and the third of the six layers make of a piece (384 each): other questions are learned from them.
    """

    window: Window
    tags: Scores
    cues: Scores
    sources: Scores
    types: Scores
    lower: Scores
    middle: Scores


class Network:
    """The network that the package ships (`models/network` trains it); loads once."""

    def __init__(self) -> None:
        self._session, digest = load_session(_data() / "network.onnx")
        self.models = {"network": digest}
        self._encoder = Encoder(Tokenizer.from_file(str(_data() / "tokenizer.json")))

    def read(self, annotation: Annotation) -> tuple[Reading, ...]:
        """Give the readings of an article's windows, in text order."""
        windows = self._encoder.windows(annotation.text, _paragraphs(annotation), annotation.quotations)
        return tuple(self._read(window) for window in windows)

    def _read(self, window: Window) -> Reading:
        inputs = {"words": _vectors(window.ids)[None], "features": window.features[None]}
        tags, cues, sources, types, lower, middle = (output[0] for output in self._session.run(None, inputs))
        tags, types = log_softmax(tags), log_softmax(types)
        return Reading(window=window, tags=tags, cues=cues, sources=sources, types=types, lower=lower, middle=middle)


def load_session(path: Path) -> tuple[onnxruntime.InferenceSession, str]:
    """Give an ONNX file ready to run on one thread, and what its hash begins with."""
    data = path.read_bytes()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    return session, hashlib.sha256(data).hexdigest()[:16]


def log_softmax(scores: Scores) -> Scores:
    """Give the logarithms of chances that sum to one over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Scores = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def chances_by_token(annotation: Annotation, readings: tuple[Reading, ...], head: str) -> Scores:
    """Give for each token the mean chances of its word pieces under one head: tokens x values."""
    return means_by_token(annotation.tokens, readings, lambda reading: np.exp(getattr(reading, head)))


def means_by_token(
    tokens: Sequence[Token], readings: tuple[Reading, ...], values_of: Callable[[Reading], Scores]
) -> Scores:
    """Give for each of some tokens, in text order, the mean of what `values_of` has for its pieces: tokens x values."""
    pieces: list[Span] = []
    rows: list[Scores] = []
    for reading in readings:
        fresh = slice(reading.window.fresh, len(reading.window.ids) - 1)
        pieces += reading.window.spans[fresh]
        rows.append(values_of(reading)[fresh])
    if not rows:
        return np.zeros((len(tokens), 1), np.float32)
    values = np.concatenate(rows)
    found = np.zeros((len(tokens), values.shape[1]), np.float32)
    bounds: list[tuple[int, int]] = []
    piece = 0
    for token in tokens:
        while piece < len(pieces) and pieces[piece].end <= token.start:
            piece += 1
        last = piece
        while last < len(pieces) and pieces[last].start < token.end:
            last += 1
        bounds.append((piece, last))
    there = [index for index, (first, last) in enumerate(bounds) if last > first]
    found[there] = mean_rows(values, [bounds[index] for index in there])
    return found


def mean_rows(values: Scores, bounds: list[tuple[int, int]]) -> Scores:
    """Give the mean of the rows first:last (exclusive) for each of the bounds, none of which is empty."""
    if not bounds:
        return np.zeros((0, values.shape[1]), np.float32)
    firsts, lasts = np.array(bounds).T
    total = np.vstack([values, np.zeros((1, values.shape[1]), np.float32)])
    sums = np.add.reduceat(total, np.stack([firsts, lasts], axis=1).ravel())[::2]
    found: Scores = sums / (lasts - firsts)[:, None].astype(np.float32)
    return found


def _paragraphs(annotation: Annotation) -> list[Span]:
    found: dict[int, Span] = {}
    for sentence in annotation.sentences:
        earlier = found.get(sentence.paragraph, sentence.span)
        found[sentence.paragraph] = Span(earlier.start, sentence.end)
    return [found[number] for number in sorted(found)]


def _vectors(ids: NDArray[np.int64]) -> Scores:
    rows, scales = _table()
    found: Scores = rows[ids].astype(np.float32) * scales[ids, None]
    return found


@cache
def _table() -> tuple[NDArray[np.int8], Scores]:
    # Mapped, not read: an article uses a few thousand of the 30,522 rows, and workers share them.
    return np.load(_data() / "vectors.npy", mmap_mode="r"), np.load(_data() / "scales.npy")


def _data() -> Path:
    return Path(str(files("accord.learned") / "data"))
