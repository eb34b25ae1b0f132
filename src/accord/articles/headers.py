"""What the head of a plain-text article says of it: title, byline, agency, date."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import dropwhile

from accord.articles.dates import written_date
from accord.articles.lines import Line

_BYLINE_WORDS = 16
_NAME_WORDS = 6
_HEAD_LINES = 15  # lines that may stand above the body
_DATE_CHARACTERS = 80  # a longer line is no date line
_TITLE_WORDS = range(2, 31)
_PARTICLES = frozenset(["and", "de", "van", "von", "der", "da", "al", "bin", "la", "le", "del", "di", "du", "y"])
_NAME = r"(?:[^\W\d_][\w.'’-]*)"
_AGENCY_LINE = re.compile(
    r"^(?P<place>[^\W\d_][^()\n]{1,60}?)\s*\((?P<agency>[A-Z][\w &./-]{1,40})\)\s*(?:[-–—]+)\s", re.UNICODE
)
_DATED_PLACE = re.compile(r"(?P<city>[^\W\d_][^\W\d_.'’-]+)(?:[\s,.'’-]+[^\W\d_]+)*\.?,?\s+", re.UNICODE)
_CHANGED = re.compile(r"\b(?:updated?|modified|amended|revised|last)\b", re.IGNORECASE)
_AFTER_DATE = re.compile(r"\.?,?\s*(?:\([^()\n]{2,40}\)\s*)?[-–—]+\s")
_TIME = r"(?:[\s,|at·]*\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,5}|[+-]\d\d:?\d\d)?)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """The line that names who wrote the article; the agency, where it names one."""

    line: Line
    name: str | None
    agency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the head of a text says; None where it says nothing."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    byline: re.Pattern[str]
    not_names: frozenset[str]
    no_authors: frozenset[str]
    no_names: frozenset[str]  # all that cannot be, or be part of, the name on a line of nothing else
    date: re.Pattern[str]
    agencies: dict[str, str]


@cache
def _words() -> _Words:
    data = tomllib.loads(resources.files("accord.articles").joinpath("data/headers.toml").read_text("utf-8"))
    agencies = {alias: name for name, aliases in data["agencies"].items() for alias in aliases}
    labels = "|".join(sorted(data["date_labels"], key=len, reverse=True))
    weekday = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    return _Words(
        byline=re.compile(rf"^(?i:{'|'.join(data['byline_words'])}):?\s+(?P<rest>\S.*)$"),
        not_names=frozenset(data["not_names"]),
        no_authors=frozenset(data["no_authors"]),
        no_names=frozenset([*data["no_authors"], *data["not_names"], *agencies]),
        date=re.compile(rf"^(?:(?:{labels})\b\s*:?\s*)?(?:\d\d?:\d\d\s+)?{weekday}DATE{_TIME}\.?$", re.IGNORECASE),
        agencies=agencies,
    )


def read_byline(lines: list[Line]) -> Byline | None:
    """Give the byline among the first lines of a text."""
    words = _words()
    for line in lines[:_HEAD_LINES]:
        match = words.byline.match(line.text)
        if match and len(line.words) <= _BYLINE_WORDS and (parts := _split_byline(match["rest"])):
            agency = next((words.agencies[part] for part in parts if part in words.agencies), None)
            by_agency = parts[0] in words.agencies
            if by_agency or (" " in parts[0] and not words.not_names.intersection(parts[0].split())):
                nobody = by_agency or words.no_authors.intersection(parts[0].split())
                return Byline(line=line, name=None if nobody else parts[0], agency=agency)
    return None


def read_bare_byline(lines: Sequence[Line]) -> Byline | None:
    """Give the first of some lines that is nothing but names ("Jane Doe and Ali Veli, Staff Writers")."""
    words = _words()
    for line in lines:
        text = words.byline.sub(r"\g<rest>", line.text)
        parts = _split_byline(text) if len(line.words) <= _BYLINE_WORDS else None
        names = parts[0].split() if parts else []
        if parts and 2 <= len(names) <= _NAME_WORDS and not words.no_names.intersection([parts[0], *names]):
            agency = next((words.agencies[part] for part in parts if part in words.agencies), None)
            return Byline(line=line, name=parts[0], agency=agency)
    return None


def read_header(lines: list[Line], byline: Byline | None, stamps: Sequence[Line] = ()) -> Header:
    """Read the first lines of a text, its furniture left out; `stamps` are the lines that date it."""
    head = lines[:_HEAD_LINES]
    return Header(
        title=_title(head),
        outlet=_dateline_agency(head) or (byline.agency if byline else None),
        published=_published(head, byline, stamps),
    )


def _title(head: list[Line]) -> str | None:
    """Take the first line that is no date for the headline if it is short, no sentence, and more follows."""
    head = list(dropwhile(lambda line: _whole_date(line.text), head))
    if len(head) < 2 or len(head[0].words) not in _TITLE_WORDS or not _is_headline(head[0].text):
        return None
    below = [line for line in head[1:] if line.text != head[0].text]
    parted = any(line.after_blank or len(line.text) > len(head[0].text) for line in below)
    return head[0].text if parted else None


def _is_headline(text: str) -> bool:
    words = _words()
    return not (
        text.endswith((".", ":", ";", ",")) or words.byline.match(text) or _AGENCY_LINE.match(text) or _whole_date(text)
    )


def _split_byline(rest: str) -> list[str] | None:
    """Part "Jane Doe and Ali Veli, Reuters | 7 May 2024" into names and what follows them."""
    parts = [part.strip() for part in re.split(r"\s*[,|•·]\s*|\s+[-–—]+\s+|\s+in\s+(?=[A-Z])|\s+for\s+(?=[A-Z])", rest)]
    names = parts[0].rstrip(".") if len(parts[0].split()) > 1 else parts[0]
    if not re.fullmatch(rf"{_NAME}(?:\s+{_NAME})*", names) or not names[0].isupper():
        return None
    if len(names.split()) > 8 or not all(_capital_or_particle(word) for word in names.split()):
        return None
    return [_tidy_case(names), *parts[1:]]


def _capital_or_particle(word: str) -> bool:
    return word[0].isupper() or word in _PARTICLES


def _tidy_case(names: str) -> str:
    return re.sub(r"\bAnd\b", "and", names.title()) if names.isupper() and " " in names else names


def _dateline_agency(head: list[Line]) -> str | None:
    agencies = _words().agencies
    for line in head:
        if match := _AGENCY_LINE.match(line.text[:150]):
            return agencies.get(match["agency"], match["agency"])
    return None


def _published(head: list[Line], byline: Byline | None, stamps: Sequence[Line]) -> str | None:
    first = sorted([*head, *stamps], key=lambda line: line.start)
    whole = (_whole_date(line.text) for line in first if len(line.text) <= _DATE_CHARACTERS)
    if found := next(filter(None, whole), None):
        return found
    if found := next(filter(None, (_stamp_date(line.text) for line in stamps)), None):
        return found
    if byline and (date := written_date(byline.line.text)):  # "By Jane Doe | 7 May 2024"
        return date[0]
    return next(filter(None, (_dateline_date(line.text[:150]) for line in head)), None)


def _dateline_date(text: str) -> str | None:
    """Give the date of "BEIJING, Jan. 7, 2020 (Xinhua) -- ..." and of "GOMA, 6 Nov 2024 - ..."."""
    if agency := _AGENCY_LINE.match(text):
        date = written_date(agency["place"])
        return date[0] if date else None
    if not (date := written_date(text)):
        return None
    iso, start, end = date
    place = _DATED_PLACE.fullmatch(text[:start])
    # Without an agency, only a town in capitals tells a dateline from a sentence that begins with a day.
    return iso if place and place["city"].isupper() and _AFTER_DATE.match(text[end:]) else None


def _stamp_date(text: str) -> str | None:
    """Give the date of "Published 6:02 a.m. Nov. 14, 2023 | Updated Nov. 15, 2023": what stands before a change."""
    date = written_date(_CHANGED.split(text, maxsplit=1)[0])
    return date[0] if date else None


def _whole_date(text: str) -> str | None:
    """Give the date of a line that says nothing but a date."""
    if not (found := written_date(text)):
        return None
    iso, start, end = found
    return iso if _words().date.match(f"{text[:start]}DATE{text[end:]}") else None
