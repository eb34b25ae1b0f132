"""Stata files (.dta, format 118: Stata 14 and later), written row by row.

Written here because no library that we may ship writes rows as they come: each wants the whole table in
memory, and pandas with it. The format is described in Stata's `help dta`.
"""

import shutil
import struct
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import shorten
from typing import Any, BinaryIO, Literal

NAME_LENGTH = 32  # characters of a variable's name
_FIXED = 128  # bytes; longer text goes into the pool of long strings, which costs eight bytes a row
_EPOCH = date(1960, 1, 1)
_MAP = 14  # entries of the map of offsets

Kind = Literal["text", "whole", "number", "day", "coded"]

# Kind -> (type code, struct format, missing value, display format)
_NUMERIC: dict[Kind, tuple[int, str, Any, str]] = {
    "whole": (65528, "<i", 2_147_483_621, "%12.0g"),
    "number": (65526, "<d", float.fromhex("0x1p1023"), "%10.0g"),
    "day": (65528, "<i", 2_147_483_621, "%td"),
    "coded": (65530, "<b", 101, "%8.0g"),
}
_LONG = 32768


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One variable: its name, what it holds, and what its values mean."""

    name: str
    kind: Kind
    label: str
    width: int = 0  # of text: bytes of the longest value
    values: dict[str, int] = field(default_factory=dict)  # of coded: value -> code
    meanings: dict[int, str] = field(default_factory=dict)  # code -> what to show

    @property
    def is_long(self) -> bool:
        """Whether its text goes into the pool."""
        return self.kind == "text" and self.width > _FIXED

    @property
    def code(self) -> int:
        """Stata's number for its type."""
        if self.kind != "text":
            return _NUMERIC[self.kind][0]
        return _LONG if self.is_long else max(self.width, 1)

    @property
    def display(self) -> str:
        """Stata's display format."""
        if self.kind != "text":
            return _NUMERIC[self.kind][3]
        return "%9s" if self.is_long else f"%-{min(max(self.width, 9), 40)}s"


def write_dta(
    out: BinaryIO,
    variables: Sequence[Variable],
    rows: Iterable[Sequence[Any]],
    count: int,
    *,
    label: str = "",
    notes: Sequence[str] = (),
) -> None:
    """Write `count` rows; the file carries no time, so the same rows give the same bytes."""
    with tempfile.TemporaryFile() as whole, tempfile.TemporaryFile() as pool:
        offsets = _write(whole, pool, variables, rows, count, label, notes)
        whole.seek(offsets[1] + len("<map>"))
        whole.write(struct.pack(f"<{_MAP}Q", *offsets))
        whole.seek(0)
        shutil.copyfileobj(whole, out, 1 << 20)


def _write(
    file: BinaryIO,
    pool: BinaryIO,
    variables: Sequence[Variable],
    rows: Iterable[Sequence[Any]],
    count: int,
    label: str,
    notes: Sequence[str],
) -> list[int]:
    offsets = [0]

    def part(name: str, content: bytes) -> None:
        offsets.append(file.tell())
        file.write(f"<{name}>".encode() + content + f"</{name}>".encode())

    text = _text(label, 80)
    file.write(
        b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>"
        + struct.pack("<H", len(variables))
        + b"</K><N>"
        + struct.pack("<Q", count)
        + b"</N><label>"
        + struct.pack("<H", len(text))
        + text
        + b"</label><timestamp>\0</timestamp></header>"
    )
    part("map", bytes(8 * _MAP))
    part("variable_types", struct.pack(f"<{len(variables)}H", *(one.code for one in variables)))
    part("varnames", b"".join(_padded(one.name, 129) for one in variables))
    part("sortlist", bytes(2 * (len(variables) + 1)))
    part("formats", b"".join(_padded(one.display, 57) for one in variables))
    part("value_label_names", b"".join(_padded(f"{one.name}_l" if one.meanings else "", 129) for one in variables))
    part(
        "variable_labels",
        b"".join(_padded(shorten(one.label, 80, placeholder=" ...").encode(), 321) for one in variables),
    )
    part("characteristics", _notes(notes))
    offsets.append(file.tell())
    file.write(b"<data>")
    file.writelines(_row(variables, row, number, pool) for number, row in enumerate(rows, start=1))
    file.write(b"</data>")
    offsets.append(file.tell())
    file.write(b"<strls>")
    pool.seek(0)
    shutil.copyfileobj(pool, file, 1 << 20)
    file.write(b"</strls>")
    part("value_labels", b"".join(_value_labels(one) for one in variables if one.meanings))
    offsets.append(file.tell())
    file.write(b"</stata_dta>")
    return [*offsets, file.tell()]


def _row(variables: Sequence[Variable], row: Sequence[Any], number: int, pool: BinaryIO) -> bytes:
    cells = zip(variables, row, strict=True)
    return b"".join(_cell(one, value, place, number, pool) for place, (one, value) in enumerate(cells, start=1))


def _cell(variable: Variable, value: Any, place: int, row: int, pool: BinaryIO) -> bytes:
    if variable.kind == "text":
        content = b"" if value is None else str(value).replace("\0", " ").encode()
        if not variable.is_long:
            return content.ljust(variable.code, b"\0")
        return _pooled(content, place, row, pool)
    _, form, missing, _ = _NUMERIC[variable.kind]
    if value is None:
        return struct.pack(form, missing)
    if variable.kind == "day":
        return struct.pack(form, (value - _EPOCH).days)
    return struct.pack(form, variable.values[str(value)] if variable.kind == "coded" else value)


def _pooled(content: bytes, place: int, row: int, pool: BinaryIO) -> bytes:
    if not content:
        return bytes(8)
    pool.write(b"GSO" + struct.pack("<IQBI", place, row, 130, len(content) + 1) + content + b"\0")
    return struct.pack("<H", place) + row.to_bytes(6, "little")


def _notes(notes: Sequence[str]) -> bytes:
    texts = [str(len(notes)), *notes] if notes else []
    written = []
    for number, text in enumerate(texts):
        content = _padded("_dta", 129) + _padded(f"note{number}", 129) + text.encode() + b"\0"
        written.append(b"<ch>" + struct.pack("<I", len(content)) + content + b"</ch>")
    return b"".join(written)


def _value_labels(variable: Variable) -> bytes:
    texts = [(code, _text(meaning, 80) + b"\0") for code, meaning in sorted(variable.meanings.items())]
    starts, length = [], 0
    for _, text in texts:
        starts.append(length)
        length += len(text)
    content = struct.pack("<ii", len(texts), length)
    content += struct.pack(f"<{len(texts)}i", *starts)
    content += struct.pack(f"<{len(texts)}i", *(code for code, _ in texts))
    content += b"".join(text for _, text in texts)
    return (
        b"<lbl>" + struct.pack("<i", len(content)) + _padded(f"{variable.name}_l", 129) + bytes(3) + content + b"</lbl>"
    )


def _text(text: str, characters: int) -> bytes:
    return text[:characters].encode()


def _padded(text: str | bytes, size: int) -> bytes:
    content = text.encode() if isinstance(text, str) else text
    return content.ljust(size, b"\0")
