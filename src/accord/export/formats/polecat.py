"""POLECAT events: 40 columns, header, None where nothing is known, "; " between several values."""

from collections.abc import Iterable

from accord.export.codes import PLOVER, cow, quad_names
from accord.export.dyads import pairs
from accord.export.event import ExportEvent, ExportParty
from accord.export.layout import Cell, Layout, Line, MakeLines
from accord.export.model import Counts, Options

_FEATURES = {"city": "PPL", "adm1": "ADM1", "country": "PCLI", "region": "RGN", "point": "LOCALITY"}


def _start() -> MakeLines:
    return _lines


def _lines(event: ExportEvent, options: Options, _counts: Counts) -> Iterable[Line]:
    found = pairs(event)
    article = event.article
    for place, (actor, recipient) in enumerate(found, start=1):
        yield (
            (actor, recipient),
            [
                *(f"{event.id}-{place}" if len(found) > 1 else event.id, event.day, event.type, event.mode),
                *(event.intensity, quad_names()[event.quad].upper(), _joined(event.contexts)),
                *_party(actor, options),
                *_party(recipient, options),
                *_place(event, options),
                *(article.outlet, article.published),
                *map(_joined, (article.people, article.organisations, article.places)),
                *(article.language, f"accord {article.accord}"),
            ],
        )


def _party(party: ExportParty | None, options: Options) -> tuple[Cell, ...]:
    if party is None:
        return (None,) * 8
    primary = party.sectors[0] if party.sectors else None
    words = party.words if options.text else None
    return (party.name, party.country, cow(party.country), primary, _joined(party.sectors), None, words, None)


def _place(event: ExportEvent, options: Options) -> tuple[Cell, ...]:
    city = event.place_name if event.place_precision in ("city", "point") else None
    province = event.place_name if event.place_precision == "adm1" else event.adm1
    words = event.place_words if options.text else None
    feature = _FEATURES.get(event.place_precision or "")
    coordinates = (event.lat, event.lon, event.geonames)
    return (event.place_name, city, None, province, event.place_country, *coordinates, words, feature)


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


EXPORT = Layout(
    name="polecat",
    summary="POLECAT events: 40 columns, tabs, header, None for nothing",
    codes={"events": PLOVER, "countries": "ISO 3166-1 alpha-3; Correlates of War"},
    start=_start,
    null="None",
    names=True,
    suffix=".polecat.tsv",
).export()
