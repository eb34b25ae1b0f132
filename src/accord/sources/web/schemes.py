"""How the web is named on the command line: an address, a list of addresses (.urls), a file of feeds (.toml)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from accord.errors import UsageError
from accord.model import Failure, Page
from accord.sources.choice import say_left_out
from accord.sources.interface import Options, Scheme

if TYPE_CHECKING:
    from accord.sources.web.pages import Wanted

URLS = ".urls"
FEEDS = ".toml"


def read_address(address: str, options: Options) -> Iterator[Page | Failure]:
    """Give the page at an address; where it is a feed, the pages of its entries."""
    from accord.sources.web.reading import read_urls

    yield from _chosen(
        address,
        options,
        lambda skip: read_urls(
            [address], options.web.client, skip=options.web.skip, skip_entry=skip, sound=options.sound
        ),
    )


def read_list(path: str, options: Options) -> Iterator[Page | Failure]:
    """Give the pages at the addresses of a list, one a line; lines that begin with # are left out."""
    from accord.sources.web.reading import read_urls, url_lines

    try:
        with Path(path).open(encoding="utf-8", errors="replace") as lines:
            yield from _chosen(
                path,
                options,
                lambda skip: read_urls(
                    url_lines(lines), options.web.client, skip=skip, skip_entry=skip, sound=options.sound
                ),
            )
    except OSError as error:
        raise UsageError(f"cannot read the list {path}: {error.strerror}") from error


def read_feed_file(path: str, options: Options) -> Iterator[Page | Failure]:
    """Give the pages of the feeds that a file names."""
    from accord.sources.web.feeds import load_feeds
    from accord.sources.web.reading import read_feeds

    feeds = load_feeds(Path(path))
    yield from _chosen(
        path, options, lambda skip: read_feeds(feeds, options.web.client, skip=skip, sound=options.sound)
    )


def check(paths: Iterable[str]) -> None:
    """Raise UsageError at once for a list or a file of feeds that cannot be read."""
    from accord.sources.web.feeds import load_feeds
    from accord.urls import is_url

    for path in paths:
        if is_url(path):
            continue
        if path.endswith(FEEDS):
            load_feeds(Path(path))
        elif path.endswith(URLS) and not Path(path).is_file():
            raise UsageError(f"there is no list {path!r}")


def _chosen(
    ref: str, options: Options, read: Callable[[Callable[["Wanted"], bool]], Iterator[Page | Failure]]
) -> Iterator[Page | Failure]:
    """Leave out what is not wanted before it is fetched, and say at the end how much that was."""
    left_out: Counter[str] = Counter()

    def skip(wanted: "Wanted") -> bool:
        if options.choice.wants_url(wanted.url):
            return options.web.skip(wanted)
        left_out["at another address, not fetched"] += 1
        return True

    yield from read(skip)
    say_left_out(ref, left_out, options.say)


# An address may end like a list, and is none: of several that fit, the last counts.
SCHEMES = (
    Scheme(suffix=URLS, read=read_list),
    Scheme(suffix=FEEDS, read=read_feed_file),
    Scheme(prefix="http://", read=read_address),
    Scheme(prefix="https://", read=read_address),
)
