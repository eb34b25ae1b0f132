"""ICEWS events: 20 columns, header, nothing where nothing is known."""

from collections.abc import Iterable

from accord.export.codes import CAMEO, cameo_labels, icews_country, icews_sectors
from accord.export.dyads import numbered, pairs, whole_number
from accord.export.event import ExportEvent, ExportParty
from accord.export.layout import Cell, Layout, Line, MakeLines
from accord.export.model import Counts, Options


def _start() -> MakeLines:
    return _lines


def _lines(event: ExportEvent, _options: Options, counts: Counts) -> Iterable[Line]:
    found = [pair for pair in pairs(event) if None not in pair]
    if not found:
        counts.leave_out("no_recipient" if event.actors else "no_actor")
        return
    if event.day is None:
        counts.leave_out("no_date")
        return
    story = whole_number(event.article.id)
    for number, (source, target) in numbered(event, found):
        yield (
            (source, target),
            [
                *(number, event.day),
                *_party(source),
                *(cameo_labels()[event.cameo], event.cameo, event.goldstein),
                *_party(target),
                *(story, event.sentence + 1, event.article.outlet),
                *_place(event),
            ],
        )


def _party(party: ExportParty | None) -> tuple[Cell, ...]:
    return (party.name, icews_sectors(party), icews_country(party.country)) if party else (None, None, None)


def _place(event: ExportEvent) -> tuple[Cell, ...]:
    city = event.place_name if event.place_precision in ("city", "point") else None
    province = event.place_name if event.place_precision == "adm1" else event.adm1
    return (city, None, province, icews_country(event.place_country), event.lat, event.lon)


EXPORT = Layout(
    name="icews",
    summary="ICEWS events: 20 columns, tabs, header",
    codes={"events": CAMEO, "sectors": "ICEWS sector names, by data/roles.csv", "countries": "ICEWS country names"},
    start=_start,
    suffix=".icews.tab",
).export()
