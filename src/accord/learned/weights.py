"""Logistic regressions over named features: every weight can be read in a CSV file, and questioned."""

import csv
import hashlib
import math
from importlib.resources.abc import Traversable
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

_PLAIN = 1e-4  # no chance is ever 0 or 1


class Weights:
    """The weights of one file: a feature a line, a column for each question."""

    def __init__(self, file: Traversable) -> None:
        data = file.read_text(encoding="utf-8")
        self.digest = hashlib.sha256(data.encode()).hexdigest()[:16]
        rows = list(csv.DictReader(data.splitlines()))
        columns = [name for name in (rows[0] if rows else {}) if name != "feature"]
        self._columns = {name: {row["feature"]: float(row[name]) for row in rows} for name in columns}

    def totals(self, features: list[str], columns: tuple[str, ...]) -> NDArray[np.float64]:
        """Give for each question the sum of the features' weights, which score its answer against the others'."""
        return np.array([sum(map(self._columns[name].get, features, repeat(0.0))) for name in columns])

    def chance(self, features: list[str], column: str = "weight") -> float:
        """Give the chance, in (0, 1), that the question's answer is yes."""
        weights = self._columns.get(column, {})
        total = sum(weights.get(feature, 0.0) for feature in features)
        return min(max(1.0 / (1.0 + math.exp(-total)), _PLAIN), 1.0 - _PLAIN)
