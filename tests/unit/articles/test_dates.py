"""Dates as given and as URLs hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.articles.dates import given_date, url_date, written_date


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020-01-07", "2020-01-07"),
        (" 2020-01-07 ", "2020-01-07"),
        ("2020-01-07T23:30:00Z", "2020-01-07"),
        ("2020-01-07T23:30:00+02:00", "2020-01-07"),
        ("20200107", "2020-01-07"),
        ("2020-13-07", None),
        ("2020-02-30", None),
        ("7 January 2020", None),
        ("2020-W02-1", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_only_an_iso_date_is_a_given_date(value: str, day: str | None) -> None:
    assert given_date(value) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2020/01/07/talks", "2020-01-07"),
        ("https://a.example/world/2020/jan/07/talks", "2020-01-07"),
        ("https://a.example/news/2020-01-07-talks.html", "2020-01-07"),
        ("https://a.example/20200107/talks", "2020-01-07"),
        ("https://a.example/2020/13/07/talks", None),
        ("https://a.example/2020/talks", None),
        ("https://a.example/item/20201307", None),
        (None, None),
    ],
)
def test_a_url_may_hold_the_day(url: str | None, day: str | None) -> None:
    assert url_date(url) == day


@given(st.text())
def test_any_text_has_a_date_inside_it_or_none(text: str) -> None:
    given_date(text)
    url_date("https://a.example/" + text)
    if found := written_date(text):
        assert 0 <= found[1] < found[2] <= len(text)
