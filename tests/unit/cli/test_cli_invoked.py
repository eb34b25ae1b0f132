"""What to run next is printed as it runs here."""

import shlex
import sys
from pathlib import Path

import pytest

from accord.cli.invoked import accord_command


def _call_as(monkeypatch: pytest.MonkeyPatch, called: Path | str, path: Path) -> None:
    monkeypatch.setattr(sys, "argv", [str(called), "read"])
    monkeypatch.setenv("PATH", str(path))


@pytest.fixture
def script(tmp_path: Path) -> Path:
    script = tmp_path / ".venv" / "bin" / "accord"
    script.parent.mkdir(parents=True)
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    return script


def test_on_the_path_it_is_called_by_its_name(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _call_as(monkeypatch, script, script.parent)
    assert accord_command("show", "a-1", "--store", "my store") == "accord show a-1 --store 'my store'"


def test_below_the_current_folder_it_is_called_from_there(
    script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _call_as(monkeypatch, ".venv/bin/accord", tmp_path)
    assert accord_command("show", "a-1") == ".venv/bin/accord show a-1"
    monkeypatch.chdir(script.parent)
    _call_as(monkeypatch, "./accord", tmp_path)
    assert accord_command("show") == "./accord show"


def test_elsewhere_it_is_called_by_its_whole_path(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _call_as(monkeypatch, script, Path("/none"))
    assert accord_command("show") == f"{shlex.quote(str(script))} show"


def test_another_program_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    _call_as(monkeypatch, "/usr/bin/pytest", Path("/none"))
    assert accord_command("show") == "accord show"
