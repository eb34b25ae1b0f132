"""Verbs and patterns of a user's dictionaries, as events."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accord.dictionaries import Discard, load_dictionaries
from accord.events import EventFinder
from accord.events.dictionary import entries_of
from accord.events.discards import Discards
from accord.events.lexicon import Sieve, extended, load_lexicon
from accord.model import Annotation, Event, Page
from accord.pipeline import Pipeline

VERBS = """
&CARGO
+GRAIN
+SALT BLOCKS

--- SNUB [125] ---
SNUB
OUTFLANK [190]

--- FERRY [---] ---
FERRY
- * &CARGO TO + [073]
- * TROOPS [153]

--- COLLUDE [---] ---
COLLUDE
- % * WITH [062:062]

--- SUMMON [---] ---
SUMMON
- * (TO COURT) [:173]

--- BLAST [---] ---
BLAST
ATTACK [190]
- * POLICY [---]
- * {TRADE POLICY} [111]
- REFEREES * [---]

--- HOLD [---] ---
HOLD
- * TALKS (WITH SPONSORS) [---]
BOMB [---]
"""
DISCARDS = "REGATTA\n+CARNIVAL_QUEEN_\n"
Coded = Callable[[str], tuple[Event, ...]]


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline, page: Callable[..., Page]) -> Coded:
    """Code a text with the dictionaries above."""
    folder = tmp_path_factory.mktemp("dictionaries")
    (folder / "a.verbs.txt").write_text(VERBS)
    (folder / "a.discards.txt").write_text(DISCARDS)
    finder = EventFinder(None, load_dictionaries(folder))

    def code(text: str) -> tuple[Event, ...]:
        given = page(text, language="en", published="2024-05-02")
        article = pipeline.articles.read(given)
        annotation, readings = pipeline.annotate(article)
        actors, places = pipeline.actors.find(article, annotation), pipeline.places.find(article, annotation)
        dates = pipeline.times.find(article, annotation)
        statements = pipeline.attribution.find(article, annotation, readings, actors, dates)
        return finder.find(article, annotation, readings, actors, places, dates, statements)

    return code


def _sides(event: Event) -> tuple[list[str | None], list[str | None]]:
    return [one.country for one in event.actors], [one.country for one in event.recipients]


def test_a_pattern_names_the_event_and_the_recipient(coded: Coded) -> None:
    (event,) = coded("Norway ferried grain to Chad on Monday.")
    assert (event.type, event.cameo) == ("AID", "073")
    assert _sides(event) == (["NOR"], ["TCD"])


def test_a_phrase_of_a_set_must_stand_whole(coded: Coded) -> None:
    assert [one.cameo for one in coded("Norway ferried salt blocks to Chad.")] == ["073"]
    assert [one.cameo for one in coded("Norway ferried wooden blocks to Chad.")] == []


def test_another_pattern_of_the_verb_is_another_event(coded: Coded) -> None:
    (event,) = coded("Norway ferried troops across the strait.")
    assert (event.type, event.cameo) == ("MOBILIZE", "153")


def test_a_code_of_the_recipient_turns_the_sides(coded: Coded) -> None:
    (event,) = coded("Norway's minister was summoned to court by Chad.")
    assert event.cameo == "173"
    assert "NOR" in _sides(event)[0]


def test_a_null_pattern_silences_what_it_fits(coded: Coded) -> None:
    assert [one.type for one in coded("Norway attacked Chad on Monday.")] == ["ASSAULT"]
    assert coded("Norway attacked the policy of Chad on Monday.") == ()
    assert coded("The referees attacked Chad on Monday.") == ()


def test_a_more_exact_pattern_goes_before_a_null_one(coded: Coded) -> None:
    assert [one.cameo for one in coded("Norway attacked the trade policy of Chad on Monday.")] == ["111"]


def test_a_null_verb_silences_all_that_accord_finds_at_it(coded: Coded) -> None:
    text = "Norway bombed Chad on Monday. Norwegian forces killed two soldiers of Chad on Monday."
    assert [event.sentence for event in coded(text)] == [1]


def test_a_null_pattern_silences_the_noun_that_it_names(coded: Coded) -> None:
    assert [one.type for one in coded("Norway held talks with Chad on Monday.")] == ["CONSULT"]
    assert coded("Norway held talks with sponsors from Chad on Monday.") == ()


def test_null_at_the_head_of_a_block_silences_nothing(coded: Coded) -> None:
    assert [one.type for one in coded("Norway blasted Chad on Monday.")] == ["ASSAULT"]


def test_without_dictionaries_the_words_are_quiet(pipeline: Pipeline, page: Callable[..., Page]) -> None:
    record = pipeline.code(page("Norway ferried grain to Chad on Monday.", language="en"))
    assert [one.cameo for one in record.events if one.cameo == "073"] == []


def test_a_discarded_sentence_tells_of_nothing(coded: Coded) -> None:
    text = "Norway attacked Chad on Monday. Norway beat and attacked Chad in the Regatta on Tuesday."
    assert [event.sentence for event in coded(text)] == [0]


def test_a_discarded_article_tells_of_nothing(coded: Coded) -> None:
    assert coded("Norway attacked Chad on Monday. The carnival queen was crowned on Tuesday.") == ()
    assert coded("Norway attacked Chad on Monday. Two carnival queens were crowned on Tuesday.") != ()


@pytest.fixture
def discards() -> Discards:
    return Discards(
        [
            Discard(phrase="regatta", article=False, exact=False),
            Discard(phrase="f1", article=False, exact=True),
            Discard(phrase="rowing cup", article=True, exact=True),
        ]
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chad won. Two regattas were held.", {1: "regatta"}),
        ("Chad won in F1.", {0: "f1"}),
        ("Chad won an F16 jet.", {}),
        ("Chad held a miniregatta.", {}),
        ("Chad won the Rowing  Cup. Niger left.", {0: "rowing cup", 1: "rowing cup"}),
    ],
)
def test_discards_are_found_at_the_beginning_of_words(
    discards: Discards, annotate: Callable[[str], Annotation], text: str, found: dict[int, str]
) -> None:
    assert discards.sentences(annotate(text)) == found


def test_the_record_says_what_was_discarded(discards: Discards, annotate: Callable[[str], Annotation]) -> None:
    (caution,) = discards.cautions(annotate("Chad won. Two regattas were held."))
    assert (caution.step, caution.code) == ("events", "discarded")
    assert caution.detail == "the discard list has 'regatta': no events were looked for in sentence 2"
    (whole,) = discards.cautions(annotate("Chad won the rowing cup. Niger left."))
    assert "in the article" in whole.detail
    assert discards.cautions(annotate("Chad left.")) == ()


def test_the_user_s_entry_goes_before_one_of_ours_that_fits_alike(tmp_path: Path) -> None:
    (tmp_path / "b.verbs.txt").write_text("--- X [070] ---\nBOMB\n")
    entries = tuple(entries_of(load_dictionaries(tmp_path).verbs))
    found = extended(load_lexicon(), entries).of("verb", "bomb")
    assert found[0].given
    assert len(found) == 1 + len(load_lexicon().of("verb", "bomb"))


def test_a_lexicon_without_further_entries_is_the_same() -> None:
    assert extended(load_lexicon(), ()) is load_lexicon()


def test_a_sieve_keeps_what_may_fit_in_order(tmp_path: Path) -> None:
    text = "--- X [070] ---\nHEAVE\n- * ROPE [070]\n- * SAIL [071]\n- * ANCHOR [072]\n"
    (tmp_path / "c.verbs.txt").write_text(text)
    entries = tuple(entries_of(load_dictionaries(tmp_path).verbs))
    assert [entry.cameo for entry in Sieve(entries).of({"anchor", "rope", "pier"})] == ["070", "070", "072"]
