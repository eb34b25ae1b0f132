"""CSV: columns, charsets, and a failure with its row number for every row that is no page."""

import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.model import Failure, Page
from accord.sources.interface import Options
from accord.sources.table import read_csv

type Read = Callable[..., list[Page | Failure]]


def codes(results: list[Page | Failure]) -> list[str]:
    return [one.code if isinstance(one, Failure) else str(one.content) for one in results]


def test_columns_are_known_by_their_usual_names_and_it_is_said(read: Read, said: list[str]) -> None:
    data = b"Article ID,Headline,Body,Publish Date,Link,Publisher\n7,Strike,Ships wait.,2024-05-01,https://a.example/1,Bay\n"
    (page,) = read("rows.csv", data, say=said.append)
    assert isinstance(page, Page)
    assert (page.source.kind, page.source.ref, page.media, page.content) == ("csv", "7", "text", "Ships wait.")
    assert (page.title, page.published, page.url, page.outlet) == ("Strike", "2024-05-01", "https://a.example/1", "Bay")
    assert len(said) == 1
    assert "text from 'Body'" in said[0]
    assert "--map" in said[0]


def test_columns_named_like_the_fields_need_no_word(read: Read, said: list[str]) -> None:
    (page,) = read("rows.csv", b"text,published\nShips wait.,2024-05-01\n", say=said.append)
    assert isinstance(page, Page)
    assert page.published == "2024-05-01"
    assert said == []


def test_a_mapping_goes_before_every_guess(read: Read) -> None:
    data = b"text,story,when,date\nA summary.,The whole.,2024-05-01,1999-01-01\n"
    (page,) = read("rows.csv", data, columns={"text": "story", "published": "when"})
    assert isinstance(page, Page)
    assert (page.content, page.published) == ("The whole.", "2024-05-01")


def test_a_column_that_is_not_there_is_answered_with_those_that_are(read: Read) -> None:
    (failure,) = read("rows.csv", b"a,b\n1,2\n", columns={"text": "body"})
    assert isinstance(failure, Failure)
    assert failure.code == "no_column"
    assert "'body'" in failure.detail
    assert "'a', 'b'" in failure.detail


def test_a_table_without_text_says_how_to_name_it(read: Read) -> None:
    (failure,) = read("rows.csv", b"speech,year\nFriends!,1990\n")
    assert isinstance(failure, Failure)
    assert "--map text=COLUMN" in failure.detail
    assert "'speech', 'year'" in failure.detail


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_columns_is_found(sign: str, read: Read) -> None:
    (page,) = read("rows.csv", f'id{sign}text\n1{sign}"One, two; three\tfour|five."\n'.encode())
    assert isinstance(page, Page)
    assert page.content == "One, two; three\tfour|five."


def test_a_quoted_field_may_hold_lines_and_quotation_marks(read: Read) -> None:
    first, second = read("rows.csv", b'text,title\r\n"One.\r\n""Two,"" he said.",A\r\nThree.,B\r\n')
    assert isinstance(first, Page)
    assert first.content == 'One.\r\n"Two," he said.'
    assert second.source.ref.endswith("rows.csv#2")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (b"1,a,b,c", "bad_row"),
        (b"1", "bad_row"),
        (b"1,", "no_text"),
        (b"1," + b"x" * 3000, "too_large"),
        (b'1,"' + b"x\n" * 1500 + b'"', "too_large"),
    ],
)
def test_a_bad_row_is_a_failure_and_its_neighbours_are_read(row: bytes, code: str, read: Read) -> None:
    results = read("rows.csv", b"id,text\n1,Before.\n" + row + b"\n3,After.\n", max_bytes=2000)
    assert codes(results)[0] == "Before."
    assert codes(results)[1] == code
    assert codes(results)[-1] == "After."


def test_blank_lines_are_no_rows(read: Read) -> None:
    assert codes(read("rows.csv", b"id,text\n\n1,One.\n\n\n2,Two.\n\n")) == ["One.", "Two."]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_unicode_form_is_read(charset: str, read: Read) -> None:
    (page,) = read("rows.csv", "text,title\nÇa va à Orléans.,Été\n".encode(charset))
    assert isinstance(page, Page)
    assert (page.content, page.title) == ("Ça va à Orléans.", "Été")


def test_a_row_that_is_not_utf8_goes_on_as_its_bytes(read: Read) -> None:
    (page,) = read("rows.csv", "text,title\nÇa va à Orléans.,Été\n".encode("cp1252"))
    assert isinstance(page, Page)
    assert (page.content, page.title) == ("Ça va à Orléans.".encode("cp1252"), "Été")


def test_an_empty_file_is_a_failure(read: Read) -> None:
    assert codes(read("rows.csv", b"")) == ["no_column"]


@given(st.binary(max_size=200))
def test_any_bytes_are_pages_or_failures(data: bytes) -> None:
    for one in read_csv(io.BytesIO(b"id,text\n" + data), "rows.csv", Options(max_bytes=50)):
        assert isinstance(one, Page | Failure)


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), max_size=5))
def test_what_a_table_holds_comes_out(rows: list[tuple[str, str]]) -> None:
    import csv

    rows = [(text.replace("\0", ""), title) for text, title in rows if text.replace("\0", "").isprintable()]
    rows = [(text, title) for text, title in rows if text and title.isprintable()]
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("text", "title"), *rows])
    pages = list(read_csv(io.BytesIO(out.getvalue().encode()), "rows.csv", Options()))
    assert [(one.content, one.title or "") for one in pages if isinstance(one, Page)] == rows
