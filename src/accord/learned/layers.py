"""Layers learned for one question, over what the network's second layer makes of a window; run only where asked."""

from bisect import bisect_right
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime

from accord.learned.network import Reading, Scores, load_session
from accord.model import Token


class Layers:
    """The layers of a file `data/NAME.onnx`; loads once."""

    def __init__(self, name: str) -> None:
        self._session, self.digest = load_session(Path(str(files("accord.learned") / "data" / f"{name}.onnx")))

    def over(self, readings: tuple[Reading, ...]) -> "Looks":
        """Give what answers for the words of these readings."""
        return Looks(self._session, readings)


class Looks:
    """What the layers make of single words; a window is run when the first of its words is asked for."""

    def __init__(self, session: onnxruntime.InferenceSession, readings: tuple[Reading, ...]) -> None:
        self._session = session
        self._readings = readings
        self._starts = [reading.window.spans[reading.window.fresh].start for reading in readings]
        self._scores: dict[int, Scores] = {}

    def at(self, token: Token) -> Scores | None:
        """Give the mean over the token's word pieces, None where the network has none for it."""
        number = bisect_right(self._starts, token.start) - 1
        if number < 0:
            return None
        spans = self._readings[number].window.spans
        first = self._readings[number].window.fresh
        pieces = [
            piece for piece in range(first, len(spans) - 1)
            if spans[piece].start < token.end and token.start < spans[piece].end
        ]  # fmt: skip
        return np.asarray(self._of(number)[pieces].mean(axis=0)) if pieces else None

    def _of(self, number: int) -> Scores:
        if number not in self._scores:
            inputs = {"lower": self._readings[number].lower[None]}
            self._scores[number] = self._session.run(None, inputs)[0][0]
        return self._scores[number]
