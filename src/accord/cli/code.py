"""`accord code`: pages in, one JSON record per article out."""

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Annotated

import typer

from accord.cli.inputs import STDIN, MapOption, OnlyLanguageOption, OnlyUrlOption, open_pages
from accord.cli.options import (
    ConfigOption,
    DebugOption,
    DictionariesOption,
    Given,
    LanguageOption,
    OntologyOption,
    OutletOption,
    PublishedOption,
    TitleOption,
    UrlOption,
    WorkersOption,
    settings_of,
)
from accord.cli.terminal import complain, quiet_pipe, write_line
from accord.engines import run
from accord.errors import OutputError, UsageError
from accord.model import Failure, Record
from accord.record import dump, failure_to_json, flatten, record_to_json


def code(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH|-", help="Files, folders, web addresses; - is standard input.")
    ] = None,
    published: PublishedOption = None,
    title: TitleOption = None,
    url: UrlOption = None,
    outlet: OutletOption = None,
    language: LanguageOption = None,
    columns: MapOption = None,
    only_url: OnlyUrlOption = None,
    only_language: OnlyLanguageOption = None,
    flat: Annotated[bool, typer.Option("--flat", help="Keep only the outermost statements.")] = False,
    failures: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write pages that could not be coded there, as JSON lines.")
    ] = None,
    config: ConfigOption = None,
    dictionaries: DictionariesOption = None,
    ontology: OntologyOption = None,
    workers: WorkersOption = 1,
    debug: DebugOption = False,
) -> None:
    """Pages in, one JSON record per article out.

    Records go to standard output in the order of the input, one a line, as soon as they are made.
    A page that cannot be coded is one line on standard error and, with --failures, one JSON row.
    The exit code is 1 only when something failed and nothing at all could be coded; it is 2 for a
    path that does not exist, a date that is none, or a wrong configuration.
    """
    given = Given(title=title, published=published, url=url, outlet=outlet, language=language)
    settings = settings_of(config, dictionaries=dictionaries, ontology=ontology)
    pages = open_pages(
        paths or [STDIN], given, columns=columns, urls=only_url, languages=only_language, web=settings.web
    )
    results = run(pages, settings, workers=workers, debug=debug)
    with quiet_pipe(), _open_failures(failures) as failures_file:
        coded, failed = _write(results, flat, failures_file)
    if failed and not coded:
        raise typer.Exit(1)


def _write(results: Iterable[Record | Failure], flat: bool, failures_file: IO[str] | None) -> tuple[int, int]:
    coded = failed = 0
    for result in results:
        if isinstance(result, Failure):
            failed += 1
            complain(f"{result.source.ref}: {result.detail} [{result.step}: {result.code}]")
            if failures_file is not None:
                _write_failure(failures_file, result)
            continue
        coded += 1
        record = record_to_json(result)
        write_line(dump(flatten(record) if flat else record))
    return coded, failed


def _write_failure(file: IO[str], failure: Failure) -> None:
    try:
        file.write(dump(failure_to_json(failure)) + "\n")
        file.flush()
    except OSError as error:
        raise OutputError(f"{file.name} cannot be written: {error.strerror}") from error


def _open_failures(path: Path | None) -> contextlib.AbstractContextManager[IO[str] | None]:
    if path is None:
        return contextlib.nullcontext()
    try:
        return path.open("w", encoding="utf-8", errors="replace")
    except OSError as error:
        raise UsageError(f"--failures {path} cannot be written: {error.strerror}") from error
