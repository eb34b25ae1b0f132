"""Failures of the sources step, and how a path is written in a record."""

import os
from pathlib import Path

from accord.model import Failure, Source

STEP = "sources"


def ref_of(path: Path) -> str:
    """Write a path as a record holds it: forward slashes, always valid Unicode."""
    # On Linux a name is bytes; Python hides what is not UTF-8 in lone surrogates, which no JSON file takes.
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def failed(path: Path, code: str, detail: str, *, kind: str = "file") -> Failure:
    """Make the failure of one file or folder."""
    return Failure(source=Source(kind=kind, ref=ref_of(path)), step=STEP, code=code, detail=detail)


def os_failure(path: Path, error: OSError) -> Failure:
    """Make the failure of a file or folder that the system refuses to open."""
    if isinstance(error, PermissionError):
        return failed(path, "no_permission", "you have no right to read this")
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return failed(path, "cannot_read", "this link leads to nothing")
    return failed(path, "cannot_read", f"the system says: {error.strerror or error}")


def too_large(source: Source, limit: int) -> Failure:
    """Make the failure of a page that is over the size limit."""
    return Failure(source=source, step=STEP, code="too_large", detail=f"more than the limit of {limit:,} bytes")
