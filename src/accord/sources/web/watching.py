"""One look at feeds that are followed: what is new in them, and what to remember of it afterwards."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from accord.errors import PageError
from accord.model import Failure, Page
from accord.sources.web.access import nothing
from accord.sources.web.client import PASSING, Client, Fetched
from accord.sources.web.feeds import Feed
from accord.sources.web.opened import Opened, failure, open_feed, source_of
from accord.sources.web.pages import Wanted
from accord.sources.web.reading import read_opened
from accord.sources.web.state import EntryState, FeedState, WatchState

_LONGEST = 24 * 3600.0  # seconds between two looks, however often a feed has failed
_TRIES = 5  # at a page whose failure may pass
_RETRIED = PASSING | {"internal_error"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A feed as it was found."""

    feed: Feed
    after: FeedState  # without the time of the next look
    opened: Opened | None  # None: not changed, or not to be had
    sound: bool = True
    failed_before: bool = False
    known: dict[str, EntryState]


class Look:
    """Fetches the feeds when it is made; `pages` fetches what is new, and `settle` remembers what became of it.

    What is read must be stored before `settle` is called: whatever ends the run earlier, the next
    look finds the same pages new.
    """

    def __init__(self, feeds: Iterable[Feed], client: Client, state: WatchState, *, now: Callable[[], float]) -> None:
        self._client = client
        self._state = state
        self._began = now()  # intervals count from here: how long the reading took does not matter
        self._failures: list[Failure] = []
        self._codes: dict[str, str] = {}  # URL -> why it failed
        self._seen = [self._fetch(feed) for feed in feeds]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing new, nothing to complain of, and no complaint to take back."""
        new = (one.opened for one in self._seen if one.opened)
        again = any(one.sound and one.failed_before for one in self._seen)
        return not (self._failures or again or any(one.wanted or one.pages or one.failures for one in new))

    @property
    def sound(self) -> tuple[str, ...]:
        """The feeds that could be read, or have not changed: whatever their failures were, they are past."""
        return tuple(source_of(one.feed).ref for one in self._seen if one.sound)

    def pages(self, *, skip: Callable[[Wanted], bool] = nothing) -> Iterator[Page | Failure]:
        """Give what is new; of the pages that `skip` knows, nothing is fetched."""
        yield from self._failures
        yield from read_opened([one.opened for one in self._seen if one.opened], self._client, skip)

    def failed(self, failure: Failure) -> None:
        """Take note of a page that came to nothing, in whatever step."""
        self._codes[failure.source.ref] = failure.code

    def settle(self) -> None:
        """Remember what became of every feed and entry."""
        for one in self._seen:
            entries = self._entries(one) if one.opened is not None else None
            after = replace(one.after, due=self._next(one))
            if entries and any(entry.due is not None for entry in entries.values()):
                # Asked whether it has changed, the feed would say no, and name no page to try again.
                after = replace(after, etag=None, modified=None)
            self._state.keep(source_of(one.feed).ref, after, entries)

    def _fetch(self, feed: Feed) -> _Seen:
        ref = source_of(feed).ref
        before = self._state.feed(ref)
        known = self._state.entries(ref)
        try:
            fetched = self._client.get(feed.url, headers=before.validators)
            opened = self._new(open_feed(fetched, feed), known) if fetched.status != 304 else None
        except PageError as error:
            self._failures.append(failure(source_of(feed), error))
            after = replace(before, misses=before.misses + 1)
            return _Seen(feed=feed, after=after, opened=None, sound=False, known=known)
        after = replace(before, misses=0) if opened is None else _validators(fetched)
        return _Seen(feed=feed, after=after, opened=opened, failed_before=before.misses > 0, known=known)

    def _new(self, opened: Opened, known: dict[str, EntryState]) -> Opened:
        def is_new(wanted: Wanted) -> bool:
            entry = known.get(wanted.source.ref)
            return (
                entry is None or entry.updated != wanted.updated or (entry.due is not None and entry.due <= self._began)
            )

        return replace(
            opened,
            wanted=tuple(wanted for wanted in opened.wanted if is_new(wanted)),
            pages=tuple((wanted, page) for wanted, page in opened.pages if is_new(wanted)),
        )

    def _entries(self, one: _Seen) -> dict[str, EntryState]:
        assert one.opened is not None
        new = {wanted.source.ref for wanted in (*one.opened.wanted, *(wanted for wanted, _ in one.opened.pages))}
        found: dict[str, EntryState] = {}
        for wanted in one.opened.named:
            ref = wanted.source.ref
            before = one.known.get(ref, EntryState())
            found[ref] = self._entry(wanted, before, one.feed) if ref in new else before
        return found

    def _entry(self, wanted: Wanted, before: EntryState, feed: Feed) -> EntryState:
        tries = before.tries + 1 if before.updated == wanted.updated else 1
        if self._codes.get(wanted.source.ref) not in _RETRIED or tries >= _TRIES:
            return EntryState(updated=wanted.updated, tries=tries)
        due = self._began + min(feed.every * 2.0 ** (tries - 1), _LONGEST)
        return EntryState(updated=wanted.updated, tries=tries, due=due)

    def _next(self, one: _Seen) -> float:
        pause = one.feed.every * 2.0 ** min(one.after.misses, 20)
        return self._began + max(float(one.feed.every), min(pause, _LONGEST))


def _validators(fetched: Fetched) -> FeedState:
    return FeedState(etag=fetched.headers.get("etag"), modified=fetched.headers.get("last-modified"))
