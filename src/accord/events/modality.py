"""What a word's own surroundings do to its factuality: negation, modals, adverbs, modifiers, conditions."""

from accord.events.operators import UNCOMMITTED, Frame, Operators, Value
from accord.model import Annotation, Token

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_CLAUSE = ("VERB", "AUX")
_AUXILIARIES = ("aux", "auxpass")
_PAST_TAGS = ("VBD", "VBN")
_RESTRICTED = ("only", "just", "merely", "simply")  # "not only" denies nothing


def frame_of(annotation: Annotation, token: Token) -> Frame:
    """Say what kind of complement a word makes."""
    auxiliaries = annotation.children(token, *_AUXILIARIES)
    if any(child.tag == "TO" for child in auxiliaries):
        return "to"
    if token.tag == "VBG" and not any(child.tag in ("MD", "VBZ", "VBP", "VBD") for child in auxiliaries):
        return "ing"
    return "that" if token.pos in _CLAUSE else "noun"


def is_past(annotation: Annotation, token: Token) -> bool:
    """Say whether a clause speaks of what is over: past tense or a perfect."""
    auxiliaries = annotation.children(token, *_AUXILIARIES)
    if any(child.tag == "MD" for child in auxiliaries):
        return False
    if any(child.tag == "VBD" or _is_have(child) for child in auxiliaries):
        return True
    if any(child.tag in ("VBZ", "VBP", "TO") for child in auxiliaries):
        return False
    return token.tag == "VBD" or (token.tag == "VBN" and not annotation.children(token, "aux"))


def _is_have(word: Token) -> bool:
    return word.lemma in ("have", "having")  # the tagger leaves a capital "Having" as it is


def is_perfect_infinitive(annotation: Annotation, token: Token) -> bool:
    """Say whether an infinitive looks back: "to have killed"."""
    return any(_is_have(child) for child in annotation.children(token, "aux"))


def local_value(annotation: Annotation, words: Operators, token: Token, around: Value, *, below: Token | None) -> Value:
    """Give the value of `token` where the place it stands in has the value `around`.

    `below` is the next word on the way to the trigger: its own "no" is counted there, not here.
    """
    if token.pos in _CLAUSE:
        return _clause_value(annotation, words, token, around, below)
    return _noun_value(annotation, words, token, around)


def _clause_value(annotation: Annotation, words: Operators, token: Token, around: Value, below: Token | None) -> Value:
    denied = negations(annotation, token, words) + _negative_arguments(annotation, words, token, below)
    modal = modal_of(annotation, token)
    value = around
    if modal in words.modals:
        operator = words.modals[modal]
        own = operator.minus if denied % 2 else operator.plus
        value = Value(min(own.certainty, around.certainty), own.happened if around.happened else not own.happened)
    elif denied % 2:
        value = around.flipped()
    value = _with_adverbs(annotation, words, token, value)
    if _is_conditional(annotation, words, token, modal) or _is_order(annotation, token):
        value = value.capped(0)
    return value


def modal_of(annotation: Annotation, token: Token) -> str:
    """Give a verb's modal ("may have" for a perfect, "will" for its past in a report), "" where it has none."""
    auxiliaries = annotation.children(token, *_AUXILIARIES)
    modals = [child.text.lower() for child in auxiliaries if child.tag == "MD"]
    if not modals:
        return ""
    perfect = any(_is_have(child) and child.tag == "VB" for child in auxiliaries)
    if modals[0] in ("would", "'d") and not perfect and _is_reported(annotation, token):
        return "will"  # the past of "will": "they said it would fall"
    return f"{modals[0]} have" if perfect else modals[0]


def _is_reported(annotation: Annotation, token: Token) -> bool:
    """Say whether a clause is what somebody said, thought or saw in the past."""
    while token.dep == "conj":
        token = annotation.head(token)
    return token.dep == "ccomp" and is_past(annotation, annotation.head(token))


def negations(annotation: Annotation, token: Token, words: Operators) -> int:
    """Count what denies a word from beside it."""
    count = 0
    for child in annotation.children(token):
        if (child.dep == "neg" and child.lemma not in _RESTRICTED) or (
            child.dep == "preconj" and child.lemma == "neither"
        ):
            after = annotation.tokens[child.index + 1 : child.index + 2]
            count += not (after and (after[0].lemma in _RESTRICTED or after[0].dep == "mark"))
        elif child.dep in ("advmod", "npadvmod"):
            inner = annotation.children(child, "neg", "det")
            no_longer = child.lemma in ("long", "longer") and any(below.lemma == "no" for below in inner)
            count += no_longer or words.adverbs.get(child.lemma) == "not"
    return count


def _negative_arguments(annotation: Annotation, words: Operators, token: Token, below: Token | None) -> int:
    count = 0
    for child in annotation.children(token, "nsubj", "nsubjpass", "dobj", "attr"):
        if child == below:
            continue
        determiners = annotation.children(child, "det", "neg", "preconj")
        if child.lemma in words.negative_words or any(d.lemma in words.negative_determiners for d in determiners):
            count += 1
    return count


def _with_adverbs(annotation: Annotation, words: Operators, token: Token, value: Value) -> Value:
    caps = {"PR": 2, "PS": 1, "UU": 0}
    for child in annotation.children(token, "advmod", "amod"):
        group = words.adverbs.get(child.lemma, "")
        value = value.capped(caps.get(group, 3))
    return value


def _is_conditional(annotation: Annotation, words: Operators, token: Token, modal: str) -> bool:
    """Say whether an "if" or "unless" clause hangs on a verb that is not about the past."""
    if is_past(annotation, token) or modal.endswith(" have"):
        return False
    return any(
        words.marks.get(mark.lemma) == "UU" and mark.lemma != "whether" and not _is_even(annotation, mark)
        for clause in annotation.children(token, "advcl")
        for mark in annotation.children(clause, "mark")
    )


def _is_even(annotation: Annotation, mark: Token) -> bool:
    return mark.index > 0 and annotation.tokens[mark.index - 1].lemma == "even"


def _is_order(annotation: Annotation, token: Token) -> bool:
    """Say whether a verb stands as an imperative: bare form, nobody named."""
    if token.tag != "VB" or token.dep not in ("ROOT", "ccomp", "conj", "parataxis"):
        return False
    head = annotation.head(token)
    if token.dep == "conj":
        return _is_order(annotation, head)
    return not annotation.children(token, *SUBJECTS, "aux", "auxpass")


def _noun_value(annotation: Annotation, words: Operators, token: Token, around: Value) -> Value:
    value = around.flipped() if negations(annotation, token, words) % 2 else around
    for child in annotation.children(token, "det", "amod", "neg", "compound", "advmod", "nmod"):
        if child.lemma in words.negative_determiners and child.dep == "det":
            value = value.flipped()
            continue
        own = words.modifiers.get(child.lemma) or words.modifiers.get(child.text.lower())
        if own is None or (child.lemma == "any" and not around.happened):
            continue
        if own == Value(3, False):
            value = value if token.lemma in words.process_nouns else value.flipped() if value.happened else value
        elif own.certainty or token.dep != "attr":  # "it was a planned attack" says how, not whether
            value = value.capped(own.certainty)
    return _with_adverbs(annotation, words, token, value)


def condition_value(annotation: Annotation, clause: Token) -> Value:
    """Give the value of an "if" clause: "if they had attacked" says that they did not."""
    auxiliaries = (clause, *annotation.children(clause, "aux"))
    had = any(word.lemma == "have" and word.tag == "VBD" for word in auxiliaries)
    return Value(3, False) if had else UNCOMMITTED
