"""Walk a folder: every file below it in sorted order, and a failure for what cannot be entered."""

import glob
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from accord.model import Failure
from accord.sources.failures import failed, os_failure

Identity = tuple[int, int]  # device and inode: what a folder is, however it was reached


def walk(folder: Path) -> Iterator[Path | Failure]:
    """Give every file below `folder`, sorted by name at each level; hidden ones are left out.

    Links are followed; a link that leads back into a folder around it is a failure, not a loop.
    """
    # An explicit stack: a path can hold more folders than Python can hold calls.
    todo: list[tuple[Path, frozenset[Identity]]] = [(folder, frozenset())]
    while todo:
        path, around = todo.pop()
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield path
                continue
            identity = (status.st_dev, status.st_ino)
            if identity in around:
                yield failed(path, "folder_loop", "this link leads back to a folder around it")
                continue
            below = _visible(path)
        except OSError as error:
            yield os_failure(path, error)
            continue
        todo += [(child, around | {identity}) for child in reversed(below)]


def _visible(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    return [folder / name for name in names]


def matching(pattern: str) -> list[str]:
    """Give the paths that match a pattern ("news/**/*.html"), sorted; hidden ones are left out."""
    try:
        return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    except (OSError, ValueError):
        return []
