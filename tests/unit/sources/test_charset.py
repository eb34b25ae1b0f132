"""UTF-16 is told by where its zero bytes stand; a declared charset is believed where nothing speaks against it."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.sources.charset import unmarked_utf16
from accord.sources.declared import decode_as_declared


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_text_in_utf8_is_never_taken_for_it(text: str) -> None:
    assert unmarked_utf16(text.encode()) is None


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
@given(text=st.text(string.ascii_letters + string.digits + " .,\n", min_size=1))
def test_plain_text_in_it_is_always_found(charset: str, text: str) -> None:
    assert unmarked_utf16(text.encode(charset)) == charset


@given(st.binary(max_size=300))
def test_what_is_taken_for_it_can_be_decoded(data: bytes) -> None:
    if charset := unmarked_utf16(data):
        data[: len(data) // 2 * 2].decode(charset, "strict" if len(data) < 4 else "replace")


@given(st.binary(max_size=60), st.text(max_size=12))
def test_a_declared_charset_is_tried_and_never_raises(data: bytes, charset: str) -> None:
    assert decode_as_declared(data, charset) == data or isinstance(decode_as_declared(data, charset), str)


@pytest.mark.parametrize(
    "charset", ["rot13", "hex", "idna", "unicode_escape", "utf-7", "no such", "base64", "utf-8\0", ""]
)
def test_what_is_no_charset_of_text_leaves_the_bytes(charset: str) -> None:
    for content in (b"\xff\xfe abc", b"plain+ADw-script+AD4-"):
        assert decode_as_declared(content, charset) == content


STORY = "Über die Brücke fährt niemand mehr, sagte der Bürgermeister – „aus gutem Grund“."
CYRILLIC = "Мост через реку закрыт до весны, сказала мэр города."


@pytest.mark.parametrize("declared", ["iso-8859-1", "latin1", "windows-1252", "us-ascii", "iso-8859-2", "windows-1251"])
def test_utf8_is_left_to_the_reader_whatever_is_declared(declared: str) -> None:
    assert decode_as_declared(STORY.encode(), declared) == STORY.encode()
    flawed = STORY.encode() + b" \xe9"
    assert decode_as_declared(flawed, "iso-8859-1") == flawed


def test_another_script_is_not_what_a_careless_server_says() -> None:
    content = CYRILLIC.encode("cp1251")
    assert decode_as_declared(content, "iso-8859-1") == content
    assert decode_as_declared(content, "windows-1251") == CYRILLIC


@pytest.mark.parametrize("text", [STORY, "“é”", "20 °C – 50 €", "plain words"])
def test_latin_letters_are_what_they_are_declared_to_be(text: str) -> None:
    assert decode_as_declared(text.encode("cp1252"), "iso-8859-1") == text


@pytest.mark.parametrize(("declared", "text"), [("gb18030", "联通"), ("shift_jis", "橋"), ("utf-16-le", "bridge 橋")])
def test_a_few_characters_of_utf8_by_chance_prove_nothing(declared: str, text: str) -> None:
    assert decode_as_declared(text.encode(declared), declared) == text
