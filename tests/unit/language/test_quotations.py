"""What counts as a quotation, in every style that newspapers print."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.language.quotations import find_quotations
from accord.model import Span


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in find_quotations(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We won," she said. "Now we rest."', ['"We won,"', '"Now we rest."']),
        ("“We won,” she said. “Now we rest.”", ["“We won,”", "“Now we rest.”"]),
        ("''We won,'' she said.", ["''We won,''"]),
        ("``We won,'' she said.", ["``We won,''"]),
        ("«Nous avons gagné», he wrote.", ["«Nous avons gagné»"]),
        ("‘We won,’ said the miners’ leader, ‘and that’s that.’", ["‘We won,’", "‘and that’s that.’"]),
        ("She called it 'a mess' and the nurses' pay 'too low'.", ["'a mess'", "'too low'"]),
        ("“It is ‘over’,” she said.", ["“It is ‘over’,”"]),
        ("‘He said “yes” to us,’ she recalled.", ["‘He said “yes” to us,’"]),
        ("“A “nested” one,” he said.", ["“A “nested” one,”"]),
        ("'Badly shaken’: mayor speaks of flood", ["'Badly shaken’"]),
        ("(“Fine,” he wrote.)", ["“Fine,”"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_marks_of_every_style(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The dogs' owners and the cats' owners met.",
        "It was the '90s, rock 'n' roll.",
        "He is 5'10\" tall.",
        "Don't say it’s so.",
    ],
)
def test_apostrophes_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_paragraph_that_opens_and_never_closes_is_quoted_to_its_end() -> None:
    text = "“We shall stay.\n“We shall win.”"
    paragraphs = [Span(0, 15), Span(16, len(text))]
    assert find_quotations(text, paragraphs) == (Span(0, 15), Span(16, len(text)))


def test_an_open_mark_in_the_middle_of_a_paragraph_does_not_leak() -> None:
    assert quoted("He said “yes. Then he left and she said “no” twice.") == ["“no”"]


@given(st.text(alphabet="ab s.,'\"“”‘’`«»\n", max_size=60))
def test_quotations_stay_in_their_paragraph_and_never_overlap(text: str) -> None:
    middle = len(text) // 2
    paragraphs = [Span(0, middle), Span(middle, len(text))]
    found = find_quotations(text, paragraphs)
    assert list(found) == sorted(found)
    assert all(any(paragraph.holds(quotation) for paragraph in paragraphs) for quotation in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(quotation.end - quotation.start >= 1 for quotation in found)


@pytest.mark.parametrize("text", ["“" * 60_000, "“a " * 20_000 + "b” " * 20_000, "'a \"b\" c' " * 15_000])
def test_thousands_of_marks_are_read_at_once(text: str) -> None:
    # Reading on from every mark to the end would take minutes.
    found = find_quotations(text, [Span(0, len(text))])
    assert all(before.end <= after.start for before, after in pairwise(found))
