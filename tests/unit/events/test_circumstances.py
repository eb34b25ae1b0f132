"""Where and when an event happened, or why nobody says."""

from collections.abc import Callable

import pytest

from accord.events.circumstances import REASONS, date_of, place_of
from accord.model import Annotation, Article, DateMention, PlaceMention, Span, Token

Annotate = Callable[[str], Annotation]


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _trigger(annotation: Annotation, word: str) -> Token:
    return next(token for token in annotation.tokens if token.text == word)


def _place(
    annotate: Annotate, text: str, trigger: str, *names: str, event_type: str = "ASSAULT", parties: tuple[str, ...] = ()
) -> str | None:
    places = tuple(PlaceMention(span=_span(text, name), name=name) for name in names)
    annotation = annotate(text)
    spans = tuple(_span(text, party) for party in parties)
    found, reason = place_of(annotation, _trigger(annotation, trigger), places, event_type=event_type, parties=spans)
    assert (found is None) != (reason is None)
    return found.name if found else reason


@pytest.mark.parametrize(
    ("text", "trigger", "names", "place"),
    [
        ("Gunmen attacked a bus in Tamale on Friday.", "attacked", ("Tamale",), "Tamale"),
        ("Gunmen attacked a bus near the town of Tamale.", "attacked", ("Tamale",), "Tamale"),
        ("Rebels shelled Tamale.", "shelled", ("Tamale",), "Tamale"),
        ("An attack in Tamale killed two men.", "attack", ("Tamale",), "Tamale"),
        ("A bomb killed two men at Tamale airport.", "killed", ("Tamale",), "Tamale"),
        ("The envoy arrived in Lima after gunmen attacked a bus in Tamale.", "attacked", ("Lima", "Tamale"), "Tamale"),
        ("The envoy arrived in Lima after gunmen attacked a bus in Tamale.", "arrived", ("Lima", "Tamale"), "Lima"),
    ],
)
def test_the_nearest_place_with_a_locative_wins(
    annotate: Annotate, text: str, trigger: str, names: tuple[str, ...], place: str
) -> None:
    assert _place(annotate, text, trigger, *names) == place


def test_a_state_that_acts_is_not_where_it_acts(annotate: Annotate) -> None:
    text = "Peru attacked the pirates."
    assert _place(annotate, text, "attacked", "Peru", parties=("Peru",)) == "no_location"


def test_what_is_only_talked_about_elsewhere_is_no_place(annotate: Annotate) -> None:
    text = "The two leaders signed a treaty and discussed the drought in Tamale."
    assert _place(annotate, text, "signed", "Tamale", event_type="SUPPORT") == "no_location"


def test_from_is_a_place_only_for_leaving(annotate: Annotate) -> None:
    text = "The brigade withdrew from Tamale."
    assert _place(annotate, text, "withdrew", "Tamale", event_type="RETREAT") == "Tamale"
    text = "Gunmen from Tamale attacked a bus."
    assert _place(annotate, text, "attacked", "Tamale") == "no_location"


def test_the_dateline_speaks_for_the_lead_where_the_sentence_is_silent(annotate: Annotate) -> None:
    text = (
        "Bus attacked in the north\n\nTAMALE, Ghana (Agency) - Gunmen attacked a bus. A driver died. Two men fled. "
        "Police came. Soldiers freed a girl."
    )
    assert _place(annotate, text, "fled", "TAMALE") == "TAMALE"
    assert _place(annotate, text, "freed", "TAMALE") == "none_stated"


def test_without_a_place_the_reason_is_given(annotate: Annotate) -> None:
    assert _place(annotate, "Gunmen attacked a bus.", "attacked") == "none_stated"


def _date(
    annotate: Annotate, article: Callable[..., Article], text: str, trigger: str, *days: str, value: str = "2024-05-03"
) -> str | None:
    dates = tuple(DateMention(span=_span(text, day), value=value) for day in days)
    annotation = annotate(text)
    found, reason = date_of(annotation, _trigger(annotation, trigger), dates, article(text))
    assert (found is None) != (reason is None)
    return text[found.span.start : found.span.end] if found else reason


@pytest.mark.parametrize(
    ("text", "trigger", "days", "date"),
    [
        ("Gunmen attacked a bus on Friday.", "attacked", ("Friday",), "Friday"),
        ("Gunmen attacked a bus on Friday and killed two men.", "killed", ("Friday",), "Friday"),
        ("The attack on Friday killed two men.", "attack", ("Friday",), "Friday"),
        ("On Friday gunmen attacked a bus that Lima bought in March.", "attacked", ("Friday", "March"), "Friday"),
        ("On Friday gunmen attacked a bus that Lima bought in March.", "bought", ("Friday", "March"), "March"),
        ("Gunmen launched an attack on Friday.", "attack", ("Friday",), "Friday"),
        ("The bishop condemned the attack on Friday.", "condemned", ("Friday",), "Friday"),
        ("On Friday the bishop condemned the attack.", "attack", ("Friday",), "outside_voice"),
        ("On Friday the state closed a paper over the arrest of a poet.", "arrest", ("Friday",), "outside_voice"),
        ("Gunmen attacked a bus.", "attacked", (), "none_stated"),
        ("Gunmen attacked a bus that will be mended in March.", "attacked", ("March",), "outside_voice"),
        ("TAMALE, May 3 (Agency) - Gunmen attacked a bus.", "attacked", ("May 3",), "none_stated"),
    ],
)
def test_the_date_of_the_clause_is_the_date_of_the_event(
    annotate: Annotate, article: Callable[..., Article], text: str, trigger: str, days: tuple[str, ...], date: str
) -> None:
    assert _date(annotate, article, text, trigger, *days) == date


def test_the_day_of_saying_is_not_the_day_of_what_is_said(annotate: Annotate, article: Callable[..., Article]) -> None:
    text = "The mayor said on Friday that gunmen attacked a bus."
    assert _date(annotate, article, text, "attacked", "Friday") == "outside_voice"
    assert _date(annotate, article, text, "said", "Friday") == "Friday"


def test_a_length_of_time_is_no_date(annotate: Annotate, article: Callable[..., Article]) -> None:
    assert _date(annotate, article, "Rebels fought for two days.", "fought", "two days", value="P2D") == "none_stated"


def test_words_that_count_from_an_unknown_publication_date_say_so(
    annotate: Annotate, article: Callable[..., Article]
) -> None:
    text = "Gunmen now attack the town."
    assert _date(annotate, article, text, "attack", "now", value="PRESENT_REF") == "no_publication_date"


def test_every_reason_is_explained() -> None:
    assert {"none_stated", "passive_no_agent", "implicit", "reciprocal", "not_resolved"} <= REASONS.keys()
    assert all(text and text[0].islower() for text in REASONS.values())
