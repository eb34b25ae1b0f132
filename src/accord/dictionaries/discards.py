"""Discard lists: words that keep a sentence, or behind "+" a whole article, from being coded."""

from collections.abc import Iterable

from accord.dictionaries.brackets import split_codes
from accord.dictionaries.records import Discard, Line, Trouble


def read_discards(lines: Iterable[Line]) -> tuple[list[Discard], list[Trouble]]:
    """Give the discards of a file, and what is not carried over."""
    found: list[Discard] = []
    troubles: list[Trouble] = []
    for line in lines:
        try:
            text, _ = split_codes(line.text)  # TABARI writes [###] behind them
        except ValueError as error:
            troubles.append(_trouble(line, str(error)))
            continue
        words = " ".join(text.lstrip("+").replace("_", " ").lower().split())
        if not any(letter.isalnum() for letter in words):
            troubles.append(_trouble(line, "there are no words to look for"))
            continue
        found.append(Discard(phrase=words, article=text.startswith("+"), exact=text.endswith("_")))
    return found, troubles


def _trouble(line: Line, detail: str) -> Trouble:
    return Trouble(file=line.file, line=line.number, text=line.text, level="not", reason="syntax", detail=detail)
