from hypothesis import given
from hypothesis import strategies as st

from accord.places.keys import key_of


def test_spellings_of_one_name_share_a_key() -> None:
    assert key_of("St. Étienne") == key_of("Saint-Etienne") == key_of("SAINT ETIENNE") == "saint etienne"
    assert key_of("Al-Qa'im") == key_of("al Qa’im") == "al qaim"
    assert key_of("Łódź") == "lodz"
    assert key_of("U.S.") == "us"


def test_a_lone_abbreviation_is_left_as_it_is() -> None:
    assert key_of("St.") == "st"


@given(st.text(max_size=40))
def test_a_key_is_its_own_key_once_abbreviations_are_spelled_out(name: str) -> None:
    key = key_of(key_of(name))
    assert key_of(key) == key


@given(st.text(max_size=40))
def test_a_key_has_no_stray_spaces(name: str) -> None:
    assert key_of(name) == " ".join(key_of(name).split())
