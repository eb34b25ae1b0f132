"""How far the innermost voice commits itself to an event: what the rules make of it and what the network sees, weighed.

`factuality.py` walks from the top of what the voice says down to the trigger; every word on that way, and what stands
around it, is a feature. data/commitment.csv holds what each adds to the scores of FactBank's seven values. Four layers
over the network's second say what the trigger, the word above it and the statement's cue add, seen in their sentences.
`models/factuality` finds both together.
"""

from collections.abc import Iterator
from importlib.resources import files
from itertools import chain

from accord.events.complements import operator_of
from accord.events.factuality import Trace, Traced, trace
from accord.events.modality import SUBJECTS, frame_of, is_past, modal_of, negations
from accord.events.operators import FACT, Operators, load_operators
from accord.learned import Layers, Looks, Reading, Weights
from accord.model import Annotation, Factuality, Statement, Token

VALUES: tuple[Factuality, ...] = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "UU")
_PLACES = ("here", "above", "further")
_STEPS = 5  # words of the way that are looked at, from the trigger up
_SMALL = ("advmod", "neg", "mark", "det", "amod", "prt", "preconj", "cc", "aux", "poss")
_ASIDE = ("advcl", "conj")
_CLAUSE = ("VERB", "AUX")
_NONE = frozenset({"nobody", "no", "none", "nothing", "neither", "any", "anyone", "few"})


class Commitment:
    """Weighs rules and network; loads both once."""

    def __init__(self) -> None:
        self._weights = Weights(files("accord.events") / "data" / "commitment.csv")
        self._layers = Layers("commitment")
        self._words = load_operators()
        self.models = {"factuality": self._weights.digest, "factuality layers": self._layers.digest}

    def looks(self, annotation: Annotation, readings: tuple[Reading, ...]) -> Looks:
        """Give what the network makes of the words of an article: 21 scores each, seven for each of its three parts."""
        return self._layers.over(annotation, readings)

    def value(self, annotation: Annotation, trigger: Token, voice: tuple[Statement, ...], looks: Looks) -> Factuality:
        """Give the FactBank value of the event at `trigger`, relative to the innermost statement of `voice`."""
        way = trace(annotation, trigger, voice)
        if _is_accused(way):
            return way.value.code
        scores = self._weights.totals(features_of(annotation, way, self._words), VALUES)
        for number, token in enumerate(looked_at(way)):
            seen = looks.at(token) if token is not None else None
            if seen is not None:
                scores += seen[len(VALUES) * number : len(VALUES) * (number + 1)]
        return VALUES[int(scores.argmax())]


def _is_accused(way: Trace) -> bool:
    """Say whether somebody in particular accuses, who is certain, whatever the words around suggest."""
    statement = way.statement
    return statement is not None and statement.kind == "accuse" and bool(statement.source) and way.value == FACT


def looked_at(way: Trace) -> tuple[Token | None, Token | None, Token | None]:
    """Give the tokens whose sight by the network counts: the trigger, the word above it, the statement's cue."""
    above = way.steps[-2].step.token if len(way.steps) > 1 else None
    return way.steps[-1].step.token, above, way.cue


def features_of(annotation: Annotation, way: Trace, words: Operators) -> list[str]:
    """Give what speaks for one value or another."""
    about = (_of_rule(annotation, way), _of_statement(annotation, way, words), _of_way(annotation, way, words))
    return sorted(set(chain.from_iterable(about)))


def _of_rule(annotation: Annotation, way: Trace) -> Iterator[str]:
    rule, trigger = way.value.code, way.steps[-1].step.token
    yield "any"
    yield f"rule {rule}"
    yield f"rule {rule}, tag {trigger.tag}"
    yield f"rule {rule}, {trigger.pos} as {trigger.dep}"
    yield f"{trigger.tag} as {trigger.dep}"
    yield f"start {way.steps[0].around.code}"
    yield f"steps {min(len(way.steps), _STEPS)}"
    yield f"asked {way.asked}"
    yield f"event {trigger.lemma}"
    if trigger.pos in ("NOUN", "PROPN"):
        determiner = next((child.lemma for child in annotation.children(trigger, "det", "poss")), "none")
        yield f"determiner {determiner}, rule {rule}"


def _of_statement(annotation: Annotation, way: Trace, words: Operators) -> Iterator[str]:
    rule, statement = way.value.code, way.statement
    kind = statement.kind if statement else "author"
    yield f"kind {kind}"
    yield f"kind {kind}, rule {rule}"
    if statement is not None:
        yield f"manner {statement.manner}"
    if way.cue is not None:
        yield f"cue {way.cue.lemma}"
        yield f"cue {way.cue.lemma}, rule {rule}"
        yield f"cue past {is_past(annotation, way.cue)}, rule {rule}"
        yield f"cue denied {bool(negations(annotation, way.cue, words))}, rule {rule}"


def _of_way(annotation: Annotation, way: Trace, words: Operators) -> Iterator[str]:
    steps = way.steps[::-1][: _STEPS + 1]
    for number, traced in enumerate(steps[:_STEPS]):
        place = _PLACES[min(number, 2)]
        above = steps[number + 1] if number + 1 < len(steps) else None
        yield f"{place}: {traced.around.code} to {traced.inner.code}"
        yield from (f"{place}: {feature}" for feature in _of_word(annotation, traced.step.token, words))
        if above is not None:
            yield from (f"{place}: {feature}" for feature in _of_link(annotation, above, traced, words))
            yield f"below {above.step.token.lemma}"
    here = way.steps[-1].step.token
    for child in annotation.children(here, *_SMALL):
        yield f"{child.dep} {child.lemma}, rule {way.value.code}"


def _of_word(annotation: Annotation, token: Token, words: Operators) -> Iterator[str]:
    """Give what stands around one word of the way."""
    if token.pos in _CLAUSE:
        modal, denied = modal_of(annotation, token), negations(annotation, token, words) % 2
        yield f"modal {modal}, denied {denied}"
        yield f"modal {modal}, past {is_past(annotation, token)}"
        yield f"frame {frame_of(annotation, token)}"
    for child in annotation.children(token):
        if child.dep in _SMALL:
            yield f"{child.dep} {child.lemma}"
        elif child.dep in SUBJECTS:
            if child.lemma in _NONE or any(inner.lemma in _NONE for inner in annotation.children(child, "det")):
                yield "nobody does"
        elif child.dep in _ASIDE:
            yield from (f"{child.dep} {mark.lemma}" for mark in annotation.children(child, "mark", "advmod"))
    for other in annotation.children(token, "conj"):
        joined = next((child.lemma for child in annotation.children(token, "cc")), "")
        yield f"{joined} {other.lemma}"
        yield f"{joined}, denied {bool(negations(annotation, other, words))}"


def _of_link(annotation: Annotation, above: Traced, traced: Traced, words: Operators) -> Iterator[str]:
    """Give how one word of the way hangs on the one above."""
    token, head, via = traced.step.token, above.step.token, "+".join(traced.step.via)
    frame = frame_of(annotation, token)
    link = f"{'to' if frame == 'to' and token.dep in ('xcomp', 'advcl', 'acl') else token.dep} {via}".strip()
    operator = operator_of(annotation, words, head, frame, traced.step.via)
    denied = negations(annotation, head, words) % 2 if head.pos in _CLAUSE else 0
    yield f"link {link}"
    yield f"link {link}, known {operator is not None}"
    yield f"link {link}, denied {denied}"
    yield f"under {head.lemma}"
    yield f"under {head.lemma}, {link}"
    yield f"under {head.tag}, {link}"
    yield f"passed {above.inner.code} to {traced.around.code}"
    yield from (f"under {head.lemma} {child.lemma}" for child in annotation.children(head, "prt", "dobj", "acomp"))
