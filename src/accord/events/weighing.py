"""How likely a draft is an event: what lexicon, network and parties say, weighed by data/weights.csv.

The weights are those of a logistic regression; `models/events/train.py` finds them from labelled
sentences that the network has not seen.
"""

from importlib.resources import files

from accord.events.parties import KNOWN, STRONG, Found
from accord.events.sight import Sight
from accord.events.triggers import Match
from accord.learned import Weights
from accord.model import Token

_STEPS = 8


def load_weights() -> Weights:
    """Load the weights of the features."""
    return Weights(files("accord.events") / "data" / "weights.csv")


def features_of(
    match: Match, type_: str, actors: tuple[Found, ...], recipients: tuple[Found, ...], sight: Sight, *, fits: bool
) -> list[str]:
    """Give what speaks for a draft; `fits` says that the lexicon's demands on the parties are met."""
    entry = match.entry
    origin = "lexicon" if entry.lemma != entry.type else "seen"
    chance = _step(max(sight.chance(match.tokens, name) for name in {entry.type, type_}))
    some = _step(sight.any_chance(match.tokens))
    political = any(found.political for found in (*actors, *recipients))
    sure = f"{_step(entry.confidence)}" if origin == "lexicon" else "no"
    return [
        "any",
        f"type seen {chance}, {origin}",
        f"event seen {some}, {origin}",
        f"lexicon {sure}",
        f"lexicon {sure}, type seen {chance}",
        f"fits {fits}, {origin}",
        f"fits {fits}, type seen {chance}",
        f"political {political}, {origin}",
        f"political {political}, type seen {chance}",
        f"actor {_strength(actors)}, recipient {_strength(recipients)}",
        f"actor {_strength(actors)}, type {entry.type}",
        f"recipient {_strength(recipients)}, type {entry.type}",
        f"type {entry.type}, {origin}",
        f"word {_sort(match)}, {origin}",
        f"word {_sort(match)}, type seen {chance}",
        f"shifted {type_ != entry.type}",
    ]


def _sort(match: Match) -> str:
    if match.head.pos in ("NOUN", "PROPN"):
        return "carried noun" if match.carrier else f"bare noun {_place(match.head)}"
    return f"{match.head.pos} {_place(match.head)}"


def _place(token: Token) -> str:
    return token.dep if token.dep in ("ROOT", "compound", "amod", "relcl", "pobj", "nsubj", "dobj", "advcl") else "else"


def _strength(found: tuple[Found, ...]) -> str:
    best = max((one.strength for one in found), default=0.0)
    return "strong" if best >= STRONG else "known" if best >= KNOWN else "weak" if best else "none"


def _step(chance: float) -> int:
    return min(int(chance * _STEPS), _STEPS - 1)
