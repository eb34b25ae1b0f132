"""`accord watch`: follow feeds and read what is new into a store."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accord import __version__
from accord.cli.held import Held
from accord.cli.options import (
    STORE,
    ConfigOption,
    DebugOption,
    DictionariesOption,
    OntologyOption,
    WorkersOption,
    settings_of,
)
from accord.cli.progress import ReadingProgress
from accord.cli.read import resumable
from accord.cli.terminal import complain
from accord.cli.words import count
from accord.config import Config
from accord.errors import StoreLockedError

if TYPE_CHECKING:
    from accord.sources.web.access import Web
    from accord.sources.web.feeds import Feed
    from accord.sources.web.state import WatchState
    from accord.sources.web.watching import Look

_TOGETHER = 20  # feeds of one look: so many may be held in memory with all that is new in them
_EARLY = 0.05  # of a feed's interval: so much too early still counts as due, as cron is never exact
_LOCKED_SECONDS = 60.0  # until the next try at a store that another program holds


def watch(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS", help="A TOML file that names the feeds.")],
    store: Annotated[Path, typer.Argument(metavar="STORE", help="The store: one DuckDB file.")] = STORE,
    once: Annotated[bool, typer.Option("--once", help="Look once at the feeds that are due, and end.")] = False,
    config: ConfigOption = None,
    dictionaries: DictionariesOption = None,
    ontology: OntologyOption = None,
    workers: WorkersOption = 1,
    debug: DebugOption = False,
) -> None:
    """Follow feeds and read what is new in them into a store, until you press Ctrl-C.

    What was seen is remembered in a file beside the store (its name with .watch), so that nothing
    is fetched twice. Between two looks the store is free for other programs. The exit code of
    --once is 1 when something failed and nothing was read.
    """
    from accord.sources.web.access import Web
    from accord.sources.web.feeds import load_feeds
    from accord.sources.web.state import WatchState

    settings = settings_of(config, dictionaries=dictionaries, ontology=ontology)
    named = load_feeds(feeds)
    if not settings.web.contact:
        complain("the servers cannot tell who asks: say it with contact under [web] in a file for --config")
    fresh = not store.exists()
    web = Web(settings.web)
    with resumable(), WatchState(store.with_name(store.name + ".watch")) as state:
        if fresh:
            state.forget()
        watching = _Watching(store=store, settings=settings, workers=workers, debug=debug, web=web, state=state)
        try:
            done = watching.look(named) if once else watching.follow(named)
        finally:
            web.close()
    if done.failed and not done.read:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """How many pages were read, and how many failed."""

    read: int = 0
    failed: int = 0

    def __add__(self, other: "_Done") -> "_Done":
        return _Done(read=self.read + other.read, failed=self.failed + other.failed)


@dataclass(frozen=True, kw_only=True)
class _Watching:
    """A run of the command."""

    store: Path
    settings: Config
    workers: int
    debug: bool
    web: "Web"
    state: "WatchState"
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep

    def follow(self, feeds: tuple["Feed", ...]) -> _Done:
        """Look at each feed whenever it is due, for ever."""
        while True:
            try:
                self.look(feeds)
                pause = min(map(self._due, feeds)) - self.now()
            except StoreLockedError as error:
                complain(error)
                pause = _LOCKED_SECONDS
            if pause > 0:
                complain(f"next look at {datetime.fromtimestamp(self.now() + pause):%H:%M:%S}")
                self.sleep(pause)

    def look(self, feeds: tuple["Feed", ...]) -> _Done:
        """Look once at the feeds that are due."""
        from accord.sources.web.watching import Look

        done = _Done()
        due = [feed for feed in feeds if self._due(feed) <= self.now() + _EARLY * feed.every]
        for some in batched(due, _TOGETHER):
            look = Look(some, self.web.client, self.state, now=self.now)
            if not look.is_empty:
                done += self._read(look)
            look.settle()
        complain(f"{count(done.read, 'new article')}" + (f", {done.failed:,} failed" if done.failed else ""))
        return done

    def _read(self, look: "Look") -> _Done:
        from accord.engines.identity import describe
        from accord.engines.reading import Step, read_pages
        from accord.store import Store, Writer

        held = Held()
        with Store(self.store) as opened:
            writer = Writer(opened, accord=__version__, config=describe(self.settings))
            with ReadingProgress(writer.counts) as progress:

                def report(step: Step) -> None:
                    progress.step(step)
                    if step.failure is not None:
                        look.failed(step.failure)

                for ref in look.sound:
                    writer.sound(ref)
                held.look_into(opened, writer, progress.step)
                pages = look.pages(skip=held.skip)
                read_pages(pages, writer, self.settings, workers=self.workers, debug=self.debug, report=report)
        return _Done(read=writer.counts.read, failed=writer.counts.failed)

    def _due(self, feed: "Feed") -> float:
        from accord.sources.web.opened import source_of

        return self.state.feed(source_of(feed).ref).due
