"""One shape for every error of the API: ``{"error": {"status", "code", "message"}}``."""

from http import HTTPStatus
from typing import NoReturn

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse


def problem(status: int, code: str, message: str) -> JSONResponse:
    """Answer with an error in the one shape."""
    return JSONResponse({"error": {"status": status, "code": code, "message": message}}, status)


def not_found(message: str) -> NoReturn:
    """Say that there is no such thing."""
    raise HTTPException(HTTPStatus.NOT_FOUND, message)


def word_for(status: int) -> str:
    """Give the stable word for a status: 404 is "not_found"."""
    return HTTPStatus(status).phrase.lower().replace(" ", "_").replace("-", "_")
