"""The web application over one open store."""

from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from accord import __version__
from accord.errors import UsageError
from accord.store import Store
from accord.web import api, pages
from accord.web.errors import problem, word_for
from accord.web.guard import Guard
from accord.web.rendering import make_templates, page


def create_app(store: Store) -> FastAPI:
    """Give the pages and the API over a store that the caller opened and closes."""
    app = FastAPI(
        title="accord",
        version=__version__,
        description="Who did what to whom, when and where, according to whom: the store, read-only.",
        openapi_url="/api/openapi.json",
        docs_url=None,  # FastAPI's own pages load scripts from a CDN; /api is ours
        redoc_url=None,
    )
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _bad_request)
    app.add_exception_handler(UsageError, _bad_request)
    app.add_exception_handler(Exception, _fault)
    app.state.store = store
    app.state.templates = make_templates()
    app.include_router(api.router)
    app.mount("/static", StaticFiles(packages=[("accord.web", "static")]), name="static")
    app.router.routes.extend(pages.routes)
    app.add_middleware(Guard)
    return app


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _answer(request, error.status_code, word_for(error.status_code), str(error.detail))


def _bad_request(request: Request, error: Exception) -> Response:
    if isinstance(error, RequestValidationError):
        faults = (f"{'.'.join(map(str, fault['loc'][1:]))}: {fault['msg']}" for fault in error.errors())
        return _answer(request, HTTPStatus.BAD_REQUEST, "bad_request", "; ".join(faults))
    return _answer(request, HTTPStatus.BAD_REQUEST, "bad_request", str(error))


def _fault(request: Request, error: Exception) -> Response:
    return _answer(
        request, HTTPStatus.INTERNAL_SERVER_ERROR, "internal_error", "a fault of ours; the terminal says more"
    )


def _answer(request: Request, status: int, code: str, message: str) -> Response:
    if request.url.path.startswith("/api/") or request.url.path.endswith((".json", ".csv", ".parquet")):
        return problem(status, code, message)
    return page(request, "error.html", status=status, code=code, message=message)
