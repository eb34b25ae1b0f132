"""Words as full-text search compares them: without case, accents, plural and possessive endings."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LONGEST = 40  # characters; what is longer is no word that anybody looks for
# Chinese and Japanese are written without blanks: every two neighbours are a term.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


@cache
def stop_words() -> frozenset[str]:
    """Give the words that are left out."""
    text = files("accord.store").joinpath("data", "stop_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def terms(text: str) -> Iterator[str]:
    """Give the terms of a text in order; words that stand everywhere are left out."""
    stop = stop_words()
    for match in _WORD.finditer(text):
        for word in _split(match[0]):
            term = normal(word)
            if term and term not in stop:
                yield term


@lru_cache(maxsize=100_000)
def normal(word: str) -> str:
    """Give a word as the index holds it."""
    word = plain(word)
    word = word.replace("’", "'").removesuffix("'s").replace("'", "")[:_LONGEST]
    return _singular(word)


def plain(word: str) -> str:
    """Give a word without case and accents."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _singular(word: str) -> str:
    # Harman's S-stemmer: it joins nearly all plurals and spoils hardly a name.
    if len(word) < 4 or not word.endswith("s"):
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    return word[:-1] if not word.endswith(("us", "ss")) else word


def _split(word: str) -> Iterator[str]:
    if word.isascii() or not _UNSPACED.search(word):
        yield word
        return
    for run in re.findall(f"{_UNSPACED.pattern}|[^\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+", word):
        if _UNSPACED.fullmatch(run) and len(run) > 1:
            yield from (run[place : place + 2] for place in range(len(run) - 1))
        else:
            yield run
