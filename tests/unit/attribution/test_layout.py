"""Statements that the layout of a text shows: transcripts and signed quotations."""

from collections.abc import Callable
from typing import Any

import pytest

Find = Callable[..., Any]


@pytest.mark.parametrize(
    "signature", ["― Kofi Mensah, baker", "— Kofi Mensah, baker.", "\n– Kofi Mensah, baker", "\n\n— Kofi Mensah, baker"]
)
def test_a_quotation_is_signed_behind_a_dash(find: Find, signature: str) -> None:
    found = find(f"“My mother is ten minutes away now.” {signature}\n\nThe bridge opened in May.")
    (one,) = found.statements
    assert found.words(one.source) == "Kofi Mensah, baker"
    assert found.words(one.content) == "“My mother is ten minutes away now.”"
    assert one.speaker is not None
    assert one.speaker.name == "Kofi Mensah"


def test_each_signature_belongs_to_the_quotation_before_it(find: Find) -> None:
    found = find("“Nobody asked us at all.”\n— Amina Torres\n\n“The tolls come next.”\n— Dana Whitlock\n")
    assert [(source, content) for source, _, content in found.triples()] == [
        ("Amina Torres", "“Nobody asked us at all.”"),
        ("Dana Whitlock", "“The tolls come next.”"),
    ]


def test_a_sentence_that_goes_on_behind_a_dash_is_no_signature(find: Find) -> None:
    found = find("“Order!” – Three deputies had left before the speaker could close the sitting.")
    assert not [one for one in found.statements if found.words(one.cue) == "–"]


def test_a_transcript_may_stand_in_quotation_marks(find: Find) -> None:
    found = find(
        "The record reads like a farce:\n\n"
        "“NDEGWA: May I finish, madam chair?\n\n“CHAIR: You may not.\n\n“NDEGWA: I had eleven minutes.”\n\n"
        "The hearing was adjourned."
    )
    assert [(source, content.strip("”.")) for source, cue, content in found.triples() if cue == ":"] == [
        ("NDEGWA", "May I finish, madam chair?"),
        ("CHAIR", "You may not"),
        ("NDEGWA", "I had eleven minutes"),
    ]


def test_one_quoted_label_is_no_transcript(find: Find) -> None:
    found = find("The poster had two lines.\n\n“LIBERTY: a word the port has forgotten.”\n\nIt was gone by noon.")
    assert not [one for one in found.statements if found.words(one.cue) == ":"]


def test_the_record_of_a_sitting_labels_offices(find: Find) -> None:
    found = find(
        "Mr Speaker: Order. The Minister for Fisheries will be heard.\n\n"
        "The Minister for Fisheries (Hon. P. Oduya): The quota was set by my predecessor and not by me.\n\n"
        "Mr Kamau (Lakeside): Will the Minister give way?\n\n"
        "The Minister: I will not."
    )
    assert [one.speaker.name for one in found.statements if found.words(one.cue) in (":", "):")] == [
        "Mr Speaker",
        "P. Oduya",
        "Kamau",
        "P. Oduya",
    ]
