"""A mention of somebody -> who it is."""

from accord.config import ActorSettings
from accord.model import ActorMention, Annotation, Article


class ActorFinder:
    """Finds actors; loads its knowledge once."""

    def __init__(self, settings: ActorSettings) -> None:
        self._settings = settings

    def find(self, article: Article, annotation: Annotation) -> tuple[ActorMention, ...]:
        """Give the actors of the article, in text order."""
        return ()
