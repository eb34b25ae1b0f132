"""Web archives (WARC), by FastWARC: one page for every HTML response. Streams: one record is in memory at a time."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from accord.model import Failure, Page, Source
from accord.sources.choice import say_left_out
from accord.sources.declared import decode_as_declared, is_html
from accord.sources.failures import STEP, too_large
from accord.sources.interface import Format, Options

_KIND = "warc"
_OK = (200, None)  # no status: a capture without its HTTP head


def read_warc(stream: BinaryIO, ref: str, options: Options) -> Iterator[Page | Failure]:
    """Give the page of every response that is HTML and was found (status 200), as ``ref#address``.

    What is left out (pictures, redirects, unwanted addresses) is counted and said at the end.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    left_out: Counter[str] = Counter()
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all"):
            if why := _unwanted(record, options):
                left_out[why] += 1
            else:
                yield _page(record, ref, options)
    except OSError as error:
        yield _failure(ref, "damaged", f"the archive cannot be read on from here: {error}")
    say_left_out(ref, left_out, options.say)


WARC = Format(name=_KIND, read=read_warc, suffixes=(".warc",), begins=lambda head: head.startswith(b"WARC/"))


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
    content = record.reader.read(options.max_bytes + 1)
    if len(content) > options.max_bytes:
        return too_large(source, options.max_bytes)
    if len(content) < record.content_length and not _is_encoded(record):
        detail = f"the record breaks off after {len(content):,} of {record.content_length:,} bytes"
        return _failure(where, "truncated", detail)
    return Page(source=source, media="html", content=decode_as_declared(content, record.http_charset), url=url)


def _is_encoded(record: Any) -> bool:
    http = record.http_headers
    return http is not None and any(http.get(name) for name in ("Content-Encoding", "Transfer-Encoding"))


def _failure(where: str, code: str, detail: str) -> Failure:
    return Failure(source=Source(kind=_KIND, ref=where), step=STEP, code=code, detail=detail)
