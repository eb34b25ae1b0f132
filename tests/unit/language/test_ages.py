"""Whom "the 67-year-old" stands for, where the text gives ages."""

from collections.abc import Callable

from accord.model import Annotation

from .test_coreference import chain_at

Annotate = Callable[[str], Annotation]


def test_an_age_says_who_is_meant(annotate: Annotate) -> None:
    found = annotate(
        "Judge Ana Ruiz jailed Desmond Aylward, 67, on Monday. His lawyer, Fiona Lund, 45, said she would appeal. "
        "The 67-year-old said nothing. The 45-year-old left."
    )
    assert chain_at(found, "The 67-year-old") == chain_at(found, "Desmond")
    assert chain_at(found, "The 45-year-old") == chain_at(found, "Fiona")


def test_nobody_of_another_age_is_meant(annotate: Annotate) -> None:
    found = annotate("Fiona Lund, 45, said she would appeal. The 67-year-old said nothing.")
    assert chain_at(found, "The 67-year-old") != chain_at(found, "Fiona")
