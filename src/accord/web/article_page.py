"""The reader: one article with everything that was read in it."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from accord.store.versions import versions
from accord.web import cite, codebook, links
from accord.web.marks import Json
from accord.web.opened import record_of, store_of
from accord.web.reader import LAYERS, Reader, describe, names
from accord.web.rendering import page


def show(request: Request) -> Response:
    """Show an article; ``sel`` selects an event, a statement or a place of it, ``layers`` what is highlighted."""
    asked = request.path_params["article"]
    store = store_of(request)
    record = record_of(store, asked)
    if record["id"] != asked:
        return RedirectResponse(str(request.url.include_query_params()).replace(asked, record["id"], 1))
    reader = Reader(record, request.query_params.get("sel"))
    head = describe(record)
    blocks = list(reader.blocks())
    chosen = _layers(request)
    return page(
        request,
        "article.html",
        record=record,
        reader=reader,
        head=head,
        blocks=blocks,
        headline_in_text=any(not block.furniture and block.text == head["title"] for block, _ in blocks),
        layers=LAYERS,
        chosen_layers=chosen,
        shown_layers=" ".join(f"show-{layer}" for layer in chosen),
        outward=links.outward(record["url"]),
        actor_href=links.actor,
        article_href=links.article,
        codebook=codebook,
        names=names,
        spans=_spans,
        versions=[one.article for one in versions(store.connection, record["id"])],
        **_citations(request, reader),
    )


def as_json(request: Request) -> Response:
    """Give the record of an article."""
    return JSONResponse(record_of(store_of(request), request.path_params["article"]))


def _layers(request: Request) -> tuple[str, ...]:
    # A form without a tick sends nothing, so "nothing" must be told from "not asked" by the rest of the form.
    asked = set(",".join(request.query_params.getlist("layers")).split(","))
    return tuple(layer for layer in LAYERS if layer in asked) or LAYERS


def _citations(request: Request, reader: Reader) -> dict[str, Any]:
    record, selected = reader.record, reader.selected
    base = str(request.base_url).rstrip("/")
    whole = base + links.article(record["id"])
    permalink = base + links.article(record["id"], selected)
    return {
        "permalink": permalink,
        "citation": cite.citation(record, _named(reader), permalink),
        "article_citation": cite.citation(record, "", whole),
        "bibtex": cite.bibtex(record, permalink),
        "selected_json": json.dumps(_thing(reader), ensure_ascii=False, indent=1) if selected else "",
    }


def _thing(reader: Reader) -> Json | None:
    everything: Json = {**reader.events, **reader.statements, **reader.places}
    return everything.get(reader.selected or "")


def _named(reader: Reader) -> str:
    thing = _thing(reader)
    if thing is None:
        return ""
    if reader.selected in reader.events:
        return cite.name_event(thing, names(thing["actors"]), names(thing["recipients"]))
    if reader.selected in reader.statements:
        return f"Statement {thing['id']} ({thing['speaker']['name'] if thing['speaker'] else 'somebody'}), "
    return f"Place {thing['name']}, "


def _spans(spans: list[list[int]]) -> str:
    return ", ".join(f"{start}–{end}" for start, end in spans)
