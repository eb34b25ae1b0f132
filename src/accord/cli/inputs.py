"""From what the command line names to pages."""

import sys
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from accord.cli.options import Given
from accord.cli.terminal import complain
from accord.errors import UsageError
from accord.model import Failure, Page

STDIN = "-"

MapOption = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN,...",
        help="Which columns of a table (or keys of JSON lines) hold what: text=body,published=date. "
        "Fields: text, html, id, title, published, url, outlet, language.",
    ),
]
OnlyUrlOption = Annotated[
    list[str] | None,
    typer.Option("--only-url", metavar="PATTERN", help="Only pages whose address fits, such as 'a.example/news/*'."),
]
OnlyLanguageOption = Annotated[
    list[str] | None,
    typer.Option("--only-language", metavar="CODE", help="Only pages in this language, told before they are read."),
]


def open_pages(
    paths: Sequence[str],
    given: Given,
    *,
    columns: str | None = None,
    urls: Sequence[str] | None = None,
    languages: Sequence[str] | None = None,
) -> Iterator[Page | Failure]:
    """Give the wanted pages of `paths` ("-" is standard input) in order, filled with what the user gave.

    Raises UsageError when a path does not exist, the columns make no sense, or standard input is a keyboard.
    """
    from accord.sources import Choice, Options, open_source, read_mapping

    if STDIN in paths and sys.stdin.isatty():
        raise UsageError("give a file or a folder, or pipe pages into standard input")
    options = Options(
        columns=read_mapping(columns) if columns is not None else {},
        choice=Choice(urls=tuple(urls or ()), languages=tuple(code.lower() for code in languages or ())),
        say=complain,
    )
    return map(given.fill, open_source(paths, stdin=sys.stdin.buffer, options=options))
