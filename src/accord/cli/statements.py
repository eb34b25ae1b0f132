"""`accord statements`: the statements of a store that fit a filter."""

from functools import partial

from rich.console import Group
from rich.table import Table
from rich.text import Text

from accord.cli import words
from accord.cli.events import grid, origin
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
from accord.store.filters import Filter
from accord.store.found import StatementFound

_PARTS = (("content", "green"), ("source", "bold cyan"), ("cue", "italic yellow"))


@with_filters
def statements(
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
    """List statements: who says what.

    Filters of events (--src, --type ...) keep the statements in which such events are told.
    """
    from accord.store import facets, query

    form = Form(csv=csv, json=json, jsonl=jsonl, parquet=parquet)
    with reading(store) as connection:
        if facet:
            print_facets(facets.facets(connection, "statements", asked, facet), json=json)
            return
        listing = Listing(
            table="statements",
            thing="statement",
            asked=asked,
            count=partial(query.count, connection, "statements", asked),
            page=lambda number, after: query.statements(connection, asked, limit=number, cursor=after),
            each=lambda number: query.each_statement(connection, asked, limit=number),
            draw=_draw,
        )
        answer(listing, form, store, limit, cursor)


def _draw(rows: tuple[StatementFound, ...], width: int) -> Table:
    table = grid("day", "statement", width=width)
    for number, row in enumerate(rows, start=1):
        table.add_row(f"{number}", Text(f"{row.day or 'no day'}"), _statement(row))
    return table


def _statement(row: StatementFound) -> Group:
    name = safe(row.speaker.name) if row.speaker else "speaker unknown"
    country = f" ({row.speaker.country})" if row.speaker and row.speaker.country else ""
    details = [words.plain(row.kind), row.manner, safe(row.medium or "")]
    first = Text.assemble((name, "bold cyan"), country, ("  " + " · ".join(part for part in details if part), "dim"))
    start, _ = row.evidence_span
    shown = Text(safe(row.evidence).replace("\n", " "))
    for part, style in _PARTS:
        for begin, end in getattr(row, part):
            shown.stylize(style, begin - start, end - start)
    return Group(first, shown, origin(row.id, row.article.id, row.article.outlet))
