"""Web archives (WARC), by FastWARC: one page for every HTML response. Streams: one record is in memory at a time."""

import io
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any, BinaryIO, Final, cast

from accord.model import Failure, Page, Source
from accord.sources.choice import say_left_out
from accord.sources.declared import decode_as_declared, is_html
from accord.sources.failures import STEP, too_large
from accord.sources.interface import Format, Options

_KIND = "warc"
_MARK = b"WARC/"
_UNDONE: Final = "transfer"  # encodings that FastWARC undoes
_OK = (200, None)  # no status: a capture without its HTTP head


def read_warc(stream: BinaryIO, ref: str, options: Options) -> Iterator[Page | Failure]:
    """Give the page of every response that is HTML and was found (status 200), as ``ref#address``.

    What is left out (pictures, redirects, unwanted addresses) is counted and said at the end.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    left_out: Counter[str] = Counter()
    tape = _Tape(stream)
    if not tape.begins(_MARK):
        yield _failure(ref, "damaged", "the file is no web archive: it does not begin with 'WARC/'")
        return
    try:
        # With its quirks mode, FastWARC finds the next record behind a damaged one.
        records = ArchiveIterator(
            cast(IO[bytes], tape),
            record_types=WarcRecordType.response,
            auto_decode=_UNDONE,
            quirks_mode=True,
        )
        for record in records:
            if why := _unwanted(record, options):
                left_out[why] += 1
            else:
                yield _page(record, ref, options)
    except OSError as error:
        yield _failure(ref, "damaged", f"the archive cannot be read on from here: {error}")
    except BaseException as error:
        # FastWARC is written in Rust: what it did not foresee comes out as a kind of its own, which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        yield _failure(ref, "damaged", "the archive cannot be read on from here")
    say_left_out(ref, left_out, options.say)


WARC = Format(name=_KIND, read=read_warc, suffixes=(".warc",), begins=lambda head: head.startswith(_MARK))


class _Tape:
    """A stream that is only read on: FastWARC would wind a file forward, and cannot a pipe."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._begun = b""
        self._at = 0

    def begins(self, mark: bytes) -> bool:
        """Say whether the stream begins so; what is looked at is read again."""
        self._begun = self._stream.read(len(mark))
        return self._begun == mark

    def read(self, size: int) -> bytes:
        """Give at most so many bytes; none at the end."""
        # Not `read`, which would lose what came before the damage of a packed stream.
        read = getattr(self._stream, "read1", self._stream.read)
        data, self._begun = self._begun or read(size), b""
        self._at += len(data)
        return data

    def tell(self) -> int:
        """Count the bytes given."""
        return self._at


def _unwanted(record: Any, options: Options) -> str | None:
    """Say why the record is no wanted page, from its headers alone."""
    http = record.http_headers
    if http is not None and http.status_code not in _OK:
        return "with another status than 200"
    if not is_html(record.http_content_type):
        return "that are not HTML"
    # Here, before the record is read: an archive holds many sites, and most runs want few.
    return None if options.choice.wants_url(_url(record)) else "at another address"


def _url(record: Any) -> str:
    return (record.headers.get("WARC-Target-URI") or "").strip(" <>")


def _page(record: Any, ref: str, options: Options) -> Page | Failure:
    url = _url(record)
    where = f"{ref}#{url or f'byte-{record.stream_pos}'}"
    fetched = record.record_date.isoformat() if record.record_date else None
    source = Source(kind=_KIND, ref=where, fetched=fetched)
    if not url:
        return _failure(where, "bad_record", "the record names no address")
    try:
        content = _body(record, options.max_bytes)
    except (OSError, zlib.error) as error:
        return _failure(where, "damaged", f"the record cannot be read: {error}")
    if len(content) > options.max_bytes:
        return too_large(source, options.max_bytes)
    return Page(source=source, media="html", content=decode_as_declared(content, record.http_charset), url=url)


def _body(record: Any, limit: int) -> bytes:
    """Give the body, at most one byte more than `limit`; raises OSError or zlib.error for a damaged one."""
    body: bytes = record.reader.read(limit + 1)
    http = record.http_headers
    encoding = ((http and http.get("Content-Encoding")) or "").strip().lower()
    chunked = http is not None and http.get("Transfer-Encoding")
    if len(body) < min(record.content_length, limit) and not chunked:
        raise OSError(f"it breaks off after {len(body):,} of {record.content_length:,} bytes")
    # Not by FastWARC's own decoding, after which one damaged body ends the archive. Many archives hold the body
    # unpacked and keep the header that says otherwise.
    if encoding in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, limit + 1)
    if encoding == "deflate" and body[:1] == b"\x78":
        return zlib.decompressobj().decompress(body, limit + 1)
    if encoding == "br" and not body.lstrip().startswith(b"<"):
        from fastwarc.stream_io import BrotliReader

        return bytes(BrotliReader(io.BytesIO(body)).read(limit + 1))
    return body


def _failure(where: str, code: str, detail: str) -> Failure:
    return Failure(source=Source(kind=_KIND, ref=where), step=STEP, code=code, detail=detail)
