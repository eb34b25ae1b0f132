"""From what the command line names to pages."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from accord.cli.held import Held
from accord.cli.options import Given
from accord.cli.terminal import complain
from accord.config import WebSettings
from accord.errors import UsageError
from accord.model import Failure, Page

if TYPE_CHECKING:
    from accord.sources.web.access import Web

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
    web: WebSettings | None = None,
    held: Held | None = None,
) -> Iterator[Page | Failure]:
    """Give the wanted pages of `paths` ("-" is standard input) in order, filled with what the user gave.

    `web` says how pages are fetched, and `held` which need not be. Raises UsageError when a path
    does not exist, the columns make no sense, or standard input is a keyboard.
    """
    from accord.sources import Choice, Options, open_source, read_mapping
    from accord.sources.web.access import Web
    from accord.sources.web.schemes import check

    if STDIN in paths and sys.stdin.isatty():
        raise UsageError("give a file or a folder, or pipe pages into standard input")
    check(paths)
    held = held or Held()  # which knows of no store
    options = Options(
        columns=read_mapping(columns) if columns is not None else {},
        choice=Choice(urls=tuple(urls or ()), languages=tuple(code.lower() for code in languages or ())),
        say=complain,
        sound=held.sound,
        web=Web(web, skip=held.skip),
    )
    return _closing(map(given.fill, open_source(paths, stdin=sys.stdin.buffer, options=options)), options.web)


def _closing(results: Iterator[Page | Failure], web: "Web") -> Iterator[Page | Failure]:
    try:
        yield from results
    finally:
        web.close()
