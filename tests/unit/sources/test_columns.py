"""`--map` says what it does not understand."""

import pytest

from accord.errors import UsageError
from accord.sources import read_mapping


def test_a_mapping_is_read() -> None:
    assert read_mapping("text=body, published = the date") == {"text": "body", "published": "the date"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("body", "FIELD=COLUMN"),
        ("text=", "FIELD=COLUMN"),
        ("", "FIELD=COLUMN"),
        ("body=text", "the fields are: text, html, id"),
        ("text=a,text=b", "given twice"),
    ],
)
def test_what_is_no_mapping_is_refused_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        read_mapping(text)
