"""The small network that the steps share: an article as word pieces, and scores for each of them."""

from accord.learned.network import Network, Reading, chances_by_token, log_softmax, mean_rows
from accord.learned.weights import Weights
from accord.learned.windows import Encoder, Window

__all__ = ["Encoder", "Network", "Reading", "Weights", "Window", "chances_by_token", "log_softmax", "mean_rows"]
