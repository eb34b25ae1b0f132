"""Whom a noun with an owner stands for."""

from collections.abc import Callable

import pytest

from accord.model import Annotation

from .test_coreference import chain_at

Annotate = Callable[[str], Annotation]


@pytest.mark.parametrize(
    ("text", "noun", "wanted"),
    [
        ("Tom Lund confessed. Lund's wife, Ana Ruiz, said that was a lie. Her husband wept.", "husband", "Tom"),
        ("Lund's deputy, Ana Ruiz, resigned. Her boss wept.", "boss", "Lund"),
        ("Tom Lund left. Ana Ruiz, a lawyer for Lund, said her client was ill.", "client", "Tom"),
    ],
)
def test_the_text_has_said_who_is_whose(annotate: Annotate, text: str, noun: str, wanted: str) -> None:
    found = annotate(text)
    assert chain_at(found, noun) == chain_at(found, wanted)


def test_the_same_owner_has_the_same_one(annotate: Annotate) -> None:
    found = annotate("Ana Ruiz and her husband, Stan, were saved. Her husband said it was cold.")
    assert chain_at(found, "husband", after="saved") == chain_at(found, "Stan")


def test_a_husband_of_whom_nothing_was_told_is_nobody(annotate: Annotate) -> None:
    found = annotate("Ana Ruiz met Tom Lund on Friday. Her husband wept.")
    assert chain_at(found, "husband") not in (chain_at(found, "Tom"), chain_at(found, "Ana"))
