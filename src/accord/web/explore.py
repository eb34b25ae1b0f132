"""Events and statements: facets, a timeline, a table with evidence, and the same view as a file."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse

from accord.store import query
from accord.store.facets import facets, timeline
from accord.store.files import csv_lines, json_row, write_parquet
from accord.store.filters import describe
from accord.store.where import Table
from accord.web import charts, links
from accord.web.asked import Asked, read
from accord.web.copies import copies
from accord.web.opened import store_of
from accord.web.rendering import page

FACETS: dict[str, tuple[str, ...]] = {
    "events": (
        "voice",
        "certainty",
        "quad",
        "type",
        "own",
        "src",
        "tgt",
        "speaker",
        "country",
        "context",
        "outlet",
        "disputed",
    ),
    "statements": ("speaker", "kind", "manner", "outlet"),
}
_QUERIES = {"events": query.events, "statements": query.statements, "articles": query.articles}
_EACH = {"events": query.each_event, "statements": query.each_statement, "articles": query.each_article}
_FREE = {"events": ("q", "src", "tgt", "place", "from", "to"), "statements": ("q", "speaker", "from", "to")}
_TOP = 12  # values of a facet


def show(request: Request, table: Table) -> Response:
    """Show the rows that fit a filter, and how they spread over values and time."""
    connection = store_of(request).connection
    asked = read(request.query_params)
    counted = facets(connection, table, asked.filter, FACETS[table], top=_TOP)
    base = str(request.base_url).rstrip("/")
    params = asked.params()
    return page(
        request,
        "explore.html",
        table=table,
        asked=asked,
        params=params,
        answer=_QUERIES[table](connection, asked.filter, limit=asked.limit, cursor=asked.cursor),
        total=query.count(connection, table, asked.filter),
        facets=[(name, _choices(table, asked, name, counts)) for name, counts in counted.items()],
        chips=list(_chips(table, asked, counted)),
        free=[(name, describe(name), params.get(name, [])) for name in _FREE[table]],
        held=[(name, value) for name, values in params.items() if name not in _FREE[table] for value in values],
        time=_time(connection, table, asked),
        copies=copies(table, params, base=base, store=request.app.state.store.path),
        query=links.query,
        links=links,
        files=[(suffix, links.query(f"/{table}.{suffix}", params)) for suffix in ("csv", "json", "parquet")],
    )


def as_csv(request: Request, table: Table) -> Response:
    """Give all rows that fit as CSV."""
    lines = csv_lines(table, _rows(request, table))
    return StreamingResponse(
        (f"{line}\r\n" for line in lines), media_type="text/csv; charset=utf-8", headers=_attached(table, "csv")
    )


def as_json(request: Request, table: Table) -> Response:
    """Give the filter, the count, a page of rows, and the cursor that goes on from there."""
    connection = store_of(request).connection
    asked = read(request.query_params)
    answer = _QUERIES[table](connection, asked.filter, limit=asked.limit, cursor=asked.cursor)
    return JSONResponse(
        {
            "filter": asked.params(),
            "count": query.count(connection, table, asked.filter),
            "rows": [json_row(table, row) for row in answer],
            "next": answer.next,
        }
    )


def as_parquet(request: Request, table: Table) -> Response:
    """Give all rows that fit as a Parquet file."""
    rows = _rows(request, table)
    folder = tempfile.TemporaryDirectory(prefix="accord-")
    path = Path(folder.name) / f"{table}.parquet"
    write_parquet(table, rows, path)
    return FileResponse(
        path,
        media_type="application/vnd.apache.parquet",
        headers=_attached(table, "parquet"),
        background=BackgroundTask(folder.cleanup),
    )


def _rows(request: Request, table: Table) -> Iterable[Any]:
    asked = read(request.query_params)  # now, so that a bad filter is an answer and not a broken file
    return _EACH[table](store_of(request).connection, asked.filter)


def _attached(table: str, suffix: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{table}.{suffix}"'}


def _choices(table: str, asked: Asked, name: str, counts: Iterable[Any]) -> list[dict[str, Any]]:
    """Give the values of a facet with the address that takes each in or out."""
    held = asked.params().get(name, [])
    shown = [{"value": one.value, "name": one.name, "count": one.count} for one in counts]
    known = {one["value"] for one in shown}
    shown += [{"value": value, "name": value, "count": None} for value in held if value not in known]
    for one in shown:
        one["chosen"] = one["value"] in held
        rest = [value for value in held if value != one["value"]] if one["chosen"] else [*held, one["value"]]
        one["href"] = links.query(f"/{table}", asked.params(**{name: rest}))
    return shown


def _chips(table: str, asked: Asked, counted: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Give what narrows the view: the name, the value in words, and the address without it."""
    for name, values in asked.params().items():
        names = {one.value: one.name for one in counted.get(name, ())}
        for value in values:
            rest = [one for one in values if one != value]
            yield name, names.get(value, value), links.query(f"/{table}", asked.params(**{name: rest}))


def _time(connection: Any, table: Table, asked: Asked) -> charts.Drawing:
    whole = bool(asked.filter.from_ or asked.filter.to)  # who names the time wants all of it
    by = asked.by
    if by is None:
        months = timeline(connection, table, asked.filter, by="month")
        drawn = months if whole else charts.core(months)
        by = charts.step_for(drawn[0].start, drawn[-1].start) if drawn else "month"
    periods = timeline(connection, table, asked.filter, by=by)  # type: ignore[arg-type]  # it checks the step
    return charts.draw(periods, by, whole=whole)
