"""What need not be fetched, because the store of the run holds it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accord.engines.reading import Step
    from accord.sources.web.pages import Wanted
    from accord.store import Store, Writer


class Held:
    """Knows the addresses that a store holds, once it is told of the store; until then, none."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._writer: Writer | None = None
        self._report: Callable[[Step], None] = lambda step: None

    def look_into(self, store: "Store", writer: "Writer", report: Callable[["Step"], None]) -> None:
        """Skip from now on what `store` holds; every page that is skipped is counted and reported."""
        self._store, self._writer, self._report = store, writer, report

    def skip(self, wanted: "Wanted") -> bool:
        """Say whether the page is there, as new as its feed says it is."""
        if self._store is None or self._writer is None:
            return False
        from accord.engines.reading import Step
        from accord.store.held import held_page

        found = held_page(self._store.connection, wanted.source.ref, self._writer.fingerprint)
        if found is None or (wanted.updated and (found[1] or "") < wanted.updated):
            return False
        self._writer.skip(found[0])
        self._report(Step(ref=wanted.source.ref))
        return True
