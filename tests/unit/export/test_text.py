"""Cells that no spreadsheet runs and no reader stumbles over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.export.text import guard, one_line, unguard, visible


@pytest.mark.parametrize("text", ["=1+1", "+32 2", "-x", "@handle", "\tx", "\rx", " =x", "'=x", "|x", "＝1+1"])
def test_what_a_spreadsheet_may_run_gets_an_apostrophe(text: str) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Bergen", "'Ndrangheta", "a=b", "3-1", "’quoted’"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guard(text) == text


@given(st.text(alphabet=st.sampled_from("'=+-@ \tab\r|＝")))
def test_the_apostrophe_can_be_taken_away_again(text: str) -> None:
    assert unguard(guard(text)) == text


@given(st.text())
def test_one_line_has_neither_tabs_nor_line_breaks(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert "\t" not in one_line(text)


def test_characters_that_xml_and_csv_cannot_hold_become_visible() -> None:
    assert visible("a\0b\x1bc\n") == "a\ufffdb\ufffdc\n"
