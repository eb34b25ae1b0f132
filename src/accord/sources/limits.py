"""How much a source may read at once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits that keep memory bounded, whatever the input."""

    max_bytes: int = 16_000_000  # of one page: a file, or a line of JSON Lines
