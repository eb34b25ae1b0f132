"""`accord show`: one article with what was read in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from accord.cli.inputs import STDIN, open_pages
from accord.cli.options import (
    STORE,
    ConfigOption,
    DictionariesOption,
    Given,
    JsonOption,
    OntologyOption,
    PublishedOption,
    StoreOption,
    settings_of,
)
from accord.cli.render import print_record
from accord.cli.terminal import complain, out, quiet_pipe, write_line
from accord.config import Config
from accord.engines import run
from accord.errors import UsageError
from accord.model import Failure
from accord.record import dump, record_to_json


def show(
    what: Annotated[
        str,
        typer.Argument(
            metavar="FILE|ID|-", help="A file, the first letters of an article's id, or - for standard input."
        ),
    ],
    store: StoreOption = STORE,
    published: PublishedOption = None,
    config: ConfigOption = None,
    dictionaries: DictionariesOption = None,
    ontology: OntologyOption = None,
    json: JsonOption = False,
) -> None:
    """Print an article with what was read in it.

    A file is coded on the spot and not stored; anything else is the id of an article in the store.
    """
    given = Given(published=published)
    if what == STDIN or _is_file(what):
        found = _coded(what, given, settings_of(config, dictionaries=dictionaries, ontology=ontology))
    else:
        found = _stored(what, store)
    shown = 0
    with quiet_pipe():
        for record, versions in found:
            shown += 1
            if json:
                write_line(dump(record))
            else:
                print_record(out(), record, versions=versions)
    if not shown:
        raise typer.Exit(1)


def _is_file(what: str) -> bool:
    try:
        Path(what).lstat()
    except PermissionError:
        return True  # opening it tells what stands in the way
    except (OSError, ValueError):
        return False
    return True


def _coded(path: str, given: Given, settings: Config) -> Iterator[tuple[dict[str, Any], list[str]]]:
    for result in run(open_pages([path], given, web=settings.web), settings):
        if isinstance(result, Failure):
            complain(f"{result.source.ref}: {result.detail} [{result.step}: {result.code}]")
        else:
            yield record_to_json(result), []


def _stored(prefix: str, path: Path) -> Iterator[tuple[dict[str, Any], list[str]]]:
    from accord.store import Store, find_article, read_record
    from accord.store.versions import versions

    if not path.exists():
        raise UsageError(
            f"there is no file {prefix!r}, and no store {path} that could hold an article of that id. "
            "Make one with: accord read PATH, or name one with --store."
        )
    with Store(path, read_only=True) as store:
        record = read_record(store, find_article(store, prefix))
        others = [one.article for one in versions(store.connection, record["id"])]
    yield record, others
