"""As what a person or body was told of before the name is given."""

from collections.abc import Callable

from accord.model import Annotation

from .test_coreference import chain_at

Annotate = Callable[[str], Annotation]

_LEAD = "Port chief quits\n\nThe head of the harbour authority resigned on Friday, the government said.\n\n"


def test_a_lead_tells_of_whom_the_next_paragraph_names(annotate: Annotate) -> None:
    found = annotate(f"{_LEAD}Joaquín Berenguer, who had led it since 2014, told reporters that he was tired.")
    assert chain_at(found, "The head") == chain_at(found, "Joaquín")


def test_a_name_with_another_role_is_a_new_person(annotate: Annotate) -> None:
    found = annotate(
        "The mayor of Arvik resigned on Friday, the council said.\n\nTransport Minister Hedda Lund, who is on holiday, "
        "did not comment."
    )
    assert chain_at(found, "The mayor") != chain_at(found, "Hedda")


def test_a_woman_is_not_introduced_as_a_man(annotate: Annotate) -> None:
    found = annotate("A fisherman was rescued off Bergen on Friday. Maria Lund told reporters that she was cold.")
    assert chain_at(found, "A fisherman") != chain_at(found, "Maria")


def test_a_title_that_two_have_is_nobodys(annotate: Annotate) -> None:
    found = annotate("The minister lied, she said. Minister Ana Ruiz denied it. Minister Tom Lund wept.")
    assert chain_at(found, "The minister") not in (chain_at(found, "Minister Ana"), chain_at(found, "Minister Tom"))


def test_a_firm_told_of_in_the_lead_gets_its_name(annotate: Annotate) -> None:
    found = annotate(
        "The company that runs the ferry apologised on Friday. Norvane Shipping AS said in a statement that the "
        "captain had slept."
    )
    assert chain_at(found, "The company") == chain_at(found, "Norvane")


def test_a_role_that_another_name_is_given_later_is_not_the_first_ones(annotate: Annotate) -> None:
    found = annotate(
        "The envoy who brought them together was tired. Tom Lund told reporters that he was not. The envoy, former "
        "ambassador Ana Ruiz, left."
    )
    assert chain_at(found, "The envoy") != chain_at(found, "Tom")
