"""The reference of exports says what the exports are."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_reference_is_up_to_date() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "export_reference.py"))
    written = (ROOT / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
    assert written == script["reference"](), "run scripts/export_reference.py"


def test_the_how_to_names_every_export() -> None:
    text = (ROOT / "docs" / "how-to" / "export.md").read_text(encoding="utf-8")
    for name in ("csv", "parquet", "jsonl", "gdelt", "polecat", "icews", "phoenix", "stata", "geojson", "graphml"):
        assert f"`{name}`" in text
