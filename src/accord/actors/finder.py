"""A mention of somebody -> who it is.

The way: known names (`names`), which entry each means here (`resolve`, `dates`), a mention for every phrase
that stands for somebody (`mentions`), and chains that agree (`chains`).
"""

from accord.actors.chains import unite
from accord.actors.knowledge import load_knowledge
from accord.actors.laying import lay_over
from accord.actors.mentions import find_mentions
from accord.actors.names import NameIndex
from accord.actors.offices import dated_offices
from accord.actors.reading import Reading
from accord.actors.resolve import resolve
from accord.actors.roles import RoleIndex
from accord.config import ActorSettings
from accord.dictionaries import NO_DICTIONARIES, Dictionaries
from accord.model import ActorMention, Annotation, Article, DatedFact


class ActorFinder:
    """Finds actors; loads its knowledge once."""

    def __init__(self, settings: ActorSettings, dictionaries: Dictionaries = NO_DICTIONARIES) -> None:
        """Load the knowledge, with the user's dictionaries over it."""
        knowledge = lay_over(load_knowledge(settings.files), dictionaries)
        self._codes = knowledge.codes
        self._entries = knowledge.entries
        self._modifiers = knowledge.modifiers
        self._names = NameIndex(knowledge.entries.values(), knowledge.ambiguities, knowledge.claims)
        self._roles = RoleIndex(knowledge.role_nouns)

    def find(self, article: Article, annotation: Annotation) -> tuple[ActorMention, ...]:
        """Give the actors of the article, in text order."""
        matches = self._names.find(annotation)
        found = resolve(article, annotation, matches, roles=self._roles, codes=self._codes)
        reading = Reading(
            article=article,
            annotation=annotation,
            found=found,
            roles=self._roles,
            modifiers=self._modifiers,
            codes=self._codes,
        )
        mentions = unite(reading, find_mentions(reading))
        return tuple(sorted(mentions, key=lambda one: (annotation.tokens[one.head].start, one.span)))

    def offices(self, annotation: Annotation, mentions: tuple[ActorMention, ...]) -> tuple[DatedFact, ...]:
        """Give the offices that the text gives people by their titles, with their dates."""
        return tuple(dated_offices(annotation, mentions, self._entries, self._roles, self._codes))
