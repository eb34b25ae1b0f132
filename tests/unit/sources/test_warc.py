"""Web archives: which records are pages, what they carry, and what is said of the rest."""

import gzip
import io
import resource
from collections.abc import Callable
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.articles import ArticleReader
from accord.config import ArticleSettings
from accord.model import Failure, Page
from accord.sources import Choice, Options
from accord.sources.warc import read_warc
from made import warc_record, web_page

GOOD = warc_record("https://a.example/good", web_page(0))

type Read = Callable[..., list[Page | Failure]]


def test_a_response_is_a_page_with_its_address_and_time(read: Read) -> None:
    (page,) = read("a.warc", warc_record("https://a.example/news/1", web_page(1)))
    assert isinstance(page, Page)
    assert (page.source.kind, page.media, page.url) == ("warc", "html", "https://a.example/news/1")
    assert page.source.ref.endswith("a.warc#https://a.example/news/1")
    assert page.source.fetched == "2024-05-03T10:00:00+00:00"
    assert page.content == web_page(1).decode()


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress], ids=["plain", "gzip"])
def test_what_is_no_page_is_left_out_and_counted(pack: Callable[[bytes], bytes], read: Read, said: list[str]) -> None:
    records = [
        warc_record("https://a.example/1", web_page(1)),
        warc_record("https://a.example/1", b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        warc_record("https://a.example/p.png", b"\x89PNG", media_type="image/png"),
        warc_record("https://a.example/old", b"moved", status="301 Moved Permanently"),
        warc_record("https://a.example/gone", b"gone", status="404 Not Found"),
        warc_record("https://a.example/2", web_page(2)),
    ]
    name = "a.warc" if pack(b"") == b"" else "a.warc.gz"
    pages = read(name, b"".join(map(pack, records)), say=said.append)
    assert [page.url for page in pages if isinstance(page, Page)] == ["https://a.example/1", "https://a.example/2"]
    assert len(said) == 1
    assert "left out 1 that are not HTML, 2 with another status than 200" in said[0]


def test_only_wanted_addresses_are_read(read: Read, said: list[str]) -> None:
    addresses = ("https://www.a.example/news/1", "http://a.example/news/2", "https://b.example/news/3")
    data = b"".join(warc_record(url, web_page(1)) for url in addresses)
    pages = read("a.warc", data, choice=Choice(urls=("a.example/news/*",)), say=said.append)
    assert [page.url for page in pages if isinstance(page, Page)] == list(addresses[:2])
    assert "1 at another address" in said[0]


def test_only_wanted_languages_are_given(read: Read, said: list[str]) -> None:
    french = "<p>Le ministre a déclaré lundi que la police ne quitterait pas la ville avant la fin de la semaine.</p>"
    data = warc_record("https://a.example/1", web_page(1)) + warc_record("https://a.example/2", french.encode() * 3)
    (page,) = read("a.warc", data, choice=Choice(languages=("en",)), say=said.append)
    assert isinstance(page, Page)
    assert page.url == "https://a.example/1"
    assert "1 in another language" in said[0]


def test_packed_and_chunked_bodies_are_undone(read: Read) -> None:
    packed = warc_record("https://a.example/1", gzip.compress(web_page(1)), http="Content-Encoding: gzip\r\n")
    chunked = warc_record("https://a.example/2", b"5\r\n<p>Hi\r\n0\r\n\r\n", http="Transfer-Encoding: chunked\r\n")
    first, second = read("a.warc", packed + chunked)
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.content, second.content) == (web_page(1).decode(), "<p>Hi")


@pytest.mark.parametrize(("head", "meta"), [("iso-8859-1", "utf-8"), ("utf-8", "iso-8859-1"), ("iso-8859-1", "latin1")])
def test_a_page_is_read_right_however_head_and_markup_lie(read: Read, head: str, meta: str) -> None:
    words = "“Šest mostů je zavřených”, řekla starostka v Děčíně – a zavřené zůstanou."
    markup = f'<html><head><meta charset="{meta}"></head><body><article><p>{words}</p></article></body></html>'
    record = warc_record("https://a.example/1", markup.encode(), media_type=f"text/html; charset={head}")
    (page,) = read("a.warc", record)
    assert isinstance(page, Page)
    article = ArticleReader(ArticleSettings()).read(page)
    start = article.text.index("řekla")
    assert article.text == words
    assert article.text[start : start + 16] == "řekla starostka "


def test_the_charset_of_the_head_counts_where_it_fits(read: Read) -> None:
    fits = warc_record(
        "https://a.example/1", "<p>Плотина.</p>".encode("koi8-r"), media_type="text/html; charset=koi8-r"
    )
    lies = warc_record("https://a.example/2", "<p>café</p>".encode("cp1252"), media_type="text/html; charset=utf-8")
    first, second = read("a.warc", fits + lies)
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.content, second.content) == ("<p>Плотина.</p>", "<p>café</p>".encode("cp1252"))


def test_a_page_over_the_limit_fails_alone(read: Read) -> None:
    bomb = warc_record("https://a.example/b", gzip.compress(bytes(5_000_000)), http="Content-Encoding: gzip\r\n")
    results = read("a.warc", bomb + warc_record("https://a.example/1", web_page(1)), max_bytes=20_000)
    assert [one.code if isinstance(one, Failure) else one.url for one in results] == [
        "too_large",
        "https://a.example/1",
    ]


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (b"no archive at all\n" * 50, ["damaged"]),
        (warc_record(None, b"<p>x</p>"), ["bad_record"]),
        (warc_record("https://a.example/1", web_page(1))[:-200], ["damaged"]),
        (warc_record("https://a.example/1", b"\x1f\x8b" * 99, http="Content-Encoding: gzip\r\n"), ["damaged"]),
        (gzip.compress(warc_record("https://a.example/1", web_page(1)))[:-30], ["truncated"]),
        (b"WARC/1.0\r\nX: " + b"a" * 500_000, ["damaged"]),
    ],
    ids=["not an archive", "no address", "cut in a record", "body not packed as it says", "cut gzip", "endless header"],
)
def test_a_broken_archive_ends_in_a_failure(data: bytes, codes: list[str], read: Read) -> None:
    results = read("a.warc.gz" if data.startswith(b"\x1f\x8b") else "a.warc", data)
    assert [one.code for one in results if isinstance(one, Failure)] == codes
    assert len(results) == 1


def test_what_stands_before_the_damage_is_kept(read: Read) -> None:
    good = [gzip.compress(warc_record(f"https://a.example/{n}", web_page(n))) for n in range(3)]
    results = read("a.warc.gz", b"".join(good) + b"\x1f\x8b\x08garbage")
    assert [type(one) for one in results] == [Page, Page, Page, Failure]


def test_a_damaged_record_fails_alone(read: Read) -> None:
    bad = [
        warc_record("https://a.example/gzip", b"\x1f\x8b" * 50, http="Content-Encoding: gzip\r\n"),
        warc_record("https://a.example/brotli", b"\x1f\x8b" * 50, http="Content-Encoding: br\r\n"),
        warc_record("https://a.example/chunks", b"no number" * 50, http="Transfer-Encoding: chunked\r\n"),
    ]
    for record in bad:
        first, second, third = read("a.warc", warc_record("https://a.example/1", web_page(1)) + record + GOOD)
        assert isinstance(second, Failure)
        assert (second.code, second.source.ref.partition("#")[2].startswith("https://")) == ("damaged", True)
        assert isinstance(first, Page)
        assert isinstance(third, Page)


def test_rubbish_between_records_is_passed_over(read: Read) -> None:
    pages = read("a.warc", GOOD + b"rubbish\r\n\r\n" + GOOD)
    assert [page.url for page in pages if isinstance(page, Page)] == ["https://a.example/good"] * 2


def test_a_body_that_is_not_packed_after_all_is_taken_as_it_is(read: Read) -> None:
    (page,) = read("a.warc", warc_record("https://a.example/1", web_page(1), http="Content-Encoding: gzip\r\n"))
    assert isinstance(page, Page)
    assert page.content == web_page(1).decode()


def test_a_brotli_body_is_undone(read: Read) -> None:
    brotli = pytest.importorskip("brotli")
    body = warc_record("https://a.example/1", brotli.compress(web_page(1)), http="Content-Encoding: br\r\n")
    (page,) = read("a.warc", body)
    assert isinstance(page, Page)
    assert page.content == web_page(1).decode()


def test_memory_does_not_grow_with_the_archive() -> None:
    record = warc_record("https://a.example/1", web_page(1, padding=1_000_000))

    class Archive(io.RawIOBase):
        """An archive of 300 MB that is never there as a whole."""

        def __init__(self) -> None:
            self.left = [record] * 300

        def read(self, size: int = -1) -> bytes:
            if not self.left:
                return b""
            head, self.left[-1] = self.left[-1][:size], self.left[-1][size:]
            if not self.left[-1]:
                self.left.pop()
            return head

    def peak() -> int:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # kilobytes, on Linux

    pages = read_warc(cast(BinaryIO, Archive()), "a.warc", Options())
    assert sum(1 for _ in zip(range(20), pages, strict=False)) == 20
    before = peak()
    assert sum(1 for _ in pages) >= 279
    assert peak() - before < 20_000


@given(st.lists(st.tuples(st.integers(0, 1500), st.binary(max_size=8)), min_size=1, max_size=4))
def test_any_bytes_changed_never_raise(changes: list[tuple[int, bytes]]) -> None:
    data = GOOD + warc_record("https://a.example/1", web_page(1), http="Transfer-Encoding: chunked\r\n")
    for at, rubbish in changes:
        data = data[:at] + rubbish + data[at + len(rubbish) :]
    for one in read_warc(io.BytesIO(data), "a.warc", Options()):
        assert isinstance(one, Page | Failure)
