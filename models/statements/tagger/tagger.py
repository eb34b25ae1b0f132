"""Read attributions with the statement model: word-piece scores in, sources, cues and contents out.

The model (`models/statements/tagger` trains it) gives each word piece a tag and points from each content to
its cue and from each cue to its source. Decoding keeps the structure of the task: a span begins
before it goes on, a content belongs to one cue, a cue has one source or none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from encoding import Encoder, Window
from numpy.typing import NDArray
from tokenizers import Tokenizer

from accord.model import Span, Spans

MODEL = "statements.onnx"
_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
_BEGIN = {"source": 1, "cue": 3, "content": 5}
_INNER = (2, 4, 6)
_NEVER = -1e9
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An attribution as the model sees it, with the chance that it gives to its parts."""

    source: Span | None
    cue: Span
    content: Spans
    chance: float


@dataclass(frozen=True, slots=True)
class _Part:
    role: str
    first: int  # pieces first:last (exclusive) of the window
    last: int
    chance: float


class Tagger:
    """Runs the statement model; loads it once, on one thread, one window at a time.

    One at a time because the scale of int8 activations depends on everything in the batch, and a
    record must not depend on what else is read.
    """

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(folder / MODEL, options, providers=["CPUExecutionProvider"])
        self._encoder = Encoder(Tokenizer.from_file(str(folder / "tokenizer.json")))

    def attributions(self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Span]) -> list[Found]:
        """Give the attributions of a text in the order of their cues."""
        found: list[Found] = []
        for window in self._encoder.windows(text, paragraphs, quotations):
            ids, features = window.ids[None], window.features[None]
            inputs = {"ids": ids, "features": features, "mask": np.ones_like(ids)}
            tags, cues, sources = self._session.run(None, inputs)
            found += _decode(text, window, tags[0], cues[0], sources[0])
        return found


def _decode(text: str, window: Window, tags: Scores, cues: Scores, sources: Scores) -> list[Found]:
    parts = _parts(text, window, _log_softmax(tags))
    cue_parts = [part for part in parts if part.role == "cue"]
    source_parts = [part for part in parts if part.role == "source"]
    contents: dict[int, list[tuple[_Part, float]]] = {}
    for part in parts:
        if part.role == "content" and cue_parts:
            best, chance = _pointed(cues[part.first : part.last], [cue.first for cue in cue_parts])
            contents.setdefault(best, []).append((part, chance))
    found: list[Found] = []
    for number, belonging in sorted(contents.items()):
        cue = cue_parts[number]
        if cue.first < window.fresh and all(part.first < window.fresh for part, _ in belonging):
            continue
        targets = [0, *(source.first for source in source_parts)]
        chosen, source_chance = _pointed(sources[cue.first : cue.first + 1], targets)
        source = source_parts[chosen - 1] if chosen else None
        chances = [cue.chance, source_chance, *(part.chance * chance for part, chance in belonging)]
        found.append(
            Found(
                source=_span(window, source) if source else None,
                cue=_span(window, cue),
                content=tuple(_span(window, part) for part, _ in belonging),
                chance=float(np.exp(np.mean(np.log(np.maximum(chances, 1e-6))))),
            )
        )
    return found


def _parts(text: str, window: Window, scores: Scores) -> list[_Part]:
    """Cut the window into spans of one role by the best path of tags over whole words."""
    words = _words(text, window)
    by_word = np.stack([scores[first:last].mean(axis=0) for first, last in words])
    path = _best_path(by_word)
    chances = np.exp(by_word)
    parts: list[_Part] = []
    for role, begin in _BEGIN.items():
        start: int | None = None
        for number in range(len(words) + 1):
            tag = path[number] if number < len(words) else 0
            if start is not None and tag != begin + 1:
                inside = chances[start:number, begin : begin + 2].sum(axis=1)
                parts.append(_Part(role, words[start][0], words[number - 1][1], float(inside.mean())))
                start = None
            if tag == begin:
                start = number
    return sorted(parts, key=lambda part: part.first)


def _words(text: str, window: Window) -> list[tuple[int, int]]:
    """Group the pieces between [CLS] and [SEP] into words: first and last (exclusive) piece of each."""
    words: list[tuple[int, int]] = []
    for piece in range(1, len(window.spans) - 1):
        before, span = window.spans[piece - 1], window.spans[piece]
        glued = before.end == span.start and text[span.start].isalnum() and text[span.start - 1].isalnum()
        if glued and words:
            words[-1] = (words[-1][0], piece + 1)
        else:
            words.append((piece, piece + 1))
    return words


def _best_path(scores: Scores) -> list[int]:
    """Give the best tags in which every I- follows a B- or I- of its role (Viterbi)."""
    steps = np.zeros((len(_TAGS), len(_TAGS)))
    for inner in _INNER:
        steps[[tag for tag in range(len(_TAGS)) if tag not in (inner, inner - 1)], inner] = _NEVER
    total = scores[0].astype(np.float64)
    total[list(_INNER)] = _NEVER
    back: list[NDArray[np.int64]] = []
    for row in scores[1:]:
        ways = total[:, None] + steps
        back.append(ways.argmax(axis=0))
        total = ways.max(axis=0) + row
    path = [int(total.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]


def _pointed(scores: Scores, targets: list[int]) -> tuple[int, float]:
    """Give which of `targets` the pieces point to, all together, and with what chance."""
    mean = _log_softmax(scores[:, targets]).mean(axis=0)
    best = int(mean.argmax())
    return best, float(np.exp(mean[best]))


def _log_softmax(scores: Scores) -> Scores:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Scores = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def _span(window: Window, part: _Part) -> Span:
    return Span(window.spans[part.first].start, window.spans[part.last - 1].end)
