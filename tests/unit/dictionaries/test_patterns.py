"""What patterns ask for, as frames."""

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.dictionaries.patterns import Frame, read_pattern

SETS = {"&ROPE": ("ROPE", "CABLES", "ANCHOR CHAIN"), "&ALL": ("&ROPE", "SAIL")}


def _frame(pattern: str) -> Frame:
    (frame,), lost = read_pattern(pattern, SETS)
    assert lost == ()
    return frame


def _asked(**named: Any) -> Frame:
    return Frame(**{key: frozenset(value) if isinstance(value, set) else value for key, value in named.items()})


@pytest.mark.parametrize(
    ("pattern", "frame"),
    [
        ("* ROPE", _asked(object={"rope"})),
        ("** ROPES", _asked(object={"rope", "ropes"})),
        ("* THE_ROPE", _asked(object={"rope"})),
        ("* MILITARY_AID", _asked(object={"aid"}, object_of={"military"})),
        ("* {MILITARY AID} (TO BORDER)", _asked(object={"aid"}, object_of={"military"}, complement={"border"})),
        ("* +", _asked(recipient="object")),
        ("$ * +", _asked(recipient="object")),
        ("* AID TO +", _asked(object={"aid"}, recipient="to")),
        ("* + AID", _asked(object={"aid"}, recipient="iobject")),
        ("* + FOR TREASON", _asked(recipient="object", complement={"treason"})),
        ("* FIRE ON +", _asked(object={"fire"}, recipient="on")),
        ("* ON +", _asked(parts=("on",), recipient="object")),
        ("* OUT OF +", _asked(parts=("out", "of"), recipient="object")),
        ("* OFF", _asked(parts=("off",))),
        ("* (TO BORDER)", _asked(parts=("to",), object={"border"})),
        ("POLICE * +", _asked(subject={"police"}, recipient="object")),
        ("+ WERE * BY $", _asked()),
        ("% * TALKS", _asked(object={"talk", "talks"}, reciprocal=True)),
        ("* WITH %", _asked(reciprocal=True)),
    ],
)  # fmt: skip
def test_a_pattern_is_a_frame(pattern: str, frame: Frame) -> None:
    assert _frame(pattern) == frame


def test_phrases_of_a_set_are_frames_of_their_own() -> None:
    frames, lost = read_pattern("* &ALL", SETS)
    assert [(one.object, one.object_of) for one in frames] == [
        ({"rope", "cables", "cable", "sail"}, frozenset()), ({"chain"}, {"anchor"}),
    ]  # fmt: skip
    assert lost == ()


def test_words_for_which_a_frame_has_no_room_are_told() -> None:
    assert read_pattern("* OLD HEAVY ROPE (TO PIER) (IN STORM)", SETS)[1] == ("storm", "old")


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("SAID * ROPE", "'SAID' before the verb"),
        ("NOT *", "'NOT' before the verb"),
        ("* WILL FIGHT", "'WILL' behind the verb"),
        ("* ROPE / CABLE", "alternatives"),
        ("ROPE", "one *"),
        ("* AND *", "one *"),
        ("+ *", "recipient before the verb"),
        ("* ROPE OF $", "actor behind the verb"),
    ],
)
def test_what_a_frame_cannot_ask_for_is_an_error_that_says_why(pattern: str, why: str) -> None:
    with pytest.raises(ValueError, match=why.replace("*", r"\*")):
        read_pattern(pattern, SETS)


PIECES = st.sampled_from(
    ["*", "$", "+", "%", "^", "(", ")", "{", "}", "TO", "WITH", "OUT", "ROPE", "AID", "&ROPE", "SAID", "_", "THE"]
)


@given(st.lists(PIECES, max_size=10))
def test_any_pattern_is_read_or_refused(pieces: list[str]) -> None:
    with contextlib.suppress(ValueError):
        frames, _ = read_pattern(" ".join(pieces), SETS)
        assert frames
