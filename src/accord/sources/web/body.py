"""The body of an answer: undone from its compression in small pieces, so that no bomb goes off."""

import zlib
from collections.abc import Iterable, Iterator

from accord.errors import PageError
from accord.sources.failures import STEP

ACCEPTED = "gzip, deflate"
_PIECE = 65_536  # bytes undone at once
_GZIP = b"\x1f\x8b"
_EITHER = zlib.MAX_WBITS | 32  # gzip or zlib, as the first bytes say


def read_body(pieces: Iterable[bytes], encoding: str, *, limit: int, cut: bool = False) -> bytes:
    """Give the body without its compression; with `cut`, the rest beyond `limit` is left out.

    Raises PageError: ``too_large`` beyond `limit` bytes, ``unsupported`` for another compression,
    ``broken_transfer`` where it is damaged or ends early.
    """
    body = bytearray()
    for piece in _plain(pieces, encoding.strip().lower()):
        body += piece
        if len(body) > limit:
            if cut:
                break
            raise PageError(STEP, "too_large", f"more than the limit of {limit:,} bytes")
    return bytes(body[:limit])


def _plain(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in {"", "identity"}:
        return iter(pieces)
    if encoding in {"gzip", "x-gzip", "deflate"}:
        return _undone(pieces)
    raise PageError(STEP, "unsupported", f"the answer is compressed as {encoding!r}, which was not asked for")


def _undone(pieces: Iterable[bytes]) -> Iterator[bytes]:
    undoing = None
    try:
        for piece in pieces:
            left = piece
            while left:
                if undoing is None:
                    undoing = zlib.decompressobj(_EITHER if _has_header(left) else -zlib.MAX_WBITS)
                elif undoing.eof:  # a gzip file may be several, one behind the other; what else follows is padding
                    if not left.startswith(_GZIP):
                        break
                    undoing = zlib.decompressobj(_EITHER)
                yield undoing.decompress(left, _PIECE)
                left = undoing.unconsumed_tail or undoing.unused_data
        while undoing is not None and (rest := undoing.decompress(b"", _PIECE)):
            yield rest
    except zlib.error as error:
        raise PageError(STEP, "broken_transfer", f"the compressed answer is damaged: {error}") from error
    if undoing is not None and not undoing.eof:
        raise PageError(STEP, "broken_transfer", "the compressed answer ends before its end")


def _has_header(start: bytes) -> bool:
    # Some servers send "deflate" without the zlib header that the standard asks for.
    return start.startswith((_GZIP[:1], b"\x78"))
