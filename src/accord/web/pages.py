"""The pages: which address shows what."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from accord.web import article_page

routes = [
    Route("/article/{article}.json", article_page.as_json),
    Route("/article/{article}", article_page.show),
]
