"""`accord articles`: the articles of a store that fit a filter."""

from functools import partial

from rich.console import Group
from rich.table import Table
from rich.text import Text

from accord.cli.events import ID, grid
from accord.cli.filtering import with_filters
from accord.cli.listing import (
    CsvOption,
    CursorOption,
    FacetOption,
    Form,
    JsonLinesOption,
    JsonRowsOption,
    LimitOption,
    Listing,
    ParquetOption,
    StoreArgument,
    answer,
    print_facets,
    reading,
)
from accord.cli.options import STORE
from accord.cli.terminal import safe
from accord.cli.words import count
from accord.store.filters import Filter
from accord.store.found import ArticleFound


@with_filters
def articles(
    *,
    store: StoreArgument = STORE,
    asked: Filter,
    limit: LimitOption = None,
    cursor: CursorOption = None,
    facet: FacetOption = None,
    csv: CsvOption = False,
    json: JsonRowsOption = False,
    jsonl: JsonLinesOption = False,
    parquet: ParquetOption = None,
) -> None:
    """List articles.

    Filters of events and statements keep the articles that hold one that fits.
    """
    from accord.store import facets, query

    form = Form(csv=csv, json=json, jsonl=jsonl, parquet=parquet)
    with reading(store) as connection:
        if facet:
            print_facets(facets.facets(connection, "articles", asked, facet), json=json)
            return
        listing = Listing(
            table="articles",
            thing="article",
            asked=asked,
            count=partial(query.count, connection, "articles", asked),
            page=lambda number, after: query.articles(connection, asked, limit=number, cursor=after),
            each=lambda number: query.each_article(connection, asked, limit=number),
            draw=_draw,
        )
        answer(listing, form, store, limit, cursor)


def _draw(rows: tuple[ArticleFound, ...], width: int) -> Table:
    table = grid("published", "article", width=width)
    for number, row in enumerate(rows, start=1):
        table.add_row(f"{number}", Text(f"{row.published or 'no day'}"), _article(row))
    return table


def _article(row: ArticleFound) -> Group:
    opening = " ".join(row.opening.split())
    title = safe(row.title) if row.title else safe(f"untitled: {opening}")
    facts = [row.id[:ID], safe(row.outlet or "no outlet"), row.language or ""]
    held = f"{count(row.statements, 'statement')}, {count(row.events, 'event')}"
    return Group(Text(title, style="bold"), Text(" · ".join([held, *(fact for fact in facts if fact)]), style="dim"))
