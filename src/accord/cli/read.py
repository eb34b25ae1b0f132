"""`accord read`: code pages and keep the records in a store."""

import contextlib
from collections.abc import Iterator
from typing import Annotated

import typer

from accord import __version__
from accord.cli.held import Held
from accord.cli.inputs import MapOption, OnlyLanguageOption, OnlyUrlOption, open_pages
from accord.cli.options import (
    STORE,
    ConfigOption,
    DebugOption,
    DictionariesOption,
    Given,
    JsonOption,
    LanguageOption,
    OntologyOption,
    OutletOption,
    PublishedOption,
    StoreOption,
    TitleOption,
    UrlOption,
    WorkersOption,
    settings_of,
)
from accord.cli.progress import ReadingProgress
from accord.cli.report import print_report, report_to_json
from accord.cli.terminal import complain, out, quiet_pipe, write_line
from accord.record import dump


def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, web addresses; - is standard input.")
    ],
    store: StoreOption = STORE,
    published: PublishedOption = None,
    title: TitleOption = None,
    url: UrlOption = None,
    outlet: OutletOption = None,
    language: LanguageOption = None,
    columns: MapOption = None,
    only_url: OnlyUrlOption = None,
    only_language: OnlyLanguageOption = None,
    config: ConfigOption = None,
    dictionaries: DictionariesOption = None,
    ontology: OntologyOption = None,
    workers: WorkersOption = 1,
    again: Annotated[bool, typer.Option("--again", help="Code also the pages that the store holds already.")] = False,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Do not keep the raw pages, only what was read in them.")
    ] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Read pages into a store and sum up what they hold.

    Pages that the store holds already, coded by the same version with the same settings, are
    skipped, so a run that was interrupted goes on where it stopped when it is started again.
    The exit code is 1 only when something failed and no article at all is there; 2 for misuse.
    """
    given = Given(title=title, published=published, url=url, outlet=outlet, language=language)
    settings = settings_of(config, dictionaries=dictionaries, ontology=ontology)
    held = Held()
    pages = open_pages(
        paths, given, columns=columns, urls=only_url, languages=only_language, web=settings.web, held=held
    )
    # Only now: the database takes time to load, and misuse is to be told at once.
    from accord.engines.identity import describe
    from accord.engines.reading import read_pages
    from accord.store import Store, Writer, summarise

    with Store(store) as opened:
        writer = Writer(opened, accord=__version__, config=describe(settings), keep_raw=not no_text)
        with resumable(), ReadingProgress(writer.counts) as progress:
            held.look_into(opened, writer, progress.step, again=again)
            read_pages(pages, writer, settings, workers=workers, again=again, debug=debug, report=progress.step)
        summary = summarise(opened)
    failures = progress.failures
    with quiet_pipe():
        if json:
            write_line(dump(report_to_json(writer.counts, summary, failures, store)))
        else:
            print_report(out(), writer.counts, summary, failures, store)
    if failures.total and not summary.articles:
        raise typer.Exit(1)


@contextlib.contextmanager
def resumable() -> Iterator[None]:
    """End an interrupted run with a word on how it goes on."""
    from accord.store import is_interrupt

    try:
        yield
    except BaseException as error:
        if not is_interrupt(error):
            raise
        complain("interrupted. What was read until now is stored; the same command goes on from there.")
        raise typer.Exit(130) from None
