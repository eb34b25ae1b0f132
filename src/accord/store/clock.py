"""The time of day, for the tables that may know it: runs and migrations, never records."""

from datetime import UTC, datetime


def now() -> datetime:
    """Give the time in UTC, without a zone, as the store's columns hold it."""
    return datetime.now(UTC).replace(tzinfo=None)
