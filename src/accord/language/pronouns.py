"""Find whom a pronoun stands for: the best earlier phrase that fits, or nobody."""

from collections.abc import Iterable

from accord.model import Annotation, Phrase, Token

REACH = 3  # sentences back that "he" and "she" may point; "they" and "it" reach one
_GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_SUBJECTS = ("nsubj", "nsubjpass")
_SPEAKING_BONUS = 0.6  # "Smith said he": the one who says it is the likeliest
_SUBJECT_BONUS = 1.2
_MAIN_BONUS = 0.3  # "it" and "they" rather go on with the subject of the sentence than with an inner one
_QUOTE_EDGE = 1.5


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
    return next((annotation.head(above) for above in annotation.ancestors(pronoun) if above.dep == "relcl"), None)


def best_candidate(
    annotation: Annotation, pronoun: Token, candidates: Iterable[Phrase], *, reach: int = REACH, subjects: bool = False
) -> Phrase | None:
    """Give the candidate that fits best; they come latest first. `subjects` takes only subjects."""
    inside = annotation.quotation_at(pronoun.start)
    best: tuple[float, Phrase] | None = None
    for phrase in candidates:
        other = annotation.tokens[phrase.head]
        distance = pronoun.sentence - other.sentence
        if distance > reach:
            break
        if _same_clause(annotation, pronoun, other) or (subjects and other.dep not in _SUBJECTS):
            continue
        score = -1.0 * distance
        if other.dep in _SUBJECTS:
            score += _SUBJECT_BONUS + _MAIN_BONUS * (subjects and annotation.head(other).dep == "ROOT")
            score += _SPEAKING_BONUS * _governs(annotation, annotation.head(other), pronoun)
        if inside != annotation.quotation_at(other.start):
            score -= _QUOTE_EDGE
        if best is None or score > best[0]:
            best = (score, phrase)
    return best[1] if best else None


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


def _same_clause(annotation: Annotation, pronoun: Token, other: Token) -> bool:
    """Say whether both are arguments of one verb, which "X hit him" never joins."""
    if pronoun.dep == "poss" or pronoun.text.lower().endswith(("self", "selves")):
        return pronoun.head == other.index  # "his brother" is not the brother
    return pronoun.head == other.head
