"""Check rows of the data files and make records of them."""

import re
from collections.abc import Mapping
from typing import Any, cast, get_args

from accord.actors.entries import KINDS, Codes, Entry, Office, RoleNoun
from accord.errors import ConfigError
from accord.model import ActorKind

_LISTS = ("aliases", "adjectives", "people", "seats", "short", "sectors", "members", "successors")
_PLAIN = ("id", "name", "kind", "country", "died", "from", "to", "source")
_DESCRIPTIVE = ("capital", "iso_numeric", "cow", "gw", "checked", "note", "population")
_COLUMNS = frozenset({*_LISTS, *_PLAIN, *_DESCRIPTIVE, "roles", "confidence"})
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_COUNTRY = re.compile(r"[A-Z]{3}")
_ID = re.compile(r"[A-Z]{3}|[a-z0-9]+(-[a-z0-9]+)*")


def entry_of(row: Mapping[str, Any], file: str, codes: Codes) -> Entry:
    """Make an entry of a row of a CSV file or a table of a TOML file.

    Raises ConfigError, naming the file and the entry, when a value does not fit.
    """
    where = f"{file}, entry {row.get('id') or row.get('name')!r}"
    if not row.keys() <= _COLUMNS:
        unknown = sorted(set(map(str, row)) - _COLUMNS)
        _demand(False, where, f"unknown column {', '.join(unknown)}; the columns are: {', '.join(sorted(_COLUMNS))}")
    for column in ("id", "name", "kind"):
        _demand(bool(row.get(column)), where, f"{column} is missing")
    _demand(bool(_ID.fullmatch(str(row["id"]))), where, "an id is an ISO code or a slug such as 'party-of-reform'")
    _demand(row["kind"] in KINDS, where, f"unknown kind {row['kind']!r}; the kinds are: {', '.join(KINDS)}")
    lists = {column: _listed(row.get(column)) for column in _LISTS}
    country = row.get("country") or None
    _check_country(country, where, codes)
    _check_sectors(lists["sectors"], where, codes)
    for column in ("died", "from", "to"):
        _check_day(row.get(column), where, column)
    capital = str(row.get("capital") or "")
    return Entry(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        aliases=lists["aliases"],
        adjectives=lists["adjectives"],
        people=lists["people"],
        seats=((capital,) if capital else ()) + lists["seats"],
        short=lists["short"],
        country=country,
        sectors=lists["sectors"],
        roles=tuple(_office(text, country, where, codes) for text in _listed(row.get("roles"))),
        died=row.get("died") or None,
        start=row.get("from") or None,
        end=row.get("to") or None,
        members=lists["members"],
        successors=lists["successors"],
        source=str(row.get("source") or "recalled"),
        confidence=_confidence(row.get("confidence"), where),
    )


def role_noun_of(row: Mapping[str, str], file: str, codes: Codes) -> RoleNoun:
    """Make a role noun of a row; raises ConfigError when a value does not fit."""
    where = f"{file}, noun {row['noun']!r}"
    sectors = _listed(row["sectors"])
    _check_sectors(sectors, where, codes)
    _demand(row["kind"] in get_args(ActorKind), where, f"unknown kind {row['kind']!r}")
    _demand(row["context"] in ("yes", "article", "no"), where, "context is yes, article or no")
    _demand(row["borrows"] in ("yes", "no", "only", "state"), where, "borrows is yes, no, only or state")
    return RoleNoun(
        words=tuple(row["noun"].replace("-", " ").split()),
        kind=cast(ActorKind, row["kind"]),
        sectors=sectors,
        context=row["context"] == "yes",
        article=row["context"] == "article",
        borrows=cast(Any, row["borrows"]),
    )


def modifier_of(row: Mapping[str, str], file: str, codes: Codes) -> tuple[str, tuple[str, ...]]:
    """Make a word and the sectors it gives to the noun behind it; raises ConfigError on a fault."""
    sectors = _listed(row["sectors"])
    _check_sectors(sectors, f"{file}, word {row['word']!r}", codes)
    return row["word"], sectors


def _office(text: str, country: str | None, where: str, codes: Codes) -> Office:
    """Read "1999-12-31..2008-05-07|president|GOV+PTY|RUS"; the country may be left out."""
    parts = [part.strip() for part in text.split("|")]
    _demand(len(parts) in (3, 4), where, f"a role is 'from..to|title|sectors|country', not {text!r}")
    start, dots, end = parts[0].partition("..")
    _demand(bool(dots), where, f"the dates of a role are 'from..to', not {parts[0]!r}")
    _check_day(start, where, "from")
    _check_day(end, where, "to")
    _demand(not (start and end) or start[: len(end)] <= end, where, f"the role {text!r} ends before it starts")
    sectors = tuple(part for part in parts[2].split("+") if part)
    _check_sectors(sectors, where, codes)
    if len(parts) == 4:
        country = parts[3]
        _check_country(country, where, codes)
    return Office(start=start or None, end=end or None, title=parts[1].lower(), sectors=sectors, country=country)


def _listed(value: object) -> tuple[str, ...]:
    if not value:
        return ()
    parts = value if isinstance(value, list) else str(value).split(";")
    return tuple(str(part).strip() for part in parts if str(part).strip())


def _confidence(value: object, where: str) -> float:
    try:
        number = 0.9 if value in (None, "") else float(str(value))
    except ValueError:
        number = -1.0
    _demand(0 <= number <= 1, where, f"confidence is a number from 0 to 1, not {value!r}")
    return number


def _check_country(country: str | None, where: str, codes: Codes) -> None:
    good = not country or bool(_COUNTRY.fullmatch(country))
    _demand(
        good, where, f"a country is an ISO 3166-1 alpha-3 code or one of {sorted(codes.international)}: {country!r}"
    )


def _check_sectors(sectors: tuple[str, ...], where: str, codes: Codes) -> None:
    for sector in sectors:
        _demand(sector in codes.sectors, where, f"unknown sector {sector!r}")


def _check_day(value: object, where: str, column: str) -> None:
    _demand(not value or bool(_DAY.fullmatch(str(value))), where, f"{column} is a day, month or year, not {value!r}")


def _demand(good: bool, where: str, fault: str) -> None:
    if not good:
        raise ConfigError(f"{where}: {fault}")
