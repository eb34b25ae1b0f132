"""URLs: one form for every spelling of one, and which one a page is known by."""

import re
from urllib.parse import SplitResult, urljoin, urlsplit

from courlan import clean_url
from w3lib.url import canonicalize_url

_LONGEST = 4096  # characters; a longer one is nobody's address
# First labels of a host under which sites keep copies of their pages for other devices.
_COPIES = re.compile(r"^(?:www\d?|m|mobile|amp|wap|touch|print)\.(?=[^.]+\.)")
# What may be hung on the path of an article without making another of it.
_VIEW = re.compile(
    r"(?:amp|print|page|all|full|single|\d{1,3}|comments|gallery|photos|index|default)(?:\.\w{1,5})?", re.IGNORECASE
)
_HOME = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|default|home)(?:\.\w{1,5})?/?)?", re.IGNORECASE)
_SCRIPT = re.compile(r"\.(?:php\d?|aspx?|jsp|cgi|cfm|do)$", re.IGNORECASE)  # these tell articles apart by their query


def is_url(text: str) -> bool:
    """Say whether a text names something on the web, and not a file."""
    return text.strip().lower().startswith(("http://", "https://"))


def canonical_url(url: str | None) -> str | None:
    """Give the URL without trackers, fragment and needless parts; None where it is no web address."""
    if not url or not is_url(url):
        return None
    try:
        # w3lib resolves the path and sorts the query; courlan drops the trackers and default ports.
        return clean_url(canonicalize_url(url.strip())) or None
    except ValueError:
        return None


def believed_url(*, own: str | None, given: str | None) -> str | None:
    """Give the canonical URL of a page that calls itself `own` and was found at `given`.

    A page knows better than those who link to it which of its addresses is the lasting one. It is not
    believed where it names the home page or the section, as sites do by mistake, or another site: a copy
    of a wire story is an article of the outlet that carries it.
    """
    given = canonical_url(given)
    own = _joined(given, own)
    if own is None or (_HOME.fullmatch(urlsplit(own).path) and not urlsplit(own).query):
        return given
    return own if given is None or _same_article(urlsplit(own), urlsplit(given)) else given


def _joined(given: str | None, own: str | None) -> str | None:
    """Give the page's own URL whole: it may be written as a path."""
    if not own or len(own) > _LONGEST:
        return None
    try:
        return canonical_url(urljoin(given or "", own))
    except ValueError:  # no address at all, such as "http://["
        return None


def _same_article(own: SplitResult, given: SplitResult) -> bool:
    if not _same_site(own.hostname or "", given.hostname or ""):
        return False
    above, below = own.path.strip("/").split("/"), given.path.strip("/").split("/")
    if above == below:
        return bool(own.query) or not (given.query and _SCRIPT.search(own.path))
    is_above = len(above) < len(below) and below[: len(above)] == above
    return not is_above or all(map(_VIEW.fullmatch, below[len(above) :]))


def _same_site(one: str, other: str) -> bool:
    one, other = _COPIES.sub("", one), _COPIES.sub("", other)
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
