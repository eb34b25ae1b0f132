"""A folder of dictionaries as a whole."""

from pathlib import Path

import pytest

from accord.dictionaries import digest_of, load_dictionaries
from accord.errors import ConfigError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "coast.actors.txt").write_text("COAST_FRONT_ [NORREB]\n")
    (tmp_path / "coast.agents.txt").write_text("PILOT [~LAB]\n")
    (tmp_path / "COAST.2.0.txt").write_text("--- HEAVE [070] ---\nHEAVE\n")
    (tmp_path / "coast.discards.txt").write_text("REGATTA\n+ROWING_CUP_\n")
    return tmp_path


def test_every_kind_of_file_is_read(folder: Path) -> None:
    found = load_dictionaries(folder)
    assert found.files == {
        "COAST.2.0.txt": "verbs", "coast.actors.txt": "actors", "coast.agents.txt": "agents",
        "coast.discards.txt": "discards",
    }  # fmt: skip
    assert (len(found.actors), len(found.agents), len(found.verbs), found.troubles) == (1, 2, 1, ())
    assert [(one.phrase, one.article, one.exact) for one in found.discards] == [
        ("regatta", False, False), ("rowing cup", True, True),
    ]  # fmt: skip


def test_the_digest_follows_the_content(folder: Path) -> None:
    first = digest_of(folder)
    assert load_dictionaries(folder).digest == first
    (folder / "coast.actors.txt").write_text("COAST_FRONT_ [NORPTY]\n")
    assert digest_of(folder) != first
    assert load_dictionaries(folder).actors[0].sectors == ("PTY",)


def test_a_file_of_unknown_kind_is_told_and_the_others_are_read(folder: Path) -> None:
    (folder / "issues.txt").write_text("n:flood [ID_FLOOD]\n")
    found = load_dictionaries(folder)
    assert [(one.file, one.reason) for one in found.troubles] == [("issues.txt", "kind")]
    assert len(found.actors) == 1


def test_troubles_come_in_the_order_of_files_and_lines(folder: Path) -> None:
    (folder / "b.actors.txt").write_text("A_ [QQQ]\nB_ [QQQ]\n")
    (folder / "a.verbs.txt").write_text("--- X [999] ---\nHEAVE\n")
    found = load_dictionaries(folder)
    assert [(one.file, one.line) for one in found.troubles] == [
        ("a.verbs.txt", 2), ("b.actors.txt", 1), ("b.actors.txt", 2),
    ]  # fmt: skip


def test_a_folder_without_dictionaries_says_how_to_name_them(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"holds no dictionary: name the files NAME\.actors\.txt"):
        load_dictionaries(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot read the folder of dictionaries .*gone"):
        load_dictionaries(tmp_path / "gone")
