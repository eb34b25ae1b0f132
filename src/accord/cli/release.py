"""`accord release`: a folder with the data, their codebook, how to cite them, and checksums."""

from pathlib import Path
from typing import Annotated

import typer

from accord.cli.filtering import with_filters
from accord.cli.listing import reading
from accord.cli.options import JsonOption
from accord.cli.terminal import complain, quiet_pipe, write_line
from accord.cli.words import count
from accord.record import dump
from accord.store.filters import Filter


@with_filters
def release(
    *,
    store: Annotated[Path, typer.Argument(metavar="STORE", help="The store: one DuckDB file.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write: a new one, or an empty one.")],
    asked: Filter,
    title: Annotated[str | None, typer.Option(help="Title of the release.")] = None,
    author: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help='"Family, Given", or the name of an institution; repeat for several.'),
    ] = None,
    version: Annotated[str, typer.Option(metavar="VERSION", help="Version of the release.")] = "1.0.0",
    licence: Annotated[
        str | None, typer.Option("--licence", "--license", metavar="SPDX", help="Licence of the data: CC-BY-4.0, say.")
    ] = None,
    doi: Annotated[str | None, typer.Option(metavar="DOI", help="DOI of the release, where it has one.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="Day of release (YYYY-MM-DD).")] = None,
    text: Annotated[
        bool, typer.Option("--text/--no-text", help="Include the texts of the articles; their publishers own them.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Write a folder that can be published and cited: data, codebook, datapackage.json, CITATION.cff, checksums.

    The texts of the articles stay out unless --text is given; offsets and hashes stay in. The same
    store and options give the same bytes.
    """
    from accord.export import Options, Selection, bounded
    from accord.export.release import About, write_release

    given = {"title": title, "licence": licence, "doi": doi, "day": date}
    about = About(
        authors=tuple(author or ()),
        version=version,
        **{name: value for name, value in given.items() if value is not None},
    )
    with reading(store) as connection, bounded(connection):
        counts = write_release(Selection(connection, asked), folder, Options(text=text), about)
    if json:
        with quiet_pipe():
            write_line(dump({"folder": str(folder), "rows": counts}))
        return
    complain(f"{count(counts['events'], 'event')} from {count(counts['articles'], 'article')} written to {folder}")
    if not author:
        complain('CITATION.cff names no author yet: give --author "Family, Given"')
