"""How this command was called, so that what we tell people to run next runs as printed."""

import os
import shlex
import shutil
import sys
from pathlib import Path


def accord_command(*arguments: str) -> str:
    """Give a command line of accord, by the name that works here: also where it is not on the path."""
    called = sys.argv[0]
    name = _name(called, "accord") if Path(called).stem == "accord" else "accord"
    return " ".join([name, *map(shlex.quote, arguments)])


def _name(program: str, short: str) -> str:
    """Give the shortest name that calls `program` from the current folder."""
    # Not resolved: the Python of a virtual environment is a link to one that knows none of its packages.
    path, found = os.path.abspath(program), shutil.which(short)  # noqa: PTH100 - Path.resolve would follow the link
    if found and os.path.abspath(found) == path:  # noqa: PTH100
        return short
    if not Path(path).is_relative_to(Path.cwd()):
        return shlex.quote(path)
    below = str(Path(path).relative_to(Path.cwd()))
    return shlex.quote(below if os.sep in below else os.path.join(".", below))  # noqa: PTH118 - Path drops the dot
