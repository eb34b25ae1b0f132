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
        self._again = False

    def look_into(
        self, store: "Store", writer: "Writer", report: Callable[["Step"], None], *, again: bool = False
    ) -> None:
        """Skip from now on what `store` holds (with `again`, nothing); what is skipped is counted and reported."""
        self._store, self._writer, self._report, self._again = store, writer, report, again

    def sound(self, ref: str) -> None:
        """Let the store know that a file or a feed was read without failing as a whole."""
        if self._writer is not None:
            self._writer.sound(ref)

    def skip(self, wanted: "Wanted") -> bool:
        """Say whether the page is there, as new as its feed says it is."""
        if self._again or self._store is None or self._writer is None:
            return False
        from accord.engines.reading import Step
        from accord.store.held import held_page

        found = held_page(self._store.connection, wanted.source.ref, self._writer.fingerprint)
        if found is None or (wanted.updated and (found[1] or "") < wanted.updated):
            return False
        self._writer.skip(found[0])
        self._report(Step(ref=wanted.source.ref))
        return True
