"""The API: what the pages show, as JSON, described by OpenAPI."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi import Path as InPath
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from accord import __version__
from accord.errors import UsageError
from accord.store import Filter, filters, query
from accord.store.actors import actor, actors, count_actors
from accord.store.facets import Step, facet_names, facets, timeline
from accord.store.found import Answer, to_json
from accord.web import codebook
from accord.web.asked import MOST, SHOWN, Asked, read
from accord.web.errors import not_found
from accord.web.opened import record_of, store_of

Json = dict[str, Any]
TableName = Literal["events", "statements", "articles"]
_TOP = 20


class Problem(BaseModel):
    """What every error says."""

    status: int
    code: str = Field(description="A stable word for the reason.")
    message: str


class ProblemAnswer(BaseModel):
    """Every error of the API."""

    error: Problem


class Rows(BaseModel):
    """Some rows of all that fit."""

    filter: dict[str, list[str]] = Field(description="The filter as it was understood.")
    count: int = Field(description="All rows that fit.")
    rows: list[dict[str, Any]]
    next: str | None = Field(description="Pass it as cursor to go on; null at the end.")


class Counted(BaseModel):
    """How many rows have a value."""

    value: str
    name: str
    count: int


class PeriodCounted(BaseModel):
    """How many rows fall into a period; quads are verbal and material cooperation, then conflict."""

    start: str
    count: int
    quads: list[int]


class Totals(BaseModel):
    """What a store holds."""

    store: str
    accord: str
    articles: int
    statements: int
    events: int
    failures: int


router = APIRouter(
    prefix="/api", responses={status: {"model": ProblemAnswer} for status in (400, 404, 405)}, tags=["store"]
)

_FILTERS = [
    {
        "name": name,
        "in": "query",
        "description": filters.describe(name),
        "schema": {"type": "array", "items": {"type": "string"}},
        "style": "form",
        "explode": True,
    }
    for name in filters.names()
]
_FILTERED: Json = {"parameters": _FILTERS}
CursorParam = Annotated[str | None, Query(description="Go on where the answer before ended.")]
LimitParam = Annotated[int, Query(ge=1, le=MOST, description="At most so many rows.")]


@router.get("/store", response_model=Totals)
def totals(request: Request) -> Response:
    """Count what the store holds."""
    connection = store_of(request).connection
    counts = {table: query.count(connection, table) for table in ("articles", "statements", "events")}
    name = request.app.state.store.path.name
    return JSONResponse({"store": name, "accord": __version__, **counts, "failures": query.count_failures(connection)})


@router.get("/events", response_model=Rows, openapi_extra=_FILTERED)
def list_events(request: Request, cursor: CursorParam = None, limit: LimitParam = SHOWN) -> Response:
    """Give events that fit, the latest first, each with its parties, voice, evidence and article."""
    connection, asked = store_of(request).connection, read(request.query_params)
    answer = query.events(connection, asked.filter, limit=limit, cursor=cursor)
    return _rows(asked, answer, query.count(connection, "events", asked.filter))


@router.get("/statements", response_model=Rows, openapi_extra=_FILTERED)
def list_statements(request: Request, cursor: CursorParam = None, limit: LimitParam = SHOWN) -> Response:
    """Give statements that fit, the latest first, each with its speaker, words and article."""
    connection, asked = store_of(request).connection, read(request.query_params)
    answer = query.statements(connection, asked.filter, limit=limit, cursor=cursor)
    return _rows(asked, answer, query.count(connection, "statements", asked.filter))


@router.get("/articles", response_model=Rows, openapi_extra=_FILTERED)
def list_articles(request: Request, cursor: CursorParam = None, limit: LimitParam = SHOWN) -> Response:
    """Give articles that fit, the latest first, without their texts."""
    connection, asked = store_of(request).connection, read(request.query_params)
    answer = query.articles(connection, asked.filter, limit=limit, cursor=cursor)
    return _rows(asked, answer, query.count(connection, "articles", asked.filter))


@router.get("/articles/{article}", response_model=dict[str, Any])
def one_article(
    request: Request, article: Annotated[str, InPath(description="An id, or its first letters.")]
) -> Response:
    """Give the whole record of an article, as `accord code` writes it."""
    return JSONResponse(record_of(store_of(request), article))


@router.get("/actors", response_model=Rows, openapi_extra=_FILTERED)
def list_actors(
    request: Request,
    search: Annotated[str | None, Query(description="Part of a name or an id.")] = None,
    cursor: CursorParam = None,
    limit: LimitParam = SHOWN,
) -> Response:
    """Give who acts and speaks, the most frequent first."""
    connection, asked = store_of(request).connection, read(request.query_params)
    answer = actors(connection, asked.filter, limit=limit, cursor=cursor, search=search)
    return _rows(asked, answer, count_actors(connection, asked.filter, search=search))


@router.get("/actors/{entity:path}", response_model=dict[str, Any], openapi_extra=_FILTERED)
def one_actor(request: Request, entity: Annotated[str, InPath(description="An id, or name@country.")]) -> Response:
    """Give what an actor said, did and suffered, what is said of it, and when."""
    asked = read(request.query_params)
    connection = store_of(request).connection
    try:
        return JSONResponse(to_json(actor(connection, entity, asked.filter)))
    except UsageError as error:
        not_found(str(error))


@router.get("/failures", response_model=Rows)
def list_failures(request: Request, cursor: CursorParam = None, limit: LimitParam = SHOWN) -> Response:
    """Give the pages that could not be coded, and why."""
    connection = store_of(request).connection
    answer = query.failures(connection, limit=limit, cursor=cursor)
    return _rows(Asked(filter=Filter()), answer, query.count_failures(connection))


@router.get("/facets/{table}", response_model=dict[str, list[Counted]], openapi_extra=_FILTERED)
def count_facets(
    request: Request,
    table: TableName,
    top: Annotated[int, Query(ge=1, le=MOST, description="At most so many values of each.")] = _TOP,
) -> Response:
    """Count the rows that fit by the values of every facet of a table."""
    connection, asked = store_of(request).connection, read(request.query_params)
    found = facets(connection, table, asked.filter, facet_names(table), top=top)
    return JSONResponse({name: [to_json(one) for one in counts] for name, counts in found.items()})


@router.get("/timeline/{table}", response_model=list[PeriodCounted], openapi_extra=_FILTERED)
def count_over_time(
    request: Request,
    table: TableName,
    by: Annotated[Step, Query(description="Length of a period.")] = "month",
) -> Response:
    """Count the rows that fit by period; rows without a day are left out."""
    connection, asked = store_of(request).connection, read(request.query_params)
    return JSONResponse([to_json(one) for one in timeline(connection, table, asked.filter, by=by)])


@router.get("/codebook", response_model=dict[str, Any])
def whole_codebook() -> Response:
    """Give the codes in words: event types, modes, contexts, sectors, CAMEO."""
    return JSONResponse(codebook.whole())


def _rows(asked: Asked, answer: Answer[Any], count: int) -> Response:
    return JSONResponse(
        {
            "filter": asked.params(),
            "count": count,
            "rows": [to_json(row) for row in answer],
            "next": answer.next,
        }
    )
