"""Read the lines of a dictionary, without comments and blank lines."""

import re
from collections.abc import Iterator
from pathlib import Path

from accord.dictionaries.records import Line
from accord.errors import ConfigError

_OPEN, _CLOSE = "<!--", "-->"
# A comment begins at "#" or ";", but not inside brackets: "[###]" is a code.
_CONTENT = re.compile(r"(?:\[[^\]\n]*\]|[^#;\[]|\[)*")


def read_lines(path: Path) -> tuple[Line, ...]:
    """Give the lines that say something; raises ConfigError when the file cannot be read."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot read the dictionary {path}: {error.strerror}") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")  # what the older dictionaries are written in
    return tuple(_lines(path.name, text))


def _lines(file: str, text: str) -> Iterator[Line]:
    inside = False  # an XML comment that began on an earlier line
    for number, raw in enumerate(text.splitlines(), start=1):
        line, inside = _without_xml(raw, inside)
        match = _CONTENT.match(line)
        content = (match.group() if match else "").rstrip()
        if content.strip():
            yield Line(file=file, number=number, text=content.strip(), indented=content[0].isspace())


def _without_xml(line: str, inside: bool) -> tuple[str, bool]:
    kept = ""
    while line:
        if inside:
            _, closed, line = line.partition(_CLOSE)
            inside = not closed
        else:
            before, opened, line = line.partition(_OPEN)
            kept += before
            inside = bool(opened)
    return kept, inside
