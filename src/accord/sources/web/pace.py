"""How often a host is asked: never sooner than it likes, and never with an endless wait."""

from collections import OrderedDict

from accord.errors import PageError
from accord.sources.failures import STEP
from accord.sources.web.clock import Clock

_HOSTS = 10_000  # remembered at most; the ones not asked for longest are forgotten


class Pace:
    """Remembers for each host when it may be asked next."""

    def __init__(self, clock: Clock, *, delay: float, max_wait: float) -> None:
        self._clock = clock
        self._delay = delay
        self._max_wait = max_wait
        self._next: OrderedDict[str, float] = OrderedDict()  # host -> not before, on the monotonic clock

    def wait(self, host: str, *, delay: float | None = None) -> None:
        """Wait until the host may be asked, and count one request; `delay` is the host's own wish, in seconds.

        Raises PageError (`must_wait`) when that would take longer than the configuration allows.
        """
        wait = self._next.get(host, 0.0) - self._clock.monotonic()
        if wait > self._max_wait:
            says = f"{host} asks to wait {wait:,.0f} seconds; [web] max_wait is {self._max_wait:,.0f}"
            raise PageError(STEP, "must_wait", says)
        if wait > 0:
            self._clock.sleep(wait)
        self.rest(host, max(self._delay, delay or 0.0))

    def rest(self, host: str, seconds: float) -> None:
        """Leave the host alone for so many seconds from now on, at least."""
        until = self._clock.monotonic() + seconds
        self._next[host] = max(until, self._next.get(host, until))
        self._next.move_to_end(host)
        while len(self._next) > _HOSTS:
            self._next.popitem(last=False)
