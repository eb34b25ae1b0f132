"""One request and its answer: no redirect followed, nothing tried again, every limit kept."""

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import httpcore
import httpx

from accord.config import WebSettings
from accord.errors import PageError
from accord.sources.failures import STEP
from accord.sources.web.addresses import Resolver, gate
from accord.sources.web.body import ACCEPTED, read_body
from accord.sources.web.clock import Clock
from accord.sources.web.network import Budget, CheckedNetwork

_KEPT_OPEN = 10  # connections


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered; the body is there only where all went well."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class Exchange:
    """Sends single requests. Not for use in several threads at once."""

    def __init__(
        self, settings: WebSettings, *, clock: Clock, resolver: Resolver, tls: Callable[[], ssl.SSLContext]
    ) -> None:
        self._timeouts = {
            "connect": settings.connect_timeout,
            "read": settings.read_timeout,
            "write": settings.read_timeout,
            "pool": settings.connect_timeout,
        }
        self._total = settings.total_timeout
        self._budget = Budget(clock)
        # No cookies, no proxy, nothing from the environment: only what is written here is sent, and only there.
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls(),
            network_backend=CheckedNetwork(gate(settings.allow), resolver, self._budget),
            max_keepalive_connections=_KEPT_OPEN,
            keepalive_expiry=30.0,
        )

    def send(self, url: httpx.URL, headers: Mapping[str, str], *, limit: int, cut: bool = False) -> Answer:
        """Ask for `url`; raises PageError for whatever keeps the answer from coming whole and in time."""
        request = httpx.Request("GET", url, headers={"Accept-Encoding": ACCEPTED, **headers})
        self._budget.begin(seconds=self._total, size=limit)
        with (
            _as_page_errors(),
            self._pool.stream(
                "GET",
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions={"timeout": self._timeouts},
            ) as response,
        ):
            received = httpx.Headers(response.headers)
            if not 200 <= response.status < 300:
                return Answer(status=response.status, headers=received)
            if not cut and _announced(received) > limit:
                raise PageError(STEP, "too_large", f"more than the limit of {limit:,} bytes")
            encoding = received.get("content-encoding", "")
            body = read_body(response.iter_stream(), encoding, limit=limit, cut=cut)
            return Answer(status=response.status, headers=received, body=body)

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


def _announced(headers: httpx.Headers) -> int:
    length = headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0


@contextmanager
def _as_page_errors() -> Iterator[None]:
    try:
        yield
    except httpcore.TimeoutException as error:
        raise PageError(STEP, "timed_out", "the server did not answer in time") from error
    except httpcore.ConnectError as error:
        if _of_tls(error):
            raise PageError(STEP, "tls_failed", f"no safe connection: {error}") from error
        raise PageError(STEP, "cannot_connect", f"no connection to the server: {error}") from error
    except httpcore.RemoteProtocolError as error:
        raise PageError(STEP, "broken_transfer", f"the answer is not proper HTTP: {error}") from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise PageError(STEP, "broken_transfer", f"the connection broke: {error}") from error


def _of_tls(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
