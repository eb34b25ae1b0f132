"""The grammar of date expressions: rules of ``data/grammar.toml`` as regular expressions."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accord.model import Span
from accord.times.words import Words, load_toml

# One character for one character: offsets stay those of the text.
_PLAIN = str.maketrans("’‘‐‑‒–−\u00a0\u2009\u202f\n\r\t", "''-----      ")
_WORD = re.compile(r"[a-z]+")
_WORD_OR_NUMBER = re.compile(r"[A-Za-z]+|[0-9]+")
_BEFORE, _AFTER = 80, 100  # no expression is longer, counted from a word that its rule needs
_PART = re.compile(r"\{([a-z_0-9]*[a-z][a-z_0-9]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to write a date: its name, its pattern, and the reader that says what it means."""

    order: int
    name: str
    pattern: re.Pattern[str]
    read: str
    needs: frozenset[str]
    stands_for: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that one rule matches, with the parts that the rule names."""

    rule: Rule
    span: Span
    text: str
    parts: dict[str, str]

    def get(self, *names: str) -> str | None:
        """Give the first of the named parts that is there."""
        return next((self.parts[name] for name in names if name in self.parts), None)


class Grammar:
    """Finds everything that looks like a date."""

    def __init__(self, words: Words, holidays: Iterable[str]) -> None:
        data = load_toml("grammar.toml")
        lists = _word_lists(words, holidays)
        parts = {**_word_parts(words, holidays), **data["parts"]}
        self._rules = tuple(
            Rule(
                order=order,
                name=entry["name"],
                pattern=_compile(entry["pattern"], parts),
                read=entry["read"],
                needs=_needs(entry["needs"], lists),
                stands_for=entry.get("stands_for"),
            )
            for order, entry in enumerate(data["rule"])
        )

    @property
    def readers(self) -> frozenset[str]:
        """The names of the readers that the rules ask for."""
        return frozenset(rule.read for rule in self._rules)

    def find(self, text: str, spans: Iterable[Span]) -> Iterator[Found]:
        """Give every match inside each of `spans`: by place, longest first; matches may overlap."""
        plain = plain_text(text)
        for span in spans:
            places = _places(plain, span)
            matches = [
                (match.start(), -match.end(), rule.order, rule, match)
                for rule in self._rules
                for window in _windows(places, rule.needs, span)
                for match in rule.pattern.finditer(plain, *window)
                if match.end() > match.start()
            ]
            for start, end, _, rule, match in sorted(matches, key=lambda item: item[:3]):
                named = {name: part for name, part in match.groupdict().items() if part is not None}
                yield Found(rule, Span(start, -end), match.group(), named)


def plain_text(text: str) -> str:
    """Give the text with plain apostrophes, hyphens and spaces; every character keeps its place."""
    return text.translate(_PLAIN)


def _places(plain: str, span: Span) -> dict[str, list[int]]:
    """Say where each word stands, in lower case, and under {digits} where each number does."""
    places: dict[str, list[int]] = {}
    for match in _WORD_OR_NUMBER.finditer(plain, *span):
        word = match.group().lower()
        places.setdefault("{digits}" if word.isdecimal() else word, []).append(match.start())
    return places


def _windows(places: dict[str, list[int]], needs: frozenset[str], span: Span) -> list[Span]:
    """Give the stretches around the words that a rule needs: nothing else has to be searched."""
    windows: list[Span] = []
    for place in sorted(place for word in needs & places.keys() for place in places[word]):
        window = Span(max(span.start, place - _BEFORE), min(span.end, place + _AFTER))
        if windows and window.start <= windows[-1].end:
            window = Span(windows.pop().start, window.end)
        windows.append(window)
    return windows


def _needs(entries: Iterable[str], lists: dict[str, Iterable[str]]) -> frozenset[str]:
    """Give the words that let a rule be tried: of a longer name, its longest word."""
    found: set[str] = set()
    for entry in entries:
        for name in lists.get(entry, (entry,)):
            words = _WORD.findall(name.lower()) if name != "{digits}" else ()
            found.add(max(words, key=len, default="{digits}"))
    return frozenset(found)


def _word_lists(words: Words, holidays: Iterable[str]) -> dict[str, Iterable[str]]:
    return {
        "{month}": words.months,
        "{weekday}": words.weekdays,
        "{season}": words.seasons,
        "{unit}": words.units,
        "{decade}": words.decades,
        "{relative_day}": words.relative_days,
        "{holiday}": holidays,
        "{digits}": ("{digits}",),
    }


def _compile(pattern: str, parts: dict[str, str]) -> re.Pattern[str]:
    while _PART.search(pattern):
        pattern = _PART.sub(lambda match: parts[match.group(1)], pattern)
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)".replace(" ", r"\s+").replace(r"\s+?", r"\s*"), re.IGNORECASE)


def _word_parts(words: Words, holidays: Iterable[str]) -> dict[str, str]:
    ones = _any(name for name, value in words.numbers.items() if value < 10 and name not in ("a", "an"))
    small = _any(name for name in words.numbers if name not in ("a", "an"))
    teens = _any(name for name, value in words.numbers.items() if value >= 10)
    tens = _any(words.tens)
    under_hundred = rf"(?:{tens}(?:[- ]{ones})?|{small})"
    return {
        "month": _names(words.months),
        "weekday": _names(words.weekdays),
        "season": _any(words.seasons),
        "unit": _any(words.units),
        "number": rf"(?:(?<![.,$£€-])[0-9]{{1,4}}|{under_hundred}|an?)",
        "under_hundred": under_hundred,
        "vague": _any(words.vague),
        "ordinal_word": _any(name.replace("-", "[- ]") for name in words.ordinals),
        "decade": _any(words.decades),
        "relative_day": _any(words.relative_days),
        "spoken_year": rf"(?:(?:seventeen|eighteen|nineteen|twenty)[- ](?:{tens}(?:[- ]{ones})?|{teens}|oh[- ]{ones})"
        rf"|(?<=year\s)two thousand(?: (?:and )?{under_hundred})?)",
        "holiday": rf"(?-i:{_any(re.escape(name).replace('\\ ', ' ') for name in holidays)})",
    }


def _any(words: Iterable[str]) -> str:
    """Give a pattern for any of `words`, longer ones first so that none hides another."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


def _names(spellings: dict[str, int]) -> str:
    """Give a pattern for months or weekdays: with a capital, or all in capitals."""
    full = [name for name in spellings if not _short(name)]
    short = [name for name in spellings if _short(name)]
    capital = _any(name.title() for name in full) + "|" + _any(name.upper() for name in full)
    shorter = _any([name.title() for name in short] + [name.upper() for name in short])
    # a short form without its dot is a date only beside a number: "6 Jan", "Fri, 3 Jan"
    return rf"(?-i:(?:{capital})(?![a-z])|{shorter}(?:\.|(?=,? [0-9]))|(?<=[0-9]\s){shorter}(?![A-Za-z.]))"


def _short(name: str) -> bool:
    return len(name) <= 5 and name not in ("may", "june", "july", "march", "april")
