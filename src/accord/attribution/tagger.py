"""Read attributions from the network: word-piece scores in, sources, cues and contents out.

The network (`models/network` trains it) gives each word piece a tag and points from each content to its
cue and from each cue to its source. Decoding keeps the structure of the task: a span begins
before it goes on, a content belongs to one cue, a cue has one source or none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.learned import Reading, Window, log_softmax, mean_rows
from accord.model import Span, Spans

_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
_BEGIN = {"source": 1, "cue": 3, "content": 5}
_INNER = (2, 4, 6)
_NEVER = -1e9
_EAGER = 1.5  # how much a word must rather be nothing to be nothing: what is found too much, the judge sorts out
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


def attributions(text: str, readings: Sequence[Reading]) -> tuple[Found, ...]:
    """Give the attributions that the network sees in a text, in the order of their cues."""
    found: list[Found] = []
    for reading in readings:
        found += _decode(text, reading)
    return _merged(found)


def _merged(found: list[Found]) -> tuple[Found, ...]:
    """Join what two windows say of one cue, the second of which saw it as context."""
    by_cue: dict[Span, Found] = {}
    for one in found:
        earlier = by_cue.get(one.cue)
        if earlier is None:
            by_cue[one.cue] = one
        else:
            content = tuple(sorted({*earlier.content, *one.content}))
            source = earlier.source or one.source
            by_cue[one.cue] = Found(source=source, cue=one.cue, content=content, chance=earlier.chance)
    return tuple(by_cue[cue] for cue in sorted(by_cue))


def _decode(text: str, reading: Reading) -> list[Found]:
    window, cues, sources = reading.window, reading.cues, reading.sources
    parts = _parts(text, window, reading.tags)
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


def _parts(text: str, window: Window, logs: Scores) -> list[_Part]:
    """Cut the window into spans of one role by the best path of tags over whole words."""
    words = _words(text, window)
    by_word = mean_rows(logs, words)
    chances = np.exp(by_word)
    by_word[:, 0] -= _EAGER
    path = _best_path(by_word)
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
    first, *rest = scores.astype(np.float64).tolist()  # in plain Python: NumPy is slow for seven numbers at a time
    total = [_NEVER if tag in _INNER else score for tag, score in enumerate(first)]
    back: list[list[int]] = []
    for row in rest:
        best = total.index(max(total))
        choice = [best] * len(total)
        for inner in _INNER:
            choice[inner] = inner - 1 if total[inner - 1] >= total[inner] else inner
        total = [total[before] + score for before, score in zip(choice, row, strict=True)]
        back.append(choice)
    path = [total.index(max(total))]
    for choice in reversed(back):
        path.append(choice[path[-1]])
    return path[::-1]


def _pointed(scores: Scores, targets: list[int]) -> tuple[int, float]:
    """Give which of `targets` the pieces point to, all together, and with what chance."""
    mean = log_softmax(scores[:, targets]).mean(axis=0)
    best = int(mean.argmax())
    return best, float(np.exp(mean[best]))


def _span(window: Window, part: _Part) -> Span:
    return Span(window.spans[part.first].start, window.spans[part.last - 1].end)
