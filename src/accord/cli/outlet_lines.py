"""`accord outlet-lines`: which lines an outlet repeats, as a file for the configuration."""

import csv
import io
import sys
from typing import Annotated

import typer

from accord.cli.inputs import MapOption, OnlyLanguageOption, OnlyUrlOption, open_pages
from accord.cli.options import ConfigOption, Given, OutletOption
from accord.cli.terminal import complain, quiet_pipe, write_line
from accord.cli.words import count
from accord.config import load_config
from accord.errors import PageError
from accord.model import Failure

LEAST = 3  # pages


def outlet_lines(
    paths: Annotated[
        list[str], typer.Argument(metavar="PAGES...", help="What `accord read` takes: pages of one outlet or of many.")
    ],
    outlet: OutletOption = None,
    least: Annotated[int, typer.Option(min=2, metavar="N", help="Pages of an outlet that must hold a line.")] = LEAST,
    columns: MapOption = None,
    only_url: OnlyUrlOption = None,
    only_language: OnlyLanguageOption = None,
    config: ConfigOption = None,
) -> None:
    """Find the lines that an outlet repeats from page to page, and write them as a table (CSV).

    Look through it, and name it as outlet_lines under [articles] in a configuration file: those lines
    are then furniture in every page of the outlet. Lines that accord knows for furniture anyway are left
    out.
    """
    from accord.articles import ArticleReader
    from accord.articles.outlet_lines import COLUMNS
    from accord.articles.repeated import RepeatedLines

    settings = load_config(config)
    reader, lines = ArticleReader(settings.articles), RepeatedLines()
    pages = failed = 0
    given = Given(outlet=outlet)
    for page in open_pages(paths, given, columns=columns, urls=only_url, languages=only_language, web=settings.web):
        pages += 1
        try:
            if isinstance(page, Failure):
                raise PageError(page.step, page.code, page.detail)
            lines.add(page, reader.read(page))
        except PageError:
            failed += 1
    with quiet_pipe():
        write_line(",".join(COLUMNS))
        found = list(lines.found(least=least))
        for line in found:
            write_line(_row([line.outlet, line.kind, line.pages, line.line]))
    _report(pages, failed, lines.unnamed, len(found))
    if not pages - failed:
        sys.exit(1)


def _row(values: list[str | int]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(values)
    return out.getvalue()


def _report(pages: int, failed: int, unnamed: int, found: int) -> None:
    said = f"{count(found, 'line')} found in {count(pages - failed, 'page')}"
    complain(said + (f"; {failed:,} could not be read" if failed else ""))
    if unnamed:
        complain(f"{count(unnamed, 'page')} left out: neither an outlet nor an address is known; give --outlet")
