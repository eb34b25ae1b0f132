"""A mention of a day -> what it stands for."""

from accord.times.finder import DateFinder

__all__ = ["DateFinder"]
