"""How well two phrases go together by what the network's third layer makes of their heads."""

import hashlib
from importlib.resources import files
from itertools import accumulate
from pathlib import Path

import numpy as np

from accord.learned import Reading, Scores, means_by_token
from accord.model import Annotation

NOBODY = -1
SORTS = ("noun", "he", "they", "it", "name")
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
        ordered = sorted(set(heads))
        means = means_by_token([annotation.tokens[head] for head in ordered], readings, lambda one: one.middle)
        row_of = {head: row for row, head in enumerate(ordered)}
        return Fits(means[[row_of[head] for head in heads]], self._weights)


class Fits:
    """Compares the phrases of one article; `heads` is phrases x 384."""

    def __init__(self, heads: Scores, weights: dict[str, Scores]) -> None:
        self._weights = weights
        self._later = heads @ weights["later"] + weights["later bias"]
        self._earlier = heads @ weights["earlier"] + weights["earlier bias"]
        self._hidden = self._earlier @ weights["hidden earlier"] + weights["hidden bias"]
        self._nobody = heads @ weights["nobody"] + weights["nobody bias"]

    def scores(self, number: int, chains: list[list[int]], sort: str) -> list[float]:
        """Give how well a phrase of that sort goes with each of some chains, by the phrase that it goes best with.

        A chain without phrases is nobody.
        """
        weights, row = self._weights, SORTS.index(sort)
        others = [one for chain in chains for one in chain]
        later = self._later[number] + weights["sorts"][row]
        hidden = later @ weights["hidden later"] + self._hidden[others]
        hidden += (later * self._earlier[others]) @ weights["hidden both"]
        fits = (np.maximum(hidden, 0.0) @ weights["out"] + weights["out bias"][0]).tolist()
        nobody = float(self._nobody[number, row])
        ends = list(accumulate(map(len, chains)))
        return [
            max(fits[end - len(chain) : end], default=nobody) for chain, end in zip(chains, ends, strict=True)
        ]  # fmt: skip
