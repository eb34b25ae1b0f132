"""Open a store, and say clearly why one cannot be opened."""

import re
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from accord.errors import StoreError, StoreLockedError
from accord.store.migrations import VERSION, migrate, stored_version

# Files written so open in DuckDB 1.0 and later, which users' R packages still are; the default
# format of DuckDB 2 would lock them out.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {"storage_compatibility_version": "v1.0.0"}


class Store:
    """An open store; close it, or use it in a `with` block."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open the store at `path`; one that is not there is made, unless `read_only`.

        Raises StoreLockedError when another process holds it, StoreError when it is missing, is not
        a store, or was written by a newer accord.
        """
        self.path = path
        if read_only and not path.exists():
            raise StoreError(f"there is no store {path}. Make one with: accord read PATH --store {path}")
        if path.is_dir():
            raise StoreError(f"{path} is a folder; a store is one file. Name another with --store.")
        if not read_only and not path.parent.is_dir():
            raise StoreError(f"the folder {path.parent} for the store does not exist")
        self.connection = _connect(path, read_only)
        try:
            self._fit_schema(read_only)
        except BaseException as error:
            self.connection.close()
            if isinstance(error, duckdb.Error):
                raise StoreError(f"{path} cannot be made ready: {error}") from error
            raise

    def _fit_schema(self, read_only: bool) -> None:
        version = stored_version(self.connection)
        if version is None or (version == 0 and read_only):
            raise StoreError(f"{self.path} is a DuckDB file, but not a store of accord. Name another with --store.")
        if version > VERSION:
            raise StoreError(
                f"{self.path} was written by a newer accord (schema {version}, this one knows {VERSION}). "
                "Upgrade accord: pip install --upgrade accord"
            )
        if version < VERSION and read_only:
            raise StoreError(
                f"{self.path} was written by an older accord (schema {version}). "
                f"Bring it up to date with: accord check {self.path} --upgrade"
            )
        migrate(self.connection, version)

    def close(self) -> None:
        """Close the file; other programs may open it then."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def is_interrupt(error: BaseException) -> bool:
    """Say whether an error is Ctrl-C: pressed while DuckDB is at work, it comes out as an error of DuckDB's."""
    of_duckdb = isinstance(error, RuntimeError) and "interrupted" in str(error)
    return of_duckdb or isinstance(error, KeyboardInterrupt | duckdb.InterruptException)


def _connect(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=read_only, config=_CONFIG)
    except duckdb.Error as error:
        raise _explain(path, error) from error


def _explain(path: Path, error: duckdb.Error) -> StoreError:
    message = str(error)
    if "lock" in message.lower():
        holder = re.search(r"PID (\d+)", message)
        who = f"another process (PID {holder[1]})" if holder else "another process"
        return StoreLockedError(
            f"{path} is open in {who}, and only one may hold a store. Wait until it is done or close it "
            "(a notebook or R session that is connected counts too), or name another file with --store."
        )
    if "not a valid DuckDB" in message:
        return StoreError(f"{path} is not a DuckDB file. Name another with --store.")
    return StoreError(f"{path} cannot be opened: {message}")
