"""Addresses of this page's own pages, and which addresses of others it may link to."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlencode, urlsplit

from accord.web.marks import Json


def actor(party: Json) -> str:
    """Give the page of an actor or speaker: by its id in the knowledge base, else by name and country."""
    return entity(party["actor"] or f"{party['name']}@{party['country'] or ''}")


def entity(name: str) -> str:
    """Give the page of an actor (its id) or a role (name@country)."""
    return "/actor/" + quote(name, safe="")


def article(id_: str, selected: str | None = None) -> str:
    """Give the page of an article, with one thing in it selected."""
    return f"/article/{id_}?sel={selected}#{selected}" if selected else f"/article/{id_}"


def query(path: str, params: Mapping[str, Iterable[str]]) -> str:
    """Give a path with parameters, each name once for each of its values."""
    pairs = [(name, value) for name, values in params.items() for value in values]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def outward(url: str | None) -> str | None:
    """Give the address of the original where it is one of the web: a link must not run a script."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None
