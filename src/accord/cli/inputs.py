"""From the paths on the command line to pages."""

import sys
from collections.abc import Iterator, Sequence

from accord.cli.options import Given
from accord.errors import UsageError
from accord.model import Failure, Page

STDIN = "-"


def open_pages(paths: Sequence[str], given: Given) -> Iterator[Page | Failure]:
    """Give the pages of `paths` ("-" is standard input) in order, filled with what the user gave.

    Raises UsageError when a path does not exist, or when standard input is a keyboard.
    """
    from accord.sources import open_source

    if STDIN in paths and sys.stdin.isatty():
        raise UsageError("give a file or a folder, or pipe pages into standard input")
    return map(given.fill, open_source(paths, stdin=sys.stdin.buffer))
