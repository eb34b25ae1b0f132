"""Open what the user names: files, folders, patterns, addresses, standard input -> one stream of pages and failures."""

import io
import stat
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import BinaryIO

from accord.errors import AccordError, UsageError
from accord.model import Failure, Page, Source
from accord.sources.choice import choose
from accord.sources.failures import STEP, failed, os_failure, ref_of, too_large
from accord.sources.interface import Format, Options
from accord.sources.kinds import SNIFFED, looks_binary, unsupported
from accord.sources.packed import SUFFIXES, PackedError, packing, unpack
from accord.sources.registry import Registry, registry
from accord.sources.table import CSV
from accord.sources.walk import matching, walk
from accord.sources.whole import TEXT

STDIN = "-"


def open_source(
    paths: Sequence[str], *, stdin: BinaryIO | None = None, options: Options | None = None
) -> Iterator[Page | Failure]:
    """Give the pages of files, folders and patterns in the order named, folders sorted; ``-`` is standard input.

    What cannot be read is a Failure in its place. Raises UsageError at once, before anything is
    read, when a path does not exist or standard input is asked for and there is none.
    """
    if STDIN in paths and stdin is None:
        raise UsageError("'-' stands for standard input, and there is none here")
    known = registry()
    named = [found for path in paths for found in ([path] if _is_there(path, known) else _expand(path))]
    return _pages(named, stdin, options or Options(), known)


def _is_there(path: str, known: Registry) -> bool:
    if path == STDIN or known.of_address(path):
        return True
    try:
        Path(path).lstat()
    except PermissionError:
        return True  # something stands in the way, so this is a failure to report, not a slip of the pen
    except (OSError, ValueError):
        return False
    return bool(path)


def _expand(pattern: str) -> list[str]:
    found = matching(pattern)
    if not found:
        kind = "nothing matches" if any(sign in pattern for sign in "*?[") else "there is no file or folder"
        raise UsageError(f"{kind} {pattern!r}")
    return found


def _pages(paths: Sequence[str], stdin: BinaryIO | None, options: Options, known: Registry) -> Iterator[Page | Failure]:
    for words in known.broken:
        options.say(words)
    for path in paths:
        if path == STDIN:
            assert stdin is not None
            yield from choose(_read_stream(stdin, STDIN, options, known), options.choice, STDIN, options.say)
        elif scheme := known.of_address(path):
            yield from choose(scheme.read(path, options), options.choice, path, options.say)
        else:
            yield from choose(_below(Path(path), options, known), options.choice, path, options.say)


def _below(path: Path, options: Options, known: Registry) -> Iterator[Page | Failure]:
    for found in walk(path):
        if isinstance(found, Failure):
            yield found
        else:
            ref = ref_of(found)
            results = _read_file(found, options, known, named=found == path)
            failed = False
            for result in results:
                failed = failed or (isinstance(result, Failure) and result.source.ref == ref)
                yield result
            if not failed:
                options.sound(ref)


def _read_file(path: Path, options: Options, known: Registry, *, named: bool) -> Iterator[Page | Failure]:
    try:
        if stat.S_ISREG(path.stat().st_mode):
            yield from _read_regular(path, options, known)
        elif named:  # a pipe that the user names, like <(...) in a shell
            with path.open("rb") as stream:
                yield from _read_stream(stream, ref_of(path), options, known)
        else:  # opening a pipe that nobody writes to would wait for ever
            yield failed(path, "unsupported", "not a regular file")
    except OSError as error:
        yield os_failure(path, error)


def _read_regular(path: Path, options: Options, known: Registry) -> Iterator[Page | Failure]:
    how = SUFFIXES.get(path.suffix.lower())
    suffix = PurePath(path.stem).suffix if how else path.suffix
    if known.of_suffix(suffix) is None and (what := unsupported(suffix)):
        yield failed(path, "unsupported", f"{suffix.lower()}: {what}")
        return
    with path.open("rb") as stream:
        if how:
            yield from _read_packed(stream, ref_of(path), options, known, how=how, suffix=suffix)
        else:
            head = stream.peek(SNIFFED)[:SNIFFED]
            form = known.of_suffix(suffix)
            if form is None and (how := packing(head)):
                yield from _read_packed(stream, ref_of(path), options, known, how=how)
                return
            form = form or _form(head, options, known)
            yield from _read(stream, ref_of(path), options, form, size=path.stat().st_size)


def _read_packed(
    stream: BinaryIO, ref: str, options: Options, known: Registry, *, how: str, suffix: str = ""
) -> Iterator[Page | Failure]:
    form = known.of_suffix(suffix)
    try:
        inside = unpack(stream, how)
        if form is None:
            form = _form(inside.peek(SNIFFED)[:SNIFFED], options, known)
        if form is not None and form.plain_file:
            yield _failure(ref, form.name, "unsupported", f"a packed {form.name} file: unpack it first")
        else:
            yield from _read(inside, ref, options, form)
    except PackedError as error:
        yield _failure(ref, form.name if form else "file", *error.args)


def _read(
    stream: io.BufferedReader, ref: str, options: Options, form: Format | None, *, size: int | None = None
) -> Iterator[Page | Failure]:
    if form is None:
        yield _failure(ref, "file", "not_text", "the file is not text")
    elif form.one_page and size is not None and size > options.max_bytes:
        yield too_large(Source(kind=form.name, ref=ref), options.max_bytes)
    else:
        yield from _guarded(form, stream, ref, options)


def _guarded(form: Format, stream: BinaryIO, ref: str, options: Options) -> Iterator[Page | Failure]:
    """Read; what the reader did not foresee ends this file, and not the run."""
    try:
        yield from form.read(stream, ref, options)
    except (AccordError, OSError, PackedError):
        raise
    except Exception as error:
        yield _failure(ref, form.name, "internal_error", f"{type(error).__name__}: {error}")


def _form(head: bytes, options: Options, known: Registry) -> Format | None:
    """Tell a format by the first bytes: one that begins so, else text; None for what is no text."""
    if form := known.of_head(head):
        return form
    if looks_binary(head):
        return None
    return CSV if options.columns else TEXT  # who names columns means a table


def _read_stream(stream: BinaryIO, ref: str, options: Options, known: Registry) -> Iterator[Page | Failure]:
    """Read a stream whose kind only its first line tells; what streams keeps streaming."""
    lines: list[bytes] = []
    size = 0
    while size <= options.max_bytes and (line := stream.readline(options.max_bytes + 1)):
        lines.append(line)
        size += len(line)
        if line.removeprefix(BOM_UTF8).strip():
            break
    begun = b"".join(lines)
    whole = io.BufferedReader(_Joined(begun, stream))
    if how := packing(begun):
        yield from _read_packed(whole, ref, options, known, how=how)
        return
    form = _form(begun.removeprefix(BOM_UTF8).lstrip()[:SNIFFED], options, known) or TEXT
    if form.plain_file:
        yield _failure(ref, form.name, "unsupported", f"{form.name} cannot be read from a stream: name the file")
    else:
        yield from _guarded(form, whole, ref, options)


def _failure(ref: str, kind: str, code: str, detail: str) -> Failure:
    return Failure(source=Source(kind=kind, ref=ref), step=STEP, code=code, detail=detail)


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
