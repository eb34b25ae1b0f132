"""A mention of a day -> what it stands for."""

from accord.model import Annotation, Article, DateMention


class DateFinder:
    """Finds dates; loads its knowledge once."""

    def find(self, article: Article, annotation: Annotation) -> tuple[DateMention, ...]:
        """Give the dates of the article, in text order."""
        return ()
