"""Parquet: columns of every type that pages are made of, whatever the file is called."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.model import Failure, Page
from accord.sources import Options, open_source

type Results = list[Page | Failure]


def write(path: Path, query: str) -> None:
    with duckdb.connect() as connection:
        connection.sql(query).write_parquet(str(path))


def read(path: Path, **options: object) -> Results:
    return list(open_source([str(path)], options=Options(**options)))  # type: ignore[arg-type]


def test_rows_are_pages_in_order_with_their_dates(tmp_path: Path) -> None:
    write(
        tmp_path / "news.parquet",
        "SELECT n AS doc_id, 'Ship ' || n || ' sank.' AS body, DATE '2024-05-01' + n::INTEGER AS date "
        "FROM range(9000) AS t(n)",
    )
    pages = read(tmp_path / "news.parquet")
    assert [page.content for page in pages if isinstance(page, Page)] == [f"Ship {n} sank." for n in range(9000)]
    assert isinstance(pages[1], Page)
    assert (pages[1].source.kind, pages[1].source.ref, pages[1].published) == ("parquet", "1", "2024-05-02")


def test_a_time_with_a_zone_is_given_in_utc(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", "SELECT 'One.' AS text, TIMESTAMPTZ '2024-05-01 23:30:00-03' AS published")
    (page,) = read(tmp_path / "a.parquet")
    assert isinstance(page, Page)
    assert page.published == "2024-05-02T02:30:00+00:00"
    assert page.source.ref.endswith("a.parquet#1")


def test_a_name_with_the_signs_of_patterns_and_quotes_is_one_file(tmp_path: Path) -> None:
    odd = tmp_path / "a['*]{1,2}?.parquet"
    write(tmp_path / "other.parquet", "SELECT 'Other.' AS text")
    write(tmp_path / "plain.parquet", 'SELECT \'Odd.\' AS "the ""body"""')
    (tmp_path / "plain.parquet").rename(odd)
    (page,) = read(odd, columns={"text": 'the "body"'})
    assert isinstance(page, Page)
    assert page.content == "Odd."


def test_rows_without_text_or_over_the_limit_are_failures(tmp_path: Path) -> None:
    write(
        tmp_path / "a.parquet",
        "SELECT unnest(['One.', NULL, repeat('x', 500), 'Four.']) AS text",
    )
    results = read(tmp_path / "a.parquet", max_bytes=100)
    assert [one.code if isinstance(one, Failure) else one.content for one in results] == [
        "One.",
        "no_text",
        "too_large",
        "Four.",
    ]
    assert results[2].source.ref.endswith("a.parquet#3")


def test_bytes_are_html_and_their_charset_is_left_open(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", "SELECT 'x'::BLOB AS html, 'https://a.example/1' AS url")
    (page,) = read(tmp_path / "a.parquet")
    assert isinstance(page, Page)
    assert (page.media, page.content, page.url) == ("html", b"x", "https://a.example/1")


def test_a_column_of_the_wrong_type_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", "SELECT [1, 2] AS body")
    (failure,) = read(tmp_path / "a.parquet")
    assert isinstance(failure, Failure)
    assert failure.code == "bad_field"
    assert "'body' must be a string, not an array" in failure.detail


def test_a_missing_column_is_answered_with_those_that_are_there(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", "SELECT 1 AS a, 'x' AS b")
    (failure,) = read(tmp_path / "a.parquet", columns={"text": "body"})
    assert isinstance(failure, Failure)
    assert (failure.code, "'a', 'b'" in failure.detail) == ("no_column", True)


@pytest.mark.parametrize("damage", [lambda data: data[:-20], lambda data: data[:40], lambda data: b"PAR1" * 20])
def test_a_damaged_file_is_one_failure(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", "SELECT 'One.' AS text")
    (tmp_path / "a.parquet").write_bytes(damage((tmp_path / "a.parquet").read_bytes()))
    (failure,) = read(tmp_path / "a.parquet")
    assert isinstance(failure, Failure)
    assert failure.code == "damaged"
    assert "/dev/fd" not in failure.detail


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("table") / "a.parquet"
    write(path, "SELECT 'Ship ' || n AS text, n AS id FROM range(20) AS t(n)")
    return path


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6))
def test_a_file_with_any_bytes_changed_never_raises(table: Path, changes: list[tuple[int, int]]) -> None:
    data = bytearray(table.read_bytes())
    for at, byte in changes:
        data[at % len(data)] = byte
    damaged = table.with_name("damaged.parquet")
    damaged.write_bytes(data)
    assert all(isinstance(one, Page | Failure) for one in read(damaged))
