"""The same view elsewhere: as an address, a command, and a line of Python or R."""

import shlex
from pathlib import Path

from accord.web import links


def copies(table: str, params: dict[str, list[str]], *, base: str, store: Path) -> dict[str, str]:
    """Give the ways to take a view away, by name."""
    options = [part for name, values in params.items() for value in values for part in (f"--{name}", value)]
    keywords = [f"{'from_' if name == 'from' else name}={_python(values)}" for name, values in params.items()]
    csv = base + links.query(f"/{table}.csv", params)
    return {
        "URL": base + links.query(f"/{table}", params),
        "CLI": shlex.join(["accord", table, str(store), *options]),
        "Python": f"import accord\naccord.open({str(store)!r}).{table}({', '.join(keywords)}).df()",
        "R": f'library(readr)\n{table} <- read_csv("{csv}")  # while this page is served',
    }


def _python(values: list[str]) -> str:
    return repr(values[0] if len(values) == 1 else values)
