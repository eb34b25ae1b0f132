"""Decoding: charsets, binary input, and characters that no file can hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.articles.decode import Decoded, decode
from accord.errors import PageError
from accord.model import Media

FRENCH = "Le ministre a déclaré à Genève que l’été serait décisif pour les négociations sur l’eau."
RUSSIAN = "Министр заявил в среду, что переговоры о воде продолжатся в Женеве на следующей неделе."


def read(content: bytes | str, media: Media = "text") -> Decoded:
    return decode(content, media, max_characters=10_000)


def codes(decoded: Decoded) -> list[str]:
    return [caution.code for caution in decoded.warnings]


def refusal(content: bytes | str) -> str:
    with pytest.raises(PageError) as caught:
        read(content)
    assert caught.value.step == "articles"
    return caught.value.code


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_its_byte_order_mark(charset: str) -> None:
    assert read(FRENCH.encode(charset)) == Decoded(FRENCH, ())


@pytest.mark.parametrize(("text", "charset"), [(FRENCH, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r")])
def test_an_older_charset_is_guessed_and_the_guess_is_told(text: str, charset: str) -> None:
    decoded = read(text.encode(charset))
    assert decoded.text == text
    assert codes(decoded) == ["charset_guessed"]


def test_a_web_page_says_its_own_charset() -> None:
    markup = '<html><head><meta charset="iso-8859-2"></head><body>Młoda żona</body></html>'
    assert "Młoda żona" in read(markup.encode("iso-8859-2"), "html").text


@pytest.mark.parametrize("stated", ["iso-8859-1", "windows-1252", "us-ascii", "shift_jis", "x-unheard-of"])
def test_utf8_is_utf8_whatever_the_page_says(stated: str) -> None:
    markup = f'<html><head><meta charset="{stated}"></head><body>“Żaden dzień się nie powtórzy”</body></html>'
    assert read(markup.encode(), "html") == Decoded(markup, ())


@pytest.mark.parametrize("stated", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize(("text", "charset"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (FRENCH, "cp1252")])
def test_a_charset_that_the_bytes_contradict_is_not_believed(stated: str, text: str, charset: str) -> None:
    decoded = read(f'<meta charset="{stated}"><p>{text}</p>'.encode(charset), "html")
    assert text in decoded.text
    assert codes(decoded) == ["charset_guessed"]


@pytest.mark.parametrize("words", ["François Müller, of Škoda", "at the café", "“We will go on”", "a fee of 50€"])
def test_a_few_accents_in_english_are_western(words: str) -> None:
    text = "The minister said on Monday that the talks would go on for another week. " * 5 + words
    assert read(text.encode("cp1252")).text == text
    assert words in read(f'<meta charset="utf-8"><p>{text}</p>'.encode("cp1252"), "html").text


def test_a_charset_that_python_does_not_know_does_not_stop_the_reading() -> None:
    assert "caf\xe9" in read(b'<meta charset="x-user-defined"><p>caf\xe9 on the square</p>', "html").text


def test_one_broken_byte_does_not_change_the_charset() -> None:
    decoded = read(FRENCH.encode() + b"\xff")
    assert decoded.text == FRENCH + "\ufffd"
    assert codes(decoded) == ["replaced_characters"]


def test_surrogates_and_nuls_are_replaced_one_for_one() -> None:
    text = "The minister \ud800 said \x00 that talks would go on." + " More was to come." * 20
    decoded = read(text)
    assert decoded.text == text.replace("\ud800", "\ufffd").replace("\x00", "\ufffd")
    assert codes(decoded) == ["replaced_characters"]


def test_a_replacement_character_that_was_there_is_no_loss() -> None:
    assert codes(read("Caf\ufffd on the square".encode())) == []


@pytest.mark.parametrize("content", ["", b"", " \n\t ", "\ufeff", b"\xef\xbb\xbf", "\u200b\n\u00a0"])
def test_nothing_is_empty(content: bytes | str) -> None:
    assert refusal(content) == "empty"


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)) * 9,
        b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 99,
        "a\0b\0c\0",
        "\x01\x02\x03 words",
        b"\x00\xff" * 50,
    ],
)
def test_what_is_not_text_is_refused(content: bytes | str) -> None:
    assert refusal(content) == "not_text"


def test_a_text_over_the_limit_is_refused() -> None:
    assert refusal("x" * 10_001) == "too_large"
    assert read("x" * 10_000).text == "x" * 10_000


@given(st.one_of(st.text(), st.binary()))
def test_any_content_is_read_or_refused(content: str | bytes) -> None:
    try:
        text = read(content).text
    except PageError:
        return
    text.encode("utf-8")
    if isinstance(content, str):
        assert len(text) == len(content)
