"""gzip and Zstandard: what is inside is read as if it lay there open, and bombs do not go off."""

import gzip
import io
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from accord.model import Failure, Page
from accord.sources import Options, open_source
from accord.sources.packed import PackedError, unpack

type Read = Callable[..., list[Page | Failure]]
type Pack = Callable[[bytes], bytes]

PACKERS = {"gz": gzip.compress, "zst": zstandard.ZstdCompressor().compress}
both = pytest.mark.parametrize(("suffix", "pack"), PACKERS.items(), ids=list(PACKERS))
ROWS = b'{"id": "1", "text": "One."}\n{"id": "2", "text": "Two."}\n'


def shown(results: list[Page | Failure]) -> list[tuple[str, str | bytes]]:
    return [("!", one.code) if isinstance(one, Failure) else (one.source.kind, one.content) for one in results]


@both
def test_the_suffix_below_says_what_is_inside(suffix: str, pack: Pack, read: Read) -> None:
    assert shown(read(f"a.txt.{suffix}", pack(b"Words."))) == [("file", b"Words.")]
    assert shown(read(f"a.HTML.{suffix}", pack(b"<p>x"))) == [("html", b"<p>x")]
    assert shown(read(f"a.csv.{suffix}", pack(b"id,text\n1,One.\n"))) == [("csv", "One.")]
    assert shown(read(f"a.jsonl.{suffix}", pack(ROWS))) == [("jsonl", "One."), ("jsonl", "Two.")]


@both
def test_without_one_it_is_looked_into(suffix: str, pack: Pack, read: Read) -> None:
    assert shown(read(f"page.{suffix}", pack(b"<html><p>x"))) == [("html", b"<html><p>x")]
    assert shown(read(f"page.{suffix}", pack(bytes(range(256))))) == [("!", "not_text")]
    assert shown(read("page", pack(b"<html><p>x"))) == [("html", b"<html><p>x")]
    assert shown(read(f"page.tar.{suffix}", pack(b"x"))) == [("!", "unsupported")]


@both
def test_standard_input_may_be_packed(suffix: str, pack: Pack) -> None:
    assert shown(list(open_source(["-"], stdin=io.BytesIO(pack(ROWS))))) == [("jsonl", "One."), ("jsonl", "Two.")]


@both
def test_one_behind_the_other_is_one_stream(suffix: str, pack: Pack, read: Read) -> None:
    first, second = ROWS.splitlines(keepends=True)
    assert shown(read(f"a.jsonl.{suffix}", pack(first) + pack(second))) == [("jsonl", "One."), ("jsonl", "Two.")]


@both
def test_a_file_cut_short_gives_what_is_whole_and_a_failure(suffix: str, pack: Pack, read: Read) -> None:
    rows = b"".join(b'{"text": "%d %d"}\n' % (n, hash(str(n))) for n in range(20_000))
    results = shown(read(f"a.jsonl.{suffix}", pack(rows)[: len(pack(rows)) // 2]))
    assert 5_000 < len(results) < 15_000
    assert results[-1] == ("!", "truncated")
    assert all(kind == "jsonl" for kind, _ in results[:-1])


@both
def test_damage_is_a_failure(suffix: str, pack: Pack, read: Read) -> None:
    data = pack(b"Some words that are long enough. " * 50)
    results = read(f"a.txt.{suffix}", data[:10] + b"\xff\xff\xff" + data[10:])
    assert shown(results) in ([("!", "damaged")], [("!", "truncated")])


@both
def test_rubbish_under_the_name_of_an_archive_is_a_failure(suffix: str, pack: Pack, read: Read) -> None:
    assert shown(read(f"a.txt.{suffix}", b"no archive")) == [("!", "damaged")]


@both
def test_a_bomb_is_too_large_for_a_page(suffix: str, pack: Pack, read: Read) -> None:
    assert shown(read(f"a.txt.{suffix}", pack(bytes(50_000_000)), max_bytes=1_000_000)) == [("!", "too_large")]


@both
def test_a_bomb_in_a_format_that_streams_is_put_out_in_bounded_memory(suffix: str, pack: Pack, tmp_path: Path) -> None:
    (tmp_path / f"a.jsonl.{suffix}").write_bytes(pack((b" " * 99_999 + b"\n") * 700 + ROWS))
    tracemalloc.start()
    results = list(open_source([str(tmp_path / f"a.jsonl.{suffix}")], options=Options(max_bytes=1_000_000)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert shown(results) == [("!", "compression_bomb")]
    assert peak < 40_000_000


def test_packed_parquet_is_refused_with_the_reason(read: Read) -> None:
    (failure,) = read("a.parquet.gz", gzip.compress(b"PAR1"))
    assert isinstance(failure, Failure)
    assert (failure.code, "unpack it first" in failure.detail) == ("unsupported", True)


@given(st.sampled_from(["gzip", "zstd"]), st.binary(max_size=2000), st.integers(0, 2000), st.binary(max_size=4))
def test_any_damage_raises_one_kind_of_error(how: str, content: bytes, at: int, rubbish: bytes) -> None:
    data = {"gzip": gzip.compress, "zstd": zstandard.ZstdCompressor().compress}[how](content)
    at = at % len(data)
    try:
        unpacked = unpack(io.BytesIO(data[:at] + rubbish + data[at + len(rubbish) :]), how).read()
    except PackedError as error:
        code, detail = error.args
        assert code in {"truncated", "damaged"}
        assert "\n" not in detail
    else:
        assert isinstance(unpacked, bytes)
