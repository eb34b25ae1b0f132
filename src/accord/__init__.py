"""accord reads news and keeps the record: who did what to whom, when and where, according to whom."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Filter", "OpenStore", "__version__", "code", "open"]

if TYPE_CHECKING:
    from accord.api import OpenStore, code, open  # noqa: A004
    from accord.store import Filter


def __getattr__(name: str) -> Any:
    # Only when they are asked for: the command line starts faster without the database.
    if name in __all__:
        return getattr(import_module("accord.api"), name)
    raise AttributeError(f"module 'accord' has no attribute {name!r}")
