"""Without a publication date the words give what they give, and the rest stays X."""

from collections.abc import Callable

import pytest

PARTIAL = [
    ("The rebels entered the town on January 6.", "January 6", "XXXX-01-06"),
    ("The rebels entered the town on 6 Jan and burned it.", "6 Jan", "XXXX-01-06"),
    ("The rebels entered the town on Friday, January 6.", "Friday, January 6", "XXXX-01-06"),
    ("The rebels entered the town on February 29.", "February 29", "XXXX-02-29"),
    ("The rebels entered the town on Friday.", "Friday", "XXXX-WXX-5"),
    ("The rebels entered the town last Sunday.", "last Sunday", "XXXX-WXX-7"),
    ("The rebels entered the town in October.", "October", "XXXX-10"),
    ("The rebels entered the town yesterday.", "yesterday", "XXXX-XX-XX"),
    ("The rebels entered the town today.", "today", "XXXX-XX-XX"),
    ("The rebels will enter the town next week.", "next week", "XXXX-WXX"),
    ("The rebels entered the town last month.", "last month", "XXXX-XX"),
    ("The rebels entered the town last year.", "last year", "XXXX"),
    ("The past year was a hard one.", "The past year", "XXXX"),
    ("The rebels entered the town two weeks ago.", "two weeks ago", "XXXX-WXX"),
    ("The rebels entered the town five years ago.", "five years ago", "XXXX"),
    ("The rebels entered the town at the weekend.", "the weekend", "XXXX-WXX-WE"),
    ("The rebels entered the town last summer.", "last summer", "XXXX-SU"),
    ("Output fell in the third quarter.", "the third quarter", "XXXX-Q3"),
    ("Output fell in the second half of last year.", "the second half of last year", "XXXX-H2"),
    ("Rockets fell on Christmas Eve.", "Christmas Eve", "XXXX-12-24"),
    ("Rockets fell on Thanksgiving.", "Thanksgiving", "XXXX-11-XX"),
    ("Rockets fell on Easter Sunday.", "Easter Sunday", "XXXX-XX-XX"),
    ("The summit was held on January 3-5.", "January 3-5", "XXXX-01-03/XXXX-01-05"),
    ("The treaty was signed on 1/7/20.", "1/7/20", "XX20-01-07"),
    ("The war began in the '90s.", "the '90s", "XX9"),
    ("The delegation left on the 3rd.", "the 3rd", "XXXX-XX-03"),
    ("The talks resumed two days later.", "two days later", "XXXX-XX-XX"),
    ("The talks resumed the following month.", "the following month", "XXXX-XX"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), PARTIAL)
def test_value_stays_partial(find: Callable, values: Callable, sentence: str, words: str, value: str) -> None:
    found = values(sentence)
    assert found.get(words) == value, found
    assert all(date.start is None and date.end is None for date in find(sentence))


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("The treaty was signed on 7 January 2020.", "2020-01-07", "2020-01-07"),
        ("The treaty was signed in February 2019.", "2019-02-01", "2019-02-28"),
        ("The treaty was signed in 1998.", "1998-01-01", "1998-12-31"),
        ("The treaty was signed in the 1990s.", "1990-01-01", "1999-12-31"),
        ("The treaty was signed in the 20th century.", "1901-01-01", "2000-12-31"),
        ("The treaty was signed in the third quarter of 2018.", "2018-07-01", "2018-09-30"),
        ("The treaty was signed on 28 May - 2 June 2019.", "2019-05-28", "2019-06-02"),
    ],
)
def test_words_that_say_everything_need_no_publication_date(
    find: Callable, sentence: str, start: str, end: str
) -> None:
    (date,) = find(sentence)
    assert (date.start, date.end, date.basis) == (start, end, "text")


def test_a_publication_date_known_only_to_the_month_counts_as_unknown(values: Callable) -> None:
    assert values("They met on Friday.", published="2020-01") == {"Friday": "XXXX-WXX-5"}


def test_a_publication_time_counts_as_its_day(values: Callable) -> None:
    assert values("They met yesterday.", published="2020-01-07T13:37:00Z") == {"yesterday": "2020-01-06"}
