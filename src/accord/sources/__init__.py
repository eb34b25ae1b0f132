"""Everything that news comes in: files and folders, standard input -> pages."""

from accord.sources.opener import open_source

__all__ = ["open_source"]
