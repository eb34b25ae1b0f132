"""The polite client: the one function through which accord meets the web, `Client.get`."""

import math
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import httpx

from accord.config import WebSettings
from accord.errors import ConfigError, PageError
from accord.sources.failures import STEP
from accord.sources.web.addresses import Resolver, resolve
from accord.sources.web.agent import PRODUCT, user_agent
from accord.sources.web.clock import Clock
from accord.sources.web.exchange import Answer, Exchange
from accord.sources.web.pace import Pace
from accord.sources.web.robots import MAX_BYTES, Robots
from accord.sources.web.urls import joined, target

_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.1"
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING_STATUS = frozenset({429, 500, 502, 503, 504})
_BACKOFF = 2.0  # seconds before the second try; twice as long before each further one

# Failures that may not come again, so that it is worth while to try later.
PASSING = frozenset(
    {
        *("timed_out", "cannot_connect", "broken_transfer", "host_not_found", "server_error", "rate_limited"),
        *("must_wait", "robots_unreachable"),
    }
)
# Those among them that are tried again at once, after a pause.
_RETRIED = frozenset({"timed_out", "cannot_connect", "broken_transfer"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What was fetched: `url` is where it was in the end, `status` 200 to 299, or 304 for what has not changed."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched: str  # ISO time, UTC


class Client:
    """Fetches from the web within the limits of `[web]`. Not for use in several threads at once."""

    def __init__(
        self,
        settings: WebSettings,
        *,
        clock: Clock | None = None,
        resolver: Resolver = resolve,
        tls: Callable[[], ssl.SSLContext] = httpx.create_ssl_context,
    ) -> None:
        """Make a client; raises ConfigError for settings that no client can keep."""
        _check(settings)
        self._settings = settings
        self._clock = clock or Clock()
        self._headers = {"User-Agent": user_agent(settings.contact), "Accept": _ACCEPT}
        self._exchange = Exchange(settings, clock=self._clock, resolver=resolver, tls=tls)
        self._pace = Pace(self._clock, delay=settings.delay, max_wait=settings.max_wait)
        self._robots = Robots(self._get_robots, agent=PRODUCT, clock=self._clock)

    def get(self, url: str, *, headers: Mapping[str, str] | None = None) -> Fetched:
        """Fetch `url`, with further `headers`; raises PageError with the reason for whatever keeps it from coming."""
        found, answer = self._follow(target(url), {**self._headers, **(headers or {})})
        if answer.status != 304:
            _refuse_status(answer.status)
        now = self._clock.now().astimezone(UTC).isoformat(timespec="seconds")
        return Fetched(url=str(found), status=answer.status, headers=answer.headers, body=answer.body, fetched=now)

    def close(self) -> None:
        """Close all connections."""
        self._exchange.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _follow(self, url: httpx.URL, headers: Mapping[str, str], *, rules: bool = False) -> tuple[httpx.URL, Answer]:
        """Follow redirects, each of them checked as if the user had named it; `rules` is for robots.txt itself."""
        seen = {url}
        while True:
            obeys = self._settings.robots and not rules
            answer = self._try(url, headers, delay=self._robots.check(url) if obeys else None, rules=rules)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return url, answer
            url = joined(url, answer.headers["location"])
            if url in seen:
                raise PageError(STEP, "too_many_redirects", f"the server leads in a circle, back to {url}")
            seen.add(url)
            if len(seen) > self._settings.max_redirects + 1:
                says = f"the server leads on more than {self._settings.max_redirects} times"
                raise PageError(STEP, "too_many_redirects", says)

    def _get_robots(self, url: httpx.URL) -> Answer:
        answer = self._follow(url, self._headers, rules=True)[1]
        if answer.status in _PASSING_STATUS or answer.status >= 500:
            _refuse_status(answer.status)
        return answer

    def _try(self, url: httpx.URL, headers: Mapping[str, str], *, delay: float | None, rules: bool) -> Answer:
        """Ask until there is an answer that stands, as often as the settings allow."""
        limit = min(MAX_BYTES, self._settings.max_bytes) if rules else self._settings.max_bytes
        tried = 0
        while True:
            self._pace.wait(url.host, delay=delay)
            pause = _BACKOFF * 2**tried
            tried += 1
            again = tried <= self._settings.retries
            try:
                answer = self._exchange.send(url, headers, limit=limit, cut=rules)
            except PageError as error:
                if not again or error.code not in _RETRIED:
                    raise
            else:
                if answer.status not in _PASSING_STATUS:
                    return answer
                pause = max(pause, self._retry_after(answer))
                if not again:
                    self._pace.rest(url.host, pause)
                    return answer
            self._pace.rest(url.host, pause)

    def _retry_after(self, answer: Answer) -> float:
        """Give the seconds that the server asks to wait, as a number or as a date; 0 where it does not ask."""
        text = answer.headers.get("retry-after", "").strip()
        if text.isascii() and text.isdigit():
            return float(text[:9])
        try:
            wanted = parsedate_to_datetime(text)
        except ValueError:
            return 0.0
        wanted = wanted if wanted.tzinfo else wanted.replace(tzinfo=UTC)
        return max(0.0, (wanted - self._clock.now()).total_seconds())


def _refuse_status(status: int) -> None:
    if 200 <= status < 300:
        return
    if status == 429:
        raise PageError(STEP, "rate_limited", "the server says that it was asked too often")
    if status in {401, 402, 403, 407, 451}:
        raise PageError(STEP, "access_denied", f"the server does not give this to us (status {status})")
    if status in {404, 410}:
        raise PageError(STEP, "not_found", f"the server has no such page (status {status})")
    if status >= 500:
        raise PageError(STEP, "server_error", f"the server says that something is wrong with it (status {status})")
    raise PageError(STEP, "bad_status", f"the server answers with status {status}")


def _check(settings: WebSettings) -> None:
    for entry in fields(settings):
        value = getattr(settings, entry.name)
        if not isinstance(value, int | float):
            continue
        above = entry.name.endswith(("_timeout", "_bytes"))
        if not math.isfinite(value) or value < 0 or (above and not value):
            raise ConfigError(f"[web] {entry.name} must be a number {'above' if above else 'from'} 0, not {value}")
