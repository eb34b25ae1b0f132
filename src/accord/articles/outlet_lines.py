"""The lines that an outlet repeats from page to page: files that `accord outlet-lines` makes and the reader is given.

A page is read without the others of its outlet, so that any engine may take any page in any order. What
only several pages together show is therefore made beforehand, and is knowledge like any other: its hash
stands in every record.
"""

import csv
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from accord.errors import ConfigError

COLUMNS = ("outlet", "kind", "pages", "line")
_NEEDED = ("outlet", "kind", "line")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletLines:
    """Which lines of which outlet are furniture, and of which kind."""

    kinds: Mapping[str, Mapping[str, str]]  # outlet -> line -> kind
    digest: str

    def of(self, outlets: Iterable[str | None]) -> dict[str, str]:
        """Give line -> kind for an outlet under all names that are known of it."""
        found: dict[str, str] = {}
        for outlet in outlets:
            found |= self.kinds.get(outlet_key(outlet), {}) if outlet else {}
        return found


def load_outlet_lines(files: Iterable[str]) -> OutletLines:
    """Read the files; raises ConfigError for one that is missing or no such table."""
    kinds: dict[str, dict[str, str]] = {}
    digest = hashlib.sha256()
    for name in files:
        try:
            data = Path(name).read_bytes()
            rows = csv.DictReader(data.decode("utf-8").splitlines())
        except OSError as error:
            raise ConfigError(f"cannot read the outlet lines {name}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise ConfigError(f"the outlet lines {name} are not UTF-8") from error
        if not set(_NEEDED) <= set(rows.fieldnames or ()):
            raise ConfigError(f"{name} must be a table (CSV) with the columns {', '.join(_NEEDED)}")
        digest.update(data)
        for row in rows:
            kinds.setdefault(outlet_key(row["outlet"]), {})[plain_line(row["line"])] = row["kind"]
    return OutletLines(kinds=kinds, digest=digest.hexdigest()[:16])


def outlet_key(outlet: str) -> str:
    """Give the one form of an outlet's name, or of its host."""
    return " ".join(outlet.casefold().split()).removeprefix("www.")


def host_of(url: str | None) -> str | None:
    """Give the host of a canonical URL."""
    return urlsplit(url).hostname if url else None


def plain_line(text: str) -> str:
    """Give the one form in which lines are compared."""
    return " ".join(text.split())
