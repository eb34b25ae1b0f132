"""The gazetteer: names and places in one read-only file that is mapped, not loaded.

``gazetteer.bin`` is written by ``scripts/build_gazetteer.py`` and has five parts, in this order:

    header    one line of JSON: the sizes below, and the lists that records point into
    records   fixed width, most populous place first: see `RECORD`
    titles    the places' own names, UTF-8, one after the other
    blocks    where every 64th line of the index begins
    index     sorted lines "key TAB numbers": the places that bear a name, four base-36 digits each

A name is found by binary search over every 64th line and one search in the block of lines there;
nothing else is read that is not asked for.
"""

import json
import mmap
import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Any, Literal

from accord.places.keys import key_of

Kind = Literal["country", "adm1", "adm2", "adm3", "city", "continent", "region", "water", "point"]
KINDS: tuple[Kind, ...] = ("country", "adm1", "adm2", "adm3", "city", "continent", "region", "water", "point")

RECORD = struct.Struct("<IffIIHBB")  # GeoNames id, lat, lon, population, title offset, adm1, country, kind
DIGITS = 4
BLOCK_OFFSET = struct.Struct("<I")
BLOCK_LINES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that a name may stand for; coordinates in degrees, WGS 84."""

    name: str
    kind: Kind
    lat: float
    lon: float
    population: int = 0
    geonames: int | None = None
    country: str | None = None  # ISO 3166-1 alpha-3
    adm1: str | None = None
    capital: bool = False  # of its country


class Gazetteer:
    """Looks names up in the packaged file; `meta` says what the file was made from."""

    def __init__(self) -> None:
        with as_file(files("accord.places") / "data" / "gazetteer.bin") as path, path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        start = self._map.find(b"\n") + 1
        self.meta: dict[str, Any] = json.loads(self._map[:start])
        self._countries: list[str | None] = self.meta["countries"]
        self._adm1: list[str | None] = self.meta["adm1"]
        self._capitals = frozenset(self.meta["capitals"])
        self._records = start
        self._titles = start + self.meta["places"] * RECORD.size
        blocks = self._titles + self.meta["title_bytes"]
        count = self.meta["blocks"]
        index = blocks + count * BLOCK_OFFSET.size + 1  # a line end stands before the first line too
        offsets = BLOCK_OFFSET.iter_unpack(self._map[blocks : index - 1])
        self._blocks = [*(index + offset for (offset,) in offsets), len(self._map)]
        self._first_keys = [self._map[at : self._map.find(b"\t", at)] for at in self._blocks[:-1]]
        self._index = index
        self._place = lru_cache(maxsize=50_000)(self._read)
        self._find = lru_cache(maxsize=50_000)(self._search)

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Give the places that bear `name`, the most populous first; none gives an empty tuple."""
        return tuple(self._place(number) for number in self._find(key_of(name)))

    def places_of(self, key: str) -> tuple[Place, ...]:
        """Give the places under a key that `key_of` has made."""
        return tuple(self._place(number) for number in self._find(key))

    def by_id(self, wanted: Iterable[int]) -> dict[int, Place]:
        """Give the places with these GeoNames ids; raises KeyError for one that is not held."""
        left = set(wanted)
        found: dict[int, Place] = {}
        records = memoryview(self._map)[self._records : self._titles]
        for number, record in enumerate(RECORD.iter_unpack(records)):
            if record[0] in left:
                left.discard(record[0])
                found[record[0]] = self._place(number)
                if not left:
                    break
        records.release()
        if left:
            raise KeyError(f"the gazetteer holds no place with these GeoNames ids: {sorted(left)}")
        return found

    def countries(self) -> dict[str, Place]:
        """Give the countries by ISO alpha-3 code."""
        numbers = self.meta["country_places"]
        return {place.country: place for place in map(self._place, numbers) if place.country}

    def keys(self) -> Iterator[str]:
        """Give every key of the index, in order."""
        at = self._index
        while at < len(self._map):
            end = self._map.find(b"\t", at)
            yield self._map[at:end].decode()
            at = self._map.find(b"\n", end) + 1

    def _search(self, key: str) -> tuple[int, ...]:
        wanted = key.encode()
        block = bisect_right(self._first_keys, wanted) - 1
        if block < 0:
            return ()
        start, end = self._blocks[block], self._blocks[block + 1]
        at = self._map.find(b"\n" + wanted + b"\t", start - 1, end)
        if at < 0:
            return ()
        first = at + len(wanted) + 2
        digits = self._map[first : self._map.find(b"\n", first)]
        return tuple(int(digits[at : at + DIGITS], 36) for at in range(0, len(digits), DIGITS))

    def _read(self, number: int) -> Place:
        at = self._records + number * RECORD.size
        geonames, lat, lon, population, title, adm1, country, kind = RECORD.unpack_from(self._map, at)
        end = self._map.find(b"\n", self._titles + title)
        return Place(
            name=self._map[self._titles + title : end].decode(),
            kind=KINDS[kind],
            lat=round(lat, 4),
            lon=round(lon, 4),
            population=population,
            geonames=geonames or None,
            country=self._countries[country],
            adm1=self._adm1[adm1],
            capital=number in self._capitals,
        )
