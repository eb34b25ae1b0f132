"""What decides what a page becomes is described without loading it."""

from pathlib import Path

import pytest

from accord.config import ActorSettings, ArticleSettings, Config, LanguageSettings, WebSettings, with_own
from accord.engines.identity import describe
from accord.errors import ConfigError


def test_the_same_settings_are_described_the_same() -> None:
    assert describe(Config()) == describe(Config())


def test_the_packaged_model_is_described_by_its_version() -> None:
    assert describe(Config())["language_model"] == "0.1.0"


def test_a_missing_model_is_told_apart() -> None:
    assert describe(Config(language=LanguageSettings(model="no_such_model")))["language_model"] == "not installed"


def test_a_model_in_a_folder_is_described_by_its_meta_file(tmp_path: Path) -> None:
    config = Config(language=LanguageSettings(model=str(tmp_path)))
    (tmp_path / "meta.json").write_text('{"version": "1"}')
    first = describe(config)
    (tmp_path / "meta.json").write_text('{"version": "2"}')
    assert describe(config) != first


def test_a_changed_file_of_actors_changes_the_description(tmp_path: Path) -> None:
    file = tmp_path / "actors.toml"
    config = Config(actors=ActorSettings(files=(str(file),)))
    missing = describe(config)
    file.write_text("a = 1")
    first = describe(config)
    file.write_text("a = 2")
    assert len({str(one) for one in (missing, first, describe(config))}) == 3


def test_how_pages_are_fetched_changes_nothing() -> None:
    assert describe(Config(web=WebSettings(delay=9.0, contact="desk@example.org"))) == describe(Config())


def test_outlet_lines_are_described_by_what_they_hold_and_only_where_there_are_any(tmp_path: Path) -> None:
    for name, line in (("a.csv", "Our motto"), ("b.csv", "Our motto"), ("c.csv", "Another")):
        (tmp_path / name).write_text(f"outlet,kind,line\nThe Lamp,repeated_line,{line}\n")
    first, same, other = (
        describe(Config(articles=ArticleSettings(outlet_lines=(str(tmp_path / name),))))
        for name in ("a.csv", "b.csv", "c.csv")
    )
    assert first == same != other
    assert "outlet lines" not in describe(Config())


def test_dictionaries_are_described_by_what_they_hold_and_only_where_there_are_any(tmp_path: Path) -> None:
    for name, code in (("one", "NOR"), ("same", "NOR"), ("other", "SWE")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.actors.txt").write_text(f"COAST_FRONT_ [{code}REB]\n")
    first, same, other = (
        describe(with_own(Config(), dictionaries=tmp_path / name)) for name in ("one", "same", "other")
    )
    assert first == same != other
    assert "dictionaries" not in describe(Config())


def test_a_folder_without_dictionaries_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="gone"):
        describe(with_own(Config(), dictionaries=tmp_path / "gone"))


def test_an_ontology_is_described_by_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[types.A]\nrefines = ['AID']\n")
    first = describe(with_own(Config(), ontology=path))
    path.write_text("[types.B]\nrefines = ['AID']\n")
    assert first != describe(with_own(Config(), ontology=path)) != describe(Config())
