"""accord in Python: `accord.open` a store and ask it, `accord.code` a text."""

from accord.api.coding import code
from accord.api.opened import OpenStore, open  # noqa: A004 - `accord.open` reads as what it does
from accord.api.results import Result
from accord.store import Filter

__all__ = ["Filter", "OpenStore", "Result", "code", "open"]
