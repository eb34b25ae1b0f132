"""Annotation -> statements: who says what."""

from accord.attribution.finder import StatementFinder

__all__ = ["StatementFinder"]
