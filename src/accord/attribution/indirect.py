"""Statements that the syntax shows: a verb that governs what is said, in any order."""

from accord.attribution.clauses import noun_phrase, subject, trailing_aside, verb_group
from accord.attribution.drafts import NONE, Draft, Indices
from accord.attribution.reading import Reading
from accord.model import Token

_QUESTION = frozenset({"whether", "if", "how", "why", "what", "when", "where", "who", "which"})
_OBJECTS = ("dobj", "oprd", "attr")
_RELATIVE = frozenset({"WDT", "WP", "WP$"})


def verb_drafts(reading: Reading) -> list[Draft]:
    """Give a draft for every verb that could be a cue."""
    found: list[Draft] = []
    for token in reading.tokens:
        if token.pos == "VERB" or (token.pos == "AUX" and token.lemma not in ("be", "have", "do")):
            draft = _draft(reading, token)
            if draft is not None:
                found.append(draft)
    return found


def _draft(reading: Reading, verb: Token) -> Draft | None:
    shape, word, content = _content(reading, verb)
    if not content:
        return None
    cue = verb_group(reading, verb)
    preposition = _cue_preposition(reading, verb, shape) or _called_on(reading, verb)
    if preposition is not None and preposition.index == max(cue) + 1:
        cue |= {preposition.index}
    head, source = _source(reading, verb, cue)
    content -= cue | source
    content -= trailing_aside(reading, content)
    if not content:
        return None
    return Draft(
        part="verbs", word=word, shape=shape, anchor=verb.index, cue=cue, source=source,
        source_head=head.index if head else None, content=content,
    )  # fmt: skip


def _source(reading: Reading, verb: Token, cue: Indices) -> tuple[Token | None, Indices]:
    if reading.children(verb, "nsubjpass") or reading.children(verb, "auxpass"):
        for agent in reading.children(verb, "agent"):
            for object_ in reading.children(agent, "pobj"):
                return object_, noun_phrase(reading, object_)
        return None, NONE
    head = subject(reading, verb)
    if head is None:
        return None, NONE
    if head.dep in ("nsubj", "nsubjpass") and head.head == verb.index:
        return head, noun_phrase(reading, head, without=cue)
    return head, noun_phrase(reading, head, without=reading.below(verb) | _verb_above(reading, verb, head))


def _verb_above(reading: Reading, verb: Token, head: Token) -> Indices:
    """Keep a shared subject from swallowing the clause that the cue stands in."""
    above = {token.index for token in reading.annotation.ancestors(verb)}
    return frozenset(above - {head.index})


def _content(reading: Reading, verb: Token) -> tuple[str, str, Indices]:
    """Give the shape, the entry of the lexicon, and the tokens of what the verb introduces."""
    lemma = _lemma(reading, verb)
    passive = "passive " if reading.children(verb, "auxpass", "nsubjpass") else ""
    for clause in reading.children(verb, "ccomp"):
        return passive + _clause_shape(reading, clause, verb), lemma, _with_subject(reading, verb, clause, passive)
    for clause in reading.children(verb, "xcomp"):
        shape = "gerund" if clause.tag == "VBG" else "infinitive" if clause.pos in ("VERB", "AUX") else "small"
        called = _called_on(reading, verb)
        whom = reading.below(called) - {called.index} if called else NONE
        word = f"{lemma} {called.lemma}" if called else lemma
        return passive + shape, word, whom | _complement(reading, verb, clause, passive)
    around = _parenthetical(reading, verb)
    if around:
        return "parenthetical", lemma, around
    objects = reading.children(verb, *_OBJECTS)
    if objects:
        return _object(reading, verb, lemma, objects)
    if passive:
        return _passive(reading, verb, lemma)
    hung = _clause_on_object(reading, verb)
    if hung:
        return "that", lemma, hung
    for preposition in reading.children(verb, "prep"):
        if preposition.index > verb.index:
            return (
                "preposition",
                f"{lemma} {preposition.lemma}",
                reading.below(preposition) - {preposition.index},
            )
    return "", "", NONE


def _called_on(reading: Reading, verb: Token) -> Token | None:
    """Give the preposition of whom somebody is asked to act: "called on both sides to talk"."""
    if not any(clause.tag == "VB" for clause in reading.children(verb, "xcomp")):
        return None
    behind = (child for child in reading.children(verb, "prep") if child.index == verb.index + 1)
    return next((child for child in behind if child.lemma in ("on", "upon", "for")), None)


def _clause_on_object(reading: Reading, verb: Token) -> Indices:
    """Give the that-clause that the parser hung on an adverbial ("said in a statement that")."""
    for preposition in reading.children(verb, "prep"):
        for noun in reading.children(preposition, "pobj"):
            for clause in reading.children(noun, "acl", "ccomp"):
                if reading.children(clause, "mark") and reading.tokens[min(reading.below(clause))].lemma == "that":
                    return reading.below(clause)
    return NONE


def _lemma(reading: Reading, verb: Token) -> str:
    particles = reading.children(verb, "prt")
    return f"{verb.lemma}-{particles[0].lemma}" if particles else verb.lemma


def _clause_shape(reading: Reading, clause: Token, verb: Token) -> str:
    if clause.index < verb.index:
        return "fronted"
    first = reading.tokens[min(reading.below(clause))]
    return "question" if first.lemma in _QUESTION else "that" if first.lemma == "that" else "clause"


def _with_subject(reading: Reading, verb: Token, clause: Token, passive: str) -> Indices:
    """Give a clause, with the subject that the parser may have hung on the cue instead."""
    content = reading.below(clause)
    if clause.index > verb.index and not reading.children(clause, "nsubj", "nsubjpass", "csubj", "expl"):
        for child in reading.children(verb, "dobj"):
            if child.index < clause.index:
                content |= reading.below(child)
    if passive:
        content |= _passive_subject(reading, verb)
    return content


def _complement(reading: Reading, verb: Token, clause: Token, passive: str) -> Indices:
    content = reading.below(clause)
    for child in reading.children(verb, "dobj"):
        content |= reading.below(child)
    return content | _passive_subject(reading, verb) if passive else content


def _passive_subject(reading: Reading, verb: Token) -> Indices:
    found = NONE
    for child in reading.children(verb, "nsubjpass"):
        if child.lemma != "it":
            found |= reading.below(child)
    return found


def _parenthetical(reading: Reading, verb: Token) -> Indices:
    """Give the sentence around an inserted "X said", which the parser hangs under the main verb."""
    if verb.dep not in ("parataxis", "advcl") or not reading.children(verb, "nsubj"):
        return NONE
    if verb.dep == "advcl" and not any(child.lemma == "as" for child in reading.children(verb, "mark", "advmod")):
        return NONE
    if reading.children(verb, "dobj"):
        return NONE
    above = reading.annotation.head(verb)
    return reading.below(above) - reading.below(verb)


def _object(reading: Reading, verb: Token, lemma: str, objects: tuple[Token, ...]) -> tuple[str, str, Indices]:
    content = NONE
    for child in objects:
        content |= reading.below(child)
    named = len(objects) > 1
    for child in reading.children(verb, "prep", "dative"):
        if child.lemma in ("as", "of", "for", "to", "about", "on", "with", "against") and child.index > verb.index:
            content |= reading.below(child)
            named = named or child.lemma == "as"
    shape = "named" if named else "what" if objects[0].tag in _RELATIVE else "object"
    return shape, lemma, content


def _passive(reading: Reading, verb: Token, lemma: str) -> tuple[str, str, Indices]:
    content = _passive_subject(reading, verb)
    agents = [noun for agent in reading.children(verb, "agent") for noun in reading.children(agent, "pobj")]
    for above in (verb, *agents):
        for child in reading.children(above, "prep"):
            if child.lemma != "by" and (above is verb or reading.children(child, "pcomp")):
                content |= reading.below(child)
    return "passive object", lemma, content


def _cue_preposition(reading: Reading, verb: Token, shape: str) -> Token | None:
    if shape != "preposition":
        return None
    return next((child for child in reading.children(verb, "prep") if child.index > verb.index), None)
