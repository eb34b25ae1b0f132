"""The columns of exports, as data/columns/ lists them."""

import csv
from functools import cache
from importlib.resources import files

from accord.export.model import Column, Options

TEXT = frozenset({"evidence", "trigger_words"})  # columns that hold words of the article


def columns_of(name: str, options: Options) -> tuple[Column, ...]:
    """Give the columns that data/columns/NAME.csv lists, without the article's words where no text is wanted."""
    return tuple(column for column in _read(name) if options.text or column.name not in TEXT)


@cache
def _read(name: str) -> tuple[Column, ...]:
    text = files("accord.export").joinpath("data", "columns", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(Column.from_row(row) for row in csv.DictReader(text.splitlines()))
