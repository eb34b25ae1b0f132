"""UTF-16 is told from everything else by where its zero bytes stand."""

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
