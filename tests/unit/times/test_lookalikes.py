"""What only looks like a date, and is none."""

from collections.abc import Callable

import pytest

NO_DATES = [
    "Theresa May said the deal was close.",
    "Theresa May lost the vote, and May then resigned.",
    "The ministers may travel and march together.",
    "March on the capital, the leader told his followers.",
    "He told the Sunday Times that he was innocent.",
    "Both parties still honour the Good Friday Agreement.",
    "The army sent 2000 troops to the border.",
    "The sale brought $1990 to the village.",
    "The bill passed by 1,998 votes.",
    "They fought for three years.",
    "A five-year plan was drawn up.",
    "The talks lasted nine hours.",
    "In the past three months, prices have doubled.",
    "The flight number was 2019/3/44/1.",
    "The version is 1.2.2019.7.",
    "The 7th Fleet sailed from the harbour.",
    "Their second half was better than ours.",
    "She was the first of four sisters.",
    "He works a day at a time.",
    "The region exports Christmas trees.",
    "She appeared on “This Week”, a television programme.",
    "Every Friday they gather at the gate.",
    "Each July the river floods.",
    "Flight 1990 landed safely.",
    "Resolution 1970 was adopted unanimously.",
    "In 1500 villages there is no water.",
    "The price will fall, and the cat will spring.",
]


@pytest.mark.parametrize("sentence", NO_DATES)
def test_no_date(values: Callable, sentence: str) -> None:
    assert values(sentence, published="2020-01-07") == {}


def test_a_month_that_is_a_name_is_still_a_month_after_its_preposition(values: Callable) -> None:
    assert values("In May, Theresa May resigned.", published="2020-01-07") == {"May": "2019-05"}


def test_a_quotation_may_begin_with_a_date(values: Callable) -> None:
    sentence = "The mayor said: “Today we mourn, and tomorrow we build.”"
    assert values(sentence, published="2020-01-07") == {"Today": "2020-01-07", "tomorrow": "2020-01-08"}


def test_furniture_holds_no_dates(find: Callable, pipeline, article) -> None:
    from dataclasses import replace

    from accord.model import Furniture
    from accord.times import DateFinder

    text = "Donate by 5 May 2019.\n\nThe port fell on 3 May 2018."
    read = replace(article(text), furniture=(Furniture(start=0, end=22, kind="donation"),))
    (date,) = DateFinder().find(read, pipeline.annotate(read)[0])
    assert date.value == "2018-05-03"
