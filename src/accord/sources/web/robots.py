"""What the owner of a site lets programs read: robots.txt, as RFC 9309 has it."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import httpx
from protego import Protego

from accord.errors import PageError
from accord.sources.failures import STEP
from accord.sources.web.clock import Clock
from accord.sources.web.exchange import Answer

MAX_BYTES = 500 * 1024  # what the standard asks to be read; the rest is left out
_KEPT_SECONDS = 24 * 3600.0
_KEPT_AFTER_FAILURE = 600.0
_SITES = 500  # kept at most

# What keeps the site's rules from us because it keeps the whole host from us.
_OF_THE_HOST = frozenset({"refused_address", "host_not_found", "cannot_connect", "tls_failed", "must_wait"})

type Fetch = Callable[[httpx.URL], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """What one site allows; `reason` says why its rules are not known, and then nothing is allowed."""

    rules: Protego | None
    reason: PageError | None
    until: float


class Robots:
    """Knows the rules of the sites that were asked."""

    def __init__(self, fetch: Fetch, *, agent: str, clock: Clock) -> None:
        self._fetch = fetch
        self._agent = agent
        self._clock = clock
        self._sites: OrderedDict[str, _Rules] = OrderedDict()

    def check(self, url: httpx.URL) -> float | None:
        """Give the Crawl-delay of the site in seconds, if it has one.

        Raises PageError: ``robots_disallowed``, or ``robots_unreachable`` where the rules cannot be
        read because of an error on the server's side, or what keeps the host itself from being
        reached. A site without rules allows everything.
        """
        site = self._site(url)
        if site.reason is not None:
            if site.reason.code in _OF_THE_HOST:
                raise PageError(STEP, site.reason.code, site.reason.detail)
            says = f"robots.txt cannot be read, and so nothing may be: {site.reason.detail}"
            raise PageError(STEP, "robots_unreachable", says)
        if site.rules is None:
            return None
        if not site.rules.can_fetch(str(url), self._agent):
            raise PageError(STEP, "robots_disallowed", f"the robots.txt of {url.host} does not let programs read this")
        return site.rules.crawl_delay(self._agent)

    def _site(self, url: httpx.URL) -> _Rules:
        robots = url.copy_with(raw_path=b"/robots.txt")
        found = self._sites.get(str(robots))
        if found is None or found.until <= self._clock.monotonic():
            found = self._sites[str(robots)] = self._read(robots)
        self._sites.move_to_end(str(robots))
        while len(self._sites) > _SITES:
            self._sites.popitem(last=False)
        return found

    def _read(self, robots: httpx.URL) -> _Rules:
        rules = reason = None
        try:
            answer = self._fetch(robots)
        except PageError as error:
            reason = error
        else:
            # Any 4xx says that there are no rules; other errors have been raised by now.
            rules = Protego.parse(answer.body.decode("utf-8", "replace")) if answer.status < 300 else None
        kept = _KEPT_SECONDS if reason is None else _KEPT_AFTER_FAILURE
        return _Rules(rules=rules, reason=reason, until=self._clock.monotonic() + kept)
