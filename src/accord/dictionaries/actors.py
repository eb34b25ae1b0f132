"""Actor dictionaries: a name, its synonyms behind "+", its codes with the days when they hold.

ELENA_MARAT_  [UKRGOV <991231] [UKRELI >991231]        TABARI: codes behind the name
ELENA_MARAT_                                           PETRARCH: codes on lines of their own
+E._MARAT_
    [UKRGOV 940101-991231]
    [UKRELI]
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from accord.dictionaries.brackets import split_codes
from accord.dictionaries.codes import NULL_CODES, ActorReading, read_actor_code
from accord.dictionaries.dates import day_after, day_before, read_restriction
from accord.dictionaries.records import (
    ActorSort,
    DictionaryActor,
    DictionaryOffice,
    Level,
    Line,
    Trouble,
)
from accord.dictionaries.words import has_first_name, is_body, plural, spellings

_MANY = ("/", ":", ",", "+")  # what parts the codes of several actors
_BEGINNING, _END = "0001-01-01", "9999-12-31"


@dataclass(slots=True)
class _Draft:
    """An actor while its lines are read."""

    line: Line
    names: list[str]
    codes: list[tuple[Line, str]] = field(default_factory=list)


def read_actors(lines: Iterable[Line]) -> tuple[list[DictionaryActor], list[str], list[Trouble]]:
    """Give the actors of a file, the names that a null code says are nobody's, and what is not carried over."""
    troubles: list[Trouble] = []
    actors: list[DictionaryActor] = []
    nobody: list[str] = []
    for draft in _drafts(lines, troubles):
        if draft.codes and all(code in NULL_CODES for _, code in draft.codes):
            nobody += [spelling for name in draft.names for spelling in spellings(name)]
            continue
        actor = _actor(draft, troubles)
        if actor is not None:
            actors.append(actor)
    return actors, nobody, troubles


def _drafts(lines: Iterable[Line], troubles: list[Trouble]) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for line in lines:
        try:
            name, codes = split_codes(line.text)
        except ValueError as error:
            troubles.append(_trouble(line, "not", "syntax", str(error)))
            continue
        if name.startswith("+"):
            if draft is None:
                troubles.append(_trouble(line, "not", "syntax", "a synonym needs a name above it, without +"))
                continue
            draft.names.append(name[1:].strip())
        elif name:
            if draft is not None:
                yield draft
            draft = _Draft(line=line, names=[name])
        elif draft is None:
            troubles.append(_trouble(line, "not", "syntax", "a code needs a name above it"))
            continue
        assert draft is not None
        draft.codes += [(line, code) for code in codes]
    if draft is not None:
        yield draft


def _actor(draft: _Draft, troubles: list[Trouble]) -> DictionaryActor | None:
    found = [reading for line, code in draft.codes if (reading := _code(line, code, troubles)) is not None]
    if not found:
        if not draft.codes:
            troubles.append(_trouble(draft.line, "not", "syntax", "the name has no code; write NAME [CODE]"))
        return None
    default = next((reading for reading, days in found if days is None), None)
    offices = _timeline([(reading, days) for reading, days in found if days is not None], default)
    sort = _sort(draft.names[0], [reading for reading, _ in found], dated=bool(offices))
    main = default or found[-1][0]
    names = tuple(dict.fromkeys(form for name in draft.names for form in _forms(name, sort)))
    if not names:
        troubles.append(_trouble(draft.line, "not", "syntax", "the name has no letters"))
        return None
    return DictionaryActor(
        names=names,
        sort=sort,
        country=main.country,
        sectors=main.sectors if default else (),
        offices=offices,
        file=draft.line.file,
        line=draft.line.number,
    )


def _code(
    line: Line, text: str, troubles: list[Trouble]
) -> tuple[ActorReading, tuple[str | None, str | None] | None] | None:
    """Read "USAGOV <010120": the code, and the days when it holds; None stands for "always"."""
    code, _, restriction = text.partition(" ")
    for sign in "<>":
        if sign in code:  # "USAGOV<010120"
            code, _, rest = text.partition(sign)
            restriction = sign + rest
    if code in NULL_CODES:
        return None  # on these days the name is nobody's
    if any(sign in code for sign in _MANY):
        troubles.append(_trouble(line, "not", "several_actors", f"write an entry for each actor of {code}"))
        return None
    reading = read_actor_code(code)
    if not reading:
        detail = f"{code}: no part of it is a country, an international code or a role of CAMEO"
        troubles.append(_trouble(line, "not", "unknown_code", detail))
        return None
    days = read_restriction(restriction) if restriction.strip() else None
    if restriction.strip() and days is None:
        detail = f"{restriction.strip()}: write <YYMMDD, >YYMMDD or YYMMDD-YYMMDD, the earlier day first"
        troubles.append(_trouble(line, "not", "date", detail))
        return None
    if reading.left:
        detail = f"{', '.join(reading.left)} of {code} is left out"
        troubles.append(_trouble(line, "partly", "group_code", detail))
    return reading, days


def _timeline(
    dated: list[tuple[ActorReading, tuple[str | None, str | None]]], default: ActorReading | None
) -> tuple[DictionaryOffice, ...]:
    """Give the offices in order of time; the code without days holds between, before and behind them."""
    ordered = sorted(dated, key=lambda item: (item[1][0] or _BEGINNING, item[1][1] or _END))
    found: list[DictionaryOffice] = []
    free = _BEGINNING  # the first day that no office covers yet
    for number, (reading, (start, end)) in enumerate(ordered):
        following = ordered[number + 1][1][0] if number + 1 < len(ordered) else None
        if end is not None and end == following != start:
            end = day_before(end)  # on the day of the change the later code holds
        if default is not None and (start or _BEGINNING) > free:
            found.append(_office(default, free, day_before(start or free)))
        found.append(_office(reading, start, end))
        free = max(free, day_after(end)) if end is not None else _END
    if default is not None and ordered and free < _END:
        found.append(_office(default, free, None))
    return tuple(found)


def _office(reading: ActorReading, start: str | None, end: str | None) -> DictionaryOffice:
    start = None if start == _BEGINNING else start
    return DictionaryOffice(start=start, end=end, country=reading.country, sectors=reading.sectors)


def _sort(name: str, readings: list[ActorReading], *, dated: bool) -> ActorSort:
    """Say what kind of actor a name stands for: dictionaries do not tell, codes and words do."""
    plain = name.replace("_", " ").strip()
    sectors = {sector for reading in readings for sector in reading.sectors}
    country = readings[0].country
    body = is_body(plain)
    if not body and (has_first_name(plain) or (dated and not sectors & {"REB", "UAF", "PTY"})):
        return "person" if sectors or dated else "state"
    if country in ("NGO", "ISM"):
        return "ngo"
    if country in ("IGO", "UNO", "EUR"):
        return "international"
    by_sector: tuple[tuple[str, ActorSort], ...] = (
        ("PTY", "party"), ("REB", "armed_group"), ("UAF", "armed_group"), ("CRM", "armed_group"), ("JRN", "media"),
        ("BUS", "company"),
    )  # fmt: skip
    kinds = [sort for sector, sort in by_sector if sector in sectors]
    if kinds or country in ("IMG", "MNC"):
        return kinds[0] if kinds else "armed_group" if country == "IMG" else "company"
    if not sectors:
        return "state"
    return "person" if "ELI" in sectors and not body else "institution"


def _forms(name: str, sort: ActorSort) -> Iterator[str]:
    """Give the spellings of a name; without an underscore at its end, also its plural."""
    whole = name.endswith("_")
    for spelling in spellings(name):
        if any(letter.isalpha() for letter in spelling):
            yield spelling
            if not whole and sort == "state" and not spelling.isupper():
                yield plural(spelling)


def _trouble(line: Line, level: Level, reason: str, detail: str) -> Trouble:
    return Trouble(file=line.file, line=line.number, text=line.text, level=level, reason=reason, detail=detail)
