"""The command `accord`: its sub-commands, and how errors reach the user."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from accord import __version__
from accord.cli import (
    actors,
    articles,
    check,
    check_dictionaries,
    check_ontology,
    code,
    doctor,
    events,
    export,
    outlet_lines,
    read,
    release,
    schema,
    serve,
    show,
    statements,
    watch,
)
from accord.cli.terminal import complain, open_closed_streams
from accord.errors import AccordError, UsageError

app = typer.Typer(
    name="accord",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(name="code")(code.code)
app.command(name="read")(read.read)
app.command(name="watch")(watch.watch)
app.command(name="show")(show.show)
app.command(name="serve")(serve.serve)
app.command(name="events")(events.events)
app.command(name="statements")(statements.statements)
app.command(name="actors")(actors.actors)
app.command(name="articles")(articles.articles)
app.command(name="export")(export.export)
app.command(name="release")(release.release)
app.command(name="check")(check.check)
app.command(name="check-dictionaries")(check_dictionaries.check_dictionaries)
app.command(name="check-ontology")(check_ontology.check_ontology)
app.command(name="outlet-lines")(outlet_lines.outlet_lines)
app.command(name="schema")(schema.schema)
app.add_typer(doctor.app, name="doctor")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"accord {__version__}")
        raise typer.Exit


@app.callback()
def accord(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Read news and keep the record: who did what to whom, when and where, according to whom.

    Exit codes: 0 done, 1 failed, 2 asked for something that cannot be.
    """


def main() -> None:
    """Run the command line; errors that accord raises on purpose end in one line and an exit code."""
    open_closed_streams()
    try:
        app()
    except SystemExit as end:
        if end.code == 2:
            _explain_dashes(sys.argv[1:])
        raise
    except UsageError as error:
        complain(error)
        sys.exit(2)
    except AccordError as error:
        complain(error)
        sys.exit(1)


def _explain_dashes(arguments: list[str]) -> None:
    for argument in arguments:
        if argument.startswith("-") and argument != "-" and Path(argument).exists():
            complain(f"to name the file {argument}, write ./{argument}: what begins with a dash is an option")
