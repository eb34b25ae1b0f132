"""The other pages: start, actors, articles, search, failures, codebook, and the description of the API."""

from starlette.requests import Request
from starlette.responses import Response

from accord.errors import UsageError
from accord.store import Filter, query
from accord.store.actors import actor, actors, count_actors
from accord.store.facets import facets
from accord.web import charts, codebook, links
from accord.web.asked import read
from accord.web.errors import not_found
from accord.web.opened import store_of
from accord.web.rendering import page

_HITS = 5  # of each kind on the page of a search


def start(request: Request) -> Response:
    """Show what the store holds."""
    connection = store_of(request).connection
    everything = Filter()
    return page(
        request,
        "start.html",
        totals=[(table, query.count(connection, table, everything)) for table in ("articles", "statements", "events")],
        failed=query.count_failures(connection),
        facets=facets(connection, "events", everything, ("type", "voice", "certainty"), top=16),
        actors=actors(connection, everything, limit=10),
        articles=query.articles(connection, everything, limit=8),
        links=links,
        codebook=codebook,
    )


def search(request: Request) -> Response:
    """Show what fits words, of every kind."""
    words = request.query_params.get("q", "").strip()
    connection = store_of(request).connection
    asked = Filter.parse({"q": words})
    answers = {
        "articles": query.articles(connection, asked, limit=_HITS),
        "statements": query.statements(connection, asked, limit=_HITS),
        "events": query.events(connection, asked, limit=_HITS),
    }
    return page(
        request,
        "search.html",
        searched=words,
        answers=answers,
        counts={table: query.count(connection, table, asked) for table in answers},  # type: ignore[arg-type]
        actors=actors(connection, limit=_HITS, search=words) if words else (),
        links=links,
    )


def list_articles(request: Request) -> Response:
    """Show the articles that fit a filter."""
    connection = store_of(request).connection
    asked = read(request.query_params)
    return page(
        request,
        "articles.html",
        asked=asked,
        answer=query.articles(connection, asked.filter, limit=asked.limit, cursor=asked.cursor),
        total=query.count(connection, "articles", asked.filter),
        links=links,
    )


def list_actors(request: Request) -> Response:
    """Show who acts and speaks, the most frequent first."""
    connection = store_of(request).connection
    asked = read(request.query_params)
    words = request.query_params.get("search", "").strip() or None
    return page(
        request,
        "actors.html",
        asked=asked,
        words_given=words or "",
        answer=actors(connection, asked.filter, limit=asked.limit, cursor=asked.cursor, search=words),
        total=count_actors(connection, asked.filter, search=words),
        links=links,
    )


def show_actor(request: Request) -> Response:
    """Show what an actor said, did and suffered, what is said of it, and when."""
    asked = read(request.query_params)
    try:
        found = actor(store_of(request).connection, request.path_params["entity"], asked.filter)
    except UsageError as error:
        not_found(str(error))
    return page(request, "actor.html", found=found, time=charts.draw(found.over_time, "month"), links=links)


def show_failures(request: Request) -> Response:
    """Show the pages that could not be coded, and why."""
    connection = store_of(request).connection
    asked = read(request.query_params)
    return page(
        request,
        "failures.html",
        answer=query.failures(connection, limit=asked.limit, cursor=asked.cursor),
        total=query.count_failures(connection),
    )


def show_codebook(request: Request) -> Response:
    """Show the codes in words."""
    return page(request, "codebook.html", book=codebook.plover(), cameo=codebook.cameo())


def show_api(request: Request) -> Response:
    """Show what the API answers, from its own description."""
    return page(request, "api.html", described=request.app.openapi())
