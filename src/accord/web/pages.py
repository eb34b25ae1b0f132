"""The pages: which address shows what."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from accord.store.where import Table
from accord.web import article_page, explore, views


def _for(show: Callable[[Request, Table], Response], table: Table) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return show(request, table)

    return answer


_FILES = {"csv": explore.as_csv, "json": explore.as_json, "parquet": explore.as_parquet}
_TABLES: tuple[Table, ...] = ("events", "statements", "articles")

routes = [
    Route("/", views.start),
    Route("/search", views.search),
    Route("/events", _for(explore.show, "events")),
    Route("/statements", _for(explore.show, "statements")),
    *(Route(f"/{table}.{suffix}", _for(give, table)) for table in _TABLES for suffix, give in _FILES.items()),
    Route("/articles", views.list_articles),
    Route("/article/{article}.json", article_page.as_json),
    Route("/article/{article}", article_page.show),
    Route("/actors", views.list_actors),
    Route("/actor/{entity:path}", views.show_actor),
    Route("/failures", views.show_failures),
    Route("/codebook", views.show_codebook),
    Route("/api", views.show_api),
]
