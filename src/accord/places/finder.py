"""A mention of a place -> where it is."""

from accord.model import Annotation, Article, PlaceMention


class PlaceFinder:
    """Finds places; loads its knowledge once."""

    def find(self, article: Article, annotation: Annotation) -> tuple[PlaceMention, ...]:
        """Give the places of the article, in text order."""
        return ()
