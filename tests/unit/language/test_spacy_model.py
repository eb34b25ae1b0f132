"""Which spaCy pipeline is used, and what is said of one that cannot be."""

from pathlib import Path

import pytest
import spacy

from accord.errors import ConfigError
from accord.language.spacy_model import load_model
from accord.pipeline import Pipeline


def test_the_packaged_model_has_its_name_its_version_and_a_hash(pipeline: Pipeline) -> None:
    (name, digest), *_ = pipeline.language.models.items()
    assert name.startswith("en_core_web_md-3.")
    assert len(digest) == 16


@pytest.mark.parametrize("name", ["no_such_model", "./no/such/folder"])
def test_a_model_that_is_not_there_is_told_with_the_way_out(name: str) -> None:
    with pytest.raises(
        ConfigError, match=r'cannot be loaded.*Install it with pip, or set \[language\] model = "mooring"'
    ):
        load_model(name)


def test_a_component_that_is_not_installed_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    spacy.blank("en").to_disk(folder)
    config = folder / "config.cfg"
    text = config.read_text().replace("pipeline = []", 'pipeline = ["teapot"]')
    config.write_text(text + '\n[components.teapot]\nfactory = "teapot"\n')
    with pytest.raises(ConfigError, match="teapot"):
        load_model(str(folder))


def test_a_model_without_what_accord_reads_is_told_what_it_lacks(tmp_path: Path) -> None:
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    blank.to_disk(tmp_path / "bare")
    with pytest.raises(ConfigError, match="no parser and no ner and no tagger"):
        load_model(str(tmp_path / "bare"))
