"""What holds for every date and every text."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.model import Annotation, Article, Sentence, Source
from accord.times import DateFinder, days

_FINDER = DateFinder()
_DAYS = st.dates(min_value=date(1500, 1, 1), max_value=date(2099, 12, 31))
_ENDS = st.sampled_from([date.min, date.max, date(1500, 1, 1), date(2999, 12, 31)])
_WORDS = st.sampled_from(
    [
        *("Friday", "January", "3", "31", "1998", "2020-01-07", "'90s", "Christmas", "fall", "0", "99", "2000", "now"),
        *("of", "the", "in", "on", "by", "a", "last", "next", "same", "early", "mid-", "ago", "earlier", "two"),
        *("day", "week", "quarter", "half", "year", "century", "third", "-", "/", ",", ".", "\n"),
    ]
)


def _annotation(text: str) -> Annotation:
    """Give a text as one sentence without tokens: the grammar alone decides."""
    return Annotation(text, (), (Sentence(0, 0, len(text), 0, 0, 0),))


def _find(text: str, published: str | None = None):
    article = Article(id="a-test", source=Source(kind="file", ref="test"), text=text, published=published)
    return _FINDER.find(article, _annotation(text))


@pytest.mark.parametrize(
    "write",
    [
        lambda day: day.isoformat(),
        lambda day: f"{day.day} {day:%B} {day.year}",
        lambda day: f"{day:%B} {day.day}, {day.year}",
        lambda day: f"{day:%b}. {day.day}, {day.year}" if day.month != 5 else f"May {day.day}, {day.year}",
        lambda day: f"{day:%A}, {day:%B} {day.day}, {day.year}",
        lambda day: f"the {day.day}th of {day:%B} {day.year}",
        lambda day: f"{day.month}/{day.day}/{day.year}",
        lambda day: f"{day.day}.{day.month}.{day.year}",
    ],
    ids=["iso", "day month year", "month day, year", "abbreviated", "weekday", "ordinal", "slashes", "dots"],
)
@given(day=_DAYS)
def test_every_day_comes_back_as_itself(write: Callable[[date], str], day: date) -> None:
    (found,) = _find(f"It happened on {write(day)}, they said.")
    assert (found.value, found.start, found.end) == (day.isoformat(),) * 3


@given(published=_DAYS, weekday=st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]))
def test_a_weekday_lies_in_the_week_up_to_publication(published: date, weekday: str) -> None:
    (found,) = _find(f"It happened {weekday}.", published.isoformat())
    there = date.fromisoformat(found.value)
    assert f"{there:%A}" == weekday
    assert timedelta(0) <= published - there < timedelta(days=7)


@given(text=st.one_of(st.text(), st.lists(_WORDS, max_size=25).map(" ".join)), published=st.none() | st.dates() | _ENDS)
def test_any_text_is_read_without_an_error(text: str, published: date | None) -> None:
    found = _find(text, published.isoformat() if published else None)
    ends = [0]
    for mention in found:
        assert ends[-1] <= mention.span.start < mention.span.end <= len(text)
        assert mention.value
        assert (mention.start is None) == (mention.end is None)
        assert mention.start is None or mention.start <= mention.end
        assert mention.basis in ("text", "published", "narrative")
        ends.append(mention.span.end)


@given(text=st.lists(_WORDS, max_size=25).map(" ".join))
def test_without_publication_nothing_is_counted_from_it(text: str) -> None:
    assert all(mention.basis != "published" for mention in _find(text))


@given(day=_DAYS, count=st.integers(-5000, 5000))
def test_shifting_by_days_there_and_back_changes_nothing(day: date, count: int) -> None:
    there = days.shift(day, count, "day")
    assert there is not None
    assert days.shift(there, -count, "day") == day


@given(year=st.integers(1600, 2400))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    easter = days.easter(year)
    assert easter.isoweekday() == 7
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)
