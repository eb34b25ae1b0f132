"""The reference of exports says what the exports are."""

import io
import runpy
from pathlib import Path
from typing import Any

from accord.export import Counts, Options, Selection
from accord.store import Store

ROOT = Path(__file__).parents[3]


def test_the_reference_is_up_to_date() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "export_reference.py"))
    written = (ROOT / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
    assert written == script["reference"](), "run scripts/export_reference.py"


def test_the_how_to_names_every_export() -> None:
    text = (ROOT / "docs" / "how-to" / "export.md").read_text(encoding="utf-8")
    for name in ("csv", "parquet", "jsonl", "gdelt", "polecat", "icews", "phoenix", "stata", "geojson", "graphml"):
        assert f"`{name}`" in text


def test_the_example_of_an_own_export_works(store: Store) -> None:
    page = (ROOT / "docs" / "how-to" / "add-an-export.md").read_text(encoding="utf-8")
    code = page.split("```python\n", 1)[1].split("```", 1)[0]
    given: dict[str, Any] = {}
    exec(compile(code, "add-an-export.md", "exec"), given)
    out, counts = io.BytesIO(), Counts()
    given["EXPORT"].write(Selection(store.connection), out, Options(), counts)
    assert out.getvalue().decode().splitlines()[0] == "2024-05-03 COERCE Norwegian coast guard"
    assert counts.rows == 5
