"""The terminal: data goes to standard output, everything said about it to standard error."""

import contextlib
import os
import re
import sys
from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.text import Text

from accord.errors import OutputError

# Control characters and those that turn the writing direction could move the cursor, recolour the
# terminal or hide words; one visible character in the place of each keeps every offset true.
_UNSAFE = {
    **dict.fromkeys((code for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"), "\ufffd"),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    ord("\t"): " ",
}


def safe(text: str) -> str:
    """Give the text with the same length and nothing in it that a terminal would obey."""
    return text.translate(_UNSAFE)


def out() -> Console:
    """Give the console on standard output; it follows the width, NO_COLOR and pipes."""
    return Console(highlight=False, emoji=False, markup=False)


def err() -> Console:
    """Give the console on standard error."""
    return Console(stderr=True, highlight=False, emoji=False, markup=False)


def print_tidy(console: Console, *parts: RenderableType, width: int | None = None, wrap: bool = True) -> None:
    """Print the parts without the blanks that rich fills lines up with: they spoil copies and diffs."""
    with console.capture() as capture:
        for part in parts:
            console.print(part, width=width, soft_wrap=not wrap)
    with _to_output():
        console.file.write(re.sub(r" +$", "", capture.get(), flags=re.MULTILINE))
        console.file.flush()


def complain(message: object, console: Console | None = None) -> None:
    """Say on standard error, on one line, what went wrong."""
    line = " ".join(str(message).split())
    (console or err()).print(Text.assemble(("accord:", "bold red"), " ", safe(line)), soft_wrap=True)


def write_line(line: str) -> None:
    """Write one line of data in UTF-8 and hand it on at once, so that a pipe sees each record as it is made."""
    with _to_output():
        sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
        sys.stdout.buffer.flush()


@contextlib.contextmanager
def quiet_pipe() -> Iterator[None]:
    """End without a word when the reader of our output has gone, as `| head` does."""
    try:
        yield
    except BrokenPipeError:
        _drop_output()
        raise SystemExit(0) from None


def open_closed_streams() -> None:
    """Open the standard streams that the caller has closed onto nothing, before a file gets their numbers."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open until the end


@contextlib.contextmanager
def _to_output() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_output()
        raise OutputError(f"the output cannot be written: {error.strerror}") from error


def _drop_output() -> None:
    # Python would complain again when it flushes standard output at exit.
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
