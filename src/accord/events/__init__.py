"""Annotation, mentions, statements -> events: who did what to whom."""

from accord.events.finder import EventFinder

__all__ = ["EventFinder"]
