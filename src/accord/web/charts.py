"""A timeline as numbers for an SVG drawing: cooperation above the line, conflict below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accord.store.found import Period

WIDTH, HEIGHT = 900, 150
_FOOT = 18  # room for the years or months under the bars
_STEPS = (("day", 2), ("week", 9), ("month", 60))  # a step, and up to how many months it is read well
_FEW = 0.05  # share of the rows at either end that may be left out of a drawing
_MOST = 400  # bars that still can be told apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One colour of one period."""

    quad: int  # 0 for rows that have none
    y: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One period, also one in which nothing fell."""

    first: date
    last: date
    label: str
    count: int
    quads: tuple[int, int, int, int]
    x: float
    width: float
    bars: tuple[Bar, ...]
    tick: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A timeline ready to be drawn."""

    by: str
    slots: tuple[Slot, ...]
    width: int = WIDTH
    height: int = HEIGHT
    top: int = 0  # the highest count
    before: int = 0  # rows that lie before the first period that is drawn
    after: int = 0


def draw(periods: Sequence[Period], by: str, *, whole: bool = False) -> Drawing:
    """Place periods on a drawing; without `whole`, a few rows far from the rest are counted but not drawn."""
    first, last = (0, len(periods)) if whole else _core(periods)
    kept = periods[first:last]
    return Drawing(
        by=by,
        slots=slots(kept, by),
        top=max((period.count for period in kept), default=0),
        before=sum(period.count for period in periods[:first]),
        after=sum(period.count for period in periods[last:]),
    )


def core(periods: Sequence[Period]) -> Sequence[Period]:
    """Give the periods that hold nearly all rows, where that makes the time much shorter."""
    first, last = _core(periods)
    return periods[first:last]


def _core(periods: Sequence[Period]) -> tuple[int, int]:
    """Find the stretch without the few rows at either end, where it is less than half of the time.

    News name a year of the past now and then; drawn to scale they would leave the present a hair.
    """
    spare = sum(period.count for period in periods) * _FEW
    first, last = 0, len(periods)
    left = spare
    while first < last - 1 and periods[first].count <= left:
        left -= periods[first].count
        first += 1
    left = spare
    while last > first + 1 and periods[last - 1].count <= left:
        left -= periods[last - 1].count
        last -= 1
    if last - first < 2 or _days(periods, first, last) * 2 > _days(periods, 0, len(periods)):
        return 0, len(periods)
    return first, last


def _days(periods: Sequence[Period], first: int, last: int) -> int:
    return (periods[last - 1].start - periods[first].start).days


def step_for(first: date, last: date) -> str:
    """Choose by what a timeline between two days goes."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return next((step for step, most in _STEPS if months <= most), "year")


def slots(periods: Sequence[Period], step: str) -> tuple[Slot, ...]:
    """Give the periods from the first to the last, with the gaps between them, placed on the drawing."""
    if not periods:
        return ()
    held = {period.start: period for period in periods}
    starts = list(_starts(periods[0].start, periods[-1].start, step))
    if len(starts) > _MOST:  # one date far away would make hair of all bars: leave the empty periods out
        starts = sorted(held)
    heights = [_halves(held[start]) for start in starts if start in held]
    up, down = max(above for above, _ in heights), max(below for _, below in heights)
    scale = (HEIGHT - _FOOT - 2) / max(up + down, 1)
    width = WIDTH / len(starts)
    every = max(1, round(len(starts) / 10))
    return tuple(
        _slot(
            held.get(start, Period(start=start, count=0)),
            step,
            number * width,
            width,
            up * scale + 1,
            scale,
            tick=number % every == 0,
        )
        for number, start in enumerate(starts)
    )


def _slot(period: Period, step: str, x: float, width: float, base: float, scale: float, *, tick: bool) -> Slot:
    return Slot(
        first=period.start,
        last=_next(period.start, step) - timedelta(days=1),
        label=_label(period.start, step),
        count=period.count,
        quads=period.quads,
        x=round(x, 2),
        width=round(width, 2),
        bars=tuple(_bars(period, base, scale)),
        tick=_label(period.start, step) if tick else None,
    )


def _halves(period: Period) -> tuple[int, int]:
    if not any(period.quads):
        return period.count, 0
    return period.quads[0] + period.quads[1], period.quads[2] + period.quads[3]


def _bars(period: Period, base: float, scale: float) -> Iterator[Bar]:
    if not any(period.quads):
        if period.count:
            yield _bar(0, base - period.count * scale, period.count * scale)
        return
    above = below = base
    for quad in (2, 1, 4, 3):  # material next to the line, verbal outside
        height = period.quads[quad - 1] * scale
        if not height:
            continue
        if quad <= 2:
            above -= height
            yield _bar(quad, above, height)
        else:
            yield _bar(quad, below, height)
            below += height


def _bar(quad: int, y: float, height: float) -> Bar:
    return Bar(quad=quad, y=round(y, 2), height=round(height, 2))


def _starts(first: date, last: date, step: str) -> Iterator[date]:
    while first <= last:
        yield first
        first = _next(first, step)


def _next(start: date, step: str) -> date:
    if step in ("day", "week"):
        return start + timedelta(days=1 if step == "day" else 7)
    if step == "month":
        return date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return date(start.year + 1, 1, 1)


def _label(start: date, step: str) -> str:
    return {"year": f"{start:%Y}", "month": f"{start:%Y-%m}"}.get(step, start.isoformat())
