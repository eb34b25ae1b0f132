"""Verb dictionaries: blocks, verbs, sets and patterns."""

from collections.abc import Callable
from typing import Any

import pytest

from accord.dictionaries.records import DictionaryVerb, Line
from accord.dictionaries.verbs import read_verbs

Lines = Callable[[str], tuple[Line, ...]]


def _verbs(lines: tuple[Line, ...]) -> list[DictionaryVerb]:
    verbs, troubles = read_verbs(lines)
    assert troubles == []
    return verbs


def _codes(verbs: list[DictionaryVerb]) -> list[tuple[str, str | None, str]]:
    return [(" ".join((verb.lemma, *verb.parts)), verb.type, verb.cameo) for verb in verbs]


def test_verbs_of_a_block_share_its_code(lines: Lines) -> None:
    text = "--- REBUKE [111] ---\nREBUKE {REBUKES REBUKED}\nTONGUE_LASH\nSHELL [190]\n"
    assert _codes(_verbs(lines(text))) == [
        ("rebuke", "ACCUSE", "111"), ("tongue lash", "ACCUSE", "111"), ("shell", "ASSAULT", "190"),
    ]  # fmt: skip


def test_a_block_without_code_has_only_its_patterns(lines: Lines) -> None:
    text = "--- FIX [---] ---\nFIX\nMEND\n- * BRIDGE [073]\n"
    assert [(verb.lemma, verb.object, verb.is_pattern) for verb in _verbs(lines(text))] == [
        ("fix", {"bridge"}, True), ("mend", {"bridge"}, True),
    ]  # fmt: skip


def test_a_null_code_behind_a_verb_or_a_pattern_is_kept(lines: Lines) -> None:
    text = "--- FIX [073] ---\nFIX\nMEND [---]\n- * QUARREL [---]\n"
    assert [(verb.lemma, verb.type, verb.object) for verb in _verbs(lines(text))] == [
        ("fix", "AID", frozenset()), ("mend", None, frozenset()),
        ("fix", None, {"quarrel"}), ("mend", None, {"quarrel"}),
    ]  # fmt: skip


def test_stems_of_tabari_stand_for_the_words_that_they_are_cut_from(lines: Lines) -> None:
    assert [verb.lemma for verb in _verbs(lines("DONAT [070]\nDENI [125]\n"))] == ["donat", "donate", "deni", "deny"]


def test_patterns_of_tabari_belong_to_the_verb_above(lines: Lines) -> None:
    verbs = _verbs(lines("OBEY [050]\nGIVE [---]\n- * BLANKETS TO + [073]\n"))
    assert [(verb.lemma, verb.type, verb.recipient) for verb in verbs] == [
        ("obey", "SUPPORT", None), ("give", None, None), ("give", "AID", "to"),
    ]  # fmt: skip


def test_old_entries_for_single_forms_find_their_verb(lines: Lines) -> None:
    assert _codes(_verbs(lines("--- HELD [---] ---\nHELD\n- * TALKS [046]\n"))) == [("hold", "CONSULT", "046")]


def test_a_set_may_stand_anywhere_and_be_used_everywhere(lines: Lines) -> None:
    text = "--- SEND [---] ---\nSEND\n- * &RELIEF TO + [073]\n\n&RELIEF\n+BLANKETS\n+RICE_\n+FIELD HOSPITAL\n"
    verbs = _verbs(lines(text))
    assert [(verb.object, verb.object_of) for verb in verbs] == [
        ({"blankets", "blanket", "rice"}, frozenset()), ({"hospital"}, {"field"}),
    ]  # fmt: skip


def test_a_verb_behind_a_set_is_a_verb_again(lines: Lines) -> None:
    text = "&SEA\n+GULF\n+BAY\n\n--- CROSS [---] ---\nCROSS\n+RUN_DOWN [190]\n- * &SEA [153]\n"
    verbs = _verbs(lines(text))
    assert [(verb.lemma, verb.parts, verb.is_pattern) for verb in verbs] == [
        ("run", ("down",), False), ("cross", (), True), ("run", ("down",), True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "reciprocal", "swapped", "cameo"),
    [("040:040", True, False, "040"), (":173", False, True, "173"), ("173:---", False, False, "173")],
)
def test_pairs_of_codes(lines: Lines, code: str, reciprocal: bool, swapped: bool, cameo: str) -> None:
    (verb,) = _verbs(lines(f"--- TRY [{code}] ---\nTRY\n"))
    assert (verb.reciprocal, verb.swapped, verb.cameo) == (reciprocal, swapped, cameo)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("--- X [999] ---\nHEAVE\n", (2, "not", "unknown_code", "such as 112")),
        ("--- X [010] ---\nHUM\n", (2, "not", "no_type", "nobody acts")),
        ("--- X [023] ---\nPLEAD\n", (2, "partly", "appeal", "REQUEST")),
        ("--- X [042:043] ---\nCALL\n", (2, "partly", "second_code", "043")),
        ("--- X ---\nHEAVE\n- * ROPE TO + [---]\n", (3, "partly", "loose", "not asked for: +")),
        ("--- X ---\nHEAVE\n- * ROPE [---]\n- * ROPE [070]\n", (3, "not", "duplicate", "line 4 has the code 070")),
        ("--- X ---\nHEAVE [070]\nHEAVE [---]\n", (3, "not", "duplicate", "line 2 has the code 070")),
        ("--- X ---\nHEAVE\n- * &ROPES [070]\n", (3, "not", "synset", "&ROPES")),
        ("--- X ---\nHEAVE\n- * ROPE\n", (3, "not", "pattern", "no code")),
        ("--- X ---\nHEAVE\n- ROPE [070]\n", (3, "not", "pattern", "one *")),
        ("--- X [070] ---\n+ _ [070]\n", (2, "not", "syntax", "VERB [CODE]")),
        ("- * ROPE [070]\n", (1, "not", "pattern", "a verb above it")),
        ("--- X ---\nWIRE_+TAP [170]\n", (2, "not", "syntax", "'tap'")),
        ("--- X ---\nHEAVE\n~ a (a b HEAVE) SAY = a b 138\n", (3, "not", "pattern", "two verbs")),
        ("--- X [070] ---\nHEAVE\nHEAVE [071]\n", (3, "not", "duplicate", "line 2 has the code 070")),
    ],
)
def test_what_is_not_carried_over_is_told_with_its_line(lines: Lines, text: str, told: tuple[Any, ...]) -> None:
    trouble = read_verbs(lines(text))[1][0]
    assert (trouble.line, trouble.level, trouble.reason) == told[:3]
    assert told[3] in trouble.detail
