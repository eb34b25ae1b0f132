"""Through what a statement was made, and when."""

from collections.abc import Callable
from typing import Any

import pytest

Find = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Lund said in a statement that the road was open.", "a statement"),
        ("Lund told Reuters that the road was open.", "Reuters"),
        ("Lund said on state television that the road was open.", "state television"),
        ("Lund wrote on Twitter that the road was open.", "Twitter"),
        ("Analyst Thomas Lund, in a March 3 article for Harbour Review, explains why the road is open.",
         "an article for Harbour Review"),
        ("Lund said in an interview with the Harbour Gazette that the road was open.",
         "an interview with the Harbour Gazette"),
        ("Lund told a news conference that the road was open.", "a news conference"),
        ("Lund told a local radio station that the road was open.", "a local radio station"),
        ("Lund told Radio Harbour that the road was open.", "Radio Harbour"),
        ("Lund told the council that the road was open.", None),
        ("Lund said that the road was open.", None),
        ("Lund said in Geneva that the road was open.", None),
    ],
)  # fmt: skip
def test_medium(find: Find, text: str, medium: str | None) -> None:
    assert find(text).statements[0].medium == medium


def test_the_day_of_a_statement_is_its_date(find: Find) -> None:
    statement = find("Lund said on Tuesday that the road was open.", published="2024-05-02").by("said")
    assert statement.date is not None
    assert statement.date.start == "2024-04-30"


def test_the_date_may_stand_in_the_medium(find: Find) -> None:
    (statement,) = find("Thomas Lund, in a March 3 article for Harbour Review, says the road is open.").statements
    assert statement.date is not None
    assert statement.date.value == "XXXX-03-03"


def test_a_day_in_the_content_is_not_the_statements(find: Find) -> None:
    assert find("Lund said the road had opened on Tuesday.", published="2024-05-02").by("said").date is None
