import pytest

from accord.events.codes import Ontology
from accord.events.lexicon import Matrix
from accord.events.shifts import _means, _rules, mode_by_means, mode_of, shifted_type


@pytest.mark.parametrize(
    ("matrix", "inner", "expected"),
    [
        ("plan", "CONSULT", "AGREE"),
        ("agree", "AID", "AGREE"),
        ("agree", "RETREAT", "CONCEDE"),
        ("plan", "CONCEDE", "CONCEDE"),
        ("plan", "ASSAULT", "THREATEN"),
        ("plan", "ACCUSE", "ACCUSE"),
        ("plan", None, None),
        ("agree", None, "AGREE"),
        ("reject", "CONSULT", "REJECT"),
        ("request", "RETREAT", "REQUEST"),
        ("threaten", None, "THREATEN"),
        ("fail", "AGREE", "REJECT"),
        ("fail", "AID", None),
    ],
)
def test_what_is_planned_refused_or_asked(matrix: Matrix, inner: str | None, expected: str | None) -> None:
    assert shifted_type(matrix, inner) == expected


@pytest.mark.parametrize(
    ("type_", "inner", "inner_mode", "words", "expected"),
    [
        ("REQUEST", "RETREAT", "withdraw", frozenset({"withdraw"}), "yield"),
        ("REQUEST", "AID", None, frozenset({"send"}), "assist"),
        ("REJECT", "CONSULT", None, frozenset({"meet"}), "meet"),
        ("REQUEST", None, None, frozenset({"reform"}), "change"),
        ("REQUEST", None, None, frozenset({"ceasefire"}), "yield"),
        ("THREATEN", "ASSAULT", "aerial", frozenset(), "violence"),
        ("THREATEN", "SANCTION", "expel", frozenset(), "expel"),
        ("THREATEN", None, None, frozenset({"tariff"}), "restrict"),
        ("AGREE", "AID", None, frozenset({"send"}), None),
    ],
)
def test_mode_by_what_it_is_about(
    type_: str, inner: str | None, inner_mode: str | None, words: frozenset[str], expected: str | None
) -> None:
    assert mode_of(type_, inner, inner_mode, words) == expected


def test_the_weapon_tells_the_mode() -> None:
    assert mode_by_means("ASSAULT", frozenset({"warplane", "village"})) == "aerial"
    assert mode_by_means("ASSAULT", frozenset({"drone", "aircraft"})) == "drone"
    assert mode_by_means("MOBILIZE", frozenset({"police"})) == "police"
    assert mode_by_means("ASSAULT", frozenset({"village"})) is None


def test_the_tables_name_only_what_the_ontology_has() -> None:
    ontology = Ontology()
    for type_, modes in _means().items():
        assert set(modes) <= set(ontology.modes(type_))
    for key, mode in _rules()["threatened"].items():
        assert key.partition("/")[0] in ontology.types
        assert mode in ontology.modes("THREATEN")
