"""Tell dates from what only looks like one: Theresa May, the Sunday Times, 2000 troops, "to march"."""

from bisect import bisect_right
from collections.abc import Callable

from accord.model import Annotation, Span, Token
from accord.times.grammar import Found
from accord.times.words import load_toml

_COUNTS = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT", "ORDINAL"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "LAW"})

_MARKS = frozenset("\"“”‘’'") | {"``", "''"}
_DATE_ROLES = frozenset({"nsubj", "nsubjpass", "npadvmod", "pobj", "compound", "nmod", "poss", "conj", "appos"})


class Screen:
    """Says whether a match is a date in its sentence; loads its lists once."""

    def __init__(self) -> None:
        lists = load_toml("lookalikes.toml")
        self._repeating = frozenset(lists["repeating"])
        self._before = frozenset(lists["prepositions"])
        self._designators = frozenset(lists["designators"])
        self._followers = frozenset(lists["followers"])
        self._after_verbs = frozenset(lists["after_verbs"])
        self._months = frozenset(lists["months"])
        self._phrases = frozenset(lists["phrases"])
        self._checks: dict[str, Callable[[Annotation, Found, tuple[Token, ...]], bool]] = {
            "month_year": self._month,
            "weekday": self._weekday,
            "named_day": self._weekday,
            "year": self._year,
            "this_unit": self._in_title,
            "relative_day": self._in_title,
            "present": self._in_title,
            "season": _noun,
            "season_year": _noun,
            "current": _adjective,
            "recent": _adjective,
            "past": _not_adjective,
        }

    def passes(self, annotation: Annotation, found: Found) -> bool:
        """Say whether the match is a date."""
        tokens = annotation.tokens_in(_covering(annotation, found.span))
        if not tokens:
            return True
        before = _neighbour(annotation, tokens[0], -1)
        if before is not None and before.text.lower() in self._repeating:
            return False  # "every Friday" is a habit, not a day
        check = self._checks.get(found.rule.name)
        return check is None or check(annotation, found, tokens)

    def _month(self, annotation: Annotation, found: Found, tokens: tuple[Token, ...]) -> bool:
        if "year" in found.parts:
            return True
        month, before = tokens[-1], _neighbour(annotation, tokens[0], -1)
        led = before is not None and before.text.lower() in self._before
        if _part_of_name(annotation, month, found.span):
            return False
        if found.parts["month"].rstrip(".").lower() in self._months:
            after = _neighbour(annotation, month, 1)
            marches = after is not None and after.text.lower() in self._after_verbs
            dated = month.entity == "DATE" and month.dep in _DATE_ROLES and not marches
            return month.pos in ("PROPN", "NOUN") and (led or dated or len(tokens) > 1)
        named = month.entity in _NAMES or _first_name(annotation, month)
        return led or not named

    def _weekday(self, annotation: Annotation, found: Found, tokens: tuple[Token, ...]) -> bool:
        after, above = _neighbour(annotation, tokens[-1], 1), annotation.head(tokens[-1])
        named = (token for token in (after, above) if token is not None and token.index > tokens[-1].index)
        if any(token.text.lower() in self._followers and token.text[:1].isupper() for token in named):
            return False
        if after is not None and f"{tokens[-1].text} {after.text}".lower() in self._phrases:
            return False
        before = _neighbour(annotation, tokens[0], -1)
        if before is not None and f"{before.text} {tokens[0].text}".lower() in self._phrases:
            return False
        return not _part_of_name(annotation, tokens[-1], found.span)

    def _in_title(self, annotation: Annotation, found: Found, tokens: tuple[Token, ...]) -> bool:
        """Tell "this week" from a programme called "This Week", and "today" from USA Today."""
        if tokens[0].index == annotation.sentence_of(tokens[0]).first or not tokens[-1].text[:1].isupper():
            return True
        before = _neighbour(annotation, tokens[0], -1)
        if before is None:
            return True
        return before.pos != "PROPN" and not (before.text in _MARKS and _closed(annotation, tokens[-1]))

    def _year(self, annotation: Annotation, found: Found, tokens: tuple[Token, ...]) -> bool:
        token = tokens[0]
        before, after = _neighbour(annotation, token, -1), _neighbour(annotation, token, 1)
        if before is not None and before.text.lower() in self._designators:
            return False
        if token.entity == "DATE":
            return True
        led = before is not None and before.text.lower() in self._before
        counted = after is not None and (after.tag in ("NNS", "NNPS") or after.text in ("%", "percent"))
        if counted and token.entity in _COUNTS:
            return False
        if led:
            return not counted
        if token.entity in _COUNTS and not _names_its_noun(before, after):
            return False
        return 1900 <= int(found.parts["year"]) <= 2099 and not counted


def _closed(annotation: Annotation, token: Token) -> bool:
    """Say whether a quotation mark follows, after a comma or a full stop at most."""
    after = _neighbour(annotation, token, 1)
    if after is not None and after.text in (",", "."):
        after = _neighbour(annotation, after, 1)
    return after is not None and after.text in _MARKS


def _first_name(annotation: Annotation, token: Token) -> bool:
    """Say whether the word stands before a name and belongs to it: "August Wilson"."""
    after = _neighbour(annotation, token, 1)
    return after is not None and token.dep == "compound" and after.pos == "PROPN" and token.head >= after.index


def _names_its_noun(before: Token | None, after: Token | None) -> bool:
    """Say whether a number stands as in "the 2015 accord": a count would ask for a plural."""
    return before is not None and before.pos == "DET" and after is not None and after.tag == "NN"


def _part_of_name(annotation: Annotation, token: Token, span: Span) -> bool:
    """Say whether the word belongs to a longer name that is no date."""
    number = bisect_right(annotation.names, token.index, key=lambda name: name.first) - 1
    if number < 0 or annotation.names[number].last <= token.index:
        return False
    name = annotation.names[number]
    return name.label in _NAMES and not (span.start <= name.start and name.end <= span.end + len("'s"))


def _noun(annotation: Annotation, found: Found, tokens: tuple[Token, ...]) -> bool:
    """Tell the fall of the year from the verb."""
    season = found.parts["season"].lower()
    return all(token.pos != "VERB" for token in tokens if token.text.lower() == season)


def _adjective(annotation: Annotation, found: Found, tokens: tuple[Token, ...]) -> bool:
    return tokens[-1].pos in ("ADJ", "NOUN", "PROPN") if len(tokens) > 1 else tokens[0].pos == "ADJ"


def _not_adjective(annotation: Annotation, found: Found, tokens: tuple[Token, ...]) -> bool:
    return tokens[-1].pos != "ADJ" or tokens[-1].lemma != "past"


def _neighbour(annotation: Annotation, token: Token, step: int) -> Token | None:
    index = token.index + step
    if not 0 <= index < len(annotation.tokens):
        return None
    other = annotation.tokens[index]
    return other if other.sentence == token.sentence else None


def _covering(annotation: Annotation, span: Span) -> Span:
    """Give the span widened by a possessive or a dot that the tokeniser keeps on the word."""
    for extra in range(3):
        if annotation.tokens_in(Span(span.start, span.end + extra)):
            return Span(span.start, span.end + extra)
    return span
