"""The formats and schemes there are: our own, and those that other packages add (`accord.sources`)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from accord.sources.interface import Format, Scheme
from accord.sources.jsonl import JSONL
from accord.sources.mhtml import MHTML
from accord.sources.parquet import PARQUET
from accord.sources.table import CSV
from accord.sources.warc import WARC
from accord.sources.web.schemes import SCHEMES as WEB
from accord.sources.whole import HTML, TEXT

GROUP = "accord.sources"

# A new format of ours is a new file and a word here.
OWN: tuple[Format | Scheme, ...] = (TEXT, HTML, JSONL, CSV, PARQUET, MHTML, WARC, *WEB)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """What files and addresses can be read."""

    formats: tuple[Format, ...]
    schemes: tuple[Scheme, ...]
    broken: tuple[str, ...] = ()  # what is wrong with sources that could not be loaded

    def of_suffix(self, suffix: str) -> Format | None:
        """Give the format that a suffix stands for; of several, the one that was added last."""
        lower = suffix.lower()
        return next((one for one in reversed(self.formats) if lower in one.suffixes), None)

    def of_head(self, head: bytes) -> Format | None:
        """Give the format that a file begins like."""
        return next((one for one in self.formats if one.begins(head)), None)

    def of_address(self, address: str) -> Scheme | None:
        """Give the scheme that an address belongs to."""
        return next((one for one in reversed(self.schemes) if _fits(one, address)), None)


def _fits(scheme: Scheme, address: str) -> bool:
    return address.startswith(scheme.prefix) and address.endswith(scheme.suffix)


@cache
def registry() -> Registry:
    """Give what is installed; a source that cannot be loaded is named, and the others work."""
    return gather(entry_points(group=GROUP))


def gather(points: Iterable[EntryPoint]) -> Registry:
    """Put our own sources and those of `points` together: each a Format, a Scheme, or a function that gives one."""
    found: list[Format | Scheme] = list(OWN)
    broken: list[str] = []
    for point in sorted(points, key=lambda point: point.name):
        try:
            found.append(_load(point.load()))
        except Exception as error:  # other people's code: whatever it does, our own sources go on
            broken.append(f"the source {point.name!r} ({point.value}) cannot be used: {error}")
    return Registry(
        formats=tuple(one for one in found if isinstance(one, Format)),
        schemes=tuple(one for one in found if isinstance(one, Scheme)),
        broken=tuple(broken),
    )


def _load(loaded: Format | Scheme | Callable[[], Format | Scheme]) -> Format | Scheme:
    source = loaded() if callable(loaded) else loaded
    if not isinstance(source, Format | Scheme):
        raise TypeError(f"it is a {type(source).__name__}, not a Format or a Scheme")
    return source
