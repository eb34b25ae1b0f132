"""Open what the user names: files, folders, standard input -> one stream of pages and failures."""

import io
import stat
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from accord.errors import UsageError
from accord.model import Failure, Page
from accord.sources.failures import failed, os_failure, ref_of, too_large
from accord.sources.jsonl import read_jsonl
from accord.sources.kinds import SNIFFED, Kind, kind_of_suffix, looks_binary, looks_like_html, unsupported
from accord.sources.limits import Limits
from accord.sources.walk import walk
from accord.sources.whole import read_html, read_text

STDIN = "-"

Reader = Callable[[BinaryIO, str, Limits], Iterator[Page | Failure]]

READERS: Mapping[Kind, Reader] = {"text": read_text, "html": read_html, "jsonl": read_jsonl}
_SOURCE_KINDS: Mapping[Kind, str] = {"text": "file", "html": "html", "jsonl": "jsonl"}


def open_source(
    paths: Sequence[str], *, stdin: BinaryIO | None = None, limits: Limits | None = None
) -> Iterator[Page | Failure]:
    """Give the pages of files and folders in the order named, folders sorted; ``-`` is standard input.

    What cannot be read is a Failure in its place. Raises UsageError at once, before anything is
    read, when a path does not exist or standard input is asked for and there is none.
    """
    if STDIN in paths and stdin is None:
        raise UsageError("'-' stands for standard input, and there is none here")
    for path in paths:
        if path != STDIN and not _exists(path):
            raise UsageError(f"there is no file or folder {path!r}")
    return _pages(paths, stdin, limits or Limits())


def _exists(path: str) -> bool:
    try:
        Path(path).lstat()
    except PermissionError:
        return True  # something stands in the way, so this is a failure to report, not a slip of the pen
    except (OSError, ValueError):
        return False
    return bool(path)


def _pages(paths: Sequence[str], stdin: BinaryIO | None, limits: Limits) -> Iterator[Page | Failure]:
    for path in paths:
        if path == STDIN:
            assert stdin is not None
            yield from _read_stream(stdin, STDIN, limits)
            continue
        for found in walk(Path(path)):
            if isinstance(found, Failure):
                yield found
            else:
                yield from _read_file(found, limits, named=found == Path(path))


def _read_file(path: Path, limits: Limits, *, named: bool) -> Iterator[Page | Failure]:
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode):
            yield from _read_regular(path, status.st_size, limits)
        elif named:  # a pipe that the user names, like <(...) in a shell
            with path.open("rb") as stream:
                yield from _read_stream(stream, ref_of(path), limits)
        else:  # opening a pipe that nobody writes to would wait for ever
            yield failed(path, "unsupported", "not a regular file")
    except OSError as error:
        yield os_failure(path, error)


def _read_regular(path: Path, size: int, limits: Limits) -> Iterator[Page | Failure]:
    if what := unsupported(path.suffix):
        yield failed(path, "unsupported", f"{path.suffix.lower()}: {what}")
        return
    with path.open("rb") as stream:
        kind = kind_of_suffix(path.suffix)
        if kind is None:
            head = stream.peek(SNIFFED)[:SNIFFED]
            if looks_binary(head):
                yield failed(path, "not_text", "the file is not text")
                return
            kind = "html" if looks_like_html(head) else "text"
        if kind != "jsonl" and size > limits.max_bytes:
            yield too_large(failed(path, "", "", kind=_SOURCE_KINDS[kind]).source, limits.max_bytes)
            return
        yield from READERS[kind](stream, ref_of(path), limits)


def _read_stream(stream: BinaryIO, ref: str, limits: Limits) -> Iterator[Page | Failure]:
    """Read a stream whose kind only its first line tells; JSON Lines keep streaming."""
    lines: list[bytes] = []
    size = 0
    while size <= limits.max_bytes and (line := stream.readline(limits.max_bytes + 1)):
        lines.append(line)
        size += len(line)
        if line.removeprefix(BOM_UTF8).strip():
            break
    begun = b"".join(lines)
    whole = cast(BinaryIO, io.BufferedReader(_Joined(begun, stream)))
    start = begun.removeprefix(BOM_UTF8).lstrip()[:SNIFFED]
    kind: Kind = "jsonl" if start.startswith(b"{") else "html" if looks_like_html(start) else "text"
    yield from READERS[kind](whole, ref, limits)


class _Joined(io.RawIOBase):
    """Bytes that were read already, and then the stream they came from."""

    def __init__(self, begun: bytes, rest: BinaryIO) -> None:
        self._begun = io.BytesIO(begun)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        # A line at a time where the rest is a live pipe: what has come is handed on at once.
        data = self._begun.read(len(buffer)) or self._rest.readline(len(buffer))
        buffer[: len(data)] = data
        return len(data)
