"""A page that is one whole file or stream: text or HTML."""

from collections.abc import Iterator
from typing import BinaryIO

from accord.model import Failure, Media, Page, Source
from accord.sources.failures import too_large
from accord.sources.limits import Limits


def read_text(stream: BinaryIO, ref: str, limits: Limits) -> Iterator[Page | Failure]:
    """Give the one page of a text file."""
    return _read(stream, Source(kind="file", ref=ref), "text", limits)


def read_html(stream: BinaryIO, ref: str, limits: Limits) -> Iterator[Page | Failure]:
    """Give the one page of an HTML file."""
    return _read(stream, Source(kind="html", ref=ref), "html", limits)


def _read(stream: BinaryIO, source: Source, media: Media, limits: Limits) -> Iterator[Page | Failure]:
    # One byte more than allowed tells a stream that is too long, without reading the rest of it.
    content = stream.read(limits.max_bytes + 1)
    if len(content) > limits.max_bytes:
        yield too_large(source, limits.max_bytes)
    else:
        yield Page(source=source, media=media, content=content)
