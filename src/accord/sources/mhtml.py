"""MHTML, as browsers save a page "as a single file": the HTML part of a mail message."""

from collections.abc import Iterator
from datetime import UTC
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from accord.model import Failure, Page, Source
from accord.sources.declared import decode_as_declared, is_html
from accord.sources.failures import STEP, too_large
from accord.sources.interface import Format, Options

_KIND = "mhtml"
_HEADER = 10_000  # characters; the library takes time that grows with the square of a header's parameters


class _ShortHeaders(policy.Compat32):
    """The old policy, which leaves headers as they are (the new one raises on hostile ones), with an end to them."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Give name and value of a header, its value cut short."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_HEADER]


def read_mhtml(stream: BinaryIO, ref: str, options: Options) -> Iterator[Page | Failure]:
    """Give the one page of an MHTML file: its first HTML part."""
    source = Source(kind=_KIND, ref=ref)
    content = stream.read(options.max_bytes + 1)
    if len(content) > options.max_bytes:
        yield too_large(source, options.max_bytes)
        return
    try:
        yield _page(content, ref) or _failure(source, "no_text", "the MHTML file holds no HTML part")
    except RecursionError:
        yield _failure(source, "damaged", "the MHTML file cannot be read: its parts are nested too deep")
    except (ValueError, LookupError) as error:
        # Whatever the library stumbles over in a hostile head.
        yield _failure(source, "damaged", f"the MHTML file cannot be read: {type(error).__name__}")


def _begins(head: bytes) -> bool:
    lower = head[:4096].lower()
    if lower.startswith(b"from: <saved by"):  # of a stream, only the first line is known
        return True
    return lower.startswith((b"mime-version:", b"from:")) and b"content-type: multipart/related" in lower


MHTML = Format(name=_KIND, read=read_mhtml, suffixes=(".mht", ".mhtml"), begins=_begins, one_page=True)


def _page(content: bytes, ref: str) -> Page | None:
    message = message_from_bytes(content, policy=_ShortHeaders())
    part = next((part for part in message.walk() if part.get("content-type") and _is_page(part)), None)
    if part is None:
        return None
    body = part.get_payload(decode=True)
    charset = part.get_param("charset")
    return Page(
        source=Source(kind=_KIND, ref=ref, fetched=_date(message)),
        media="html",
        content=decode_as_declared(
            body if isinstance(body, bytes) else b"", charset if isinstance(charset, str) else None
        ),
        url=_url(message.get("snapshot-content-location")) or _url(part.get("content-location")),
    )


def _is_page(part: Message) -> bool:
    return not part.is_multipart() and is_html(part.get_content_type())


def _url(value: object) -> str | None:
    url = "".join(str(value).split()) if value else ""  # a long address is folded over lines
    return url if url.lower().startswith(("http://", "https://")) else None


def _date(message: Message) -> str | None:
    try:
        date = parsedate_to_datetime(str(message["date"]))
        return (date.astimezone(UTC) if date.tzinfo else date).isoformat()
    except (ValueError, IndexError, OverflowError, TypeError):  # a date of so many digits, a year before the first
        return None


def _failure(source: Source, code: str, detail: str) -> Failure:
    return Failure(source=source, step=STEP, code=code, detail=detail)
