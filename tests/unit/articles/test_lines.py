"""Lines: every character that is not white space is in exactly one of them."""

from hypothesis import given
from hypothesis import strategies as st

from accord.articles.lines import split_lines


def test_lines_are_trimmed_and_know_whether_a_blank_line_stands_before_them() -> None:
    lines = split_lines("One\n  two \r\n\r\nthree\u2028four")
    assert [(line.text, line.after_blank) for line in lines] == [
        ("One", True),
        ("two", False),
        ("three", True),
        ("four", False),
    ]


@given(st.text())
def test_offsets_give_the_line_and_nothing_is_lost(text: str) -> None:
    lines = split_lines(text)
    assert all(text[line.start : line.end] == line.text for line in lines)
    kept = "".join(line.text for line in lines)
    assert "".join(kept.split()) == "".join(text.split())
