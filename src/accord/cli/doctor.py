"""`accord doctor`: whether the installation is whole; `accord doctor knowledge`: how far the knowledge reaches."""

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from accord.cli.inputs import open_pages
from accord.cli.invoked import accord_command
from accord.cli.options import (
    STORE,
    ConfigOption,
    DictionariesOption,
    Given,
    JsonOption,
    PublishedOption,
    WorkersOption,
    settings_of,
)
from accord.cli.terminal import complain, out, print_tidy, quiet_pipe, safe, write_line
from accord.cli.words import count
from accord.errors import UsageError
from accord.record import dump

if TYPE_CHECKING:
    import duckdb

    from accord.config import Config
    from accord.store.coverage import Coverage, Unresolved

app = typer.Typer(help="Check the installation, or how far the knowledge of actors reaches.", no_args_is_help=False)
_ID = 8  # characters of an article's id that are shown: enough to name it
_SHOWN = 25
_HOW_TO = "docs/how-to/add-an-actor.md"
_SHARES = {
    "entry": "somebody of the knowledge base",
    "country": "no entry, but a country: by role, title or nationality",
    "sector": "only what sort of actor it is",
    "nothing": "nothing",
}


@app.callback(invoke_without_command=True)
def doctor(context: typer.Context, config: ConfigOption = None, json: JsonOption = False) -> None:
    """Check the installation: versions, language model, weights, knowledge, database.

    The exit code is 1 when something is wrong. `accord doctor knowledge` reports on your own articles.
    """
    if context.invoked_subcommand is not None:
        return
    from accord.cli.installation import checks

    found = list(checks(settings_of(config)))
    with quiet_pipe():
        if json:
            write_line(dump({"checks": [asdict(one) for one in found], "ok": all(one.ok for one in found)}))
        else:
            table = Table.grid(padding=(0, 2, 0, 0))
            for one in found:
                mark = Text("ok", style="green") if one.ok else Text("wrong", style="bold red")
                table.add_row(mark, one.name, Text(safe(one.detail), style="dim"))
            print_tidy(out(), table)
    if not all(one.ok for one in found):
        raise typer.Exit(1)


@app.command(name="knowledge")
def knowledge(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="STORE|PATH", help="A store, or files and folders to read now.")
    ] = None,
    limit: Annotated[int, typer.Option(min=0, metavar="N", help="At most so many names that do not resolve.")] = _SHOWN,
    roles: Annotated[
        bool, typer.Option("--roles", help="List roles ('officials') without a country instead of names.")
    ] = False,
    published: PublishedOption = None,
    config: ConfigOption = None,
    dictionaries: DictionariesOption = None,
    workers: WorkersOption = 1,
    json: JsonOption = False,
) -> None:
    """Tell what share of the actors in your articles resolve, and the most frequent that do not.

    Counts every mention of an actor but pronouns. Listed are the names that no entry stands for, with
    an example each; a country that the text itself gives them is shown.
    """
    from accord.store.coverage import coverage

    settings = settings_of(config, dictionaries=dictionaries)
    with _opened(paths or [str(STORE)], Given(published=published), settings, workers) as connection:
        found = coverage(connection, limit=limit, roles=roles)
    with quiet_pipe():
        if json:
            write_line(dump({**asdict(found), "how_to": _HOW_TO}))
        else:
            _print(found, roles)


@contextlib.contextmanager
def _opened(paths: list[str], given: Given, settings: "Config", workers: int) -> Iterator["duckdb.DuckDBPyConnection"]:
    """Open the store that is named, or one made of the pages for as long as it is asked."""
    from accord.store import Store

    if len(paths) == 1 and _is_store(Path(paths[0])):
        with Store(Path(paths[0]), read_only=True) as store:
            yield store.connection
        return
    if any(_is_store(Path(path)) for path in paths):
        raise UsageError("name one store, or the files to read")
    with tempfile.TemporaryDirectory(prefix="accord-") as folder, Store(Path(folder) / "pages.duckdb") as store:
        _read(paths, given, settings, workers, store)
        yield store.connection


def _is_store(path: Path) -> bool:
    return path.suffix == ".duckdb"


def _read(paths: list[str], given: Given, settings: "Config", workers: int, store: Any) -> None:
    from accord import __version__
    from accord.cli.progress import ReadingProgress
    from accord.engines.identity import describe
    from accord.engines.reading import read_pages
    from accord.store import Writer

    writer = Writer(store, accord=__version__, config=describe(settings), keep_raw=False)
    pages = open_pages(paths, given, web=settings.web)
    with ReadingProgress(writer.counts) as progress:
        read_pages(pages, writer, settings, workers=workers, again=False, debug=False, report=progress.step)
    if progress.failures.total:
        complain(f"{count(progress.failures.total, 'page')} could not be coded; accord read tells why")


def _print(found: "Coverage", roles: bool) -> None:
    console = out()
    of = f"{count(found.mentions, 'mention')} of actors in {count(found.articles, 'article')}"
    print_tidy(console, Text(of, style="bold"), wrap=False)
    if not found.mentions:
        return
    shares = Table.grid(padding=(0, 2, 0, 0))
    shares.add_column(justify="right")
    shares.add_column(justify="right")
    for name, meaning in _SHARES.items():
        number = getattr(found, name)
        shares.add_row(f"{100 * number / found.mentions:.1f}%", f"{number:,}", meaning)
    print_tidy(console, shares)
    if found.unresolved:
        print_tidy(console, "", _table(found.unresolved, console.width))
        _print_next(found.unresolved[0], roles)


def _table(rows: "tuple[Unresolved, ...]", width: int) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0), header_style="dim", width=min(width, 120))
    table.add_column("times", justify="right")
    table.add_column("articles", justify="right")
    table.add_column("name", ratio=1)
    table.add_column("known", no_wrap=True)
    table.add_column("for example", ratio=2)
    table.add_column("in", no_wrap=True, style="dim")
    for row in rows:
        known = " ".join(filter(None, (row.country, *row.sectors))) or "–"
        table.add_row(
            f"{row.mentions:,}", f"{row.articles:,}", Text(safe(row.name)), Text(safe(known)),
            Text(safe(row.example), style="italic"), row.article[:_ID],
        )  # fmt: skip
    return table


def _print_next(first: "Unresolved", roles: bool) -> None:
    """Say what to do about the names that do not resolve."""
    if roles:
        line = f"Most roles have no country because the text gives none. To add a noun or its sector: {_HOW_TO}"
        print_tidy(out(), "", Text(line), wrap=False)
        return
    again = accord_command("doctor", "knowledge", "--config", "accord.toml")
    lines = [
        "",
        "Add those that matter to you, in a file of your own, named in the configuration:",
        "",
        "  # mine.toml",
        "  [[actors]]",
        f'  id = "{_slug(first.name)}"',
        f'  name = "{safe(first.name)}"',
        f'  kind = "{_KINDS.get(first.kind, "armed_group")}"',
        f'  country = "{first.country or "..."}"',
        "",
        "  # accord.toml",
        '  [actors]\n  files = ["mine.toml"]',
        "",
        f"{_HOW_TO} tells the rest; then read the articles again, and ask: {again} PATH",
    ]
    print_tidy(out(), Text("\n".join(lines)), wrap=False)


_KINDS = {"person": "person", "organisation": "institution", "state": "province"}


def _slug(name: str) -> str:
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in name.lower()).split()
    return "-".join(words) or "..."
