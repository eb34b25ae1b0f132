"""The options that several commands share, and what they mean."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from accord.cli.invoked import accord_command
from accord.cli.terminal import complain
from accord.cli.words import count
from accord.config import Config, load_config, with_own
from accord.errors import ConfigError, UsageError
from accord.model import Failure, Page

STORE = Path("accord.duckdb")

PublishedOption = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="Publication date (YYYY-MM-DD) of the pages. A JSON line that gives its own keeps it."
    ),
]
TitleOption = Annotated[str | None, typer.Option(help="Title of the pages, likewise.")]
UrlOption = Annotated[str | None, typer.Option(help="URL of the pages, likewise.")]
OutletOption = Annotated[str | None, typer.Option(help="Outlet of the pages, likewise.")]
LanguageOption = Annotated[
    str | None, typer.Option(metavar="CODE", help='Language of the pages ("en", "fr"), likewise.')
]
ConfigOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="A TOML file with settings, laid over the defaults.")
]
DictionariesOption = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="A folder of PETRARCH or TABARI dictionaries that go over accord's knowledge."),
]
OntologyOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="A TOML file with event types of your own beside PLOVER's.")
]
WorkersOption = Annotated[
    int, typer.Option(min=1, max=256, metavar="N", help="Processes that code side by side; the output stays the same.")
]
StoreOption = Annotated[Path, typer.Option(metavar="FILE", help="The store: one DuckDB file.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON instead of text for people.")]
DebugOption = Annotated[bool, typer.Option("--debug", help="Stop at an unexpected error and show where it arose.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says of the pages.

    It goes before what accord finds in a page, and after what a JSON line says of its own page.
    """

    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None:
            _check_day(self.published)

    def fill(self, page: Page | Failure) -> Page | Failure:
        """Give the page with its gaps filled."""
        if isinstance(page, Failure):
            return page
        return replace(
            page,
            title=page.title or self.title,
            published=page.published or self.published,
            url=page.url or self.url,
            outlet=page.outlet or self.outlet,
            language=page.language or self.language,
        )


def settings_of(config: Path | None, *, dictionaries: Path | None = None, ontology: Path | None = None) -> Config:
    """Give the settings of a run; says on standard error how much of the dictionaries is not carried over.

    Raises ConfigError when the settings, the dictionaries or the ontology are wrong.
    """
    settings = with_own(load_config(config), dictionaries=dictionaries, ontology=ontology)
    if settings.events.ontology and not Path(settings.events.ontology).is_file():
        raise ConfigError(f"there is no ontology {settings.events.ontology}; name a TOML file with event types")
    if settings.dictionaries.dir:
        _tell_troubles(settings.dictionaries.dir)
    return settings


def _tell_troubles(folder: str) -> None:
    from accord.dictionaries import load_dictionaries

    troubles = load_dictionaries(folder).troubles
    lost = len({(one.file, one.line) for one in troubles if one.level == "not"})
    if troubles:
        lines = len({(one.file, one.line) for one in troubles})
        again = accord_command("check-dictionaries", folder)
        complain(f"{count(lines, 'line')} of {folder} carried over in part or not at all ({lost:,}): {again}")


def _check_day(text: str) -> None:
    try:
        exact = date.fromisoformat(text).isoformat() == text
    except ValueError:
        exact = False
    if not exact:
        raise UsageError(f"--published must be a day such as 2024-05-01, not {text!r}")
