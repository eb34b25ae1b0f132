"""Say which noun phrases stand for the same one, by rules.

Names first: a later short name joins the last full name that ends in it ("Luke Hartig" ...
"Hartig"). Then he and she: the nearest earlier person that fits in gender, subjects before objects,
never across the edge of a quotation. Other pronouns and titles stay alone: what the rules cannot
decide is left open, since a wrong link puts words into the wrong mouth.
"""

import csv
from dataclasses import replace
from importlib.resources import files

from accord.model import Annotation, Phrase, Span, Token

_REACH = 3  # sentences back that a pronoun may point
_HE, _SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_WHO = frozenset({"who", "whom", "whose"})
_TITLE_GENDER = {
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "sheikh": "m", "pope": "m",
    "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "lady": "f", "queen": "f", "princess": "f",
    "chairman": "m", "spokesman": "m", "spokeswoman": "f", "chairwoman": "f", "congresswoman": "f", "congressman": "m",
}  # fmt: skip


class Coreference:
    """Chains noun phrases; loads the list of first names once."""

    def __init__(self) -> None:
        data = (files("accord.language") / "data" / "first_names.csv").read_text(encoding="utf-8")
        self._gender = {row["name"]: row["gender"] for row in csv.DictReader(data.splitlines())}

    def chain(self, annotation: Annotation, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """Give the same phrases with one chain number for all that stand for the same one."""
        chains = [phrase.chain for phrase in phrases]
        genders: dict[int, str] = {}
        people: list[int] = []  # phrases that stand for a person, in text order
        by_last: dict[str, list[int]] = {}
        by_full: dict[str, int] = {}
        for number, phrase in enumerate(phrases):
            if phrase.kind == "name":
                known = self._earlier_name(annotation, phrase, phrases, by_full, by_last)
                if known is not None:
                    chains[number] = chains[known]
                self._remember(annotation, phrase, number, by_full, by_last)
                if phrase.label == "PERSON":
                    gender = self._gender_of(annotation, phrase)
                    if gender and chains[number] not in genders:
                        genders[chains[number]] = gender
                    people.append(number)
            elif phrase.kind == "noun" and self._noun_gender(annotation, phrase):
                genders[chains[number]] = self._noun_gender(annotation, phrase)
                people.append(number)
            elif phrase.kind == "pronoun":
                found = self._antecedent(annotation, number, phrases, people, chains, genders)
                if found is not None:
                    chains[number] = chains[found]
                    genders.setdefault(chains[found], _pronoun_gender(annotation.tokens[phrase.head]) or "")
                    people.append(number)
        return tuple(replace(phrase, chain=chain) for phrase, chain in zip(phrases, chains, strict=True))

    def _earlier_name(
        self,
        annotation: Annotation,
        phrase: Phrase,
        phrases: tuple[Phrase, ...],
        by_full: dict[str, int],
        by_last: dict[str, list[int]],
    ) -> int | None:
        words = _name_words(annotation, phrase)
        if not words:
            return None
        if " ".join(words) in by_full:
            return by_full[" ".join(words)]
        for number in reversed(by_last.get(words[-1], [])):
            earlier = _name_words(annotation, phrases[number])
            same_kind = phrases[number].label == phrase.label or "PERSON" in (phrases[number].label, phrase.label)
            if same_kind and (_is_tail(words, earlier) or _is_tail(earlier, words)):
                return number
        return None

    def _remember(
        self,
        annotation: Annotation,
        phrase: Phrase,
        number: int,
        by_full: dict[str, int],
        by_last: dict[str, list[int]],
    ) -> None:
        words = _name_words(annotation, phrase)
        if words:
            by_full.setdefault(" ".join(words), number)
            if phrase.label == "PERSON":
                by_last.setdefault(words[-1], []).append(number)

    def _gender_of(self, annotation: Annotation, phrase: Phrase) -> str:
        for token in annotation.tokens[phrase.first : phrase.last]:
            title = _TITLE_GENDER.get(token.text.lower())
            if title:
                return title
        words = _name_words(annotation, phrase)
        return self._gender.get(words[0], "") if len(words) > 1 else ""

    def _noun_gender(self, annotation: Annotation, phrase: Phrase) -> str:
        return _TITLE_GENDER.get(annotation.tokens[phrase.head].lemma, "")

    def _antecedent(
        self,
        annotation: Annotation,
        number: int,
        phrases: tuple[Phrase, ...],
        people: list[int],
        chains: list[int],
        genders: dict[int, str],
    ) -> int | None:
        pronoun = annotation.tokens[phrases[number].head]
        word = pronoun.text.lower()
        if word in _WHO or (word in ("which", "that") and pronoun.tag in ("WDT", "WP")):
            return _relative_antecedent(annotation, pronoun, phrases, number)
        gender = _pronoun_gender(pronoun)
        if gender is None:
            return None
        inside = annotation.quotation_at(pronoun.start)
        best: tuple[float, int] | None = None
        for candidate in reversed(people):
            other = annotation.tokens[phrases[candidate].head]
            distance = pronoun.sentence - other.sentence
            if distance > _REACH:
                break
            if genders.get(chains[candidate], gender) not in (gender, ""):
                continue
            if _same_clause_object(annotation, pronoun, other):
                continue
            score = _fit(annotation, other, distance, inside, annotation.quotation_at(other.start))
            if best is None or score > best[0]:
                best = (score, candidate)
        return best[1] if best else None


def _fit(annotation: Annotation, other: Token, distance: int, inside: Span | None, other_inside: Span | None) -> float:
    score = -1.0 * distance
    if other.dep in ("nsubj", "nsubjpass"):
        score += 1.2
    if inside != other_inside:
        score -= 0.8 if inside else 1.5  # who is quoted tends to be spoken of outside the quotation
    return score


def _same_clause_object(annotation: Annotation, pronoun: Token, other: Token) -> bool:
    """Say whether "he" and the other are arguments of one verb, which "X hit him" never joins."""
    return pronoun.head == other.head and pronoun.dep != "poss" and not pronoun.text.lower().endswith("self")


def _relative_antecedent(
    annotation: Annotation, pronoun: Token, phrases: tuple[Phrase, ...], number: int
) -> int | None:
    for above in annotation.ancestors(pronoun):
        if above.dep == "relcl":
            return next((back for back in range(number - 1, -1, -1) if phrases[back].head == above.head), None)
    return None


def _pronoun_gender(pronoun: Token) -> str | None:
    word = pronoun.text.lower()
    return "m" if word in _HE else "f" if word in _SHE else None


def _name_words(annotation: Annotation, phrase: Phrase) -> list[str]:
    """Give the words of the name itself: no title before it, no possessive after it."""
    tokens = [token for token in annotation.tokens[phrase.first : phrase.last] if token.entity == phrase.label]
    return [token.text for token in tokens if token.tag != "POS" and token.pos in ("PROPN", "NOUN", "ADJ")]


def _is_tail(short: list[str], full: list[str]) -> bool:
    return len(short) < len(full) and full[-len(short) :] == short
