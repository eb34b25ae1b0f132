"""The codes of other data sets for what accord knows: CAMEO actors and roles, countries, quads, states."""

import csv
import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from accord.export.event import ExportParty

# The lists that our crosswalks were made from; they stand in the metadata of every export.
CAMEO = "CAMEO 1.1b3; Goldstein values of the ICEWS table (andybega/icews, commit c954894)"
CAMEO_ACTORS = (
    "CAMEO 1.1b3 actor codes; GDELT lookups CAMEO.country, CAMEO.type, CAMEO.knowngroup, CAMEO.ethnic, CAMEO.religion"
)
PLOVER = "PLOVER 2.0 draft (openeventdata/PLOVER, commit 5e0c24f)"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCode:
    """A party in CAMEO: the whole code and its parts."""

    code: str = ""
    country: str = ""  # country or region
    group: str = ""
    ethnic: str = ""
    religions: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


_NONE = ActorCode()


def actor_code(party: ExportParty | None, *, gdelt: bool) -> ActorCode:
    """Give the CAMEO code of a party: a known group's own, else its country and roles, else its people's.

    With `gdelt`, countries have the codes of GDELT's list (Romania is ROM there); else ISO 3166-1's.
    """
    return _NONE if party is None else _code(party.actor or "", party.country or "", party.sectors, gdelt)


@lru_cache(maxsize=100_000)
def _code(actor: str, country: str, sectors: tuple[str, ...], gdelt: bool) -> ActorCode:
    if actor in _known_actors():
        return _known_actors()[actor]
    roles = tuple(dict.fromkeys(role for role in map(cameo_role, sectors) if role))
    international = table("international").get(country, {}).get("cameo", "")
    if international:
        return _international(international, roles)
    own = (table("countries").get(country, {}).get("gdelt") or country) if gdelt else country
    people = table("peoples").get(actor, {})
    ethnic = people.get("ethnic", "")
    religions = tuple(people[key] for key in ("religion1", "religion2") if people.get(key))
    code = "".join((own, ethnic.upper(), *religions, *roles))
    return ActorCode(code=code, country=own, ethnic=ethnic, religions=religions, types=roles)


def _international(code: str, roles: tuple[str, ...]) -> ActorCode:
    known = next((actor for actor in _known_actors().values() if actor.code == code), ActorCode(types=(code,)))
    return replace(known, code=code + "".join(roles), types=(*known.types, *roles))


def cameo_role(sector: str) -> str:
    """Give the CAMEO role of a PLOVER sector; "" where it has none."""
    return table("roles").get(sector, {}).get("cameo", "")


def icews_sectors(party: ExportParty) -> str:
    """Give the ICEWS names of a party's sectors, as ICEWS lists them."""
    lists = [table("international").get(party.country or "", {}).get("icews", "")]
    lists += [table("roles").get(sector, {}).get("icews", "") for sector in party.sectors]
    names = [name for listed in lists for name in listed.split(",") if name]
    return ",".join(dict.fromkeys(names))


def icews_country(code: str | None) -> str:
    """Give the ICEWS name of a country; "" for what is none."""
    return table("countries").get(code or "", {}).get("icews", "")


def fips(code: str | None) -> str:
    """Give the FIPS 10-4 code of a country."""
    return table("countries").get(code or "", {}).get("fips", "")


def cow(code: str | None) -> str:
    """Give the Correlates of War number of a country; "" for what has none."""
    return table("countries").get(code or "", {}).get("cow", "")


def us_state(name: str | None) -> str:
    """Give the postal code of a US state."""
    return table("us_states").get(name or "", {}).get("postal", "")


def quad(code: str, scheme: str) -> int:
    """Give the quad class of a CAMEO code in the scheme `gdelt` or `phoenix`."""
    return int(table("quads")[code[:2]][scheme])


@cache
def quad_names() -> dict[int, str]:
    """Give PLOVER's quad classes in words."""
    return {int(number): name for number, name in ontology()["quads"].items()}


@cache
def cameo() -> dict[str, dict[str, str]]:
    """Give the CAMEO codes as the events room has them."""
    text = files("accord").joinpath("events", "ontology", "cameo.csv").read_text(encoding="utf-8")
    return {row["code"]: row for row in csv.DictReader(text.splitlines())}


@cache
def cameo_labels() -> dict[str, str]:
    """Give the label of each CAMEO code."""
    return {code: row["label"] for code, row in cameo().items()}


@cache
def ontology() -> dict[str, dict[str, str]]:
    """Give PLOVER as the events room has it."""
    # The file, not the module that reads it for the pipeline: that one loads the language model's library.
    text = files("accord").joinpath("events", "ontology", "plover.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def table(name: str) -> dict[str, dict[str, str]]:
    """Give one of the crosswalks in data/, by its first column."""
    text = files("accord.export").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    key = next(iter(rows[0]))
    return {row[key]: row for row in rows}


@cache
def _known_actors() -> dict[str, ActorCode]:
    return {
        actor: ActorCode(
            code=row["cameo"],
            country=row["country"],
            group=row["group"],
            types=tuple(filter(None, row["types"].split(";"))),
        )
        for actor, row in table("known_actors").items()
    }
