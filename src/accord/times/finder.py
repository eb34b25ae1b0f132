"""Find the dates of an article and say which days they stand for."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from accord.model import Annotation, Article, DatedFact, DateMention, InferredDate, Span
from accord.times.days import When
from accord.times.frame import Frame
from accord.times.grammar import Found, Grammar
from accord.times.inferring import infer
from accord.times.readers import READERS
from accord.times.readers.named import holiday_names
from accord.times.screen import Screen
from accord.times.tense import direction
from accord.times.words import load_words

_FIRST_PRINT, _LAST_PRINT = 1500, 2999  # years of publication outside are slips, and the calendar ends near them
_NO_DATE = "longer"  # the reader of rules that only say which period is talked about


class DateFinder:
    """Finds dates by rule and reckons them from the publication date; loads its knowledge once."""

    def __init__(self) -> None:
        self._words = load_words()
        self._grammar = Grammar(self._words, holiday_names())
        self._screen = Screen()
        unknown = self._grammar.readers - READERS.keys() - {_NO_DATE}
        if unknown:
            raise ValueError(f"grammar.toml asks for readers that are not there: {', '.join(sorted(unknown))}")

    def find(self, article: Article, annotation: Annotation) -> tuple[DateMention, ...]:
        """Give the dates of the article's body, in text order; they do not overlap.

        Without a publication date, what is counted from it stays partial ("XXXX-01-06").
        """
        frame = Frame(published=_published(article))
        mentions: list[DateMention] = []
        done = 0
        for found in self._grammar.find(article.text, _paragraphs(annotation)):
            if found.span.start < done or not self._screen.passes(annotation, found):
                continue
            frame = replace(frame, at=found.span.start, longer=frame.longer or found.rule.read == _NO_DATE)
            when = self._read(annotation, found, frame)
            if when is None:
                continue
            frame = frame.after(when)
            mentions.append(_mention(found.span, when))
            done = found.span.end
        return tuple(mentions)

    def infer(
        self, article: Article, annotation: Annotation, dates: tuple[DateMention, ...], facts: Iterable[DatedFact]
    ) -> InferredDate | None:
        """Guess between which days an article came out whose publication date is unknown; else give None."""
        return None if article.published else infer(annotation, dates, facts, self._words.cues)

    def _read(self, annotation: Annotation, found: Found, frame: Frame) -> When | None:
        if found.rule.read == _NO_DATE:
            return None
        facing = direction(annotation, found.span, self._words.cues)
        return READERS[found.rule.read](found, replace(frame, direction=facing), self._words)


def _published(article: Article) -> date | None:
    """Give the publication day; None where it is unknown, known only to the month, or cannot be."""
    try:
        published = date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None
    return published if _FIRST_PRINT <= published.year <= _LAST_PRINT else None


def _paragraphs(annotation: Annotation) -> list[Span]:
    """Give the stretch of each paragraph: a date may not cross from one to the next."""
    stretches: dict[int, Span] = {}
    for sentence in annotation.sentences:
        start, _ = stretches.get(sentence.paragraph, sentence.span)
        stretches[sentence.paragraph] = Span(start, sentence.end)
    return list(stretches.values())


def _mention(span: Span, when: When) -> DateMention:
    return DateMention(
        span=span,
        value=when.value,
        start=when.start.isoformat() if when.start else None,
        end=when.end.isoformat() if when.end else None,
        precision=when.precision,
        basis=when.basis,
    )
