"""Phoenix events: 26 columns, no header, one row a day for the same source, target and code."""

from collections.abc import Iterable, Iterator
from datetime import date

from accord.export.codes import CAMEO, CAMEO_ACTORS, actor_code, quad
from accord.export.dyads import pairs
from accord.export.event import ExportEvent, ExportParty
from accord.export.layout import Cell, Cells, Layout, Line, MakeLines
from accord.export.model import Counts, Options
from accord.export.spool import Spool

_INTERNATIONAL = ("IGO", "NGO", "IMG", "MNC")
_AGENTS = frozenset(("GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL"))
_ID, _KEY, _STORIES = 0, (1, 5, 9, 13), (23, 24, 25)  # places of the id; of what makes two rows one; of what adds up


def _start() -> MakeLines:
    return _lines


def _lines(event: ExportEvent, _options: Options, counts: Counts) -> Iterable[Line]:
    coded = [(pair, _party(pair[0]), _party(pair[1])) for pair in pairs(event)]
    found = [one for one in coded if one[1][0] and one[2][0]]
    if not found or event.day is None:
        counts.leave_out("no_date" if found else "no_target_code" if coded[0][1][0] else "no_source_code")
        return
    for pair, source, target in found:
        yield pair, [event.article.accord, *_day(event.day), *source, *target, *_action(event), *_story(event)]


def _day(day: date) -> tuple[Cell, ...]:
    return (f"{day:%Y%m%d}", f"{day:%Y}", f"{day:%m}", f"{day:%d}")


def _party(party: ExportParty | None) -> tuple[str, str, str, str]:
    """Give the code with its parts, as Phoenix cuts it: three letters each, the first two in columns of their own."""
    code = actor_code(party, gdelt=False)
    pieces = [code.code[at : at + 3] for at in range(0, len(code.code), 3)]
    root = pieces.pop(0) if pieces and (pieces[0] in _INTERNATIONAL or pieces[0] == code.country) else ""
    agent = pieces.pop(0) if pieces and pieces[0] in _AGENTS else ""
    return code.code, root, agent, ";".join(pieces)


def _action(event: ExportEvent) -> tuple[Cell, ...]:
    return (event.cameo, event.cameo[:2], quad(event.cameo, "phoenix"), event.goldstein, None)


def _story(event: ExportEvent) -> tuple[Cell, ...]:
    state = event.place_name if event.place_precision == "adm1" else event.adm1
    place = (
        (event.lat, event.lon, event.place_name, state, event.place_country) if event.lat is not None else (None,) * 5
    )
    return (*place, event.article.id, event.article.address, event.article.outlet)


def _once_a_day(lines: Iterator[Cells]) -> Iterator[Cells]:
    """Make one row of those with the same day, source, target and code: the first, with the stories of all."""
    with Spool() as spool:
        for cells in lines:
            spool.add([str(cells[place]) for place in _KEY], cells)
        for number, same in enumerate(spool.groups(), start=1):
            merged = list(same[0])
            merged[_ID] = f"{number}_{merged[_ID]}"
            for place in _STORIES:
                merged[place] = ";".join(dict.fromkeys(str(cells[place]) for cells in same if cells[place]))
            yield merged


EXPORT = Layout(
    name="phoenix",
    summary="Phoenix events: 26 columns, tabs, no header, one a day",
    codes={"events": CAMEO, "actors": CAMEO_ACTORS},
    start=_start,
    header=False,
    merge=_once_a_day,
    suffix=".phoenix.tsv",
).export()
