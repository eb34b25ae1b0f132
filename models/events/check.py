"""Check the labelled sentences of the event model, and count them.

    python models/events/check.py [FILE ...]

Exits with 1 and names each line that breaks a rule of `models/events/README.md`.
"""

import json
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ONTOLOGY = HERE.parent.parent / "src/accord/events/ontology/plover.toml"
FACTUALITY = {"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "UU"}


def main() -> int:
    """Check the files named on the command line, or all."""
    files = [Path(name) for name in sys.argv[1:]] or sorted((HERE / "sentences").glob("*.jsonl"))
    types = tomllib.loads(ONTOLOGY.read_text())["types"]
    seen: dict[str, str] = {}
    faults: list[str] = []
    counts: Counter[str] = Counter()
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            where = f"{file.name}:{number}"
            try:
                row = json.loads(line)
            except ValueError as error:
                faults.append(f"{where}: not JSON: {error}")
                continue
            faults += [f"{where}: {fault}" for fault in _faults(row, types)]
            if row.get("text") in seen:
                faults.append(f"{where}: the same text as {seen[row['text']]}")
            seen[row.get("text", "")] = where
            counts.update(event.get("type", "?") for event in row.get("events", []))
            counts.update(event.get("factuality", "?") for event in row.get("events", []))
            counts["sentences"] += 1
            counts["sentences without events"] += not row.get("events")
    print(*(f"{name} {count}" for name, count in sorted(counts.items())), sep="\n")
    print(*faults, sep="\n")
    return 1 if faults else 0


def _faults(row: dict[str, Any], types: dict[str, Any]) -> list[str]:
    text = row.get("text")
    if not isinstance(text, str) or not isinstance(row.get("events"), list):
        return ["needs text and events"]
    faults = []
    for event in row["events"]:
        trigger, kind = event.get("trigger", ""), event.get("type")
        if not trigger or text.count(trigger) < event.get("nth", 1):
            faults.append(f"trigger {trigger!r} does not occur so often in the text")
        if kind not in types:
            faults.append(f"type {kind!r} is not in plover.toml")
        elif event.get("mode") and event["mode"] not in types[kind].get("modes", {}):
            allowed = ", ".join(types[kind].get("modes", {})) or "none"
            faults.append(f"mode {event['mode']!r} is not of {kind}: {allowed}")
        if event.get("factuality") not in FACTUALITY:
            faults.append(f"factuality {event.get('factuality')!r}")
        parties = [*event.get("actors", ["?"]), *event.get("recipients", ["?"])]
        faults += [f"party {party!r} is not in the text" for party in parties if party not in text]
    return faults


if __name__ == "__main__":
    sys.exit(main())
