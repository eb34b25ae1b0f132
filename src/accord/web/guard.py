"""What every request must be and every answer says, so that no other page and no article can misuse this one."""

import time
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accord.web.errors import problem

_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
_METHODS = frozenset({"GET", "HEAD"})
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Answers only GET and HEAD, only under this machine's own names, and sends the security headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a fit request through, and answer any other at once."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-cache")
                headers["server-timing"] = f"page;dur={(time.perf_counter() - started) * 1000:.1f}"
            await send(message)

        await self._choose(scope)(_as_get(scope), receive, sealed)

    def _choose(self, scope: Scope) -> ASGIApp:
        # A name that another site has pointed at 127.0.0.1 must not read the store (DNS rebinding).
        if not _is_own(Headers(scope=scope).get("host", "")):
            return problem(400, "bad_host", "this page answers only to 127.0.0.1 and localhost")
        if scope["method"] not in _METHODS:
            refused = problem(405, "read_only", "this page only reads: GET and HEAD")
            refused.headers["allow"] = "GET, HEAD"
            return refused
        return self.app


def _is_own(host: str) -> bool:
    try:
        return urlsplit(f"//{host}").hostname in _HOSTS
    except ValueError:
        return False


def _as_get(scope: Scope) -> Scope:
    # The server itself leaves the body of an answer to HEAD away.
    return {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
