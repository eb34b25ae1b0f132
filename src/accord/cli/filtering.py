"""The filters as command-line options: the same names and values everywhere, from one list."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from accord.store.filters import Filter, describe, names

_DATES = ("from", "to", "since")


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command whose options are its own and all filters; it gets them as one `asked`."""
    own = [one for one in inspect.signature(command).parameters.values() if one.name != "asked"]
    filters = [_option(name) for name in names()]

    def run(**given: Any) -> None:
        asked = Filter.parse({name: given.pop(_variable(name)) for name in names()})
        command(asked=asked, **given)

    parameters = [*own, *filters]
    run.__doc__ = command.__doc__
    run.__name__ = command.__name__
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


def command_line(asked: Filter) -> list[str]:
    """Give a filter as options, to be run again."""
    return [part for name, values in asked.params().items() for value in values for part in (f"--{name}", value)]


def _option(name: str) -> inspect.Parameter:
    option = typer.Option(
        f"--{name}",
        metavar="DATE" if name in _DATES else name.upper(),
        help=describe(name),
        rich_help_panel="Filters (repeat one for “or”)",
    )
    return inspect.Parameter(
        _variable(name), inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[list[str] | None, option]
    )


def _variable(name: str) -> str:
    return f"filter_{name}"
