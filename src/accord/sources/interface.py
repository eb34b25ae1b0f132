"""What a source is: a reader of files of one format, or of addresses of one scheme.

Others add one under the entry point group ``accord.sources``: see docs/how-to/add-a-source.md.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from accord.model import Failure, Page
from accord.sources.choice import EVERYTHING, Choice
from accord.sources.web.access import Web

type Results = Iterator[Page | Failure]


def _say_nothing(words: str) -> None:
    """Take a remark, or the name of a source, and keep it to itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How sources are read: limits that keep memory bounded, and what the user asked for."""

    max_bytes: int = 16_000_000  # of one page: a file, a line, a row, a record of an archive
    columns: Mapping[str, str] = field(default_factory=dict)  # field of a page -> column of a table
    choice: Choice = EVERYTHING
    say: Callable[[str], None] = _say_nothing  # told what was guessed or left out, in one line
    sound: Callable[[str], None] = _say_nothing  # told of each file and feed that was read without failing as a whole
    told: set[str] = field(default_factory=set)  # what `say_once` has said

    def say_once(self, ref: str, words: str) -> None:
        """Say something of `ref` that holds for many files, at the first of them."""
        if words not in self.told:
            self.told.add(words)
            self.say(f"{ref}: {words}")

    web: Web = field(default_factory=Web)  # for sources that fetch: the one client of the run


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file.

    ``read`` takes an open binary stream, the name of what is read, and the options; it yields pages
    and failures, and holds no more than one page at a time.
    """

    name: str  # also the kind of the pages' source
    read: Callable[[BinaryIO, str, Options], Results]
    suffixes: tuple[str, ...] = ()
    begins: Callable[[bytes], bool] = lambda head: False  # whether a file begins so; asked where the suffix is unknown
    one_page: bool = False  # the whole file is one page: the limit on a page is the limit on the file
    plain_file: bool = False  # must be a file on disk, since it is not read from front to back


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A kind of address that is no path: ``prefix`` and whatever follows it, such as ``desk:today``.

    With a ``suffix`` it is a file that names pages and holds none: read so only where the user names
    it, never where it lies in a folder.
    """

    read: Callable[[str, Options], Results]  # takes the whole address
    prefix: str = ""
    suffix: str = ""
