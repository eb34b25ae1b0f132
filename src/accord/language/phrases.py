"""Find noun phrases that may stand for somebody: names, nouns with what belongs to them, pronouns."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Literal

from accord.language.people import People
from accord.model import Annotation, Name, Phrase, Token

_PRONOUNS = frozenset(
    {"i", "me", "we", "us", "he", "him", "she", "her", "it", "they", "them", "who", "whom", "which", "that", "this"}
    | {"these", "those", "himself", "herself", "itself", "themselves", "myself", "ourselves", "his", "its", "their"}
    | {
        "you",
        "your",
        "yourself",
        "my",
        "our",
        "one",
        "another",
        "others",
        "some",
        "many",
        "most",
        "both",
        "all",
        "several",
        "few",
        "each",
    }
    | {"everyone", "anybody", "nobody", "none"}
)
_INNER = frozenset({"compound", "nmod", "punct"})  # a noun in one of these is part of a larger phrase
_DASHES = frozenset({"-", "–", "—", "--"})
_NAMING = frozenset({"for", "of"})  # prepositions inside a body's name
_ARTICLES = frozenset({"the", "a", "an"})
_LEFT = frozenset({"det", "amod", "compound", "nmod", "nummod", "quantmod", "poss", "predet", "advmod", "punct"})


def find_phrases(annotation: Annotation, people: People) -> tuple[Phrase, ...]:
    """Give the noun phrases in text order, each in a chain of its own."""
    name_of = {index: name for name in annotation.names for index in range(name.first, name.last)}
    inner = frozenset(index for name in annotation.names for index in _inner(annotation, name, name_of))
    found: list[Phrase] = []
    for token in annotation.tokens:
        kind = _kind(token, name_of)
        if kind is None or token.index in inner:
            continue
        name = name_of.get(token.index)
        first, last = _extent(annotation, token, kind, name)
        label = name.label if name and kind == "name" else ""
        if kind == "noun" and name is None and _opens_name(annotation, token, people):
            kind = "name"
        if kind == "name" and (label == "ORG" or (name is None and _may_be_body(annotation, token, people))):
            end = whole_name(annotation, token, last)
            last, label = end, "ORG" if end > last else label
        found.append(
            Phrase(
                head=token.index,
                first=first,
                last=last,
                start=annotation.tokens[first].start,
                end=annotation.tokens[last - 1].end,
                kind=kind,
                label=label,
                chain=len(found),
            )
        )
    hidden = list(_hidden(annotation, found))
    if not hidden:
        return tuple(found)
    found = sorted([*found, *hidden], key=lambda phrase: phrase.head)
    return tuple(replace(phrase, chain=number) for number, phrase in enumerate(found))


def _may_be_body(annotation: Annotation, token: Token, people: People) -> bool:
    return people.is_body(token.lemma.lower()) or _opens_name(annotation, token, people)


def _opens_name(annotation: Annotation, token: Token, people: People) -> bool:
    """Say whether a noun opens a body's name that the model does not know: "Doctors for the Sahel, a charity"."""
    last = whole_name(annotation, token, token.index + 1)
    if last == token.index + 1 or not token.text.istitle() or annotation.children(token, "det", "amod", "poss"):
        return False
    inside = range(token.index, last)
    behind = [child for index in inside for child in annotation.children(annotation.tokens[index], "appos")]
    return any(people.is_body(child.lemma) and child.tag == "NN" for child in behind)


def _hidden(annotation: Annotation, found: list[Phrase]) -> Iterator[Phrase]:
    """Give the bodies named only before another noun, where a short name stands for them elsewhere.

    "State Emergency Service controller Ana Ruiz", and later "the SES".
    """
    texts = [[token.text for token in annotation.tokens[one.first : one.last]] for one in found if one.kind == "name"]
    alone = {words[-1] for words in texts if len(words) == 1 or words[:-1] in (["the"], ["The"])}
    covered = {one.head for one in found}
    for name in annotation.names:
        words = [token.text for token in annotation.tokens[name.first : name.last] if token.text[:1].isupper()]
        head = annotation.tokens[name.last - 1]
        inside = any(index in covered for index in range(name.first, name.last)) or head.dep != "compound"
        short = {words[0], "".join(word[0] for word in words)} if len(words) > 1 else set()
        if name.label != "ORG" or inside or short.isdisjoint(alone):
            continue
        yield Phrase(
            head=head.index, first=name.first, last=name.last, start=name.start, end=name.end, kind="name", label="ORG",
            chain=0,
        )  # fmt: skip


def _inner(annotation: Annotation, name: Name, name_of: dict[int, Name]) -> list[int]:
    """Give the nouns of a name that are not its head: the "Kenya" of "the Central Bank of Kenya"."""
    heads = [
        token.index for token in annotation.tokens[name.first : name.last] if _kind(token, name_of) in ("name", "noun")
    ]
    outer = [index for index in heads if not name.first <= annotation.tokens[index].head < name.last] or heads
    head = outer[-1 if name.label == "PERSON" else 0] if heads else -1
    return [index for index in heads if index != head and annotation.tokens[index].dep != "appos"]


def _kind(token: Token, name_of: dict[int, Name]) -> Literal["name", "noun", "pronoun"] | None:
    if token.pos == "NUM" and token.lemma == "one" and _stands_alone(token):
        return "pronoun"  # "one of the envoys", "one said"
    if token.pos == "PRON" or token.tag in ("PRP", "PRP$", "WP", "WP$"):
        return "pronoun" if token.lemma in _PRONOUNS or token.text.lower() in _PRONOUNS else None
    if token.dep in _INNER:
        return None
    name = name_of.get(token.index)
    if token.pos == "PROPN" and token.text.islower() and name is None:
        return "noun"  # "the weather bureau", which the model takes for a name
    if token.pos == "PROPN" or (name and token.pos == "NOUN" and token.text[:1].isupper()):
        return "name"
    if token.pos == "NOUN" or (token.pos in ("ADJ", "VERB", "NUM") and _stands_alone(token)):
        return "noun"
    return None


def _stands_alone(token: Token) -> bool:
    # "the accused said", "thousands marched", "the Palestinians": the parser may not call them nouns
    return token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "dative") and token.pos != "VERB"


def _extent(annotation: Annotation, head: Token, kind: str, name: Name | None) -> tuple[int, int]:
    """Give first and last (exclusive) token: from the leftmost modifier to the head or its name's end."""
    if kind == "pronoun":
        return head.index, head.index + 1
    first, last = head.index, head.index + 1
    sentence = annotation.sentence_of(head)
    for child in annotation.children(head):
        if child.index < head.index and child.dep in _LEFT:
            first = min(first, annotation.subtree(child)[0].index)
    if name is not None:
        first, last = min(first, name.first), max(last, name.last)
    first = _behind_dash(annotation, first, head.index)
    while first < head.index and annotation.tokens[first].dep == "punct":
        first += 1
    while last - 1 > head.index and _trails(annotation.tokens[last - 1]):
        last -= 1
    return max(first, sentence.first), min(last, sentence.last)


def _trails(token: Token) -> bool:
    """Say whether a token behind a name is none of it; the "AS" of "Norvane AS" is."""
    return token.tag == "POS" or (token.tag == "IN" and not token.text.isupper())


def whole_name(annotation: Annotation, head: Token, last: int) -> int:
    """Give where a body's name ends that the model cut before "for" or "of": "Press Monitor for Galicia"."""
    for preposition in annotation.children(head, "prep"):
        below = list(takewhile(lambda token: token.pos != "PUNCT", annotation.subtree(preposition)[1:]))
        capitals = bool(below) and all(token.text[:1].isupper() or token.text in _ARTICLES for token in below)
        if capitals and preposition.index == last and preposition.text in _NAMING and below[-1].pos == "PROPN":
            return below[-1].index + 1 if below[-1].entity != "DATE" else last
    return last


def _behind_dash(annotation: Annotation, first: int, head: int) -> int:
    """Give the first token behind the last dash that stands between spaces: a dateline is no part of a name."""
    for index in range(head - 1, first, -1):
        token = annotation.tokens[index]
        spaced = annotation.tokens[index - 1].end < token.start and token.end < annotation.tokens[index + 1].start
        if token.text in _DASHES and spaced:
            return index + 1
    return first
