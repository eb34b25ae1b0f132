"""What the pages for people point at is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/**/*.md")])
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")
_PATH = re.compile(r"`((?:src|docs|tests|eval|scripts|benchmarks|models|samples)/[\w./-]+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_and_every_path_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    linked = [page.parent / target for target in _LINK.findall(text)]
    named = [ROOT / path for path in _PATH.findall(text)]
    assert [str(path) for path in (*linked, *named) if not path.exists()] == []


def test_every_page_of_the_docs_is_reached_from_somewhere() -> None:
    linked = {(page.parent / target).resolve() for page in PAGES for target in _LINK.findall(page.read_text("utf-8"))}
    assert [page.name for page in ROOT.glob("docs/how-to/*.md") if page.resolve() not in linked] == []
