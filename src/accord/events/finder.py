"""Annotation, mentions, statements -> events: who did what to whom."""

from accord.model import ActorMention, Annotation, Article, DateMention, Event, PlaceMention, Statement


class EventFinder:
    """Finds events; loads its knowledge once."""

    def find(
        self,
        article: Article,
        annotation: Annotation,
        actors: tuple[ActorMention, ...],
        places: tuple[PlaceMention, ...],
        dates: tuple[DateMention, ...],
        statements: tuple[Statement, ...],
    ) -> tuple[Event, ...]:
        """Give the events of the article, in text order."""
        return ()
