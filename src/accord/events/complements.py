"""Which operator stands in a sentence: the entry of factuality.toml that fits a word and its complement."""

from accord.events.operators import Frame, Operator, Operators, WordClass
from accord.model import Annotation, Token

NOUN_LINKS = ("of", "for", "to", "on", "about", "over", "against")  # what ties a noun to its complement
_CLAUSE = ("VERB", "AUX")
_LINKING = ("be", "seem", "appear", "look", "remain", "become", "sound", "prove")


def operator_of(
    annotation: Annotation, words: Operators, head: Token, frame: Frame, via: tuple[str, ...] = ()
) -> Operator | None:
    """Give what `head` does to a complement of the kind `frame`, tied to it by the prepositions `via`."""
    if head.pos in _CLAUSE:
        return _of_verb(annotation, words, head, frame, via)
    above = annotation.head(head)
    if head.pos in ("ADJ", "ADV") and via and above.pos in _CLAUSE:  # "came close to"
        whole = words.complements.get(("verbs", f"{above.lemma} {head.lemma} {via[0]}", frame))
        if whole is not None:
            return whole
    word_class: WordClass = "nouns" if head.pos in ("NOUN", "PROPN") else "adjectives"
    links = (*NOUN_LINKS, "from") if word_class == "adjectives" else NOUN_LINKS
    return words.complements.get((word_class, head.lemma, frame)) if not via or via[0] in links else None


def _of_verb(
    annotation: Annotation, words: Operators, head: Token, frame: Frame, via: tuple[str, ...]
) -> Operator | None:
    predicate = _of_predicate(annotation, words, head, frame) if head.lemma in _LINKING else None
    if predicate is not None:
        return predicate
    passive = bool(annotation.children(head, "auxpass"))
    lemmas = _lemmas(head)
    tails = _tails(annotation, head, via)
    for stem in (*(f"be {lemma}" for lemma in lemmas if passive), *lemmas):
        for tail in tails:
            found = words.complements.get(("verbs", f"{stem} {tail}".strip(), frame))
            if found is not None:
                return found
    return None


def _tails(annotation: Annotation, head: Token, via: tuple[str, ...]) -> list[str]:
    """Give what may belong to a verb's entry, longest first: particle, object, adverb, preposition."""
    below = annotation.children(head, "prt", "dobj", "acomp", "advmod")
    link = via[0] if via else ""
    return [*(f"{child.lemma} {link}".strip() for child in below), link]


def _of_predicate(annotation: Annotation, words: Operators, head: Token, frame: Frame) -> Operator | None:
    """Look behind a linking verb: "is likely to", "the plan is to", "it is possible that"."""
    for child in annotation.children(head, "acomp", "attr", "nsubj", "oprd"):
        if child.dep == "nsubj" and frame == "subject":
            continue
        word_class: WordClass = "adjectives" if child.pos == "ADJ" else "nouns"
        found = words.complements.get((word_class, child.lemma, frame))
        if frame == "subject" and found is None:
            found = words.complements.get((word_class, child.lemma, "noun"))
        if found is not None:
            return found
    return None


def _lemmas(verb: Token) -> tuple[str, ...]:
    """Give a verb's lemma and the one that the tagger may have missed: it reads "hoped" as "hop"."""
    text = verb.text.lower()
    ending = {"ed": text[:-1], "ng": text[:-3] + "e"}.get(text[-2:], verb.lemma)
    return (verb.lemma,) if ending == verb.lemma else (verb.lemma, ending)
