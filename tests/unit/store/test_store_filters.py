"""The filter grammar: what it takes, what it gives back, and how it answers mistakes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.errors import UsageError
from accord.store import Filter, vocabulary
from accord.store.filters import describe, names


@pytest.mark.parametrize(
    ("given", "params"),
    [
        ({}, {}),
        ({"src": None, "tgt": [], "q": "  "}, {}),
        ({"from": "2024", "to": "2024"}, {"from": ["2024-01-01"], "to": ["2024-12-31"]}),
        ({"from_": "2024-02", "to": "2024-02"}, {"from": ["2024-02-01"], "to": ["2024-02-29"]}),
        ({"type": "assault"}, {"type": ["ASSAULT"]}),
        ({"own": ["water-dispute", "WATER-DISPUTE/Works"]}, {"own": ["WATER-DISPUTE", "WATER-DISPUTE/works"]}),
        ({"quad": ["VC", "material conflict", 2]}, {"quad": ["1", "2", "4"]}),
        ({"certainty": ["certain", "ct-"]}, {"certainty": ["CT+", "CT-"]}),
        ({"certainty": "CT "}, {"certainty": ["CT+"]}),  # a plus sign in a URL that nobody escaped
        ({"certainty": "denied"}, {"certainty": ["CT-", "PR-", "PS-"]}),
        ({"voice": ["Author", "OWN", "RUS"]}, {"voice": ["RUS", "author", "own"]}),
        ({"disputed": True}, {"disputed": ["yes"]}),
        ({"disputed": "0"}, {"disputed": ["no"]}),
        ({"confidence": 0.50}, {"confidence": ["0.5"]}),
        ({"since": "2024-05-01T12:00+02:00"}, {"since": ["2024-05-01T10:00:00"]}),
        ({"src": ["  Ana   Ruiz ", "Ana Ruiz"]}, {"src": ["Ana Ruiz"]}),
        ({"country": "per"}, {"country": ["PER"]}),
    ],
)
def test_values_have_one_form(given: dict[str, Any], params: dict[str, list[str]]) -> None:
    assert Filter.parse(given).params() == params


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"vioce": "author"}, "no filter 'vioce'; did you mean voice"),
        ({"zzz": "1"}, "the filters are: q, from, to"),
        ({"type": "ASALT"}, "type has no value 'ASALT'; did you mean ASSAULT"),
        ({"context": "xyzzy"}, "context has no value 'xyzzy'; it is one of: military"),
        ({"certainty": "sure"}, "certainty must be one of CT.*certain, denied, open, not 'sure'"),
        ({"quad": "5"}, "quad must be 1, 2, 3, 4"),
        ({"from": "May"}, "from must be a day such as 2024-05-01"),
        ({"to": "2023-02-29"}, "to: there is no day '2023-02-29'"),
        ({"to": "2023-13"}, "there is no day"),
        ({"since": "yesterday"}, "since must be a time"),
        ({"confidence": "1.5"}, "confidence must be a number between 0 and 1"),
        ({"confidence": "nan"}, "confidence must be a number"),
        ({"disputed": "maybe"}, "disputed must be yes or no"),
        ({"cameo": "19a"}, "cameo must be a CAMEO code"),
        ({"src": "a" * 1001}, "at most 100 values of 1000 characters"),
        ({"src": [str(number) for number in range(101)]}, "at most 100 values"),
        ({"from": ["2023", "2024"]}, "from takes one value, not 2"),
    ],
)
def test_mistakes_are_named(given: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        Filter.parse(given)


_VALUES = {
    "q": st.sampled_from(["tax", '"closed its border"', "har*"]),
    "from": st.dates().map(str),
    "src": st.sampled_from(["RUS", "~army", "GOV", "RUS:MIL"]),
    "type": st.sampled_from(vocabulary.types()),
    "quad": st.sampled_from(["1", "vc", "material conflict"]),
    "voice": st.sampled_from(["author", "own", "Ana Ruiz"]),
    "certainty": st.sampled_from([*vocabulary.FACTUALITY, *vocabulary.FACTUALITY_WORDS]),
    "confidence": st.floats(0, 1),
}


@given(st.fixed_dictionaries({}, optional=_VALUES))
def test_a_filter_survives_its_own_parameters(given: dict[str, Any]) -> None:
    asked = Filter.parse(given)
    assert Filter.parse(asked.params()) == asked


def test_words_of_factuality_share_out_all_values() -> None:
    shared = [value for values in vocabulary.FACTUALITY_WORDS.values() for value in values]
    assert sorted(shared) == sorted(vocabulary.FACTUALITY)


def test_every_filter_is_described_and_empty_filters_are_false() -> None:
    assert all(describe(name) for name in names())
    assert not Filter()
    assert Filter.parse({"type": "AID"})
