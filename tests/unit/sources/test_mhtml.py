"""Pages that a browser saved as a single file."""

import io
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.model import Failure, Page
from accord.sources import Options, open_source
from accord.sources.mhtml import read_mhtml
from made import mhtml, web_page

type Read = Callable[..., list[Page | Failure]]


def test_the_html_part_is_the_page(read: Read) -> None:
    (page,) = read("a.mhtml", mhtml(web_page(1), url="https://saved.example/news/1"))
    assert isinstance(page, Page)
    assert (page.source.kind, page.media, page.content) == ("mhtml", "html", web_page(1).decode())
    assert page.url == "https://saved.example/news/1"
    assert page.source.fetched == "2024-05-03T08:00:00+00:00"


def test_it_is_known_by_its_head(read: Read) -> None:
    (page,) = read("saved-page", mhtml(web_page(1)))
    assert page.source.kind == "mhtml"


def test_it_is_known_on_standard_input() -> None:
    (page,) = open_source(["-"], stdin=io.BytesIO(mhtml(web_page(1))))
    assert page.source.kind == "mhtml"


def test_the_charset_of_the_part_counts(read: Read) -> None:
    (page,) = read("a.mht", mhtml("<p>Ça va</p>".encode("latin-1"), charset="iso-8859-1"))
    assert isinstance(page, Page)
    assert page.content == "<p>Ça va</p>"


@pytest.mark.parametrize(
    "date", ["Fri, 999999999993 May 2024 10:00:00 +0200", "Fri, 31 Dec 9999 23:00:00 -1400", "soon", "1 2 3", ""]
)
def test_a_date_that_is_none_is_left_out(date: str, read: Read) -> None:
    (page,) = read("a.mht", mhtml(web_page(1)).replace(b"Fri, 3 May 2024 10:00:00 +0200", date.encode()))
    assert isinstance(page, Page)
    assert page.source.fetched is None


def test_a_message_without_html_is_a_failure(read: Read) -> None:
    (failure,) = read("a.mht", b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nHello")
    assert isinstance(failure, Failure)
    assert failure.code == "no_text"


def test_parts_in_parts_without_end_are_a_failure(read: Read) -> None:
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(5000))
    (failure,) = read("a.mht", b"MIME-Version: 1.0\r\n" + head.encode())
    assert isinstance(failure, Failure)


def test_a_header_without_end_takes_no_time(read: Read) -> None:
    started = time.process_time()
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; " + b"a=b; " * 1_000_000
    (failure,) = read("a.mht", head + b"\r\n\r\nwords")
    assert isinstance(failure, Failure)
    assert time.process_time() - started < 10


@given(st.integers(0, 400), st.binary(max_size=30))
def test_any_bytes_are_a_page_or_a_failure(at: int, damage: bytes) -> None:
    data = mhtml(web_page(1))
    for one in read_mhtml(io.BytesIO(data[:at] + damage + data[at:]), "a.mht", Options()):
        assert isinstance(one, Page | Failure)
