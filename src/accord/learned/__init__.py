"""The small network that the steps share: an article as word pieces, and scores for each of them."""

from accord.learned.layers import Layers, Looks
from accord.learned.network import (
    Network,
    Reading,
    Scores,
    chances_by_token,
    log_softmax,
    mean_rows,
    means_by_token,
)
from accord.learned.weights import Weights
from accord.learned.windows import Encoder, Window

__all__ = [
    "Encoder",
    "Layers",
    "Looks",
    "Network",
    "Reading",
    "Scores",
    "Weights",
    "Window",
    "chances_by_token",
    "log_softmax",
    "mean_rows",
    "means_by_token",
]
