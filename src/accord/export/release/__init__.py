"""A release: a folder with the data, what it means, how to cite it, and checksums."""

from accord.export.release.about import About
from accord.export.release.folder import write_release

__all__ = ["About", "write_release"]
