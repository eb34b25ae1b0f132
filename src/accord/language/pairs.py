"""How well two phrases go together by what the network's third layer makes of their heads."""

import hashlib
from importlib.resources import files
from pathlib import Path

import numpy as np

from accord.learned import Reading, Scores, means_by_token
from accord.model import Annotation

NOBODY = -1
SORTS = ("noun", "he", "they", "it")
MOST = 12  # phrases of a chain that are compared, the latest


class Pairs:
    """A small network over two heads, a score for each sort of mention (`models/mentions` trains it); loads once."""

    def __init__(self) -> None:
        data = Path(str(files("accord.language") / "data" / "pairs.npz"))
        self.digest = hashlib.sha256(data.read_bytes()).hexdigest()[:16]
        with np.load(data) as arrays:
            self._weights = {name: arrays[name].astype(np.float32) for name in arrays.files}

    def over(self, annotation: Annotation, readings: tuple[Reading, ...]) -> "Fits":
        """Give what compares the phrases of an article."""
        heads = [phrase.head for phrase in annotation.phrases]
        if not readings or not heads:
            return Fits(np.zeros((len(heads), len(self._weights["later"])), np.float32), self._weights)
        return Fits(means_by_token(annotation, readings, lambda reading: reading.middle)[heads], self._weights)


class Fits:
    """Compares the phrases of one article; `heads` is phrases x 384."""

    def __init__(self, heads: Scores, weights: dict[str, Scores]) -> None:
        self._weights = weights
        self._later = heads @ weights["later"] + weights["later bias"]
        self._earlier = heads @ weights["earlier"] + weights["earlier bias"]
        self._nobody = heads @ weights["nobody"] + weights["nobody bias"]

    def best(self, number: int, others: list[int], sort: str) -> float:
        """Give how well a phrase of that sort goes with the one among some earlier phrases that it goes with best."""
        weights = self._weights
        later = self._later[number] + weights["sorts"][SORTS.index(sort)]
        earlier = self._earlier[others]
        hidden = later @ weights["hidden later"] + earlier @ weights["hidden earlier"]
        hidden += (later * earlier) @ weights["hidden both"] + weights["hidden bias"]
        return float((np.maximum(hidden, 0.0) @ weights["out"]).max() + weights["out bias"][0])

    def nobody(self, number: int, sort: str) -> float:
        """Give how far a phrase of that sort stands for nobody told of before."""
        return float(self._nobody[number, SORTS.index(sort)])
