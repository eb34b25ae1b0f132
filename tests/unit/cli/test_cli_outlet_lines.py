"""`accord outlet-lines`: a table of repeated lines, and what is said of the pages that it was made from."""

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from accord.articles import ArticleReader
from accord.cli.app import app
from accord.config import load_config
from accord.model import Page, Source

MOTTO = "The Ostra Post, read by lamplight, “since 1922”"
STORIES = (
    "The bridge at Ostra was closed on Monday after a barge had struck it, the harbour master said in the evening.",
    "A bakery on the square was sold to its two oldest workers, who said that nothing of the bread would change.",
    "The choir of the valley won the second prize in the capital, and its leader said that she had hoped for less.",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    for number, story in enumerate(STORIES):
        (tmp_path / "pages" / f"{number}.txt").write_text(f"{MOTTO}\n\nStory number {number}\n\n{story}\n")
    (tmp_path / "pages" / "broken.txt").write_bytes(bytes(range(256)) * 4)
    return tmp_path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_its_table_is_what_the_configuration_takes(folder: Path) -> None:
    done = _run("outlet-lines", folder / "pages", "--outlet", "Ostra Post")
    assert done.exit_code == 0
    assert list(csv.DictReader(io.StringIO(done.stdout))) == [
        {"outlet": "Ostra Post", "kind": "repeated_line", "pages": "3", "line": MOTTO}
    ]
    (folder / "lines.csv").write_text(done.stdout)
    (folder / "accord.toml").write_text(f'[articles]\noutlet_lines = ["{folder / "lines.csv"}"]')
    text = f"{MOTTO}\n\nBridge closed\n\n{STORIES[0]}"
    page = Page(source=Source(kind="file", ref="x"), media="text", content=text, outlet="Ostra Post")
    (piece,) = ArticleReader(load_config(folder / "accord.toml").articles).read(page).furniture
    assert (text[piece.start : piece.end], piece.kind) == (MOTTO, "repeated_line")


def test_what_could_not_be_used_is_said(folder: Path) -> None:
    done = _run("outlet-lines", folder / "pages")
    assert done.stdout == "outlet,kind,pages,line\n"
    assert "0 lines found in 3 pages; 1 could not be read" in done.stderr
    assert "3 pages left out: neither an outlet nor an address is known; give --outlet" in done.stderr


def test_nothing_that_could_be_read_is_a_failure(folder: Path) -> None:
    assert _run("outlet-lines", folder / "pages" / "broken.txt", "--outlet", "x").exit_code == 1
