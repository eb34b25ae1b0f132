"""READ FIRST: the whole way from a page to its record, one article at a time.

    page ─► article ─► annotation ─► mentions ─► statements ─► events ─► record

Every step is pure: the same page, configuration and version give the same record, on any machine
and in any order. Only this module joins the steps; no step imports another.
"""

from collections.abc import Iterable, Iterator

from accord import __version__
from accord.actors import ActorFinder
from accord.articles import ArticleReader
from accord.attribution import StatementFinder
from accord.config import Config
from accord.dictionaries import NO_DICTIONARIES, load_dictionaries
from accord.errors import PageError
from accord.events import EventFinder
from accord.language import Annotator, Coreference
from accord.learned import Network, Reading
from accord.model import Annotation, Article, Failure, Page, Record
from accord.places import PlaceFinder
from accord.times import DateFinder


class Pipeline:
    """The steps with what they need, loaded once; `code` may be called for any number of pages."""

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        folder = self.config.dictionaries.dir
        dictionaries = load_dictionaries(folder) if folder else NO_DICTIONARIES
        self.articles = ArticleReader(self.config.articles)
        self.language = Annotator(self.config.language)
        self.network = Network()
        self.coreference = Coreference()
        self.times = DateFinder()
        self.places = PlaceFinder()
        self.actors = ActorFinder(self.config.actors, dictionaries)
        self.attribution = StatementFinder()
        self.events = EventFinder(self.config.events, dictionaries)
        self.models = {
            **self.articles.models,
            **self.language.models,
            **self.network.models,
            **self.coreference.models,
            **self.attribution.models,
            **self.events.models,
            **dictionaries.models,
        }

    def code(self, page: Page) -> Record:
        """Code one page; raises PageError when it holds no article."""
        article = self.articles.read(page)
        if article.language not in self.config.articles.languages:
            return self._uncoded(article)
        annotation, readings = self.annotate(article)
        dates = self.times.find(article, annotation)
        places = self.places.find(article, annotation)
        actors = self.actors.find(article, annotation)
        statements = self.attribution.find(article, annotation, readings, actors, dates)
        events = self.events.find(article, annotation, readings, actors, places, dates, statements)
        return Record(
            article=article,
            sentences=tuple(sentence.span for sentence in annotation.sentences),
            statements=statements,
            events=events,
            actors=actors,
            places=places,
            dates=dates,
            inferred=self.times.infer(article, annotation, dates, self.actors.offices(annotation, actors)),
            warnings=self.events.cautions(annotation),
            models=self.models,
            version=__version__,
        )

    def annotate(self, article: Article) -> tuple[Annotation, tuple[Reading, ...]]:
        """Parse an article, read it with the network, and find whom its phrases stand for."""
        parsed = self.language.annotate(article)
        readings = self.network.read(parsed)
        return self.coreference.link(parsed, readings), readings

    def code_all(self, pages: Iterable[Page | Failure]) -> Iterator[Record | Failure]:
        """Code pages in order; a page that cannot be coded comes out as its failure."""
        for page in pages:
            if isinstance(page, Failure):
                yield page
                continue
            try:
                yield self.code(page)
            except PageError as error:
                yield Failure(source=page.source, step=error.step, code=error.code, detail=error.detail)

    def _uncoded(self, article: Article) -> Record:
        """Keep an article in a language that is not coded; the article's warnings say so."""
        return Record(article=article, models=self.models, version=__version__)
