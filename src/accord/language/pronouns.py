"""What a pronoun is, and what speaks for an earlier phrase as the one that it stands for."""

from accord.model import Annotation, Phrase, Token

REACH = 3  # sentences back that "he" and "she" may point
_GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_SUBJECTS = ("nsubj", "nsubjpass")


def gender_of(pronoun: Token) -> str:
    """Give "m" for he, "f" for she, else ""."""
    return _GENDER.get(pronoun.text.lower(), "")


def is_first_person(pronoun: Token) -> bool:
    """Say whether the pronoun is a speaker's "I"."""
    return pronoun.text.lower() in _FIRST


def is_plural(pronoun: Token) -> bool:
    """Say whether the pronoun is "they" in one of its forms."""
    return pronoun.text.lower() in _PLURAL


def is_thing(annotation: Annotation, pronoun: Token) -> bool:
    """Say whether the pronoun is an "it" that stands for something ("it is said that" does not)."""
    if pronoun.text.lower() not in _THING or pronoun.dep == "expl":
        return False
    verb = annotation.head(pronoun)
    if pronoun.dep in _SUBJECTS and verb.lemma in ("be", "seem", "appear", "take", "rain", "snow", "look"):
        return not annotation.children(verb, "ccomp", "xcomp", "advcl", "acomp", "npadvmod")
    return not (pronoun.dep == "nsubjpass" and annotation.children(verb, "ccomp"))


def part_of(annotation: Annotation, pronoun: Token) -> Token | None:
    """Give the group that "one of the envoys", "some of them" takes from; None for other pronouns."""
    for child in annotation.children(pronoun, "prep"):
        if child.lemma == "of" and child.index == pronoun.index + 1:
            return next(iter(annotation.children(child, "pobj")), None)
    return None


def relative_antecedent(annotation: Annotation, pronoun: Token) -> Token | None:
    """Give the noun that "who", "which" or "that" takes up, where it opens a relative clause."""
    if pronoun.tag not in ("WP", "WDT", "WP$"):
        return None
    for above in annotation.ancestors(pronoun):
        if above.dep == "relcl":
            return _one_from(annotation, pronoun, annotation.head(above))
    before = [token for token in annotation.tokens[max(0, pronoun.index - 2) : pronoun.index] if token.text != ","]
    near = before[-1:] if pronoun.tag == "WP" else []
    return next(
        (token for token in near if token.pos in ("NOUN", "PROPN") and token.sentence == pronoun.sentence), None
    )


def _one_from(annotation: Annotation, pronoun: Token, noun: Token) -> Token:
    """Give the person before a place that the parser hung a "who" on: "a driver from Oruro, who".

    Of several names, the last one where the clause is of one.
    """
    last = _last_of(annotation, noun, pronoun)
    if last is not None:
        return last
    preposition = annotation.head(noun)
    placed = noun.entity in ("GPE", "LOC", "FAC", "ORG") and noun.dep == "pobj" and preposition.pos == "ADP"
    above = annotation.head(preposition)
    if pronoun.tag != "WP" or not placed or above.pos not in ("NOUN", "PROPN"):
        return noun
    return above


def _last_of(annotation: Annotation, noun: Token, pronoun: Token) -> Token | None:
    """Give the last name of a list, right before a "who" that the parser hung on the first: "Ruiz and Lund, who"."""
    if pronoun.index <= noun.index + 1:
        return None
    before = annotation.tokens[pronoun.index - 1 - (annotation.tokens[pronoun.index - 1].text == ",")]
    one = before
    while one.dep == "conj" and one.index != noun.index:
        one = annotation.head(one)
    several = any(child.tag == "VBP" or child.text == "were" for child in _verbs_of(annotation, pronoun))
    listed = before.dep == "conj" and one.index == noun.index and before.pos == "PROPN"
    return before if listed and pronoun.tag == "WP" and not several else None


def _verbs_of(annotation: Annotation, pronoun: Token) -> tuple[Token, ...]:
    verb = annotation.head(pronoun)
    return (verb, *annotation.children(verb, "aux", "auxpass"))


def features(annotation: Annotation, pronoun: Token, phrase: Phrase) -> dict[str, float]:
    """Give what speaks for and against a phrase as the pronoun's antecedent, from these two alone."""
    other = annotation.tokens[phrase.head]
    verb = annotation.head(other)
    subject = other.dep in _SUBJECTS
    return {
        "sentences": float(min(pronoun.sentence - other.sentence, REACH + 1)),
        "paragraph": float(annotation.sentence_of(pronoun).paragraph != annotation.sentence_of(other).paragraph),
        "subject": float(subject),
        "main": float(subject and verb.dep == "ROOT"),
        "possessor": float(other.dep == "poss"),
        "apposition": float(other.dep in ("appos", "conj")),
        "governs": float(subject and _governs(annotation, verb, pronoun)),
        "quotation": float(annotation.quotation_at(pronoun.start) != annotation.quotation_at(other.start)),
        "pronoun": float(phrase.kind == "pronoun"),
        "name": float(phrase.kind == "name"),
        "predicate": float(other.dep in ("attr", "oprd") or (other.dep == "pobj" and verb.lemma in ("as", "like"))),
        "indefinite": float(any(child.text.lower() in ("a", "an") for child in annotation.children(other, "det"))),
    }


def same_clause(annotation: Annotation, pronoun: Token, other: Token) -> bool:
    """Say whether both are arguments of one verb, which "X hit him" never joins."""
    if pronoun.dep == "poss" or pronoun.text.lower().endswith(("self", "selves")):
        return pronoun.head == other.index  # "his brother" is not the brother
    return pronoun.head == other.head


def following_subject(annotation: Annotation, pronoun: Token) -> Token | None:
    """Give the subject that a possessive in an opening phrase points forward to ("In his speech, Smith")."""
    if pronoun.dep not in ("poss", "nsubj"):
        return None
    for above in annotation.ancestors(pronoun):
        if above.dep in ("prep", "advcl") and above.index < above.head:
            subjects = annotation.children(annotation.head(above), *_SUBJECTS)
            return next((subject for subject in subjects if subject.index > pronoun.index), None)
    return None


def _governs(annotation: Annotation, verb: Token, pronoun: Token) -> bool:
    return any(above.index == verb.index for above in annotation.ancestors(pronoun))
