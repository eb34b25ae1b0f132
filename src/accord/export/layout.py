"""Layouts of the field: one line an event and pair, tabs between the cells, nothing quoted."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from accord.export.columns import columns_of
from accord.export.dyads import Pair
from accord.export.event import ExportEvent
from accord.export.model import Column, Counts, Export, Options
from accord.export.selection import Selection
from accord.export.text import guard, one_line

Cell = str | int | float | date | None
Cells = Sequence[Cell]
Line = tuple[Pair, Cells]
MakeLines = Callable[[ExportEvent, Options, Counts], Iterable[Line]]

ASSERTED = frozenset({"CT+", "PR+", "PS+"})
_MEDIA = "text/tab-separated-values; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A tab-separated layout: its columns stand in data/columns/NAME.csv."""

    name: str
    summary: str
    codes: dict[str, str]
    start: Callable[[], MakeLines]  # called once an export, so that lines may depend on earlier ones
    header: bool = True
    merge: Callable[[Iterator[Cells]], Iterator[Cells]] | None = None  # makes fewer lines of all of them
    null: str = ""
    suffix: str = ".tsv"
    names: bool = False  # needs the names of people, organisations and places in each article

    def export(self) -> Export:
        """Give the layout as an export."""
        return Export(
            name=self.name,
            summary=self.summary,
            suffix=self.suffix,
            media=_MEDIA,
            write=self.write,
            columns=self.columns,
            codes=self.codes,
            null=self.null,
            asserted=True,
        )

    def columns(self, options: Options) -> tuple[Column, ...]:
        """Give the columns, with accord's own behind them where that is wanted."""
        own = columns_of("extended", options) if options.extended else ()
        return columns_of(self.name, options) + own

    def write(self, chosen: Selection, out: BinaryIO, options: Options, counts: Counts) -> None:
        """Write the events; what the layout has no room for is left out and counted."""
        if self.header:
            out.write(self._line([column.name for column in self.columns(options)]))
        lines = self._lines(chosen, options, counts)
        for cells in self.merge(lines) if self.merge else lines:
            counts.rows += 1
            out.write(self._line(cells))

    def _lines(self, chosen: Selection, options: Options, counts: Counts) -> Iterator[Cells]:
        make = self.start()
        for event in chosen.events(names=self.names):
            counts.events += 1
            if options.asserted and not options.extended and event.factuality not in ASSERTED:
                counts.leave_out("not_asserted")
                continue
            for pair, cells in make(event, options, counts):
                yield [*cells, *own_cells(event, pair, options)] if options.extended else cells

    def _line(self, cells: Cells) -> bytes:
        return ("\t".join([_written(cell) or self.null for cell in cells]) + "\n").encode()


def _written(cell: Cell) -> str:
    if cell is None or cell == "":
        return ""
    if isinstance(cell, str):
        return cell if cell.isalnum() else guard(one_line(cell))
    return repr(cell).removesuffix(".0") if isinstance(cell, float) else str(cell)


def own_cells(event: ExportEvent, pair: Pair, options: Options) -> list[Cell]:
    """Give what data/columns/extended.csv lists: voice, factuality, evidence."""
    cells: list[Cell] = [
        *(event.id, event.article.id, event.factuality, event.side, spoken(event), int(event.disputed)),
        *(event.type, event.mode, ";".join(event.contexts), event.own_type, event.own_mode),
        *(party.actor if party else None for party in pair),
        *(event.geonames, event.place_precision, event.date_precision, event.confidence),
        *hull(event.trigger),
        *event.evidence_span,
        hashlib.sha256(event.evidence.encode()).hexdigest(),
    ]
    return [*cells, event.evidence] if options.text else cells


def spoken(event: ExportEvent) -> str:
    """Give the voices of an event, outermost first."""
    return " > ".join(voice.name or "somebody" for voice in event.voice) or "author"


def hull(spans: Sequence[tuple[int, int]]) -> tuple[int | None, int | None]:
    """Give the first character of the first piece and the end of the last."""
    return min((start for start, _ in spans), default=None), max((end for _, end in spans), default=None)
