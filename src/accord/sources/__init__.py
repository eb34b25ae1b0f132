"""Everything that news comes in: files, folders, tables, archives, standard input -> pages."""

from accord.sources.choice import Choice
from accord.sources.columns import read_mapping
from accord.sources.interface import Format, Options, Scheme
from accord.sources.opener import open_source

__all__ = ["Choice", "Format", "Options", "Scheme", "open_source", "read_mapping"]
