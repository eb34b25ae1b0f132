"""Parts of a clause around a cue: the verb group, the subject, what stands outside."""

from accord.attribution.cues import load_carriers
from accord.attribution.drafts import NONE, Indices
from accord.attribution.reading import Reading
from accord.model import Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
_SHARED = frozenset({"conj", "xcomp"})  # verbs in these take the subject of the verb above
_DASHES = frozenset({"—", "–", "--", "―", "-"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENERS = frozenset({"WDT", "WP", "WP$", "WRB", "IN"})  # what follows still depends on what was said
_ADJUNCT = frozenset({"advcl", "pcomp", "dep", "prep"})


def verb_group(reading: Reading, verb: Token) -> Indices:
    """Give the verb with the auxiliaries, negation, adverbs and particle that touch it."""
    parts = {child.index for child in reading.children(verb) if child.dep in _GROUP and not reading.children(child)}
    first = last = verb.index
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts and reading.tokens[last + 1].dep == "prt":
        last += 1
    while reading.tokens[first].tag == "WRB":
        first += 1
    return frozenset(range(first, last + 1)) | _carrier(reading, verb, first)


def _carrier(reading: Reading, verb: Token, first: int) -> Indices:
    """Give the group of a verb above that only carries this one ("went on to say", "began saying")."""
    above = reading.annotation.head(verb)
    if verb.dep not in ("xcomp", "advcl") or above.lemma not in load_carriers() or above.index >= verb.index:
        return NONE
    group = verb_group(reading, above)
    last = max(group)
    while last + 1 < first and reading.tokens[last + 1].pos in ("ADV", "ADP", "PART"):
        last += 1
    return group | frozenset(range(max(group) + 1, last + 1)) if last + 1 == first else NONE


def subject(reading: Reading, verb: Token) -> Token | None:
    """Give the head of the verb's subject, its own or the one it shares with a verb above."""
    for _ in range(6):
        own = reading.children(verb, "nsubj")
        if own:
            return own[0]
        if reading.children(verb, *_SUBJECTS):
            return None
        beside = _noun_before(reading, verb)
        if beside is not None:
            return beside
        if verb.dep == "relcl" or (verb.dep == "acl" and verb.tag != "VB"):
            return reading.annotation.head(verb)
        if verb.dep == "acl":
            verb = reading.annotation.head(reading.annotation.head(verb))  # "efforts to win": of the verb above
            continue
        if verb.dep not in _SHARED and verb.dep not in _ADJUNCT:
            return _noun_beside(reading, verb)
        verb = _controller(reading, verb)
        if verb.pos in ("NOUN", "PROPN", "PRON"):
            return verb
    return None


def _noun_before(reading: Reading, verb: Token) -> Token | None:
    """Give the noun right before a participle ("the parliament calling for"), which it then describes."""
    if verb.tag != "VBG" or verb.index == 0 or verb.dep not in ("advcl", "acl"):
        return None
    token = reading.tokens[verb.index - 1]
    fits = token.pos in ("NOUN", "PROPN") and token.entity not in ("DATE", "TIME") and token.sentence == verb.sentence
    return token if fits else None


def _noun_beside(reading: Reading, verb: Token) -> Token | None:
    """Give the name or pronoun right before a finite verb whose subject the parser has lost."""
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.index == 0:
        return None
    token = reading.tokens[verb.index - 1]
    fits = token.pos in ("PROPN", "PRON") and token.tag != "POS" and token.sentence == verb.sentence
    return token if fits else None


def _controller(reading: Reading, verb: Token) -> Token:
    above = reading.annotation.head(verb)
    while above.pos in ("ADP", "SCONJ") and above.dep == "prep":
        above = reading.annotation.head(above)
    return above


def noun_phrase(reading: Reading, head: Token, *, without: Indices = NONE) -> Indices:
    """Give the whole phrase of `head` with modifiers, appositions and relative clauses, as one stretch.

    It ends before the first token of `without`, which is usually the cue.
    """
    inside = sorted(reading.below(head) - without - _asides(reading, head))
    at = inside.index(head.index) if head.index in inside else 0
    first = last = at
    while first > 0 and inside[first - 1] == inside[first] - 1:
        first -= 1
    while last + 1 < len(inside) and inside[last + 1] == inside[last] + 1:
        last += 1
    return frozenset(inside[first : last + 1])


def _asides(reading: Reading, head: Token) -> Indices:
    """Give what follows a noun without naming it: "Smith, speaking in Rome,", "by the judge of stealing"."""
    found = NONE
    if head.dep == "pobj" and reading.annotation.head(head).dep == "agent":
        for child in reading.children(head, "prep"):
            if reading.children(child, "pcomp"):
                found |= reading.below(child)
    for child in reading.children(head, "acl", "advcl"):
        if child.index > head.index and reading.tokens[min(reading.below(child)) - 1].text == ",":
            found |= reading.below(child)
    return found


def trailing_aside(reading: Reading, content: Indices) -> Indices:
    """Give the relative clause after a comma that ends an unquoted content: the author's, not the speaker's."""
    if not content or reading.quote_of(reading.tokens[max(content)]) is not None:
        return NONE
    for index in sorted(content, reverse=True):
        token = reading.tokens[index]
        if token.dep != "relcl":
            continue
        below = reading.below(token)
        first = min(below)
        last = max(content)
        ends = last in below or (last - 1 in below and reading.tokens[last].pos == "PUNCT")
        if ends and reading.tokens[first - 1].text == "," and reading.tokens[first].tag in ("WP", "WDT", "WP$"):
            return frozenset(below)
    return NONE


def run_on(reading: Reading, content: Indices) -> Indices:
    """Give what a dash parts from an unquoted content: a dateline before it, a new main clause behind it.

    A pair of dashes only inserts something, and a clause that "which" or "because" opens still belongs.
    """
    dashes = [index for index in sorted(content) if _is_dash(reading, index)]
    if len(dashes) != 1 or reading.quote_of(reading.tokens[max(content)]) is not None:
        return NONE
    before = frozenset(index for index in content if index <= dashes[0])
    if not any(_is_finite(reading, reading.tokens[index]) for index in before):
        opens = reading.tokens[min(content)].text.isupper()
        return before if opens else NONE
    after = [reading.tokens[index] for index in sorted(content - before)]
    if not after or after[0].tag in _OPENERS:
        return NONE
    subjects = [token for token in after if token.dep in ("nsubj", "nsubjpass")]
    heads = [reading.annotation.head(token) for token in subjects if min(reading.below(token)) == after[0].index]
    fresh = heads and heads[0].index > dashes[0] and _is_finite(reading, heads[0])
    return content - before | {dashes[0]} if fresh else NONE


def _is_dash(reading: Reading, index: int) -> bool:
    """Say whether the token is a dash between words, not a hyphen within one."""
    token = reading.tokens[index]
    spaced = reading.text[token.start - 1 : token.start].isspace() and reading.text[token.end : token.end + 1].isspace()
    return token.text in _DASHES and (token.text != "-" or spaced) and reading.quote_of(token) is None


def _is_finite(reading: Reading, verb: Token) -> bool:
    return verb.tag in _FINITE or any(child.tag in _FINITE for child in reading.children(verb, "aux", "auxpass"))
