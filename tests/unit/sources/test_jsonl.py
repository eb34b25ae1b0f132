"""JSON Lines: fields, ids, and a failure with its line number for every line that is no page."""

import io
import json
import tracemalloc
from collections.abc import Iterator
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.model import Failure, Page
from accord.sources.interface import Options
from accord.sources.jsonl import read_jsonl


def read(data: bytes, max_bytes: int = 10_000) -> list[Page | Failure]:
    return list(read_jsonl(io.BytesIO(data), "in.jsonl", Options(max_bytes=max_bytes)))


def failures(data: bytes, **options: int) -> list[tuple[str, str]]:
    return [(one.code, one.source.ref) for one in read(data, **options) if isinstance(one, Failure)]


def test_every_field_reaches_the_page() -> None:
    row = {
        "id": "n-7",
        "text": "Word.",
        "title": "T",
        "published": "2024-05-01",
        "url": "https://a.example/x",
        "outlet": "O",
        "language": "en",
    }
    (page,) = read(json.dumps(row).encode())
    assert isinstance(page, Page)
    assert (page.source.kind, page.source.ref, page.media, page.content) == ("jsonl", "n-7", "text", "Word.")
    assert (page.title, page.published, page.url, page.outlet, page.language) == (
        "T",
        "2024-05-01",
        "https://a.example/x",
        "O",
        "en",
    )


def test_a_line_without_an_id_is_named_by_file_and_line() -> None:
    pages = read(b'\n{"text": "One."}\n\n{"html": "<p>Two.</p>", "id": 12}\n')
    assert [(page.source.ref, page.media) for page in pages if isinstance(page, Page)] == [
        ("in.jsonl#2", "text"),
        ("12", "html"),
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{broken", "not_json"),
        (b"not json at all", "not_json"),
        (b"[" * 100_000, "not_json"),
        (b'{"n": ' + b"9" * 5000 + b"}", "not_json"),
        (b"[1, 2]", "not_an_object"),
        (b"null", "not_an_object"),
        (b"{}", "no_text"),
        (b'{"id": "x", "text": null}', "no_text"),
        (b'{"text": 5}', "bad_field"),
        (b'{"text": "x", "title": ["a"]}', "bad_field"),
        (b'{"text": "x", "id": {"a": 1}}', "bad_field"),
        (b'{"text": "caf\xe9"}', "not_utf8"),
    ],
)
def test_a_bad_line_is_a_failure_and_its_neighbours_are_read(line: bytes, code: str) -> None:
    results = read(b'{"text": "Before."}\n' + line + b'\n{"text": "After."}\n', max_bytes=200_000)
    assert [type(one) for one in results] == [Page, Failure, Page]
    assert failures(b'{"text": "Before."}\n' + line, max_bytes=200_000) == [(code, "in.jsonl#2")]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"id": "x", "text"', "at character"),
        (b"null", "the line holds null, not an object"),
        (b"[1]", "the line holds an array, not an object"),
        (b'{"text": true}', "'text' must be a string, not true or false"),
        (b'{"text": "x", "id": 1.5}', "'id' must be a string or a whole number, not a decimal number"),
        (b"[" * 100_000, "nested too deep"),
    ],
)
def test_a_failure_speaks_of_json_and_not_of_python(line: bytes, says: str) -> None:
    (failure,) = read(line + b"\n", max_bytes=200_000)
    assert isinstance(failure, Failure)
    assert says in failure.detail


def test_an_empty_text_beside_html_gives_way_to_it() -> None:
    (page,) = read(b'{"text": "", "html": "<p>x</p>"}')
    assert isinstance(page, Page)
    assert (page.media, page.content) == ("html", "<p>x</p>")


def test_a_line_over_the_limit_is_skipped_and_counted() -> None:
    data = b'{"text": "' + b"x" * 500 + b'"}\n{"text": "Short.", "id": "s"}\n'
    first, second = read(data, max_bytes=100)
    assert isinstance(first, Failure)
    assert (first.code, first.source.ref, second.source.ref) == ("too_large", "in.jsonl#1", "s")


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    (page,) = read(b'\xef\xbb\xbf{"id": "x", "text": "y"}')
    assert page.source.ref == "x"


def test_utf16_is_one_failure_and_not_one_a_line() -> None:
    assert failures('{"text": "x"}\n{"text": "y"}\n'.encode("utf-16")) == [("not_utf8", "in.jsonl#1")]


def test_published_is_handed_on_whatever_it_is() -> None:
    (page,) = read(b'{"text": "x", "published": 1578355200}')
    assert isinstance(page, Page)
    assert page.published == "1578355200"


def test_a_lone_surrogate_in_an_id_is_replaced() -> None:
    (page,) = read(rb'{"text": "x", "id": "a\ud800"}')
    assert page.source.ref == "a?"


def test_memory_does_not_grow_with_the_file() -> None:
    class Endless:
        """A file of 30 MB that is never in memory."""

        def __init__(self) -> None:
            self.lines: Iterator[bytes] = (b'{"text": "' + b"x" * 30_000 + b'"}\n' for _ in range(1000))

        def readline(self, limit: int = -1) -> bytes:
            return next(self.lines, b"")

    tracemalloc.start()
    count = sum(1 for _ in read_jsonl(cast(BinaryIO, Endless()), "in.jsonl", Options()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1000
    assert peak < 1_000_000


@given(st.lists(st.binary(max_size=60)))
def test_any_bytes_are_pages_or_failures(lines: list[bytes]) -> None:
    for one in read(b"\n".join(lines)):
        assert isinstance(one, Page | Failure)


def test_keys_of_usual_names_are_known_and_it_is_said() -> None:
    said: list[str] = []
    rows = b'{"headline": "T", "maintext": "One.", "source": {"a": 1}}\n{"maintext": "Two.", "headline": ["x"]}\n'
    first, second = read_jsonl(io.BytesIO(rows), "in.jsonl", Options(say=said.append))
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.content, first.title, first.outlet) == ("One.", "T", None)
    assert (second.content, second.title) == ("Two.", None)
    assert len(said) == 1
    assert "text from 'maintext'" in said[0]


def test_a_mapping_goes_before_the_names_of_fields() -> None:
    rows = b'{"text": "A summary.", "whole": "The whole.", "day": "2024-05-01"}\n{"text": "No more."}\n'
    options = Options(columns={"text": "whole", "published": "day"})
    first, second = read_jsonl(io.BytesIO(rows), "in.jsonl", options)
    assert isinstance(first, Page)
    assert isinstance(second, Failure)
    assert (first.content, first.published) == ("The whole.", "2024-05-01")
    assert (second.code, second.detail) == ("no_text", "there is no value in 'whole' or 'html'")
