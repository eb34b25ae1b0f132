"""Who "we" and "I" are outside quotations."""

from collections.abc import Callable

from accord.model import Annotation

from .test_coreference import chain_at

Annotate = Callable[[str], Annotation]

RELEASE = "The medical charity Clear Water said on Monday that two nurses were missing.\n\nWe ask both sides to wait."
INTERVIEW = (
    "Professor Nomvula Sibiya led the panel until August. She spoke to our correspondent, Peter Malan.\n\n"
    "You left with a letter. What stood in it?\n\nOne sentence. I wrote that the wall was weak.\n\n"
    "Do you blame the engineer?\n\nNo."
)


def test_we_of_a_press_release_is_its_body(annotate: Annotate) -> None:
    found = annotate(RELEASE)
    assert chain_at(found, "We ask") == chain_at(found, "Clear Water")


def test_we_of_a_newsroom_is_nobody_told_of(annotate: Annotate) -> None:
    found = annotate(f"Our correspondent reports from Goma.\n\n{RELEASE}")
    assert chain_at(found, "We ask") != chain_at(found, "Clear Water")


def test_we_in_a_quotation_is_not_the_issuer(annotate: Annotate) -> None:
    found = annotate(RELEASE.replace("We ask both sides to wait.", '"We left at night," a driver recalled.'))
    assert chain_at(found, "We left") != chain_at(found, "Clear Water")


def test_i_of_an_interview_is_who_is_asked(annotate: Annotate) -> None:
    found = annotate(INTERVIEW)
    assert chain_at(found, "I wrote") == chain_at(found, "Professor")


def test_i_without_questions_is_nobody_told_of(annotate: Annotate) -> None:
    found = annotate("Professor Nomvula Sibiya led the panel until August. I wrote that the wall was weak.")
    assert chain_at(found, "I wrote") != chain_at(found, "Professor")


def test_a_transcript_says_itself_who_speaks(annotate: Annotate) -> None:
    found = annotate(INTERVIEW.replace("You left", "HOST: You left").replace("One sentence", "SIBIYA: One sentence"))
    assert chain_at(found, "I wrote") != chain_at(found, "Peter Malan")
