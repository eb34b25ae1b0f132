"""All exports by name: accord's own, and those that other packages offer."""

import difflib
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from accord.errors import ConfigError, UsageError
from accord.export.model import Export

GROUP = "accord.exports"  # entry points: name = "package.module:EXPORT"

# In the order in which help pages name them.
_OWN = ("csv", "parquet", "jsonl", "gdelt", "polecat", "icews", "phoenix", "stata", "geojson", "graphml")


def export_names() -> tuple[str, ...]:
    """Give the names of all exports."""
    return (*_OWN, *sorted({point.name for point in entry_points(group=GROUP)} - set(_OWN)))


@cache
def find_export(name: str) -> Export:
    """Give an export by name; raises UsageError for one that there is not."""
    if name in _OWN:
        found = import_module(f"accord.export.formats.{name}").EXPORT
    else:
        points = {point.name: point for point in entry_points(group=GROUP)}
        if name not in points:
            near = difflib.get_close_matches(name, export_names(), n=1)
            hint = f"did you mean {near[0]}?" if near else f"the exports are: {', '.join(export_names())}"
            raise UsageError(f"there is no export {name!r}; {hint}")
        found = points[name].load()
    if not isinstance(found, Export):
        raise ConfigError(f"the export {name!r} is not an accord.export.Export but {type(found).__name__}")
    return found
