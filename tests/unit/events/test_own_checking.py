"""What in a user's own event types can never match, or takes the place of something else."""

from pathlib import Path

import pytest

from accord.events.own_checking import doubts_of
from accord.events.own_reading import load_own

EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "water.toml"


def _doubts(tmp_path: Path, text: str) -> list[tuple[str, str, str]]:
    path = tmp_path / "own.toml"
    path.write_text(text)
    return [(one.entry, one.reason, one.detail) for one in doubts_of(load_own(str(path)))]


def test_the_example_leaves_no_doubt() -> None:
    assert doubts_of(load_own(str(EXAMPLE))) == ()


@pytest.mark.parametrize(
    ("text", "entry", "reason", "told"),
    [
        # modes
        ("[types.A]\nrefines = ['AID']\nmodes = { big = {} }\n", "types.A.modes.big", "never", "no group of words"),
        (
            "[types.A]\nrefines = ['AID']\nmodes = { big = { refines = ['REQUEST'] } }\n",
            "types.A.modes.big", "never", "it refines REQUEST, which the type never is",
        ),
        (
            "[types.A]\nrefines = ['AID']\n"
            "modes = { big = { words = ['dam'] }, small = { words = ['old dam'] } }\n",
            "types.A.modes.small", "never", "big stands before it",
        ),
        (
            "[types.A]\nplover = 'AID'\nmodes = { big = { refines = ['REQUEST'] } }\n"
            "[[types.A.verb]]\nwords = ['heave']\nmode = 'big'\n",
            "types.A.modes.big", "hidden", "beside the groups that name it",
        ),
        # types that refine
        (
            "[types.A]\nrefines = ['ACCUSE']\n[types.B]\nrefines = ['ACCUSE/allege']\nwords = ['dam']\n",
            "types.B.refines", "never", "A stands before it",
        ),
        (
            "[types.A]\nrefines = ['ACCUSE']\n"
            "[types.B]\nrefines = ['ACCUSE']\nplover = 'ACCUSE'\ntriggers = ['heave']\n",
            "types.B.refines", "hidden", "A stands before it",
        ),
        (
            "[types.A]\nrefines = ['AID']\ncontexts = ['military', 'health']\n"
            "[types.B]\nrefines = ['AID']\ncontexts = ['health']\n",
            "types.B.refines", "never", "A stands before it",
        ),
        ("[types.A]\nrefines = ['ACCUSE', 'ACCUSE/allege']\n", "types.A.refines", "unused", "is in ACCUSE"),
        ("[types.A]\nrefines = ['AID']\nplover = 'AID'\n", "types.A.plover", "unused", "it has none"),
        ("[types.A]\nplover = 'AID'\ntriggers = ['heave']\nwords = ['x']\n", "types.A", "unused", "it has no refines"),
        # words
        (
            "[types.A]\nplover = 'AID'\ntriggers = ['heave']\n[types.B]\nplover = 'COERCE'\ntriggers = ['heave']\n",
            "types.B", "hidden", "'heave' is named before, by A",
        ),
        ("[types.A]\nplover = 'AID'\ntriggers = ['heave', 'heave']\n", "types.A", "hidden", "named before, by A"),
        ("[types.A]\nplover = 'AID'\ntriggers = ['kill']\n", "types.A", "over", "has 'kill' as ASSAULT"),
        ("[types.A]\nplover = 'AID'\ntriggers = ['impounded']\n", "types.A", "form", "looks like a form"),
        ("[types.A]\nplover = 'AID'\ntriggers = ['boats']\n", "types.A", "form", "looks like a form"),
        ("[types.A]\nplover = 'AID'\n[[types.A.verb]]\nwords = ['held up']\n", "types.A", "form", "looks like a form"),
        ("[types.A]\nplover = 'AID'\ntriggers = ['re-dam']\n", "types.A", "form", "with a hyphen"),
        ("[types.A]\nrefines = ['AID']\nwords = ['dam*']\n", "types.A.words", "form", "'*'"),
        (
            "[types.A]\nrefines = ['AID']\nmodes = { big = { words = ['a, b'] } }\n",
            "types.A.modes.big.words", "form", "','",
        ),
    ],
)  # fmt: skip
def test_what_may_not_do_what_is_wanted_is_told(tmp_path: Path, text: str, entry: str, reason: str, told: str) -> None:
    found = [one for one in _doubts(tmp_path, text) if one[:2] == (entry, reason)]
    assert len(found) == 1
    assert told in found[0][2]


@pytest.mark.parametrize(
    "text",
    [
        "[types.A]\nrefines = ['ACCUSE/allege']\n[types.B]\nrefines = ['ACCUSE']\n",
        "[types.A]\nrefines = ['ACCUSE']\nwords = ['old dam']\n[types.B]\nrefines = ['ACCUSE']\nwords = ['dam']\n",
        "[types.A]\nrefines = ['AID']\ncontexts = ['health']\n[types.B]\nrefines = ['AID']\nwords = ['dam']\n",
        "[types.A]\nplover = 'AID'\ntriggers = ['heave', 'seize boats']\n",
        "[types.A]\nplover = 'AID'\n[[types.A.verb]]\nwords = ['attack']\nobject = ['dam']\n",
        "[types.A]\nplover = 'ASSAULT'\ntriggers = ['bombard']\n",
        "[types.A]\nplover = 'AID'\ntriggers = ['proceed onward', 'heaving']\n",
        "[types.A]\nrefines = ['AID']\nmodes = { big = { words = ['dam'] }, small = { refines = ['AID'] } }\n",
    ],
)
def test_what_can_match_leaves_no_doubt(tmp_path: Path, text: str) -> None:
    assert _doubts(tmp_path, text) == []
