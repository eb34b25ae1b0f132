"""A page that is one whole file or stream: text or HTML."""

from collections.abc import Iterator
from typing import BinaryIO

from accord.model import Failure, Media, Page, Source
from accord.sources.charset import MARKS, unmarked_utf16
from accord.sources.failures import too_large
from accord.sources.interface import Format, Options
from accord.sources.kinds import looks_like_html


def read_text(stream: BinaryIO, ref: str, options: Options) -> Iterator[Page | Failure]:
    """Give the one page of a text file."""
    return _read(stream, Source(kind="file", ref=ref), "text", options)


def read_html(stream: BinaryIO, ref: str, options: Options) -> Iterator[Page | Failure]:
    """Give the one page of an HTML file."""
    return _read(stream, Source(kind="html", ref=ref), "html", options)


def _read(stream: BinaryIO, source: Source, media: Media, options: Options) -> Iterator[Page | Failure]:
    # One byte more than allowed tells a stream that is too long, without reading the rest of it.
    content = stream.read(options.max_bytes + 1)
    if len(content) > options.max_bytes:
        yield too_large(source, options.max_bytes)
        return
    if charset := unmarked_utf16(content):
        content = MARKS[charset] + content
    yield Page(source=source, media=media, content=content)


TEXT = Format(name="file", read=read_text, suffixes=(".md", ".text", ".txt"), one_page=True)
HTML = Format(name="html", read=read_html, suffixes=(".htm", ".html", ".xhtml"), begins=looks_like_html, one_page=True)
