"""Whatever stands in a dictionary, its readers say what they make of it and never fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.dictionaries.actors import read_actors
from accord.dictionaries.agents import read_agents
from accord.dictionaries.discards import read_discards
from accord.dictionaries.lines import _lines
from accord.dictionaries.records import REASONS
from accord.dictionaries.verbs import read_verbs

PIECES = st.sampled_from(
    ["+", "-", "---", "&", "&SEA", "*", "$", "%", "~", "!", "!FOLK!", "=", ",", "_", " ", "\t", "[", "]", "{", "}", "(", ")"]
    + ["[USAGOV]", "[112]", "[:173]", "[040:040]", "[---]", "[~GOV]", "<010120", "010120-050630", "ROPE", "SEA", "é", "ı", "#", ";"]
)  # fmt: skip
TEXTS = st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=12).map("\n".join)


@pytest.mark.parametrize("read", [read_actors, read_agents, read_verbs, read_discards])
@given(text=TEXTS)
def test_any_lines_are_read(read: object, text: str) -> None:
    lines = tuple(_lines("any.txt", text))
    troubles = read(lines)[-1]  # type: ignore[operator]
    numbers = {line.number for line in lines}
    for trouble in troubles:
        assert trouble.reason in REASONS
        assert trouble.line in numbers
        assert trouble.detail
