"""Small questions to ask of an annotation."""

from accord.model import Annotation, Phrase, Token

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "both", "all", "some"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj", "agent", "dative"})


def head_of(annotation: Annotation, first: int, last: int) -> int:
    """Give the token of ``first:last`` that governs the others; the last one, if several do."""
    for index in range(last - 1, first - 1, -1):
        token = annotation.tokens[index]
        if not first <= token.head < last or token.head == index:
            return index
    return last - 1


def after_article(annotation: Annotation, first: int, last: int) -> int:
    """Give the first token of a phrase behind its article."""
    while first < last - 1 and annotation.tokens[first].text.lower() in _ARTICLES:
        first += 1
    return first


def words_of(annotation: Annotation, first: int, last: int) -> str:
    """Give the text of tokens ``first:last`` without a trailing possessive."""
    while last - 1 > first and annotation.tokens[last - 1].tag == "POS":
        last -= 1
    return annotation.text[annotation.tokens[first].start : annotation.tokens[last - 1].end]


def preposition_over(annotation: Annotation, token: Token) -> str:
    """Give the preposition that governs a token, lower case, or ""."""
    above = annotation.head(token)
    return above.text.lower() if token.dep == "pobj" and above.pos in ("ADP", "SCONJ") else ""


def is_core(token: Token) -> bool:
    """Say whether a token is subject or object of a verb."""
    return token.dep in _SUBJECTS


def complements(annotation: Annotation, head: Token, *prepositions: str) -> list[Token]:
    """Give what follows a noun behind one of the prepositions: "army of Sudan" -> Sudan."""
    found: list[Token] = []
    below = list(annotation.children(head))
    if head.index + 1 < len(annotation.tokens) and annotation.tokens[head.index + 1].dep == "prep":
        # "officials in Harare urged ...": the parser may hang the preposition on the verb
        behind = annotation.tokens[head.index + 1]
        below += [behind] if behind not in below else []
    for child in below:
        if child.index < head.index:
            continue
        if child.dep == "prep" and child.text.lower() in prepositions:
            found += annotation.children(child, "pobj")
        elif child.dep == "acl" and child.lemma in ("base", "live", "operate", "station"):
            for under in annotation.children(child, "prep"):
                found += annotation.children(under, "pobj")
    return found


def apposed(annotation: Annotation, phrase: Phrase) -> list[Phrase]:
    """Give the phrases in apposition to a phrase, on either side."""
    head = annotation.tokens[phrase.head]
    others = list(annotation.children(head, "appos"))
    if head.dep == "appos":
        others.append(annotation.head(head))
    return [other for token in others if (other := annotation.phrase_at(token)) is not None]
