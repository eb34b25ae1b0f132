"""Find the weights of a logistic regression over named features, by AdaGrad over shuffled samples."""

import math
import random
from collections import Counter
from collections.abc import Iterable

EPOCHS, RATE, DECAY, LEAST = 8, 0.15, 0.01, 3  # LEAST: a rarer feature gets no weight

type Sample = tuple[list[str], bool]


def train(samples: Iterable[Sample]) -> dict[str, float]:
    """Give the weights of a logistic regression, by AdaGrad over shuffled samples."""
    kept = list(samples)
    seen = Counter(feature for features, _ in kept for feature in features)
    weights: dict[str, float] = {feature: 0.0 for feature, count in seen.items() if count >= LEAST}
    squares = dict.fromkeys(weights, 1e-6)
    shuffle = random.Random(0)
    for _ in range(EPOCHS):
        shuffle.shuffle(kept)
        for features, right in kept:
            known = [feature for feature in features if feature in weights]
            error = 1.0 / (1.0 + math.exp(-sum(weights[feature] for feature in known))) - right
            for feature in known:
                slope = error + DECAY * weights[feature]
                squares[feature] += slope * slope
                weights[feature] -= RATE * slope / math.sqrt(squares[feature])
    return weights
