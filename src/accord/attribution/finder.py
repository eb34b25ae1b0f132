"""Annotation -> statements: who says what."""

from accord.model import ActorMention, Annotation, Article, DateMention, Statement


class StatementFinder:
    """Finds statements; loads its knowledge once."""

    def find(
        self, article: Article, annotation: Annotation, actors: tuple[ActorMention, ...], dates: tuple[DateMention, ...]
    ) -> tuple[Statement, ...]:
        """Give the statements of the article, in text order."""
        return ()
