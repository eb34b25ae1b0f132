"""What speaks for a draft being a statement: named features, weighed by data/weights.csv.

The weights are those of a logistic regression (models/statements/train.py says how they were found).
A feature is a plain string, so that every weight in the file can be read and questioned.
"""

from importlib.resources import files

from accord.attribution.drafts import Draft
from accord.attribution.reading import Reading
from accord.learned import Weights
from accord.model import Token

_LENGTHS = (1, 2, 4, 8, 16, 32)


def load_evidence() -> Weights:
    """Load the weights of the features."""
    return Weights(files("accord.attribution") / "data" / "weights.csv")


def features_of(reading: Reading, draft: Draft, kind: str | None) -> list[str]:
    """Give what speaks for and against the draft; `kind` is the lexicon's, None for an unknown cue."""
    anchor = reading.tokens[draft.anchor]
    above = reading.annotation.head(anchor)
    source = _source(reading, draft)
    content = _content(reading, draft)
    words = sum(reading.tokens[index].pos != "PUNCT" for index in draft.content)
    shown = [
        "any",
        f"shape {draft.shape}",
        f"cue {draft.word}",
        f"cue {draft.word}, shape {draft.shape}",
        f"kind {kind}, shape {draft.shape}",
        f"source {source}",
        f"source {source}, shape {draft.shape}",
        f"source {source}, kind {kind}",
        f"content {content}",
        f"content {content}, shape {draft.shape}",
        f"length {sum(words >= step for step in _LENGTHS)}, shape {draft.shape}",
        f"quoted {_quoted(reading, draft)}",
        *(f"with {child.lemma}, {child.dep}" for child in reading.children(anchor, "aux", "neg", "auxpass", "prt")),
    ]
    if draft.shape == "inserted":  # read from the surface, where the parse has failed: it says nothing
        return shown
    return [
        *shown,
        f"form {anchor.tag}, place {anchor.dep}",
        f"place {anchor.dep}, shape {draft.shape}",
        f"above {above.lemma if above.index != anchor.index else 'nothing'}, place {anchor.dep}",
    ]


def _source(reading: Reading, draft: Draft) -> str:
    if draft.source_head is None or not draft.source:
        return "none"
    head = reading.tokens[draft.source_head]
    if head.pos == "PRON" or head.tag in ("PRP", "PRP$", "WP", "WDT"):
        return head.text.lower()
    if head.entity:
        return head.entity
    return f"{head.pos} {head.tag}"


def _content(reading: Reading, draft: Draft) -> str:
    """Give the sort of the content's uppermost word, and for small words the word itself."""
    # Only a word whose head is not of the content can be uppermost; depth costs a walk to the root.
    tops = [index for index in draft.content if _is_top(reading.tokens[index], draft.content)]
    top = min(tops, key=lambda index: (_depth(reading, reading.tokens[index]), index))
    token = reading.tokens[top]
    return token.lemma if token.pos in ("PRON", "DET", "ADP", "SCONJ") else f"{token.pos} {token.entity}"


def _is_top(token: Token, content: frozenset[int]) -> bool:
    return token.head == token.index or token.head not in content


def _depth(reading: Reading, token: Token) -> int:
    return sum(1 for _ in reading.annotation.ancestors(token))


def _quoted(reading: Reading, draft: Draft) -> str:
    marked = [reading.quote_of(reading.tokens[index]) is not None for index in draft.content]
    return "all" if all(marked) else "some" if any(marked) else "none"
