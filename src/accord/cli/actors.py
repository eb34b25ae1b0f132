"""`accord actors`: who acts and speaks in a store."""

from functools import partial
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from accord.cli.filtering import with_filters
from accord.cli.listing import (
    CsvOption,
    CursorOption,
    Form,
    JsonLinesOption,
    JsonRowsOption,
    LimitOption,
    Listing,
    ParquetOption,
    StoreArgument,
    answer,
    reading,
)
from accord.cli.options import STORE
from accord.cli.terminal import safe
from accord.store.filters import Filter
from accord.store.found import ActorFound


@with_filters
def actors(
    *,
    store: StoreArgument = STORE,
    asked: Filter,
    search: Annotated[str | None, typer.Option(metavar="TEXT", help="Keep those whose name or id holds this.")] = None,
    limit: LimitOption = None,
    cursor: CursorOption = None,
    csv: CsvOption = False,
    json: JsonRowsOption = False,
    jsonl: JsonLinesOption = False,
    parquet: ParquetOption = None,
) -> None:
    """List actors: how often they do something, have it done to them, and speak.

    Counted in the events and statements that fit the filters, the most frequent first. Only those of
    the knowledge base have an id; a role is asked for by its name, or as name@country.
    """
    from accord.store import actors as query

    form = Form(csv=csv, json=json, jsonl=jsonl, parquet=parquet)
    with reading(store) as connection:
        listing = Listing(
            table="actors",
            thing="actor",
            asked=asked,
            count=partial(query.count_actors, connection, asked, search=search),
            page=lambda number, after: query.actors(connection, asked, limit=number, cursor=after, search=search),
            each=lambda number: query.actors(connection, asked, limit=number, search=search),
            draw=_draw,
        )
        answer(listing, form, store, limit, cursor)


def _draw(rows: tuple[ActorFound, ...], width: int) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0), header_style="dim", width=min(width, 120))
    table.add_column("actor", ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column("id", no_wrap=True, overflow="ellipsis", style="dim", max_width=20)
    for name in ("did", "done to", "said"):
        table.add_column(name, justify="right")
    table.add_column("from")
    table.add_column("to")
    for row in rows:
        days = [str(day) if day else "" for day in (row.first, row.last)]
        numbers = [f"{one:,}" for one in (row.did, row.was_done_to, row.said)]
        table.add_row(Text(safe(row.name)), Text(safe(row.actor or "")), *numbers, *days)
    return table
