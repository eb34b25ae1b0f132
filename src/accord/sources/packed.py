"""Unpack gzip and Zstandard as a stream: bounded memory, and an end to what unpacks without end."""

import gzip
import io
import zlib
from typing import BinaryIO

import zstandard

_PIECE = 64 * 1024
# Nothing that people write packs 250 to 1; a bomb of zeros reaches 1,000 with gzip and far more with Zstandard.
_RATIO = 250
_TRUSTED = 64_000_000  # bytes that may come out before the ratio is looked at
_WINDOW = 128 * 1024 * 1024  # memory that a Zstandard stream may ask for

SUFFIXES = {".gz": "gzip", ".zst": "zstd"}
_MAGIC = {b"\x1f\x8b\x08": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}


class PackedError(Exception):
    """A packed stream breaks off, is damaged or is a bomb; the arguments are the code and the detail of its failure."""


def packing(head: bytes) -> str | None:
    """Name how a stream that begins so is packed; None where it is not."""
    return next((name for magic, name in _MAGIC.items() if head.startswith(magic)), None)


def unpack(stream: BinaryIO, how: str) -> io.BufferedReader:
    """Give the bytes inside; reading raises PackedError where there are no more, though there should be."""
    return io.BufferedReader(_Unpacked(stream, how), _PIECE)


class _Counted(io.RawIOBase):
    """The packed bytes, counted as they are taken."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        read = getattr(self._stream, "read1", self._stream.read)  # a live pipe gives what it has
        data = read(len(buffer))
        buffer[: len(data)] = data
        self.taken += len(data)
        return len(data)


class _Unpacked(io.RawIOBase):
    def __init__(self, stream: BinaryIO, how: str) -> None:
        self._packed = _Counted(stream)
        self._how = how
        self._given = 0
        self._inside = _Zstd(self._packed) if how == "zstd" else gzip.GzipFile(fileobj=self._packed, mode="rb")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._inside.read1(len(buffer))
        except EOFError as error:
            raise PackedError("truncated", f"the {self._how} data breaks off before its end") from error
        except (gzip.BadGzipFile, zlib.error, zstandard.ZstdError) as error:
            detail = " ".join(str(error).split())
            raise PackedError("damaged", f"the {self._how} data is damaged: {detail}") from error
        buffer[: len(data)] = data
        self._given += len(data)
        if self._given > max(_TRUSTED, _RATIO * self._packed.taken):
            raise PackedError("compression_bomb", f"it unpacks to more than {_RATIO} times its size")
        return len(data)


class _Zstd:
    """A Zstandard stream of one frame or many. The library's own reader takes a stream cut short for a whole one."""

    def __init__(self, packed: _Counted) -> None:
        self._packed = packed
        self._frame: zstandard.ZstdDecompressionObj | None = None
        self._next = b""  # packed bytes that belong to the next frame
        self._ready = memoryview(b"")

    def read1(self, size: int) -> bytes:
        while not self._ready:
            # A kilobyte can become 32 MB; more at once would be memory that nobody counts.
            data = self._next or self._packed.read(1024) or b""
            self._next = b""
            if not data and self._frame is None:
                return b""
            if not data:
                raise EOFError
            self._ready = memoryview(self._unpack(data))
        given, self._ready = self._ready[:size], self._ready[size:]
        return bytes(given)

    def _unpack(self, data: bytes) -> bytes:
        frame = self._frame or zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj()
        unpacked = frame.decompress(data)
        self._frame, self._next = (None, frame.unused_data) if frame.eof else (frame, b"")
        return unpacked
