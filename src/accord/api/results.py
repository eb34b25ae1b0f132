"""What a question to a store gives in Python: rows, data frames, and a display for notebooks."""

import importlib
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING, Any

from accord.errors import UsageError
from accord.store.filters import Filter
from accord.store.flat import column_types, columns

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_SHOWN = 20  # rows that a notebook shows
_DAYS = ("DATE", "TIMESTAMP")
_PANDAS = {"VARCHAR": "string", "BIGINT": "Int64", "DOUBLE": "Float64", "BOOLEAN": "boolean"}


class Result[Row]:
    """Rows that fit a filter; nothing is fetched before it is asked for.

    `len(result)`, `for row in result`, `result.rows`, `result.df()`, `.pl()`, `.arrow()`.
    """

    def __init__(
        self,
        *,
        table: str,
        asked: Filter,
        limit: int | None,
        count: Callable[[], int],
        each: Callable[[int | None], Iterator[Row]],
        show: Callable[[str, Iterable[Any], int], str],
    ) -> None:
        if limit is not None and limit < 1:
            raise UsageError(f"the limit must be 1 or more, not {limit}")
        self.table = table
        self.filter = asked
        self._limit = limit
        self._count = count
        self._each = each
        self._show = show

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows."""
        return tuple(self._each(self._limit))

    def head(self, number: int = 5) -> tuple[Row, ...]:
        """Give the first rows, without fetching the rest."""
        return tuple(self._each(min(number, self._limit or number)))

    def df(self) -> "pandas.DataFrame":
        """Give a pandas data frame, one column for each that docs/how-to/python.md lists."""
        library = _needed("pandas", "df")
        frame: pandas.DataFrame = library.DataFrame(self._columns())
        for name, kind in column_types(self.table).items():
            # Also for columns that are empty throughout, so that frames of two questions can be joined.
            frame[name] = library.to_datetime(frame[name]) if kind in _DAYS else frame[name].astype(_PANDAS[kind])
        return frame

    def pl(self) -> "polars.DataFrame":
        """Give a polars data frame."""
        library = _needed("polars", "pl")
        kinds = {
            "VARCHAR": library.String,
            "DATE": library.Date,
            "TIMESTAMP": library.Datetime("us"),
            "BIGINT": library.Int64,
            "DOUBLE": library.Float64,
            "BOOLEAN": library.Boolean,
        }
        schema = {name: kinds[kind] for name, kind in column_types(self.table).items()}
        frame: polars.DataFrame = library.DataFrame(self._columns(), schema=schema)
        return frame

    def arrow(self) -> "pyarrow.Table":
        """Give an Arrow table."""
        library = _needed("pyarrow", "arrow")
        kinds = {
            "VARCHAR": library.string(),
            "DATE": library.date32(),
            "TIMESTAMP": library.timestamp("us"),
            "BIGINT": library.int64(),
            "DOUBLE": library.float64(),
            "BOOLEAN": library.bool_(),
        }
        fields = [library.field(name, kinds[kind]) for name, kind in column_types(self.table).items()]
        table: pyarrow.Table = library.table(self._columns(), schema=library.schema(fields))
        return table

    def __iter__(self) -> Iterator[Row]:
        return iter(self.__dict__["rows"]) if "rows" in self.__dict__ else self._each(self._limit)

    def __len__(self) -> int:
        return self._total if self._limit is None else min(self._limit, self._total)

    def __bool__(self) -> bool:
        return bool(self.head(1))

    def __repr__(self) -> str:
        asked = ", ".join(f"{name}={values}" for name, values in self.filter.params().items())
        things = self.table.removesuffix("s") if len(self) == 1 else self.table
        return f"<{len(self):,} {things}{': ' + asked if asked else ''}>"

    def _repr_html_(self) -> str:
        return self._show(self.table, self.head(_SHOWN), len(self))

    @cached_property
    def _total(self) -> int:
        return self._count()

    def _columns(self) -> dict[str, list[Any]]:
        return columns(self.table, self)


def _needed(library: str, method: str) -> ModuleType:
    try:
        return importlib.import_module(library)
    except ImportError as error:
        raise UsageError(
            f".{method}() needs {library}, which is not installed: pip install {library}. "
            "Without it, use .rows, or write a file with --csv or --parquet."
        ) from error
