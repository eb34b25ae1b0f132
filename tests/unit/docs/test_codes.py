"""The page of reason codes names every code that accord can give."""

import re
from pathlib import Path

from accord.events.circumstances import REASONS

ROOT = Path(__file__).parents[3]
SOURCE = ROOT / "src" / "accord"
PATTERNS = (
    r'\bcode="([a-z_]+)"',
    r'PageError\([\w"]+, "([a-z_]+)"',
    r'failed\(path, "([a-z_]+)"',
    r'_BadLineError\("([a-z_]+)"',
)


def test_every_code_in_the_source_is_explained() -> None:
    page = (ROOT / "docs" / "reference" / "codes.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`([a-z_]+)`", page))
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py")))
    given = {code for pattern in PATTERNS for code in re.findall(pattern, text)} | set(REASONS)
    assert len(given) > 20
    assert given - explained == set()
