"""Timelines as drawings."""

from datetime import date

from accord.store.found import Period
from accord.web.charts import HEIGHT, WIDTH, draw, step_for


def test_cooperation_stands_on_the_line_and_conflict_hangs_from_it() -> None:
    (slot,) = draw([Period(start=date(2024, 1, 1), count=10, quads=(1, 2, 3, 4))], "month").slots
    line = max(bar.y + bar.height for bar in slot.bars if bar.quad <= 2)
    assert [bar.quad for bar in slot.bars] == [2, 1, 4, 3]
    assert all(abs(bar.y - line) < 0.1 for bar in slot.bars if bar.quad == 4)
    assert all(bar.y >= 0 and bar.y + bar.height <= HEIGHT for bar in slot.bars)
    assert (slot.first, slot.last, slot.label) == (date(2024, 1, 1), date(2024, 1, 31), "2024-01")


def test_gaps_between_periods_are_drawn_as_gaps() -> None:
    drawing = draw([Period(start=date(2024, 1, 1), count=1), Period(start=date(2024, 4, 1), count=1)], "month")
    assert [slot.count for slot in drawing.slots] == [1, 0, 0, 1]
    assert drawing.slots[-1].x + drawing.slots[-1].width == WIDTH


def test_a_year_far_away_is_counted_and_not_drawn() -> None:
    many = [Period(start=date(2024, month, 1), count=50) for month in range(1, 13)]
    drawing = draw([Period(start=date(1951, 1, 1), count=2), *many], "month")
    assert (drawing.before, drawing.after, len(drawing.slots)) == (2, 0, 12)
    whole = draw([Period(start=date(1951, 1, 1), count=2), *many], "month", whole=True)
    assert whole.before == 0
    assert whole.slots[0].first == date(1951, 1, 1)


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw([], "month").slots == ()


def test_the_step_follows_the_length() -> None:
    first = date(2024, 1, 1)
    assert step_for(first, date(2024, 2, 9)) == "day"
    assert step_for(first, date(2024, 8, 1)) == "week"
    assert step_for(first, date(2027, 1, 1)) == "month"
    assert step_for(first, date(2034, 1, 1)) == "year"
