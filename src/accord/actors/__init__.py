"""A mention of somebody -> who it is."""

from accord.actors.finder import ActorFinder

__all__ = ["ActorFinder"]
