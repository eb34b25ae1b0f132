"""How likely each line is furniture, and of which kind: the weights of data/furniture_weights.csv.

They are those of a linear-chain conditional random field: a logistic regression for each line, and
for each two neighbouring kinds a weight that they stand together. models/furniture says how they
were found.
"""

import csv
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SCALE = 20  # weights are written in twentieths
BODY = "body"
FOLLOWS = "follows "  # the features that weigh a kind by the kind of the line before

Array = NDArray[np.float64]


class Verdict(NamedTuple):
    """What the model says of a line."""

    chance: float  # that it is furniture
    kind: str  # the likeliest kind, were it furniture
    named: float  # that it is of this kind


class LineModel:
    """The weights of the features; loaded once."""

    def __init__(self) -> None:
        data = (files("accord.articles") / "data" / "furniture_weights.csv").read_text(encoding="utf-8")
        self.digest = hashlib.sha256(data.encode()).hexdigest()[:16]
        head, *rows = csv.reader(data.splitlines())
        self._kinds = head[1:]
        self._weights = {row[0]: np.array([int(one or 0) / SCALE for one in row[1:]]) for row in rows}
        nothing = np.zeros(len(self._kinds))
        self._together = np.stack([self._weights.get(FOLLOWS + kind, nothing) for kind in self._kinds])

    def judge(self, features: Sequence[Sequence[str]]) -> list[Verdict]:
        """Judge the lines of a text, given the features of each, in order."""
        if not features:
            return []
        nothing = np.zeros(len(self._kinds))
        known = self._weights
        scores = np.stack([sum((known[one] for one in line if one in known), nothing) for line in features])
        body = self._kinds.index(BODY)
        found = []
        for chances in marginals(scores, self._together):
            kind = int(np.where(np.arange(len(chances)) == body, -1.0, chances).argmax())
            found.append(Verdict(float(1.0 - chances[body]), self._kinds[kind], float(chances[kind])))
        return found


def marginals(scores: Array, together: Array) -> Array:
    """Give the chance of each kind at each line of a chain (lines by kinds, summing to 1)."""
    forward, backward = passes(scores, together)
    total = forward + backward
    powers: Array = np.exp(total - total.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def passes(scores: Array, together: Array) -> tuple[Array, Array]:
    """Give the forward and the backward sums of a chain, as logarithms."""
    forward, backward = scores.copy(), np.zeros_like(scores)
    for line in range(1, len(scores)):
        forward[line] += log_sum(forward[line - 1][:, None] + together, axis=0)
    for line in range(len(scores) - 2, -1, -1):
        backward[line] = log_sum(together + (scores[line + 1] + backward[line + 1])[None, :], axis=1)
    return forward, backward


def log_sum(values: Array, *, axis: int) -> Array:
    """Give the logarithm of the sum of the powers along an axis."""
    highest = values.max(axis=axis, keepdims=True)
    found: Array = np.log(np.exp(values - highest).sum(axis=axis)) + highest.squeeze(axis)
    return found


@cache
def load_model() -> LineModel:
    """Load the packaged weights."""
    return LineModel()
