"""The command line: one file per command."""

from accord.cli.app import main

__all__ = ["main"]
