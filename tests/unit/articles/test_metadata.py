"""What web pages say of themselves outside JSON-LD."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.articles.metadata import names_authors, read_metadata


def meta(name: str, content: str, key: str = "name") -> str:
    return f'<meta {key}="{name}" content="{content}">'


def test_each_field_comes_from_the_most_trusted_element() -> None:
    found = read_metadata(
        '<html lang="en-GB"><head>'
        + meta("twitter:title", "Bridge closes!", "property")
        + meta("og:title", "Old bridge &amp; lock to close", "property")
        + meta("og:site_name", "Velta Post", "property")
        + meta("author", "By Jane Doe")
        + meta("article:published_time", "2024-05-06T22:10:00Z", "property")
    )
    assert (found.title, found.outlet, found.byline) == ("Old bridge & lock to close", "Velta Post", "Jane Doe")
    assert (found.published, found.language) == ("2024-05-06", "en-GB")


@pytest.mark.parametrize(
    ("markup", "published"),
    [
        (meta("pubdate", "20240506"), "2024-05-06"),
        (meta("date", "6 May 2024"), "2024-05-06"),
        (meta("date", "05/06/2024"), None),  # May or June
        (meta("date", "last Monday"), None),
        ("<meta content='2024-05-06' itemprop=datePublished>", "2024-05-06"),
        ('<time class="published" datetime="2024-05-06">Monday</time>', "2024-05-06"),
        ('<time class="updated" datetime="2024-05-06T10:00">Monday</time>', None),
        ('<time datetime="2024-05-06T10:00">10:00</time>', "2024-05-06"),
        ('<time datetime="2024-05-06T10:00">a</time><time datetime="2024-05-09T10:00">b</time>', None),
        ('<time datetime="2024-12-31">the day of the feast</time>', None),
    ],
)
def test_a_date_is_taken_only_where_an_element_says_it_is_of_publication(markup: str, published: str | None) -> None:
    assert read_metadata(markup).published == published


@pytest.mark.parametrize("value", ["admin", "Staff Reporter", "https://x.example/jane", "desk@x.example", "Jane", ""])
def test_not_every_author_is_somebody(value: str) -> None:
    assert not names_authors(value)


def test_several_authors_are_all_named_once() -> None:
    markup = meta("citation_author", "Jane Doe") + meta("citation_author", "Ali Veli")
    assert read_metadata(markup + markup).byline == "Jane Doe, Ali Veli"


@given(st.text(alphabet="<>meta tihgl=\"'/ncoprby0-:", max_size=200))
def test_any_markup_is_read(markup: str) -> None:
    assert read_metadata(markup) == read_metadata(markup)
