"""How sure a voice is that an event happened."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.events.factuality import judge
from accord.events.operators import FACT, Operator, Value, load_operators, parse_value
from accord.model import Annotation

from .marked import Marked, judge_all, load, macro_f1, parse

Annotate = Callable[[str], Annotation]
FLOORS = {"dev": 0.97, "held": 0.88}  # macro-F1 over the seven values, own sentences


def _value(annotate: Annotate, marked: str, kind: str = "") -> str:
    item: Marked = parse(marked, kind=kind)
    annotation = annotate(item.text)
    return judge(annotation, item.trigger_in(annotation), item.voice())


@pytest.mark.parametrize("split", ["dev", "held"])
def test_labelled_sentences_are_judged_as_before(annotate: Annotate, split: str) -> None:
    pairs = [(item.value, found) for item, found in judge_all(load(split), annotate)]
    assert len(pairs) > 60
    assert macro_f1(pairs) >= FLOORS[split]


def test_every_value_is_well_represented_in_the_labelled_sentences() -> None:
    values = [item.value for item in load()]
    assert len(values) > 480
    assert min(values.count(value) for value in ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "UU")) >= 15


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("The rebels *attacked* the mill.", "CT+"),
        ("The rebels never *attacked* the mill.", "CT-"),
        ("The rebels may not have *attacked* the mill.", "PS-"),
        ("The rebels failed to *attack* the mill.", "CT-"),
        ("The rebels did not fail to *attack* the mill.", "CT+"),
        ("The rebels might fail to *attack* the mill.", "PS-"),
        ("The rebels plan to try to *attack* the mill.", "UU"),
        ("The rebels denied planning an *attack* on the mill.", "UU"),
        ("A failed *attack* on the mill cost ten lives.", "CT-"),
        ("The failed *talks* cost the envoy his post.", "CT+"),
    ],
)
def test_operators_compose_along_the_way(annotate: Annotate, marked: str, value: str) -> None:
    assert _value(annotate, marked) == value


@pytest.mark.parametrize(
    "marked",
    [
        "The premier may resign because guards *beat* the poet.",
        "The premier did not resign after the *raid*.",
        "If the guards regret the *raid*, they should say so.",
        "Will the king meet the captain who *ordered* the raid?",
    ],
)
def test_what_is_taken_for_granted_stays_a_fact(annotate: Annotate, marked: str) -> None:
    assert _value(annotate, marked) == "CT+"


def test_the_value_is_that_of_the_innermost_voice(annotate: Annotate) -> None:
    assert _value(annotate, "The army <denied> {that it had *shelled* the camp}.", "deny") == "CT-"
    assert _value(annotate, "The aid group <accused> the army of {*shelling* the camp}.", "accuse") == "CT+"
    assert _value(annotate, "The army did not <say> {that it had *shelled* the camp}.", "say") == "UU"


def test_a_warning_about_the_past_reports_a_fact_and_about_the_future_a_probability(annotate: Annotate) -> None:
    assert _value(annotate, "The mayor <warned> {that gangs had *seized* the mill}.", "warn") == "CT+"
    assert _value(annotate, "The mayor <warned> {that gangs will *seize* the mill}.", "warn") == "PR+"


def test_one_kind_of_statement_holds_words_of_different_strength(annotate: Annotate) -> None:
    assert _value(annotate, "The judge <knows> {that guards *beat* the poet}.", "think") == "CT+"
    assert _value(annotate, "The judge <believes> {that guards *beat* the poet}.", "think") == "PR+"
    assert _value(annotate, "The judge <doubts> {that guards *beat* the poet}.", "think") == "PS-"


def test_every_word_of_the_data_has_one_value() -> None:
    words = load_operators()
    assert len(words.complements) > 1000
    assert ("verbs", "fail", "to") in words.complements


values = st.builds(Value, st.integers(0, 3), st.booleans())


@given(around=values, plus=values, minus=values)
def test_nothing_becomes_surer_than_what_stands_around_it(around: Value, plus: Value, minus: Value) -> None:
    assert Operator(plus, minus).apply(around).certainty <= around.certainty
    assert Operator(plus, minus, factive=True).apply(around) == FACT


@pytest.mark.parametrize("code", ["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "UU"])
def test_values_are_read_and_written_alike(code: str) -> None:
    assert parse_value(code).code == code
