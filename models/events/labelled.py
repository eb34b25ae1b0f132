"""Read the labelled sentences, and say which are kept from training."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HELD = 5  # one sentence in so many is held
Row = dict[str, Any]


def read_sentences() -> list[Row]:
    """Give our sentences with their events, the quiet ones among them with none."""
    found: list[Row] = []
    for file in sorted((HERE / "sentences").glob("*.jsonl")):
        lines = file.read_text(encoding="utf-8").splitlines()
        found += [{**json.loads(line), "file": file.stem} for line in lines]
    quiet = (HERE / "quiet.txt").read_text(encoding="utf-8").splitlines()
    return found + [{"text": line, "events": [], "file": "quiet"} for line in quiet if line]


def is_held(text: str, share: int = HELD) -> bool:
    """Say whether a sentence is kept from training: one in `share`, whatever file it moves to."""
    return hashlib.sha256(text.encode()).digest()[0] % share == 0


def is_calibration(text: str) -> bool:
    """Say whether a held sentence is of the half that the last weights are found on, not of the reported one."""
    return is_held(text) and hashlib.sha256(text.encode()).digest()[1] % 2 == 0


def find_trigger(text: str, event: Row) -> tuple[int, int]:
    """Give where the event's trigger stands in its sentence, as a word of its own where it can."""
    plain = re.escape(str(event["trigger"]))
    number = int(event.get("nth", 1)) - 1
    words = [match.span() for match in re.finditer(rf"(?<!\w){plain}(?!\w)", text)]
    return words[number] if number < len(words) else [match.span() for match in re.finditer(plain, text)][number]
