"""CITATION.cff: how to cite the release (Citation File Format 1.2.0)."""

import json
from typing import Any

from accord import __version__
from accord.export.release.about import About


def citation(about: About) -> str:
    """Give the text of CITATION.cff."""
    content: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them, and accord, which coded them.",
        "type": "dataset",
        "title": about.title,
        "authors": about.people,
        "version": about.version,
    }
    content |= {"date-released": about.day} if about.day else {}
    content |= {"license": about.licence} if about.licence else {}
    content |= {"doi": about.doi} if about.doi else {}
    content |= {
        "keywords": ["event data", "PLOVER", "CAMEO", "news", "attribution"],
        "references": [
            {
                "type": "software",
                "title": "accord",
                "abstract": "Reads the news and keeps the record: who did what to whom, according to whom.",
                "authors": [{"name": "The accord developers"}],
                "version": __version__,
            }
        ],
    }
    return "".join(_lines(content))


def _lines(value: dict[str, Any], indent: str = "") -> list[str]:
    """Write YAML: a string in double quotes is the same in JSON."""
    lines: list[str] = []
    for key, held in value.items():
        if not isinstance(held, list):
            lines.append(f"{indent}{key}: {json.dumps(held, ensure_ascii=False)}\n")
            continue
        lines.append(f"{indent}{key}:\n")
        for item in held:
            if isinstance(item, dict):
                first, *rest = _lines(item, indent + "    ")
                lines += [f"{indent}  - {first.lstrip()}", *rest]
            else:
                lines.append(f"{indent}  - {json.dumps(item, ensure_ascii=False)}\n")
    return lines
