"""GDELT 2 events: 61 columns, no header, nothing where nothing is known."""

from collections.abc import Iterable, Iterator
from datetime import date

from accord.export.codes import CAMEO, CAMEO_ACTORS, ActorCode, actor_code, fips, quad, table, us_state
from accord.export.dyads import numbered, pairs
from accord.export.event import ExportEvent, ExportParty
from accord.export.layout import Cell, Layout, Line, MakeLines
from accord.export.model import Counts, Options

_NOWHERE: tuple[Cell, ...] = (0, None, None, None, None, None, None, None)
_DETAIL = {"point": "city", "city": "city", "adm1": "adm1", "country": "country"}


def _start() -> MakeLines:
    told: set[str] = set()
    article = ""

    def lines(event: ExportEvent, _options: Options, counts: Counts) -> Iterable[Line]:
        nonlocal article
        if event.article.id != article:
            article = event.article.id
            told.clear()
        again = event.repeats in told
        told.add(event.id)
        if again:
            counts.leave_out("told_again")
        elif event.day is None:
            counts.leave_out("no_date")
        elif not event.actors and not event.recipients:
            counts.leave_out("nobody_named")
        else:
            return _lines(event, event.day)
        return ()

    return lines


def _lines(event: ExportEvent, day: date) -> Iterator[Line]:
    for number, (actor, recipient) in numbered(event, pairs(event)):
        yield (
            (actor, recipient),
            [
                *(number, _whole(day), _whole(day) // 100, day.year, _fraction(day)),
                *_actor(actor),
                *_actor(recipient),
                *(int(event.is_lead), event.cameo, event.cameo[:3], event.cameo[:2], quad(event.cameo, "gdelt")),
                *(event.goldstein, event.mentions, 1, 1, None),
                *_NOWHERE,
                *_NOWHERE,
                *_place(event),
                _whole(event.article.published) * 1_000_000 if event.article.published else None,
                event.article.address,
            ],
        )


def _whole(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _fraction(day: date) -> float:
    return round(day.year + (30 * (day.month - 1) + day.day) / 365, 4)


def _actor(party: ExportParty | None) -> list[Cell]:
    code: ActorCode = actor_code(party, gdelt=True)
    religions, types = (*code.religions, "", "")[:2], (*code.types, "", "", "")[:3]
    name = party.name.upper() if party else None
    return [code.code, name, code.country, code.group, code.ethnic, *religions, *types]


def _place(event: ExportEvent) -> tuple[Cell, ...]:
    country, detail = fips(event.place_country), _DETAIL.get(event.place_precision or "")
    if not event.place_name or detail is None:
        return _NOWHERE
    state = us_state(event.place_name if detail == "adm1" else event.adm1) if country == "US" else ""
    american = {"city": 3, "adm1": 2, "country": 1}
    elsewhere = {"city": 4, "adm1": 5, "country": 1}
    name = table("countries").get(event.place_country or "", {}).get("icews")
    full = ", ".join(dict.fromkeys(filter(None, (event.place_name, event.adm1 if detail == "city" else None, name))))
    return (
        (american if country == "US" else elsewhere)[detail],
        *(full if detail != "country" else event.place_name, country, country + state or None, None),
        *(event.lat, event.lon, country if detail == "country" else None),
    )


EXPORT = Layout(
    name="gdelt",
    summary="GDELT 2 events: 61 columns, tabs, no header",
    codes={"events": CAMEO, "actors": CAMEO_ACTORS, "places": "FIPS 10-4"},
    start=_start,
    header=False,
    suffix=".gdelt.tsv",
).export()
