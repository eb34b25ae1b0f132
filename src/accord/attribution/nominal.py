"""Statements whose cue is no verb: nouns ("his claim that"), adjectives, "according to", a colon."""

from accord.attribution.clauses import noun_phrase, subject, verb_group
from accord.attribution.cues import Cues
from accord.attribution.drafts import NONE, Draft, Indices
from accord.attribution.reading import Reading
from accord.model import Token

_PREPOSITIONS = frozenset({"for", "of", "on", "about", "against", "to", "with", "at", "over"})


def nominal_drafts(reading: Reading, cues: Cues) -> list[Draft]:
    """Give a draft for every noun, adjective and "according to" that could be a cue."""
    found: list[Draft] = []
    for token in reading.tokens:
        draft = None
        if token.lemma == "accord" or token.text.lower() == "according":
            draft = _according(reading, token)
        elif token.pos == "NOUN" and cues.kind("nouns", token.lemma):
            draft = _noun(reading, cues, token)
        elif token.pos == "ADJ" and token.dep in ("acomp", "attr", "amod", "advcl", "acl"):
            draft = _adjective(reading, token)
        if draft is not None and draft.content:
            found.append(draft)
    return found


def _according(reading: Reading, token: Token) -> Draft | None:
    to = next((child for child in reading.children(token, "prep") if child.lemma == "to"), None)
    if to is None:
        return None
    head = next(iter(reading.children(to, "pobj")), None)
    if head is None:
        return None
    source = noun_phrase(reading, head)
    above = reading.annotation.head(token)
    content = reading.below(above) - reading.below(token)
    return Draft(
        part="others", word="according to", shape="according", anchor=token.index,
        cue=frozenset({token.index, to.index}), source=source, source_head=head.index, content=content,
    )  # fmt: skip


def _noun(reading: Reading, cues: Cues, noun: Token) -> Draft | None:
    content, shape, word = NONE, "", noun.lemma
    cue = frozenset({noun.index})
    for child in reading.children(noun, "acl", "ccomp", "relcl"):
        first = reading.tokens[min(reading.below(child))]
        if first.lemma in ("that", "to", "whether") and not (first.lemma == "that" and first.dep.startswith("nsubj")):
            content, shape = reading.below(child), f"noun {first.lemma}"
            break
    else:
        for child in _prepositions(reading, noun):
            if child.index == noun.index + 1 and child.lemma in _PREPOSITIONS:
                cue |= {child.index}
                content, shape = reading.below(child) - {child.index}, "noun preposition"
                word = f"{noun.lemma} {child.lemma}"
                break
    if not content:
        return None
    head, source, cue = _holder(reading, noun, cue)
    held = " held" if source else ""
    verb = reading.annotation.head(noun)
    if not source and noun.dep == "dobj" and verb.index < noun.index and cues.is_light(verb.lemma):
        head, held = subject(reading, verb), " lent"
        cue |= frozenset(range(min(verb_group(reading, verb)), noun.index))
        source = noun_phrase(reading, head, without=cue | content) - content if head else NONE
    return Draft(
        part="nouns", word=word, shape=shape + held, anchor=noun.index, cue=cue,
        source=source, source_head=head.index if head else None, content=content - cue - source,
    )  # fmt: skip


def _prepositions(reading: Reading, noun: Token) -> tuple[Token, ...]:
    """Give the prepositions of a noun, also those that the parser hung on its verb ("voiced alarm at")."""
    verb = reading.annotation.head(noun)
    beside = reading.children(verb, "prep") if noun.dep == "dobj" else ()
    return (*reading.children(noun, "prep"), *beside)


def _holder(reading: Reading, noun: Token, cue: Indices) -> tuple[Token | None, Indices, Indices]:
    """Give who holds the claim ("her claim", "the minister's claim", "a claim by X") and the cue with its mark."""
    for child in reading.children(noun, "poss"):
        between = frozenset(range(child.index + 1, noun.index))
        mark = frozenset(mark.index for mark in reading.children(child, "case"))
        return child, noun_phrase(reading, child) - mark, cue | (between - reading.below(child)) | mark
    for child in reading.children(noun, "prep", "agent"):
        if child.lemma in ("by", "from"):
            for head in reading.children(child, "pobj"):
                return head, noun_phrase(reading, head), cue
    return None, NONE, cue


def _adjective(reading: Reading, adjective: Token) -> Draft | None:
    content, shape, word, extra = NONE, "", adjective.lemma, NONE
    for child in reading.children(adjective, "ccomp", "xcomp"):
        content, shape = reading.below(child), "adjective " + ("to" if child.dep == "xcomp" else "that")
    for child in reading.children(adjective, "prep"):
        if not content and child.index == adjective.index + 1:
            content = reading.below(child) - {child.index}
            shape, word, extra = "adjective preposition", f"{adjective.lemma} {child.lemma}", frozenset({child.index})
    if not content:
        return None
    verb = reading.annotation.head(adjective)
    cue = frozenset({adjective.index}) | extra
    if adjective.dep == "acomp":
        first = verb.index
        parts = {child.index for child in reading.children(verb, "aux", "neg", "advmod")}
        while first - 1 in parts:
            first -= 1
        cue |= frozenset(range(first, adjective.index))
        head = subject(reading, verb)
    elif adjective.dep == "amod":
        head = verb
    else:
        head = subject(reading, verb)
    if head is None or head.lemma == "it":
        return None
    source = noun_phrase(reading, head, without=cue | content | frozenset({verb.index} - {head.index}))
    return Draft(
        part="adjectives", word=word, shape=shape, anchor=adjective.index, cue=cue - source, source=source,
        source_head=head.index, content=content - source,
    )  # fmt: skip
