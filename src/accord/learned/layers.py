"""Layers learned for one question, over what the network's second layer makes of a sentence; run only where asked."""

from bisect import bisect_right
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime

from accord.learned.network import Reading, Scores, load_session
from accord.model import Annotation, Span, Token


class Layers:
    """The layers of a file `data/NAME.onnx`; loads once."""

    def __init__(self, name: str) -> None:
        self._session, self.digest = load_session(Path(str(files("accord.learned") / "data" / f"{name}.onnx")))

    def over(self, annotation: Annotation, readings: tuple[Reading, ...]) -> "Looks":
        """Give what answers for the words of an article."""
        return Looks(self._session, annotation, readings)


class Looks:
    """What the layers make of single words; a sentence is run when the first of its words is asked for.

    It is run with the window's [CLS] and [SEP], as the layers learned it (`models/factuality`).
    """

    def __init__(
        self, session: onnxruntime.InferenceSession, annotation: Annotation, readings: tuple[Reading, ...]
    ) -> None:
        self._session = session
        self._annotation = annotation
        self._readings = readings
        self._starts = [reading.window.spans[reading.window.fresh].start for reading in readings]
        self._seen: dict[tuple[int, int], tuple[list[Span], Scores]] = {}

    def at(self, token: Token) -> Scores | None:
        """Give the mean over the token's word pieces, None where the network has none for it."""
        window = bisect_right(self._starts, token.start) - 1
        if window < 0:
            return None
        if (window, token.sentence) not in self._seen:
            self._seen[window, token.sentence] = self._run(self._readings[window], token)
        spans, scores = self._seen[window, token.sentence]
        pieces = [number for number, span in enumerate(spans) if span.start < token.end and token.start < span.end]
        return np.asarray(scores[pieces].mean(axis=0)) if pieces else None

    def _run(self, reading: Reading, token: Token) -> tuple[list[Span], Scores]:
        """Give the pieces of the token's sentence, as far as the window is the first to see them, and their scores."""
        spans, sentence = reading.window.spans, self._annotation.sentence_of(token)
        inside = range(reading.window.fresh, len(spans) - 1)
        pieces = [piece for piece in inside if spans[piece].start < sentence.end and sentence.start < spans[piece].end]
        lower = reading.lower[[0, *pieces, len(spans) - 1]]
        scores: Scores = self._session.run(None, {"lower": lower[None]})[0][0]
        return [spans[piece] for piece in pieces], scores[1:-1]
