"""What the model sees in place of words that it reads wrongly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.language.masks import Masks

MASKS = Masks()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Brig. Gen. Yaw Boateng", "Brig  Gen. Yaw Boateng"),
        ("Maj.-Gen. Yaw Boateng", "Maj  Gen. Yaw Boateng"),
        ("Tsai Ing-wen", "Tsai Ingawen"),
        ("the vice-president", "the vice president"),
        ("Dwayne “Rocky” Tulloch", "Dwayne  Rocky  Tulloch"),
        ("Saw Htoo Wah left", "Sam Htoo Wah left"),
        ("the rebel Saw Htoo Wah", "the rebel Sam Htoo Wah"),
        ("Jordi Puig i Ferrer", "Jordi Puig y Ferrer"),
        ("He Lifeng left", "Hu Lifeng left"),
    ],
)
def test_the_model_sees_a_name(text: str, seen: str) -> None:
    assert MASKS.over(text) == seen


@pytest.mark.parametrize(
    "text", ["He Made History", "He Saw Nothing", "They saw Ana.", "the col. of numbers", 'the film "Dune" opened']
)
def test_other_words_stay(text: str) -> None:
    assert MASKS.over(text) == text


@given(st.text() | st.text(alphabet='He Lifeng. Saw Brig."-i\n', max_size=60))
def test_masks_keep_the_length(text: str) -> None:
    assert len(MASKS.over(text)) == len(text)
