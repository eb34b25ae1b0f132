"""What the model sees in place of words that it reads wrongly; every mask is as long as what it hides.

The record keeps the words themselves. data/masks.toml has the words, and says why each kind is there.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from typing import Any

# The parser was trained on straight quotation marks, plain spaces and one long dash; each pair has equal length.
_PLAIN = str.maketrans("“”„‘’―\u00a0\n\r\t", '"""\'\'—    ')

# spaCy's tokenizer peels punctuation off a word one mark at a time, and each time reads the rest of
# it: 100,000 brackets in a row take it an hour. Nothing so long is language; it gets no tokens.
_NO_WORDS = re.compile(r"(?:[^\w\s]|_){50,}|\S{1000,}")
_NICKNAME = re.compile(r'\b([A-Z][\w-]+ )"([A-Z][\w-]+)"(?= [A-Z])')
_JOINT = "a"  # any letter: with one, the model sees a name

type Step = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


class Masks:
    """Puts the masks over a text; loads its list once."""

    def __init__(self) -> None:
        data = tomllib.loads((files("accord.language") / "data" / "masks.toml").read_text(encoding="utf-8"))
        self._steps = tuple(_steps(data))

    def over(self, text: str) -> str:
        """Give the text as the model is to see it, of the same length."""
        shown = _NO_WORDS.sub(lambda match: " " * len(match.group()), text.translate(_PLAIN))
        for pattern, mask in self._steps:
            shown = pattern.sub(mask, shown)
        return shown


def _steps(data: dict[str, Any]) -> Iterator[Step]:
    prefixes, never = (_either(data["prefixes"][key].split()) for key in ("words", "never"))
    yield re.compile(rf"(?<![\w-])(?!(?:{never})\b)({prefixes})-(?=[a-z])", re.IGNORECASE), lambda found: f"{found[1]} "
    titles = _either(data["titles"]["words"].split())
    yield re.compile(rf"(?<![\w-])({titles})(\.-?)(?=\s?[A-Z])"), lambda found: f"{found[1]}{' ' * len(found[2])}"
    syllables: list[str] = data["given"]["syllables"].split()
    first, second = _either(map(str.capitalize, syllables)), _either(syllables)
    yield re.compile(rf"(?<![\w-])({first})-(?=(?:{second})(?![\w-]))"), lambda found: f"{found[1]}{_JOINT}"
    verbs = _either(data["aged"]["before"].split())
    nouns = {len(noun): noun for noun in data["aged"]["nouns"].split()}
    yield (
        re.compile(rf"(\b(?:[Tt]he|[Aa]) )(\d{{1,3}}-year-old)(?=[^\w\s-]| (?:{verbs})\b)"),
        lambda found: found[1] + nouns[len(found[2])],
    )
    yield _NICKNAME, lambda found: f"{found[1]} {found[2]} "
    pinyin, english = (_either(data["pinyin"][key].split()) for key in ("syllables", "never"))
    places = {
        "words": r"()\b({})\b",
        "opening": r"(\b[a-z]\w* |(?<!\w )\b)({})(?= [A-Z])",
        "between": r"(\b[A-Z]\w+ )({})(?= [A-Z])",
        "pinyin": rf"()\b({{}})(?= (?=[A-Z])(?!(?:{english})\b)(?i:{pinyin})(?:{pinyin})\b)",
    }
    for place, pattern in places.items():
        yield _words(data[place]["masks"], pattern)


def _words(masks: dict[str, str], pattern: str) -> Step:
    """Give what puts masks over words where a pattern says."""
    uneven = [name for name, mask in masks.items() if len(name) != len(mask)]
    if uneven:
        raise ValueError(f"masks.toml: mask and name must have the same length: {', '.join(uneven)}")
    either = _either(map(re.escape, masks))
    return re.compile(pattern.replace("{}", either)), lambda found: found[1] + masks[found[2]]


def _either(words: Iterable[str]) -> str:
    return "|".join(words)
