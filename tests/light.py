"""`accord` with a pipeline that stops after the article: a stub in the place of the language steps.

    python tests/light.py read PATH --store FILE

What tests and benchmarks of sources, storing and resuming need, without seconds of language model for each page.
"""

import sys

import accord.engines.local as engine
from accord.cli import main
from accord.config import Config
from accord.model import Page, Record
from accord.pipeline import Pipeline


class LightPipeline(Pipeline):
    """Reads articles and codes nothing in them."""

    def __init__(self, config: Config | None = None) -> None:
        """Load the reader of articles only."""
        from accord.articles import ArticleReader

        self.config = config or Config()
        self.articles = ArticleReader(self.config.articles)
        self.models = {"language": "none: a stub for tests"}

    def code(self, page: Page) -> Record:
        """Read the article, and leave the rest of the record empty."""
        return self._uncoded(self.articles.read(page))


def install() -> None:
    """Put the light pipeline in the place of the whole one, in this process."""
    engine._load = LightPipeline


if __name__ == "__main__":
    install()
    sys.exit(main())
