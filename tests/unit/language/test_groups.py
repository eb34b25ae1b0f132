"""Several who are meant together."""

from collections.abc import Callable

import pytest

from accord.model import Annotation

Annotate = Callable[[str], Annotation]


def _members(annotation: Annotation, words: str, *, after: str = "") -> list[str]:
    """Give the head words of those whom the phrase at `words` stands for together."""
    text = annotation.text
    start = text.index(words, text.index(after) + len(after) if after else 0)
    phrase = next(one for one in annotation.phrases if one.start <= start < one.end)
    return [annotation.tokens[head].text for head in phrase.several]


@pytest.mark.parametrize(
    ("text", "words", "after", "members"),
    [
        ("Gina Simons and Vincent Okello met. They signed a treaty.", "They", "met.", ["Simons", "Okello"]),
        ("Kosovo and Serbia held talks. Both sides were content.", "Both", "talks.", ["Kosovo", "Serbia"]),
        ("Kosovo and Serbia held talks. The two countries have no treaty.", "The two", "", ["Kosovo", "Serbia"]),
        ("President Ana Ruiz met Tom Lund in Oslo. The two leaders smiled.", "The two", "", ["Ruiz", "Lund"]),
        (
            "Defence Minister Ana Ruiz and Interior Minister Tom Lund arrived. The ministers wept.",
            "The ministers",
            "",
            ["Ruiz", "Lund"],
        ),
        ("Two lawmakers, Gift Nkandu and Lazarous Phiri, wept. The two men left.", "The two", "", ["Nkandu", "Phiri"]),
        ("Ali Imam and Hasan Imam, brothers who write, wept. The brothers left.", "The brothers", "", ["Imam", "Imam"]),
        (
            "Senators Ana Ruiz, a doctor, and Tom Lund, a teacher, arrived. Ruiz and Lund sat down. The senators wept.",
            "The senators",
            "",
            ["Ruiz", "Lund"],
        ),
    ],
)
def test_they_are_the_two_who_were_named(
    annotate: Annotate, text: str, words: str, after: str, members: list[str]
) -> None:
    assert _members(annotate(text), words, after=after) == members


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ana Ruiz and Tom Lund accused the rebels of lying. They had attacked a village.", "They"),  # the rebels
        ("Ana Ruiz met Tom Lund in Oslo. The two countries have no treaty.", "The two"),  # people are no countries
        ("Ana Ruiz and Tom Lund blamed the ministers.", "the ministers"),  # nobody blames themselves
        ("Ana Ruiz, Tom Lund, and Bo Ek arrived. The two leaders smiled.", "The two"),  # which two?
        ("Farmers from Oslo and Bergen met. They signed a petition.", "They"),  # the farmers
    ],
)
def test_others_are_left_alone(annotate: Annotate, text: str, words: str) -> None:
    assert _members(annotate(text), words) == []


def test_later_mentions_are_the_same_several(annotate: Annotate) -> None:
    found = annotate("Kosovo and Serbia held talks. Both sides were content. The two countries have no treaty.")
    chains = {phrase.chain for phrase in found.phrases if phrase.several}
    assert len(chains) == 1
