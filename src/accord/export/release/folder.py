"""Write a release: data first, then what is said of them, then the checksums."""

import contextlib
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.errors import OutputError, UsageError
from accord.export.flat import flat_table
from accord.export.model import Counts, Options
from accord.export.release.about import About
from accord.export.release.citation import citation
from accord.export.release.codebook import codebook
from accord.export.release.package import datapackage
from accord.export.release.readme import readme
from accord.export.release.tables import Table, tables
from accord.export.rfc4180 import write_csv
from accord.export.selection import Selection
from accord.export.write import explained

CHECKSUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of the release."""

    path: str  # within the folder
    size: int  # bytes
    sha256: str


def write_release(chosen: Selection, folder: Path, options: Options, about: About) -> dict[str, int]:
    """Write the chosen events, with all that belongs to them, into a new folder; count the rows of each table.

    The same store, filter and options give the same bytes. Raises UsageError when the folder holds
    something already, OutputError when it cannot be written.
    """
    with _new_folder(folder) as made, explained():
        (made / "data").mkdir()
        with flat_table(chosen, options, Counts()) as flat:
            found = tables(flat, options, everything=not chosen.asked)
            counts = {table.name: _write_table(flat.cursor, table, made / "data") for table in found}
        data = [_file(made, path) for path in sorted((made / "data").iterdir())]
        texts = {
            "README.md": readme(about, found, counts, chosen.asked, options),
            "codebook.md": codebook(found),
            "CITATION.cff": citation(about),
            "datapackage.json": json.dumps(
                datapackage(about, found, counts, data, options), indent=2, ensure_ascii=False
            )
            + "\n",
        }
        for name, text in texts.items():
            (made / name).write_text(text, encoding="utf-8", newline="\n")
        files = [*(_file(made, made / name) for name in sorted(texts)), *data]
        sums = "".join(f"{file.sha256}  {file.path}\n" for file in files)
        (made / CHECKSUMS).write_text(sums, encoding="utf-8", newline="\n")
    return counts


def _write_table(cursor: Any, table: Table, folder: Path) -> int:
    names = [field.name for field in table.fields]
    with (folder / f"{table.name}.csv").open("wb") as out:
        count = write_csv(out, names, table.rows(cursor), free=table.free)
    table.write_parquet(cursor, folder / f"{table.name}.parquet")
    return count


def _file(folder: Path, path: Path) -> File:
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return File(path=path.relative_to(folder).as_posix(), size=path.stat().st_size, sha256=digest)


@contextlib.contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """Give a folder that takes the wanted name when all is written, and vanishes when something fails."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            f"{folder} holds something already; name a new folder, so that no old file is released with it"
        )
    if not folder.absolute().parent.is_dir():
        raise UsageError(f"the folder {folder.parent} does not exist")
    try:
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.absolute().parent) as held:
            made = Path(held) / "release"
            made.mkdir()
            yield made
            if folder.exists():
                folder.rmdir()
            shutil.move(made, folder)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}") from error
