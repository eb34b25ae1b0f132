"""Lines of a stream, none longer than a limit."""

from collections.abc import Iterator
from typing import BinaryIO


def bounded_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Give each line; None for one longer than `limit`, which is read past in pieces."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
            pass
        yield None
