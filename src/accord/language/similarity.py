"""How alike two nouns are by the language model's word vectors: "churchman" and "bishop", "think-tank" and "institute"."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab

_DIGITS = 2  # so that the last bit of a processor's arithmetic never decides
_KEPT = 1 << 16


class Similarity:
    """Compares words; a model without vectors finds nothing alike."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self.of = lru_cache(maxsize=_KEPT)(self._of)
        self._unit = lru_cache(maxsize=_KEPT)(self._vector)

    def _of(self, one: str, other: str) -> float:
        """Give the cosine of two words' vectors, 0 where one has none; a word with hyphens is the mean of its parts."""
        if one == other:
            return 1.0
        first, second = self._unit(one), self._unit(other)
        if first is None or second is None:
            return 0.0
        return round(float(np.dot(first, second)), _DIGITS)

    def _vector(self, word: str) -> NDArray[np.float64] | None:
        parts = [self._vocab.get_vector(part) for part in (word, *word.split("-")) if self._vocab.has_vector(part)]
        if not parts:
            return None
        mean = np.mean(np.asarray(parts, dtype=np.float64), axis=0)
        length = float(np.sqrt(np.sum(mean * mean)))
        return mean / length if length else None
