"""One TOML file over the defaults; every error names the file, the key and what would be right."""

from pathlib import Path

import pytest

from accord.config import ActorSettings, Config, load_config
from accord.errors import ConfigError, UsageError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "accord.toml"


def test_without_a_file_the_defaults_hold() -> None:
    assert load_config() == Config()


def test_an_empty_file_changes_nothing(file: Path) -> None:
    file.write_text("")
    assert load_config(file) == Config()


def test_a_file_changes_what_it_names_and_nothing_else(file: Path) -> None:
    file.write_text('[articles]\nmax_characters = 5000\n[actors]\nfiles = ["mine.toml", "ours.toml"]\n')
    config = load_config(file)
    assert config.articles.max_characters == 5000
    assert config.articles.languages == Config().articles.languages
    assert config.actors == ActorSettings(files=("mine.toml", "ours.toml"))
    assert config.language == Config().language


def test_a_whole_number_is_a_number_of_seconds_too(file: Path) -> None:
    file.write_text("[web]\ndelay = 2\nmax_wait = 0.5\n")
    web = load_config(file).web
    assert (web.delay, type(web.delay), web.max_wait) == (2.0, float, 0.5)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[langauge]\n", "unknown key 'langauge'; the keys here are: actors, articles, dictionaries, events"),
        ('[language]\nmodle = "x"\n', "language: unknown key 'modle'; the keys here are: model"),
        ("[language]\nmodel = 3\n", "language: model must be a string, not 3"),
        ('[articles]\nmax_characters = "many"\n', "articles: max_characters must be a whole number, not 'many'"),
        ("[articles]\nmax_characters = true\n", "articles: max_characters must be a whole number, not True"),
        ("[articles]\nmax_characters = 1e6\n", "articles: max_characters must be a whole number"),
        ('[actors]\nfiles = "mine.toml"\n', "actors: files must be a list of strings, not 'mine.toml'"),
        ("[actors]\nfiles = [1]\n", "actors: files must be a list of strings, not [1]"),
        ('[web]\ndelay = "long"\n', "web: delay must be a number, not 'long'"),
        ("[web]\nretries = 1.5\n", "web: retries must be a whole number, not 1.5"),
        ("articles = 3\n", "articles must be a table, not 3"),
        ("[articles\n", "is not valid TOML"),
    ],
)
def test_a_fault_is_named_with_its_place(file: Path, text: str, says: str) -> None:
    file.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    assert str(file) in str(caught.value)
    assert says in str(caught.value)


def test_the_first_of_several_faults_is_told(file: Path) -> None:
    file.write_text("zebra = 1\nant = 2\n")
    with pytest.raises(ConfigError, match="'zebra'"):
        load_config(file)


def test_bytes_that_are_no_text_are_told(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="is not valid TOML"):
        load_config(file)


def test_a_missing_file_is_told(file: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot read the configuration .*accord.toml: No such file"):
        load_config(file)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot read the configuration"):
        load_config(tmp_path)


def test_a_wrong_configuration_is_a_wrong_use() -> None:
    assert issubclass(ConfigError, UsageError)  # exit code 2
