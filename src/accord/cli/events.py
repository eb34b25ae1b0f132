"""`accord events`: the events of a store that fit a filter."""

from functools import partial

from rich.console import Group
from rich.table import Table
from rich.text import Text

from accord.cli import words
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
from accord.store.found import EventFound, PartyFound, VoiceFound

ID = 8  # characters of an id that are shown: enough to name it
_SIDES = {"own": " (own side)", "target": " (the other side)"}


@with_filters
def events(
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
    """List events: who did what to whom, when and where, according to whom.

    What the author or an official of the actor's own side asserts as certain:
    accord events --voice author --voice own --certainty CT+
    """
    from accord.store import facets, query

    form = Form(csv=csv, json=json, jsonl=jsonl, parquet=parquet)
    with reading(store) as connection:
        if facet:
            print_facets(facets.facets(connection, "events", asked, facet), json=json)
            return
        listing = Listing(
            table="events",
            thing="event",
            asked=asked,
            count=partial(query.count, connection, "events", asked),
            page=lambda number, after: query.events(connection, asked, limit=number, cursor=after),
            each=lambda number: query.each_event(connection, asked, limit=number),
            draw=_draw,
        )
        answer(listing, form, store, limit, cursor)


def _draw(rows: tuple[EventFound, ...], width: int) -> Table:
    table = grid("day", "event", width=width)
    for number, row in enumerate(rows, start=1):
        table.add_row(f"{number}", Text(f"{row.day or 'no day'}"), _event(row))
    return table


def grid(first: str, second: str, *, width: int) -> Table:
    """Give a table of three columns: number, something short, and the rest on several lines."""
    table = Table.grid(padding=(0, 2, 1, 0))
    table.width = min(width, 120)
    table.add_column(justify="right", style="dim")
    table.add_column(first, no_wrap=True)
    table.add_column(second, ratio=1)
    return table


def _event(row: EventFound) -> Group:
    kind = words.kind(row.type, row.mode, row.own_type, row.own_mode)
    nobody = ("nobody named", "dim")
    first = Text.assemble(
        (kind, "bold magenta"), "  ", _names(row.actors) or nobody, (" → ", "bold"), _names(row.recipients) or nobody
    )
    place = [part for part in (row.place.name, row.place.country) if part] if row.place else []
    facts = [words.factuality(row.factuality), safe(", ".join(place)), "disputed" if row.disputed else ""]
    second = Text.assemble(
        ("voice: ", "dim"),
        (_chain(row.voice) + _SIDES.get(row.side, ""), "cyan"),
        (" · ", "dim"),
        " · ".join(fact for fact in facts if fact),
    )
    return Group(first, second, evidence(row), origin(row.id, row.article.id, row.article.outlet))


def evidence(row: EventFound) -> Text:
    """Give the sentence with the words that tell of the event marked."""
    start, _ = row.sentence
    shown = Text(safe(row.evidence).replace("\n", " "), style="italic")
    for first, last in row.trigger:
        shown.stylize("bold underline", max(first - start, 0), max(last - start, 0))
    return shown


def origin(identifier: str, article: str, outlet: str | None) -> Text:
    """Give the ids, short, and the outlet."""
    parts = [identifier[:ID], article[:ID], safe(outlet or "no outlet")]
    return Text(" · ".join(parts), style="dim")


def _names(parties: tuple[PartyFound, ...]) -> str:
    return safe(", ".join(party.name for party in parties))


def _chain(voice: tuple[VoiceFound, ...]) -> str:
    if not voice:
        return "author"
    said = [{"kind": one.kind, "speaker": _speaker(one)} for one in voice]
    return words.voice(said)


def _speaker(one: VoiceFound) -> dict[str, str] | None:
    return {"name": one.speaker.name, "kind": "person"} if one.speaker else None
