"""Which lines of a dictionary say something."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accord.dictionaries.lines import read_lines
from accord.dictionaries.records import Line
from accord.errors import ConfigError

Lines = Callable[[str], tuple[Line, ...]]


def test_comments_and_blank_lines_say_nothing(lines: Lines) -> None:
    text = "# head\n\nHARBOUR [~GOV]  # by hand\n   \nQUAY [~GOV] ; as above\n"
    assert [(one.number, one.text) for one in lines(text)] == [(3, "HARBOUR [~GOV]"), (5, "QUAY [~GOV]")]


def test_xml_comments_may_go_over_several_lines(lines: Lines) -> None:
    text = "<!-- one --> PIER [~GOV]\nDOCK <!-- the\nwhole --> [~GOV]\n<!-- to\nthe end -->\nMOLE [~GOV]\n"
    assert [(one.number, one.text) for one in lines(text)] == [
        (1, "PIER [~GOV]"), (2, "DOCK"), (3, "[~GOV]"), (6, "MOLE [~GOV]"),
    ]  # fmt: skip


def test_a_code_of_signs_is_no_comment(lines: Lines) -> None:
    assert [one.text for one in lines("GALA DINNER [###] # never news\n")] == ["GALA DINNER [###]"]


def test_an_indented_line_is_told(lines: Lines) -> None:
    assert [one.indented for one in lines("NAME\n\t[USAGOV]\n")] == [False, True]


def test_old_files_in_latin_1_are_read(tmp_path: Path) -> None:
    path = tmp_path / "old.actors.txt"
    path.write_bytes("JOSÉ_AMARO_ [PRTGOV]\n".encode("latin-1"))
    assert [one.text for one in read_lines(path)] == ["JOSÉ_AMARO_ [PRTGOV]"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot read the dictionary .*gone\.verbs\.txt"):
        read_lines(tmp_path / "gone.verbs.txt")
