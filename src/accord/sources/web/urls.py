"""URLs: what may be asked for, and one spelling for each."""

import re

import httpx

from accord.errors import PageError
from accord.sources.failures import STEP
from accord.urls import canonical_url

_HOST = re.compile(rb"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+")  # names as they are asked for, or IPv6
_LONGEST = 4096  # characters
_WEB_PORTS = (80, 443)
_LAST_PORT = 65_535
_FIRST_FREE_PORT = 1024  # below it are mail, file and other servers, which are not to be spoken to in HTTP


def canonical(url: str) -> str:
    """Give the one spelling of a URL: without trackers, fragment and needless parts."""
    return canonical_url(url) or url


def target(url: str) -> httpx.URL:
    """Give a URL as something that can be asked for; raises PageError: ``bad_url`` or ``refused_address``."""
    if len(url) > _LONGEST:
        raise PageError(STEP, "bad_url", f"the URL is longer than {_LONGEST:,} characters")
    try:
        parsed = httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise PageError(STEP, "bad_url", f"this is no web address: {error}") from error
    if parsed.scheme not in {"http", "https"}:
        says = f"only http and https are asked, not {parsed.scheme or 'an address without a scheme'}"
        raise PageError(STEP, "refused_address", says)
    if not parsed.host or not _HOST.fullmatch(parsed.raw_host):
        raise PageError(STEP, "bad_url", "the URL names no host")
    if parsed.userinfo:
        raise PageError(STEP, "refused_address", "the URL holds a user name or password, which would be stored")
    if parsed.port is not None and parsed.port > _LAST_PORT:
        raise PageError(STEP, "bad_url", f"there is no port {parsed.port}")
    if parsed.port is not None and parsed.port < _FIRST_FREE_PORT and parsed.port not in _WEB_PORTS:
        raise PageError(STEP, "refused_address", f"port {parsed.port} is for other servers than those of the web")
    return parsed.copy_with(fragment=None)


def joined(base: httpx.URL, location: str) -> httpx.URL:
    """Give the address that a redirect from `base` leads to; raises PageError as `target` does."""
    try:
        return target(str(base.join(location)))
    except (httpx.InvalidURL, ValueError) as error:
        raise PageError(STEP, "bad_url", "the server leads on to what is no web address") from error
