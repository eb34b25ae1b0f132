"""Draw a record for the terminal."""

from typing import Any

from rich.console import Console
from rich.rule import Rule


def print_record(console: Console, record: dict[str, Any]) -> None:
    """Print the record."""
    console.print(Rule())
    console.print(record["text"])
