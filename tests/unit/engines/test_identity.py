"""What decides what a page becomes is described without loading it."""

from pathlib import Path

from accord.config import ActorSettings, ArticleSettings, Config, LanguageSettings, WebSettings
from accord.engines.identity import describe


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
