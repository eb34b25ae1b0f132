"""Which pages are wanted, and the rough text that tells a language."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.model import Page, Source
from accord.sources.choice import Choice
from accord.sources.rough import rough_text


def page(content: str, *, media: str = "text", language: str | None = None) -> Page:
    return Page(source=Source(kind="file", ref="a"), media=media, content=content, language=language)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pattern", "url", "wanted"),
    [
        ("a.example/*", "https://www.a.example/news/1", True),
        ("https://www.a.example/*", "https://www.a.example/news/1", True),
        ("*/news/*", "http://b.example/news/1", True),
        ("a.example/news/?", "https://a.example/news/12", False),
        ("a.example/*", "https://a.example.evil.example/", False),
        ("*", None, False),
    ],
)
def test_patterns_fit_whole_addresses(pattern: str, url: str | None, wanted: bool) -> None:
    assert Choice(urls=("never", pattern)).wants_url(url) is wanted


ENGLISH = "The minister for water resigned on Thursday after engineers said that the dam had been leaking for a year."
FRENCH = "Le ministre de l'eau a démissionné jeudi après que des ingénieurs ont dit que le barrage fuyait depuis un an."


def test_a_declared_language_is_believed() -> None:
    assert Choice(languages=("fr",)).wants_language(page(ENGLISH, language="fr-FR"))
    assert not Choice(languages=("en",)).wants_language(page(ENGLISH, language="fr_CA"))


@pytest.mark.parametrize("media", ["text", "html"])
def test_else_the_text_tells_it(media: str) -> None:
    choice = Choice(languages=("fr", "de"))
    around = "<p class='the of and for'>{}</p><script>the of and for that was with said on</script>"
    content = "{}" if media == "text" else around
    assert choice.wants_language(page(content.format(FRENCH), media=media))
    assert not choice.wants_language(page(content.format(ENGLISH), media=media))


def test_a_page_too_short_to_tell_is_wanted() -> None:
    assert Choice(languages=("fr",)).wants_language(page("Dam fails."))


@given(st.text(st.sampled_from("<>/script \u0130ab&;"), max_size=60))
def test_any_markup_has_a_rough_text(markup: str) -> None:
    assert isinstance(rough_text(markup, "html"), str)


@pytest.mark.parametrize("piece", ["<", "<script", "<a ", "&#", "</script", "<!--"])
def test_unclosed_markup_takes_no_time(piece: str) -> None:
    started = time.process_time()
    rough_text(piece * 200_000, "html")
    assert time.process_time() - started < 5
