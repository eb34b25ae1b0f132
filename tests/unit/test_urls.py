"""One spelling for each URL, and which of two URLs a page is known by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.urls import believed_url, canonical_url, is_url


@pytest.mark.parametrize(
    ("spelling", "one_form"),
    [
        ("https://a.example/story?utm_source=mail&id=7&b=1#top", "https://a.example/story?b=1&id=7"),
        (" HTTPS://A.example:443/x/../story ", "https://a.example/story"),
        ("ftp://a.example/story", None),
        ("javascript:alert(1)", None),
        ("https://[", None),
        ("", None),
        (None, None),
    ],
)
def test_a_url_has_one_form(spelling: str | None, one_form: str | None) -> None:
    assert canonical_url(spelling) == one_form


@given(st.text(max_size=80))
def test_no_text_is_too_odd_for_it(text: str) -> None:
    for url in (text, f"https://{text}", f"http://a.example/{text}"):
        for found in (canonical_url(url), believed_url(own=text, given=url), believed_url(own=url, given=text)):
            assert found is None or is_url(found)


GIVEN = "https://www.lamp.example/world/2024/dam-opens"


@pytest.mark.parametrize(
    ("own", "found_at"),
    [
        ("https://www.lamp.example/world/2024/dam-opens-at-last", GIVEN),  # the headline was changed
        ("https://lamp.example/world/2024/dam-opens", "https://m.lamp.example/world/2024/dam-opens"),
        ("https://www.lamp.example/world/2024/dam-opens", "https://amp.lamp.example/world/2024/dam-opens"),
        ("https://www.lamp.example/dam", "https://edition.lamp.example/dam?page=2"),
        ("https://www.lamp.example/world/2024/dam-opens", GIVEN + "/amp"),
        ("https://www.lamp.example/world/2024/dam-opens", GIVEN + "/page/2"),
        ("https://www.lamp.example/world/2024/dam-opens", GIVEN + "?source=newsletter"),
        ("https://www.lamp.example/?p=812", "https://www.lamp.example/?p=812&preview=1"),
        ("/world/2024/dam-opens-at-last", GIVEN),
        ("https://www.lamp.example/world/2024/dam-opens", None),
    ],
)
def test_a_page_is_believed_about_its_own_address(own: str, found_at: str | None) -> None:
    whole = own if is_url(own) else f"https://www.lamp.example{own}"
    assert believed_url(own=own, given=found_at) == whole


@pytest.mark.parametrize(
    "own",
    [
        "https://www.agency.example/dam-opens",  # where the story came from
        "https://lamp.example.evil.test/world/2024/dam-opens",
        "https://notlamp.example/world/2024/dam-opens",
        "https://www.lamp.example/",
        "https://www.lamp.example/en/",
        "https://www.lamp.example/index.html",
        "https://www.lamp.example/world",
        "https://www.lamp.example/world/2024/",
        "http://[",
        "mailto:desk@lamp.example",
        "https://www.lamp.example/" + "x" * 5000,
        "",
        None,
    ],
)
def test_a_page_is_not_believed_about_another_address(own: str | None) -> None:
    assert believed_url(own=own, given=GIVEN) == GIVEN


def test_a_home_page_is_the_address_of_no_article() -> None:
    assert believed_url(own="https://www.lamp.example/", given=None) is None


def test_articles_that_only_their_query_tells_apart_stay_apart() -> None:
    given_url = "https://lamp.example/story.php?id=17"
    assert believed_url(own="https://lamp.example/story.php", given=given_url) == given_url
