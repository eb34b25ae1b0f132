"""A mention of a place -> where it is."""

from accord.places.finder import PlaceFinder

__all__ = ["PlaceFinder"]
