"""The model of lines: chances that add up, marks that the rules have no pattern for, texts left whole."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.articles.furniture import find_furniture, rule_marks
from accord.articles.line_features import Reading
from accord.articles.line_model import load_model, marginals
from accord.articles.lines import split_lines

BODY = (
    "The council of Port Velta voted on Monday to close the old bridge, its chairman told reporters.",
    "Drivers had protested against the plan for weeks, and police counted two thousand of them on Sunday.",
    "“We will find another way to work”, said one of them, Anton Birk, and went home.",
)


def kinds_of(*lines: str) -> list[str | None]:
    """Give the kind of furniture of each line, None for the article's."""
    text = "\n\n".join(lines)
    found = find_furniture(split_lines(text))
    return [
        next((piece.kind for piece in found if piece.start <= line.start < piece.end), None)
        for line in split_lines(text)
    ]


def features_of(*lines: str) -> list[list[str]]:
    found = split_lines("\n\n".join(lines))
    reading = Reading(found, rule_marks(found)[0])
    return [reading.features(index) for index in range(len(found))]


@given(st.integers(1, 5), st.integers(2, 4), st.randoms(use_true_random=False))
def test_the_chances_of_a_chain_are_those_of_all_its_ways(lines: int, kinds: int, random) -> None:  # type: ignore[no-untyped-def]
    scores = np.array([[random.uniform(-3, 3) for _ in range(kinds)] for _ in range(lines)])
    together = np.array([[random.uniform(-3, 3) for _ in range(kinds)] for _ in range(kinds)])
    wanted = np.zeros_like(scores)
    for way in np.ndindex(*(kinds,) * lines):
        weight = sum(scores[line, kind] for line, kind in enumerate(way))
        weight += sum(together[one, other] for one, other in pairwise(way))
        for line, kind in enumerate(way):
            wanted[line, kind] += np.exp(weight)
    assert marginals(scores, together) == pytest.approx(wanted / wanted.sum(axis=1, keepdims=True))


def test_no_lines_get_no_verdicts() -> None:
    assert load_model().judge([]) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Published 3 hours ago, updated 14:05 GMT", "timestamp"),
        ("Tags: Port Velta | Bridges | Transport", "tags"),
        ("Home News Politics Business Sport Opinion", "navigation"),
        ("Listen to our podcast on Apple or Spotify", "podcast"),
    ],
)
def test_a_line_gets_its_kind(line: str, kind: str) -> None:
    page = ("Share this article", "Old bridge to close", line, *BODY, "Advertisement", "Read more here")
    assert kinds_of(*page)[2] == kind


def test_a_line_is_weighed_by_its_neighbours() -> None:
    alone, *_ = features_of("Harbour wall to rise", *BODY)
    listed = features_of(*BODY, "Related stories", "Harbour wall to rise")[-1]
    assert "first line" in alone
    assert "before related_links" in listed


def test_a_line_says_what_it_shares_with_the_body() -> None:
    title, *_, stranger = features_of("Council votes to close old bridge", *BODY, "Win tickets for the ballet")
    assert "shares 0" in stranger
    assert "shares 0" not in title


@pytest.mark.parametrize(
    "lines",
    [
        ("Dear Mr Birk,", "I have read your letter. The bridge stays closed.", "Yours faithfully,", "Iva Dern, Mayor"),
        ("CHAIR: Is there a motion?", "DERN: There is.", "CHAIR: Thank you.", "DERN: Thank you."),
        ("Who voted how", "For: Dern, Holt, Pram", "Against: Birk", "Absent: Lund", *BODY),
    ],
    ids=["letter", "transcript", "list"],
)
def test_letters_transcripts_and_lists_stay_whole(lines: tuple[str, ...]) -> None:
    assert kinds_of(*lines) == [None] * len(lines)


def test_headlines_under_an_advertisement_leave_the_page_its_own() -> None:
    assert kinds_of("Sponsored content", "Old bridge to close after vote", *BODY)[1:] == [None] * 4


def test_calls_in_a_leaflet_are_its_text() -> None:
    leaflet = (
        "What the nurses asked of the town",
        "Join us at the gate of the clinic at six.",
        "Support us with soup and with your names.",
        "Follow us to the ministry. Bring the children.",
        "About four hundred came, the police said on Friday. The clinic stayed open, and nobody was held.",
    )
    assert set(rule_marks(split_lines("\n\n".join(leaflet)))[0].values()) == {"donation_appeal", "share"}
    assert kinds_of(*leaflet) == [None] * len(leaflet)


def test_the_same_calls_around_an_article_are_furniture() -> None:
    kinds = kinds_of(
        *BODY, "Follow us on Facebook and Instagram", "Support us with a monthly gift", "Share this article"
    )
    assert kinds[:3] == [None, None, None]
    assert None not in kinds[3:]


def test_a_label_that_only_newsrooms_write_is_believed() -> None:
    note = "Correction: an earlier version of this article gave the wrong day for the vote in Port Velta."
    assert kinds_of(*BODY, note)[3] == "correction"
