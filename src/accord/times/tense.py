"""Say whether a date that could lie on either side is meant as past or to come, from the verb it belongs to."""

from accord.model import Annotation, Span, Token

PAST, OPEN, FUTURE = -1, 0, 1


def direction(annotation: Annotation, span: Span, cues: dict[str, frozenset[str]]) -> int:
    """Give PAST, FUTURE or OPEN for the date at `span`."""
    head = _outer_head(annotation, span)
    if head is None:
        return OPEN
    awaited = head.text.lower() in cues["future_prepositions"]
    for token in (head, *annotation.ancestors(head)):
        planned = token.pos == "ADJ" or token.tag == "VBN"
        if planned and token.text.lower() in cues["future_words"] and not _perfect(annotation, token):
            return FUTURE
        if token.pos in ("VERB", "AUX"):
            found = _of_verb(annotation, token, cues, awaited=awaited)
            if found is not None:
                return found
    return OPEN


def _outer_head(annotation: Annotation, span: Span) -> Token | None:
    """Give the token that ties the date to its sentence: its preposition, else its own top token."""
    inside = annotation.tokens_in(span)
    for token in inside:
        above = annotation.head(token)
        if not span.start <= above.start < span.end or token.head == token.index:
            return above if above.pos in ("ADP", "SCONJ") else token
    return inside[0] if inside else None


def _of_verb(annotation: Annotation, verb: Token, cues: dict[str, frozenset[str]], *, awaited: bool) -> int | None:
    """Give the direction of one verb; None where the verb above it decides."""
    helpers = annotation.children(verb, "aux", "auxpass")
    words = {helper.text.lower() for helper in helpers}
    perfect = any(helper.lemma == "have" for helper in helpers)
    if words & cues["future_auxiliaries"]:
        return PAST if perfect and not words & {"will", "'ll"} else FUTURE
    if "to" in words:
        above = annotation.head(verb)
        hoped = above.lemma in cues["future_verbs"] or above.lemma in cues["future_words"]
        return FUTURE if hoped or above.lemma in ("be", "have") else None
    if verb.tag in ("VBD", "VBN"):
        present = any(helper.tag in ("VBZ", "VBP") and helper.lemma == "be" for helper in helpers)
        return OPEN if present and not perfect else PAST
    if verb.tag in ("VBZ", "VBP"):
        fixed = verb.lemma in cues["scheduled_verbs"] or (verb.lemma == "be" and _bare(annotation, verb))
        return FUTURE if fixed or awaited else OPEN
    if verb.tag == "VBG" and any(helper.tag in ("VBZ", "VBP") and helper.lemma == "be" for helper in helpers):
        return FUTURE
    return None


def _bare(annotation: Annotation, verb: Token) -> bool:
    """Say whether a form of "be" links its subject to nothing but the date: "the election is on Sunday"."""
    return not any(
        child.dep in ("acomp", "expl") or (child.dep == "attr" and child.entity != "DATE")
        for child in annotation.children(verb)
    )


def _perfect(annotation: Annotation, token: Token) -> bool:
    return any(helper.lemma == "have" for helper in annotation.children(token, "aux"))
