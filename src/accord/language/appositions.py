"""What stands beside a name tells what it names: "a spokeswoman, Ayla Demir", "the daily Nowy Kurier"."""

from dataclasses import replace

from accord.language.people import People
from accord.language.phrases import whole_name
from accord.model import Annotation, Phrase, Token

_COUNTRYMEN = ("man", "woman")
NATIONALS = ("ian", "ean", "uan", "kan")  # what words for one of a nation end in
_NAMING = frozenset({"call", "name", "dub"})
_PUBLISHING = frozenset({"publish", "print", "post", "release", "issue", "write"})  # what stands behind is the place
NAMELESS = frozenset(  # bodies that are called by their noun, or whose name stands in it
    {"ministry", "government", "army", "police", "court", "parliament", "senate", "congress", "office", "embassy"}
    | {"department", "administration", "council", "navy", "military", "state", "president", "mission", "committee"}
)
_THINGS = frozenset(  # that have names
    {"vessel", "ship", "boat", "tanker", "ferry", "trawler", "freighter", "yacht", "submarine", "frigate", "aircraft"}
    | {
        "film",
        "movie",
        "novel",
        "book",
        "programme",
        "program",
        "series",
        "show",
        "album",
        "song",
        "play",
        "app",
        "bridge",
    }
)
_RELATIVES = frozenset(
    {"wife", "husband", "widow", "widower", "mother", "father", "daughter", "son", "sister", "brother", "aunt", "uncle"}
    | {"niece", "nephew", "cousin", "fiancée", "fiancé", "girlfriend", "boyfriend", "grandmother", "grandfather"}
)
_DOUBLE = frozenset({"South", "North", "New", "Saudi", "Sri"})  # the "South" of "the South African"
_BODY_OPENINGS = frozenset(
    {"Radio", "TV", "Agence", "Banco", "Banque", "Grupo", "Groupe", "Partido", "Movimiento", "Frente"}
)
_PLACES = ("there", "here")  # "the mayor there, Ana Ruiz"
_STORMS = ("Hurricane", "Typhoon", "Cyclone", "Storm")
_MISTERS = ("mr", "mrs", "ms", "miss", "dr")
_HONOURED = ("Lama", "Khan", "Lamas")  # "the Dalai Lama"
_MOST_BEFORE = 3  # words of a person's name before the last
_NEVER = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE", "EVENT", "LAW"})


def relabel(annotation: Annotation, phrases: tuple[Phrase, ...], people: People) -> tuple[Phrase, ...]:
    """Give the phrases with names called persons behind a role, and organisations behind the noun for a body.

    The model guesses names that it has never seen, while the noun beside them is plain.
    """
    found = [_relabelled(annotation, phrase, people) if phrase.kind == "name" else phrase for phrase in phrases]
    shown = {
        _text(annotation, one) for one, other in zip(phrases, found, strict=True) if one.label != other.label == "ORG"
    }
    return tuple(
        replace(one, label="ORG") if one.label == "PERSON" and _text(annotation, one) in shown else one for one in found
    )


def _text(annotation: Annotation, phrase: Phrase) -> str:
    return annotation.text[phrase.start : phrase.end]


def _relabelled(annotation: Annotation, phrase: Phrase, people: People) -> Phrase:
    if phrase.label in _NEVER:
        return phrase
    head = annotation.tokens[phrase.head]
    if _is_countryman(annotation, phrase, people):
        return replace(phrase, kind="noun", label="")
    if _ends_as_body(annotation, phrase, people):
        return replace(phrase, label="ORG")
    if annotation.tokens[phrase.first].text in _STORMS and phrase.label == "PERSON":
        return replace(phrase, label="EVENT")
    if phrase.label in ("GPE", "LOC", "") and annotation.tokens[phrase.first].text.lower().rstrip(".") in _MISTERS:
        return replace(phrase, label="PERSON")
    articles = [child.text for child in annotation.children(head, "det")]
    if head.dep == "appos" and annotation.head(head).entity == "PERSON" and articles[:1] in (["a"], ["an"]):
        return replace(phrase, kind="noun", label="")  # "Ana Ruiz, a Jesuit"
    beside = whose(annotation, annotation.head(head), people) if head.dep == "appos" else None
    inside = annotation.tokens[phrase.first : phrase.head]
    nouns = [token for token in inside if token.text.islower() and _is_noun(token, people)]
    behind = [token for token in annotation.children(head, "appos") if token.tag == "NN"]
    if phrase.label == "PERSON" and any(_is_body_alone(annotation, token, people) for token in behind):
        return _body(annotation, phrase)
    if not nouns and phrase.first and head in _doubled(annotation, annotation.tokens[phrase.first - 1]):
        nouns = [annotation.tokens[phrase.first - 1]]
    if nouns and nouns[-1].lemma in _THINGS and phrase.label == "PERSON":
        return replace(phrase, label="PRODUCT")  # "the tanker Northern Pioneer"
    if nouns and people.is_body(nouns[-1].lemma):  # not "the ministry spokesman Ana Ruiz"
        return _body(annotation, phrase)
    if beside is None or beside.tag not in ("NN", "NNP") or not head.text[:1].isupper():
        return phrase
    if beside.lemma in _RELATIVES and not inside and _stands_apart(annotation, phrase):
        return replace(phrase, label="PERSON")  # "his wife, Solange, said"
    full = 1 <= len(inside) <= _MOST_BEFORE and all(token.pos == "PROPN" for token in inside)
    if full and people.is_role(beside.text.lower()):
        return replace(phrase, label="PERSON")
    if phrase.label == "PERSON" and _role_of(annotation, beside, people):
        return phrase
    close = phrase.first == beside.index + 1  # "state newspaper Mirror"
    meant = close or phrase.label not in ("GPE", "NORP") or _is_set_off(annotation, phrase, beside)
    return _body(annotation, phrase) if people.is_body(beside.lemma) and beside.tag == "NN" and meant else phrase


def _is_noun(token: Token, people: People) -> bool:
    """Say whether a word before a name is a noun: "the daily Surma Barta", whatever the model says of "daily"."""
    return token.pos in ("NOUN", "PROPN") or (token.pos == "ADJ" and people.is_body(token.lemma))


def _ends_as_body(annotation: Annotation, phrase: Phrase, people: People) -> bool:
    """Say whether the last or first word of a name shows a body: "Straits Gazette", "Radio Prut"; not "Emily Post"."""
    opening, *others = annotation.tokens[phrase.first : phrase.head + 1]
    if phrase.label == "ORG" or not others or not others[-1].text.istitle():
        return False
    if phrase.label == "PERSON" and _has_article(others, opening, people):
        return True
    if opening.text in _BODY_OPENINGS:
        return True
    if people.first_name(opening.text):
        return False
    return people.names_body(others[-1].text) if phrase.label != "PERSON" else people.names_home(others[-1].text)


def _has_article(others: list[Token], opening: Token, people: People) -> bool:
    """Say whether an article stands right before a name of several words, as before no person's."""
    plain = all(token.pos == "PROPN" and not token.text.islower() for token in others)
    titled = people.without_titles([token.text for token in others]) != [token.text for token in others]
    known = bool(people.first_name(others[0].text)) or others[-1].text in _HONOURED
    return opening.lemma.lower() == "the" and len(others) > 1 and plain and not titled and not known


def _is_set_off(annotation: Annotation, phrase: Phrase, noun: Token) -> bool:
    """Say whether a name stands between two commas behind a definite noun: "the company, Permata, denied"."""
    definite = any(child.lemma == "the" for child in annotation.children(noun, "det"))
    whole = definite or phrase.head > phrase.first  # "a group, Manos Limpias Bolivia, denied"
    return whole and _stands_apart(annotation, phrase)


def _stands_apart(annotation: Annotation, phrase: Phrase) -> bool:
    after = annotation.tokens[phrase.last].text if phrase.last < len(annotation.tokens) else ""
    return annotation.tokens[phrase.first - 1].text == "," == after


def _is_countryman(annotation: Annotation, phrase: Phrase, people: People) -> bool:
    """Say whether a name is only a word for one of a nation, party or faith: "the Dutchman", "the Republican"."""
    opening, *others = annotation.tokens[phrase.first : phrase.last]
    if opening.text.lower() not in ("the", "a") or not others:
        return False
    plain = phrase.label == "GPE" or (not phrase.label and len(others) > 1)  # not "the Guardian"
    nation = plain and others[-1].text.endswith(NATIONALS)
    plain = all(not other.text[:1].isalpha() or other.text.islower() or other.text in _DOUBLE for other in others[:-1])
    sure = phrase.label != "NORP"
    one = plain and others[-1].tag != "NNPS" and people.is_national(others[-1].text, sure=sure)
    return nation or one or (len(others) == 1 and others[0].text.endswith(_COUNTRYMEN))


def _body(annotation: Annotation, phrase: Phrase) -> Phrase:
    last = whole_name(annotation, annotation.tokens[phrase.head], phrase.last)
    return replace(phrase, label="ORG", last=last, end=annotation.tokens[last - 1].end)


def whose(annotation: Annotation, noun: Token, people: People) -> Token:
    """Give the noun whose name stands behind a longer phrase: in "the firm shown in the film, Norsk Malm" the firm."""
    one = noun
    while not (people.is_role(one.lemma) or _is_plain_body(annotation, one, people)):
        preposition = annotation.head(one)
        above = annotation.head(preposition)
        if one.dep != "pobj" or above.index == preposition.index:
            return noun
        one = annotation.head(above) if above.dep == "acl" else above
    return one


def _is_plain_body(annotation: Annotation, one: Token, people: People) -> bool:
    """Say whether a noun is for a body that a name may stand behind; not the last word of "the Rural Alliance"."""
    return one.pos != "PROPN" and people.is_body(one.lemma) and not _is_nameless(annotation, one, people)


def _is_nameless(annotation: Annotation, body: Token, people: People) -> bool:
    """Say whether a body that goes by its noun only tells whose role it is: "a spokesman for the ministry, Ruiz"."""
    preposition = annotation.head(body)
    return body.lemma in NAMELESS and body.dep == "pobj" and people.is_role(annotation.head(preposition).lemma)


def _is_body_alone(annotation: Annotation, noun: Token, people: People) -> bool:
    """Say whether a noun behind a name says that it is a body's: "Open Wells, a charity"; not "Ruiz, party chief"."""
    article = any(child.lemma in ("a", "an") for child in annotation.children(noun, "det"))
    article = article or any(
        child.pos == "NOUN" for child in annotation.children(noun, "poss")
    )  # "the country's largest"
    return article and people.is_body(noun.lemma) and not people.is_role(noun.lemma)


def _role_of(annotation: Annotation, body: Token, people: People) -> bool:
    """Say whether a body only tells whose role it is: "the head of the council, Obong Etim"."""
    preposition = annotation.head(body)
    return preposition.pos == "ADP" and people.is_role(annotation.head(preposition).lemma)


def names_beside(annotation: Annotation, noun: Token) -> list[Token]:
    """Give the heads of what is in apposition to a noun, also where the parser hung it on a word behind it.

    "Our correspondent in Rome, Ana Ruiz": the comma makes the name the correspondent's, not Rome's; "the firm shown in
    the film, Norsk Malm" likewise.
    """
    found = appositions(annotation, noun)
    told = [one for one in annotation.children(noun, "acl") if one.lemma not in _PUBLISHING]
    behind = [*annotation.children(noun, "prep"), *(prep for one in told for prep in annotation.children(one, "prep"))]
    for preposition in behind:
        for inner in annotation.children(preposition, "pobj"):
            if preposition.index > noun.index:
                found += names_beside(annotation, inner)
    return found


def appositions(annotation: Annotation, noun: Token) -> list[Token]:
    """Give the heads of what is in apposition to a noun, and to that in turn: "his widow, the poet Ana Ruiz".

    What the parser took for a list of two without "and" is one: "the rivals, the Harbour Front, said".
    """
    found = [*annotation.children(noun, "appos"), *_doubled(annotation, noun)]
    for head in tuple(found):
        found += appositions(annotation, head) if head.pos == "NOUN" else ()
    for called in annotation.children(noun, "acl"):  # "a holding called Varkan Home"
        found += annotation.children(called, "oprd") if called.lemma in _NAMING else ()
    listed = annotation.children(noun, "conj")
    if len(listed) == 1 and not annotation.children(noun, "cc") and not annotation.children(listed[0], "cc", "conj"):
        found += listed if annotation.tokens[annotation.subtree(listed[0])[0].index - 1].text == "," else ()
    return found


def _doubled(annotation: Annotation, noun: Token) -> tuple[Token, ...]:
    """Give the name behind a noun that the parser took for a second subject: "agency Tassim", "her coach, Ruiz"."""
    there = annotation.tokens[min(noun.index + 1, len(annotation.tokens) - 1)].lemma in _PLACES
    following = annotation.tokens[noun.index + 1 + there : noun.index + 2 + there]
    if noun.dep != "nsubj" or noun.tag not in ("NN", "NNP") or noun.head == noun.index or not following:
        return ()
    others = annotation.children(annotation.head(noun), "nsubj")
    start = noun.index + 1 + there + (following[0].text == ",")
    return tuple(one for one in others if annotation.subtree(one)[0].index == start and one.pos == "PROPN")
