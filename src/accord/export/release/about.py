"""What the people who release data say of it."""

import re
from dataclasses import dataclass
from datetime import date

from accord.errors import UsageError

_NOBODY = "anonymous"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Title, authors ("Family, Given", or the name of an institution), and so on."""

    title: str = "Events coded from news by accord"
    authors: tuple[str, ...] = ()
    version: str = "1.0.0"
    licence: str | None = None  # SPDX identifier
    doi: str | None = None
    day: str | None = None  # of release

    def __post_init__(self) -> None:
        if self.day is not None and not _is_day(self.day):
            raise UsageError(f"--date must be a day such as 2024-05-01, not {self.day!r}")
        if self.doi is not None and not re.fullmatch(r"10\.\d{4,9}/\S+", self.doi):
            raise UsageError(f"--doi must be a DOI such as 10.7910/DVN/AJGVIT, not {self.doi!r}")
        if not self.title.strip():
            raise UsageError("--title must not be empty")

    @property
    def name(self) -> str:
        """Give the title as a name for files and links."""
        return re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-") or "release"

    @property
    def people(self) -> list[dict[str, str]]:
        """Give the authors in the words of CITATION.cff."""
        return [_person(author) for author in self.authors] or [{"name": _NOBODY}]


def _person(author: str) -> dict[str, str]:
    family, comma, given = (part.strip() for part in author.partition(","))
    return {"family-names": family, "given-names": given} if comma and given else {"name": author.strip()}


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
