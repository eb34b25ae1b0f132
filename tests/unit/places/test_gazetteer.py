import hashlib
import json
from bisect import bisect_left
from importlib.resources import files
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.places.gazetteer import KINDS, Gazetteer
from accord.places.keys import key_of


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.fixture(scope="module")
def keys(gazetteer: Gazetteer) -> list[str]:
    return list(gazetteer.keys())


def test_the_file_is_the_one_that_its_description_names() -> None:
    data = files("accord.places") / "data"
    meta = json.loads((data / "gazetteer.json").read_text(encoding="utf-8"))
    assert hashlib.sha256((data / "gazetteer.bin").read_bytes()).hexdigest() == meta["sha256"]
    assert "GeoNames" in meta["credit"]
    assert meta["bytes"] < 20_000_000


def test_keys_are_sorted_and_distinct(keys: list[str]) -> None:
    encoded = [key.encode() for key in keys]
    assert encoded == sorted(set(encoded))


def test_every_five_hundredth_name_is_found(gazetteer: Gazetteer, keys: list[str]) -> None:
    for key in islice(keys, 0, None, 500):
        assert gazetteer.places_of(key), key


def test_the_first_and_the_last_name_are_found(gazetteer: Gazetteer, keys: list[str]) -> None:
    assert gazetteer.places_of(keys[0])
    assert gazetteer.places_of(keys[-1])


@given(name=st.text(alphabet="abcxyz 'é\t\n0", max_size=12))
def test_a_name_is_found_if_and_only_if_it_is_stored(gazetteer: Gazetteer, keys: list[str], name: str) -> None:
    key = key_of(name)
    at = bisect_left(keys, key.encode(), key=str.encode)
    assert bool(gazetteer.places_of(key)) == (keys[at : at + 1] == [key])


def test_places_hold_together(gazetteer: Gazetteer, keys: list[str]) -> None:
    for key in islice(keys, 0, None, 2000):
        for place in gazetteer.places_of(key):
            assert -90 <= place.lat <= 90
            assert -180 <= place.lon <= 180
            assert place.kind in KINDS
            assert place.country is None or len(place.country) == 3


def test_names_are_found_in_any_case_and_show_their_own(gazetteer: Gazetteer) -> None:
    baghdad = next(place for place in gazetteer.lookup("BAGHDAD") if place.kind == "city")
    assert (baghdad.name, baghdad.country, baghdad.geonames) == ("Baghdad", "IRQ", 98182)
    assert baghdad.capital
    assert (baghdad.lat, baghdad.lon) == pytest.approx((33.34, 44.40), abs=0.05)


def test_one_name_gives_every_place_that_bears_it(gazetteer: Gazetteer) -> None:
    kinds = {(place.kind, place.country) for place in gazetteer.lookup("Georgia")}
    assert {("country", "GEO"), ("adm1", "USA")} <= kinds


def test_places_are_found_by_their_id(gazetteer: Gazetteer) -> None:
    assert gazetteer.by_id([99237])[99237].name == "Iraq"
    with pytest.raises(KeyError, match="GeoNames"):
        gazetteer.by_id([99237, 4_000_000_000])


def test_countries_have_their_codes(gazetteer: Gazetteer) -> None:
    countries = gazetteer.countries()
    assert countries["FRA"].name == "France"
    assert len(countries) > 210
