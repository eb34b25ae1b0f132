from pathlib import Path

import pytest

from accord.errors import ConfigError
from accord.events.codes import Ontology
from accord.events.lexicon import load_lexicon, read_lexicon


def lexicon_with(folder: Path, trigger: str) -> Path:
    (folder / "triggers").mkdir()
    (folder / "classes.toml").write_text('armed = ["troop"]\n')
    (folder / "light.toml").write_text('does = ["launch"]\n[aliases]\n"cease fire" = "ceasefire"\n')
    (folder / "triggers" / "ASSAULT.toml").write_text('type = "ASSAULT"\n' + trigger)
    return folder


def test_every_type_has_words_and_every_mode_and_code_exists() -> None:
    ontology = Ontology()
    entries = [entry for group in load_lexicon().entries.values() for entry in group]
    assert {entry.type for entry in entries} == set(ontology.types)
    assert len({(entry.type, entry.pos, entry.lemma, entry.parts) for entry in entries}) > 1500
    for entry in entries:
        assert entry.mode is None or entry.mode in ontology.modes(entry.type), entry
        assert entry.cameo is None or ontology.codes[entry.cameo].type == entry.type, entry
        assert 0 < entry.confidence <= 1


def test_british_and_american_spellings_stand_side_by_side() -> None:
    lexicon = load_lexicon()
    for british, american in (("criticise", "criticize"), ("mobilise", "mobilize"), ("apologise", "apologize")):
        assert {e.type for e in lexicon.of("verb", british)} == {e.type for e in lexicon.of("verb", american)}


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("staged", "stag", "stage"),
        ("raping", "rap", "rape"),
        ("rapped", "rap", "rap"),
        ("attacked", "attack", "attack"),
        ("resupplied", "resupplie", "resupply"),
        ("cordoned", "cordone", "cordon"),
        ("sang", "sing", "sing"),
    ],
)
def test_lemmas_that_the_tagger_gets_wrong_are_mended(text: str, lemma: str, expected: str) -> None:
    assert load_lexicon().verb_lemma(text, lemma) == expected


def test_words_after_a_verb_and_before_a_noun_are_its_parts(tmp_path: Path) -> None:
    text = '[[verb]]\nwords = ["lash out at"]\n[[noun]]\nwords = ["air strike"]\n'
    lexicon = read_lexicon(lexicon_with(tmp_path, text))
    assert lexicon.of("verb", "lash")[0].parts == ("out", "at")
    assert lexicon.of("noun", "strike")[0].parts == ("air",)


def test_a_class_stands_for_its_words(tmp_path: Path) -> None:
    lexicon = read_lexicon(
        lexicon_with(tmp_path, '[[verb]]\nwords = ["shell"]\nobject = ["@armed", "@party", "town"]\n')
    )
    wanted = lexicon.of("verb", "shell")[0].object
    assert wanted.lemmas == {"troop", "town"}
    assert wanted.classes == {"@party"}


@pytest.mark.parametrize(
    ("trigger", "complaint"),
    [
        ('[[verb]]\nwords = ["shell"]\nobjet = ["town"]\n', "unknown keys objet"),
        ('[[verb]]\nwords = ["shell"]\nobject = ["@nowhere"]\n', "unknown class @nowhere"),
    ],
)
def test_a_slip_in_a_file_is_named(tmp_path: Path, trigger: str, complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint):
        read_lexicon(lexicon_with(tmp_path, trigger))
