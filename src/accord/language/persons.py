"""Names that the model took for something else, though their words or the rest of the text show a person."""

from collections.abc import Iterable
from dataclasses import replace

from accord.language.naming import is_title, name_words
from accord.language.people import People
from accord.model import Annotation, Phrase, Token

_NEVER = frozenset({"PERSON", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "LANGUAGE"})
_ACTING = frozenset({"nsubj", "nsubjpass", "appos", "conj", "poss", "ROOT"})
_SPEAKING = frozenset({"by", "from", "to"})  # prepositions behind which a person may act
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})
_PLACING = frozenset({"in", "near", "outside", "across", "around"})
_TRUSTING = frozenset({"confidence", "trust", "faith", "belief", "believe", "interest", "hope", "confide", "rally"})
_MIXED = frozenset({"", "WORK_OF_ART", "PRODUCT", "LAW", "EVENT"})  # labels of surnames that the model does not know
_FULL = 2  # words of a plain full name
_LONGEST = 4  # words of a person's name


def relabel_persons(annotation: Annotation, phrases: tuple[Phrase, ...], people: People) -> tuple[Phrase, ...]:
    """Give the phrases with full names that open with a first name, and their surnames alone, called persons."""
    bodies, alone = frozenset(_modifying(annotation)), _alone(annotation, phrases, people)
    phrases = tuple(
        one if _is_body(annotation, one, people, bodies) else _full(annotation, one, people, alone) for one in phrases
    )
    acting = frozenset(annotation.tokens[one.head].text for one in phrases if _acts(annotation, one, people))
    phrases = tuple(_placed(annotation, phrase, people, acting) for phrase in phrases)
    surnames = frozenset(_surnames(annotation, phrases, people))
    return tuple(_short(annotation, phrase, people, surnames) for phrase in phrases)


def _modifying(annotation: Annotation) -> Iterable[str]:
    """Give the organisations that stand before a noun: "a Wells Fargo manager"; a person would be "Ruiz's manager"."""
    for name in annotation.names:
        if name.label == "ORG" and annotation.tokens[name.last - 1].dep == "compound":
            yield _text(annotation, name.first, name.last)


def _alone(annotation: Annotation, phrases: tuple[Phrase, ...], people: People) -> dict[str, str]:
    """Give the single words that act somewhere in the article as names do, with what the model takes them for."""
    found: dict[str, str] = {}
    for phrase in phrases:
        if phrase.kind == "name" and phrase.last - phrase.first == 1 and _acts(annotation, phrase, people):
            word = annotation.tokens[phrase.head].text
            found[word] = phrase.label if found.get(word) != "PERSON" else "PERSON"
    return found


def _is_body(annotation: Annotation, phrase: Phrase, people: People, bodies: frozenset[str]) -> bool:
    """Say whether an organisation's name, though it opens with a first name, is none of a person."""
    head = annotation.tokens[phrase.head]
    if phrase.label == "ORG" and head.dep == "appos" and people.is_body(annotation.head(head).lemma):
        return True
    opening, *others = annotation.tokens[phrase.first : phrase.last]
    if any(token.text == "&" for token in others):
        return True
    plain = all(token.pos == "PROPN" for token in others)  # not "The Leader of the Opposition, Ana Ruiz"
    titled = opening.text.lower() == "the" and opening.entity == "ORG" and plain
    return phrase.label == "ORG" and (titled or _text(annotation, phrase.first, phrase.last) in bodies)


def _text(annotation: Annotation, first: int, last: int) -> str:
    return annotation.text[annotation.tokens[first].start : annotation.tokens[last - 1].end]


def _full(annotation: Annotation, phrase: Phrase, people: People, alone: dict[str, str]) -> Phrase:
    if not _may_be_name(annotation, phrase) or phrase.label in _NEVER or not _acts(annotation, phrase, people):
        return phrase
    phrase = _cut(annotation, phrase, people)
    words = name_words(annotation, phrase, people)
    if len(words) == 1 and phrase.kind == "name" and not phrase.label and _has_office(annotation, phrase, people):
        return _between(annotation, phrase, words)
    if (
        phrase.label == "PERSON"
        or not 1 < len(words) <= _LONGEST
        or any(people.is_body(word.lower()) for word in words)
    ):
        return phrase
    head = annotation.tokens[phrase.head]
    if not _is_persons(annotation, phrase, words, people, alone) and not _described(annotation, head, people):
        return phrase
    joined = annotation.tokens[head.index - 1].text == "-"  # "Bae Seung-woo"
    return _between(annotation, phrase, words) if joined or head.text == words[-1] else phrase


def _is_persons(
    annotation: Annotation, phrase: Phrase, words: list[str], people: People, alone: dict[str, str]
) -> bool:
    """Say whether the words of a name, those before it or its use elsewhere show a person."""
    first, tokens = bool(people.first_name(words[0])), annotation.tokens[phrase.first : phrase.last]
    if any(token.tag == "NNP" and "-" in token.text[1:-1] for token in tokens):
        return True  # "Han Duck-jin": the annotation keeps such a name whole
    if annotation.in_headline(annotation.tokens[phrase.head]):
        return phrase.kind == "name" and first
    if phrase.kind == "noun":
        return first
    shortened = phrase.label != "ORG" if alone.get(words[-1], "PERSON") != "PERSON" else words[-1] in alone
    return first or shortened or _titled(annotation, phrase, words[0], people) or _is_mixed(annotation, phrase)


def _is_mixed(annotation: Annotation, phrase: Phrase) -> bool:
    """Say whether the model takes the other words for a person's: the "Harpreet Singh" of "Harpreet Singh Sodhi"."""
    before = annotation.tokens[phrase.first : phrase.head]
    return phrase.label in _MIXED and any(token.entity == "PERSON" for token in before)


def _has_office(annotation: Annotation, phrase: Phrase, people: People) -> bool:
    """Say whether an office stands behind a single name that the model does not know: "Suharyono, the minister,"."""
    beside = annotation.children(annotation.tokens[phrase.head], "appos")
    return any(people.is_office(child.lemma) and child.tag == "NN" for child in beside)


def _may_be_name(annotation: Annotation, phrase: Phrase) -> bool:
    """Say whether a phrase is a name, or a noun that is written like one: "Kwon Hye-rin, an analyst"."""
    if phrase.kind != "noun":
        return phrase.kind == "name"
    tokens = annotation.tokens[phrase.first : phrase.last]
    capitals = (
        token.text[:1].isupper() or token.text == "-" or annotation.tokens[token.index - 1].text == "-"
        for token in tokens
    )  # fmt: skip
    return len(tokens) > 1 and tokens[0].pos in ("PROPN", "NOUN") and all(capitals)


def _titled(annotation: Annotation, phrase: Phrase, first: str, people: People) -> bool:
    """Say whether a role stands right before the name: "Foreign Minister Bae Seung-woo"."""
    start = next((index for index in range(phrase.first, phrase.head) if annotation.tokens[index].text == first), None)
    return start is not None and start > phrase.first and is_title(annotation.tokens[start - 1], people)


def _cut(annotation: Annotation, phrase: Phrase, people: People) -> Phrase:
    """Give "Ana Ruiz of the Harbour Board", taken for one name, as the person alone."""
    words = [token.text for token in annotation.tokens[phrase.first : phrase.head + 1]]
    followed = phrase.head + 1 < phrase.last and annotation.tokens[phrase.head + 1].pos == "ADP"
    if not followed or len(words) != _FULL or not people.first_name(words[0]):
        return phrase
    return _between(annotation, phrase, words)


def _between(annotation: Annotation, phrase: Phrase, words: list[str]) -> Phrase:
    """Give the phrase as a person's, without what the model took for the same name before a comma or behind it."""
    first, last = phrase.first, phrase.last
    for index in range(phrase.first, phrase.head):
        first = index + 1 if annotation.tokens[index].text == "," else first
    if annotation.tokens[min(phrase.head + 1, len(annotation.tokens) - 1)].pos == "ADP":
        last = phrase.head + 1
    start, end = annotation.tokens[first].start, annotation.tokens[last - 1].end
    return replace(phrase, kind="name", label="PERSON", first=first, last=last, start=start, end=end)


def _placed(annotation: Annotation, phrase: Phrase, people: People, acting: frozenset[str]) -> Phrase:
    """Give "Debre Markos", taken for a person, as a place where only "in" and the like stand before it."""
    head = annotation.tokens[phrase.head]
    preposition = annotation.head(head)
    if phrase.label != "PERSON" or head.dep != "pobj" or preposition.lemma not in _PLACING or head.text in acting:
        return phrase
    words = name_words(annotation, phrase, people)
    before = annotation.tokens[phrase.first : phrase.head]
    titled = any(is_title(token, people) for token in before) or bool(people.first_name(words[0]) if words else "")
    if titled or annotation.head(preposition).lemma in _TRUSTING:
        return phrase
    return replace(phrase, label="GPE")


def _described(annotation: Annotation, head: Token, people: People) -> bool:
    """Say whether what follows the name tells of a person: "Ana Ruiz, a lawyer", "Ana Ruiz, who"."""
    if any(people.is_role(child.lemma) and child.tag == "NN" for child in annotation.children(head, "appos")):
        return True
    following = [token.text for token in annotation.tokens[head.index + 1 : head.index + 3]]
    return following == [",", "who"] or _is_listed_as(annotation, head, people)


def _is_listed_as(annotation: Annotation, head: Token, people: People) -> bool:
    """Say whether a name ends a list of people: the second of "two lawmakers, Ana Ruiz and Tom Lund"."""
    above = annotation.head(head)
    if head.dep != "conj" or above.entity != "PERSON":
        return False
    while above.dep == "conj" and annotation.head(above).entity == "PERSON":
        above = annotation.head(above)
    noun = annotation.head(above)
    return above.dep in ("appos", "conj") and noun.tag == "NNS" and people.is_role(noun.lemma)


def _surnames(annotation: Annotation, phrases: tuple[Phrase, ...], people: People) -> Iterable[str]:
    for phrase in phrases:
        if phrase.label == "PERSON":
            words = name_words(annotation, phrase, people)
            if len(words) > 1:
                yield from words[-2:] if len(words) > _FULL else words[-1:]  # "Ruiz" of "Ana Ruiz Castro"


def _short(annotation: Annotation, phrase: Phrase, people: People, surnames: frozenset[str]) -> Phrase:
    if phrase.label == "PERSON" or phrase.kind == "pronoun":
        return phrase
    head = annotation.tokens[phrase.head]
    alone = phrase.last - phrase.first == 1 or annotation.tokens[phrase.head - 1].text.istitle()
    if head.text not in surnames or not alone or not _acts(annotation, phrase, people):
        return phrase
    return replace(phrase, kind="name", label="PERSON")


def _acts(annotation: Annotation, phrase: Phrase, people: People) -> bool:
    """Say whether the phrase stands where persons do: as one who does something, not as a place or a modifier."""
    head = annotation.tokens[phrase.head]
    if head.dep != "pobj":
        inverted = head.dep == "dobj" and people.is_speech(annotation.head(head).lemma)  # '"...," recalled Ana Ruiz'
        return head.dep in _ACTING or inverted
    preposition = annotation.head(head)
    if annotation.head(preposition).lemma == "accord":
        return True
    return phrase.label not in _PLACES and preposition.lemma in _SPEAKING
