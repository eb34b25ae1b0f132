"""Access to the web for one run: one client for all that is fetched, made when it is first needed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from accord.config import WebSettings

if TYPE_CHECKING:
    from accord.sources.web.client import Client
    from accord.sources.web.pages import Wanted


def nothing(wanted: "Wanted") -> bool:
    """Skip nothing."""
    return False


class Web:
    """What fetching needs to know: the settings, and which pages need not be fetched, since they are there."""

    def __init__(self, settings: WebSettings | None = None, *, skip: Callable[["Wanted"], bool] = nothing) -> None:
        self._settings = settings or WebSettings()
        self._held = skip
        self._asked: set[str] = set()  # in this run, by whatever list or feed
        self._client: Client | None = None

    def skip(self, wanted: "Wanted") -> bool:
        """Say whether a page need not be fetched: this run has met it before, or it is there."""
        ref = wanted.source.ref
        if ref in self._asked:
            return True
        self._asked.add(ref)
        return self._held(wanted)

    @property
    def client(self) -> "Client":
        """The client; raises ConfigError for settings that no client can keep."""
        if self._client is None:
            from accord.sources.web.client import Client  # takes time to load, and most runs need none

            self._client = Client(self._settings)
        return self._client

    def close(self) -> None:
        """Close all connections."""
        if self._client is not None:
            self._client.close()
            self._client = None
