"""A small web for tests: a server on this machine that can misbehave, names for it, and a clock."""

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep
from typing import Any

import pytest

from accord.config import WebSettings
from accord.errors import PageError
from accord.sources.web.client import Client
from accord.sources.web.clock import Clock

START = datetime(2024, 5, 1, 12, tzinfo=UTC)
ALLOWED = "127.0.0.1/32"

Handle = Callable[[BaseHTTPRequestHandler], None]


def answer(
    body: bytes | str = b"",
    *,
    status: int = 200,
    kind: str | None = "text/html",
    headers: Mapping[str, str] | None = None,
) -> Handle:
    """Make a well-behaved answer."""
    data = body.encode() if isinstance(body, str) else body

    def handle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        if kind is not None:
            request.send_header("Content-Type", kind)
        for name, value in (headers or {}).items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    return handle


def raw(*pieces: bytes, endless: bytes = b"") -> Handle:
    """Make an answer of these very bytes, and of `endless` over and over until the client hangs up."""

    def handle(request: BaseHTTPRequestHandler) -> None:
        request.close_connection = True
        with contextlib.suppress(OSError):
            for piece in pieces:
                request.wfile.write(piece)
                request.wfile.flush()
            while endless:
                request.wfile.write(endless)

    return handle


def redirect(location: str, status: int = 302) -> Handle:
    return answer(status=status, headers={"Location": location})


def in_order(*handles: Handle) -> Handle:
    """Answer differently each time; the last answer stays."""
    left = list(handles)
    return lambda request: (left.pop(0) if len(left) > 1 else left[0])(request)


@dataclass
class Server:
    """A web server on this machine: what it answers by path, and what it was asked."""

    port: int
    routes: dict[str, Handle] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "news.test") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextlib.contextmanager
def serving(address: str = "127.0.0.1", port: int = 0, wrap: Callable[[Any], Any] | None = None) -> Iterator[Server]:
    """Run a server while the block runs."""
    server = Server(port=port)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else every answer in two pieces takes 40 ms

        def do_GET(self) -> None:
            server.asked.append((self.path, dict(self.headers.items())))
            with contextlib.suppress(OSError):
                server.routes.get(self.path, answer("nothing here", status=404))(self)

        def log_message(self, *args: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: Any, client_address: Any) -> None:
            pass

    listener = Quiet((address, port), Handler)
    if wrap is not None:
        listener.socket = wrap(listener.socket)
    server.port = listener.server_address[1]
    thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listener.shutdown()
        listener.server_close()
        thread.join()


@dataclass
class FakeTime:
    """A clock that moves only when somebody sleeps, or by `tick` seconds at every look."""

    passed: float = 0.0
    tick: float = 0.0
    slept: list[float] = field(default_factory=list)

    @property
    def clock(self) -> Clock:
        return Clock(monotonic=self._monotonic, now=self._now, sleep=self._sleep)

    def _monotonic(self) -> float:
        self.passed += self.tick
        return self.passed

    def _now(self) -> datetime:
        return START + timedelta(seconds=self.passed)

    def _sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.passed += seconds


@dataclass
class Names:
    """A name server: every name is this machine, unless `known` says otherwise; several answers come in turn."""

    known: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    seconds: float = 0.0  # that an answer takes

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        sleep(self.seconds)
        answers = self.known.get(host)
        if answers is None:
            return ["127.0.0.1"]
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        if not found:
            raise OSError("Name or service not known")
        return found


@pytest.fixture(autouse=True, scope="session")
def _only_this_machine() -> None:
    """Let no test of these reach another machine, whatever goes wrong."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "socket.connect" and isinstance(arguments[1], tuple):
            address = str(arguments[1][0])
            if not address.startswith("127.") and address != "::1":
                raise AssertionError(f"a test would have connected to {address}")

    sys.addaudithook(hook)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def names() -> Names:
    return Names()


@pytest.fixture
def client(time: FakeTime, names: Names) -> Iterator[Callable[..., Client]]:
    """Make a client that may reach this machine: `client(max_bytes=1000)`."""
    with contextlib.ExitStack() as stack:

        def make(**settings: Any) -> Client:
            tls = settings.pop("tls", None)
            known = {"allow": (ALLOWED,), "read_timeout": 5.0, "connect_timeout": 5.0, **settings}
            more = {"tls": tls} if tls else {}
            return stack.enter_context(Client(WebSettings(**known), clock=time.clock, resolver=names, **more))

        yield make


def refusal(client: Client, url: str) -> PageError:
    """Give the reason why a URL is not fetched."""
    with pytest.raises(PageError) as caught:
        client.get(url)
    assert caught.value.step == "sources"
    return caught.value


def head(status: int, *headers: bytes) -> bytes:
    return b"\r\n".join([f"HTTP/1.1 {status} X".encode(), *headers, b"Connection: close", b"", b""])
