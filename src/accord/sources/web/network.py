"""Connections for the client: the address that was checked is the one that is connected to, and every wait ends."""

import ssl
from collections.abc import Callable, Iterable, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import httpcore

from accord.errors import PageError
from accord.sources.failures import STEP
from accord.sources.web.addresses import Gate, Resolver
from accord.sources.web.clock import Clock

_TRIED = 3  # addresses of one host, one after the other
_OVERHEAD = 1_000_000  # bytes beside the body: TLS, headers, the frames of a chunked body


class Budget:
    """What one answer may still cost, in seconds and in bytes, over all that is done for it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._deadline = 0.0
        self._bytes = 0
        self._limits = (0.0, 0)

    def begin(self, *, seconds: float, size: int) -> None:
        """Begin a new answer."""
        self._deadline = self._clock.monotonic() + seconds
        self._bytes = size + _OVERHEAD
        self._limits = (seconds, size)

    def seconds(self, at_most: float | None) -> float:
        """Give how long the next step may wait; raises PageError (`timed_out`) when no time is left."""
        left = self._deadline - self._clock.monotonic()
        if left <= 0:
            raise PageError(STEP, "timed_out", f"the answer took longer than {self._limits[0]:g} seconds")
        return left if at_most is None else min(left, at_most)

    def take(self, size: int) -> None:
        """Take note of bytes that came; raises PageError (`too_large`) for more than was to come."""
        self._bytes -= size
        if self._bytes < 0:
            raise PageError(STEP, "too_large", f"more than the limit of {self._limits[1]:,} bytes")


class CheckedNetwork(httpcore.NetworkBackend):
    """Resolves each name once, lets the gate see the answers, and connects to those very addresses."""

    def __init__(self, gate: Gate, resolver: Resolver, budget: Budget) -> None:
        self._gate = gate
        self._resolver = resolver
        self._budget = budget
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's addresses that answers."""
        addresses = self._addresses(host, port, self._budget.seconds(timeout))
        for address in addresses[:-1]:
            try:
                return self._connect(address, port, timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connect(addresses[-1], port, timeout)

    def _addresses(self, host: str, port: int, seconds: float) -> Sequence[str]:
        addresses = _in_time(lambda: self._resolver(host, port), host, seconds)
        if not addresses:
            raise PageError(STEP, "host_not_found", f"the name {host} has no address")
        self._gate.check(host, addresses)
        return addresses[:_TRIED]

    def _connect(self, address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
        stream = self._sockets.connect_tcp(address, port, self._budget.seconds(timeout))
        return _BudgetedStream(stream, self._budget)


def _in_time(look_up: Callable[[], Sequence[str]], host: str, seconds: float) -> Sequence[str]:
    """Look a name up in a thread of its own: the system's own function knows no limit of time."""
    found: SimpleQueue[Sequence[str] | Exception] = SimpleQueue()

    def work() -> None:
        try:
            found.put(look_up())
        except (OSError, UnicodeError) as error:
            found.put(error)

    Thread(target=work, daemon=True).start()
    try:
        addresses = found.get(timeout=seconds)
    except Empty:
        raise PageError(STEP, "timed_out", f"the name {host} was not found in time") from None
    if isinstance(addresses, Exception):
        raise PageError(STEP, "host_not_found", f"the name {host} has no address: {addresses}") from addresses
    return addresses


class _BudgetedStream(httpcore.NetworkStream):
    """A connection that stops when the answer has cost what it may."""

    def __init__(self, stream: httpcore.NetworkStream, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._budget.seconds(timeout))
        self._budget.take(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._budget.seconds(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._budget.seconds(timeout))
        return _BudgetedStream(secured, self._budget)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
