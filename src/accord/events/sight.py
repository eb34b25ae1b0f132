"""What the network sees in an article's words: the chance that a word names an event of a type."""

from accord.learned import Reading, chances_by_token
from accord.model import Annotation, Token

# The order of the network's outputs (models/network/prepare_events.py), behind "no event".
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip


class Sight:
    """The network's view of one article."""

    def __init__(self, annotation: Annotation, readings: tuple[Reading, ...]) -> None:
        self._chances = chances_by_token(annotation, readings, "types")
        self._columns = self._chances[:, 1:].argmax(axis=1).tolist() if readings else []

    def chance(self, tokens: tuple[Token, ...], type_: str) -> float:
        """Give how surely one of the words names an event of the type."""
        column = 1 + TYPES.index(type_)
        return max(float(self._chances[token.index, column]) for token in tokens)

    def any_chance(self, tokens: tuple[Token, ...]) -> float:
        """Give how surely one of the words names an event at all."""
        return max(1.0 - float(self._chances[token.index, 0]) for token in tokens)

    def best(self, token: Token) -> tuple[str, float]:
        """Give the likeliest type of event that the word names, and its chance."""
        column = self._columns[token.index]
        return TYPES[column], float(self._chances[token.index, column + 1])
