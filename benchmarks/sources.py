"""Measure sources: pages per second of each, memory against the size of an archive, and reading's share of the whole.

    python benchmarks/sources.py [--pages N] [--megabytes N ...] [--articles N] [--json]

Every measure runs in a process of its own on one core. Times are CPU seconds: on a shared machine trust the ratios. The
pages are made here (tests/made.py): web pages of three paragraphs and 20 kB of script, stories of the same text.
"""

import argparse
import csv
import gzip
import io
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from made import mhtml, story, warc_record, web_page  # noqa: E402 - they lie beside the tests

PADDING = 20_000
KINDS = ("txt", "html", "mhtml", "jsonl", "jsonl.zst", "csv", "csv.gz", "parquet", "warc", "warc.gz")


def main() -> None:
    """Measure and print three tables."""
    parser = argparse.ArgumentParser(description="Measure the speed and the memory of sources.")
    parser.add_argument("--pages", type=int, default=2000, help="pages for each source")
    parser.add_argument("--megabytes", type=int, nargs="*", default=[10, 100, 1000], help="sizes of archives, unpacked")
    parser.add_argument("--articles", type=int, default=60, help="articles for reading's share of the pipeline")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        speeds = [_alone(_speed, kind, _write(folder, kind, options.pages), options.pages) for kind in KINDS]
        memory = [_alone(_memory, _write_archive(folder, size), size) for size in options.megabytes]
        shares = [_alone(_share, kind, _write(folder, kind, options.articles)) for kind in ("txt", "html", "warc.gz")]
    if options.json:
        print(json.dumps({"speed": speeds, "memory": memory, "share": shares}))
        return
    console = Console()
    for title, rows in (
        (f"{options.pages:,} pages of each source", speeds),
        ("One archive (warc.gz), read through to the last page", memory),
        (f"{options.articles} articles through the whole pipeline", shares),
    ):
        console.print(_table(title, rows))


def _alone(measure: Callable[..., dict[str, Any]], *arguments: object) -> dict[str, Any]:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure, arguments)


def _speed(kind: str, path: Path, pages: int) -> dict[str, Any]:
    from accord.articles import ArticleReader
    from accord.config import ArticleSettings
    from accord.model import Page
    from accord.sources import open_source

    reader = ArticleReader(ArticleSettings())
    next(iter(open_source([str(path)])))  # what is loaded once is not counted
    started = time.process_time()
    found = [one for one in open_source([str(path)]) if isinstance(one, Page)]
    opened = time.process_time()
    assert len(found) == pages
    some = found[: max(1, pages // 10)]
    for page in some:
        reader.read(page)
    read = time.process_time()
    return {
        "source": kind,
        "megabytes": round(_bytes(path) / 1e6, 1),
        "source: pages/s": round(pages / max(opened - started, 1e-6)),
        "article: pages/s": round(len(some) / max(read - opened, 1e-6)),
    }


def _memory(path: Path, megabytes: int) -> dict[str, Any]:
    from accord.sources import open_source

    next(iter(open_source([str(path)])))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started = time.process_time()
    pages = sum(1 for _ in open_source([str(path)]))
    used = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "unpacked MB": megabytes,
        "file MB": round(path.stat().st_size / 1e6),
        "pages": pages,
        "pages/s": round(pages / used),
        "peak MB": round(peak),
        "of it grown while reading": round(peak - before, 1),
    }


def _share(kind: str, path: Path) -> dict[str, Any]:
    from accord.config import Config
    from accord.engines.local import _load
    from accord.model import Page
    from accord.sources import open_source

    pipeline = _load(Config())  # with one thread, as a run has it: CPU seconds of several would not add up
    pages = [one for one in open_source([str(path)]) if isinstance(one, Page)]
    pipeline.code(pages[0])
    started = time.process_time()
    again = [one for one in open_source([str(path)]) if isinstance(one, Page)]
    opened = time.process_time()
    for page in again:
        pipeline.articles.read(page)
    read = time.process_time()
    for page in again:
        pipeline.code(page)
    coded = time.process_time()
    whole = (coded - read) + (opened - started)  # `code` reads the article too
    return {
        "source": kind,
        "articles/s": round(len(again) / whole, 1),
        "source step": f"{(opened - started) / whole:.1%}",
        "article step": f"{(read - opened) / whole:.1%}",
        "reading together": f"{(read - started) / whole:.1%}",
    }


def _bytes(path: Path) -> int:
    return sum(one.stat().st_size for one in path.rglob("*")) if path.is_dir() else path.stat().st_size


def _write(folder: Path, kind: str, pages: int) -> Path:
    """Write so many pages as one kind of source; files go into a folder."""
    if kind in ("txt", "html", "mhtml"):
        below = folder / f"{kind}-{pages}"
        below.mkdir()
        makers: dict[str, Callable[[int], bytes]] = {
            "txt": lambda number: story(number).encode(),
            "html": lambda number: web_page(number, padding=PADDING),
            "mhtml": lambda number: mhtml(web_page(number, padding=PADDING)),
        }
        make = makers[kind]
        for number in range(pages):
            (below / f"{number}.{kind}").write_bytes(make(number))
        return below
    path = folder / f"pages-{pages}.{kind}"
    if kind == "parquet":
        _write_parquet(path, pages)
    elif kind.startswith("warc"):
        pack = gzip.compress if kind.endswith("gz") else bytes
        with path.open("wb") as file:
            file.writelines(pack(_record(number)) for number in range(pages))
    else:
        content = (_jsonl if kind.startswith("jsonl") else _csv)(pages)
        path.write_bytes(_pack(kind, content))
    return path


def _pack(kind: str, content: bytes) -> bytes:
    import zstandard

    if kind.endswith(".zst"):
        return zstandard.ZstdCompressor().compress(content)
    return gzip.compress(content) if kind.endswith(".gz") else content


def _record(number: int) -> bytes:
    return warc_record(f"https://outlet.example/news/{number}", web_page(number, padding=PADDING))


def _jsonl(pages: int) -> bytes:
    return b"".join(json.dumps({"text": story(number)}).encode() + b"\n" for number in range(pages))


def _csv(pages: int) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("id", "text"), *((number, story(number)) for number in range(pages))])
    return out.getvalue().encode()


def _write_parquet(path: Path, pages: int) -> None:
    import duckdb

    with tempfile.NamedTemporaryFile(suffix=".jsonl") as rows:
        rows.write(_jsonl(pages))
        rows.flush()
        with duckdb.connect() as connection:
            connection.sql(f"SELECT text FROM read_json('{rows.name}')").write_parquet(str(path))


def _write_archive(folder: Path, megabytes: int) -> Path:
    path = folder / f"crawl-{megabytes}.warc.gz"
    written = number = 0
    with path.open("wb") as file:
        while written < megabytes * 1_000_000:
            record = _record(number)
            file.write(gzip.compress(record, compresslevel=1))
            written += len(record)
            number += 1
    return path


def _table(title: str, rows: list[dict[str, Any]]) -> Table:
    table = Table(title=title, title_justify="left")
    for heading in rows[0]:
        table.add_column(heading, justify="left" if heading == "source" else "right")
    for row in rows:
        table.add_row(*(f"{value:,}" if isinstance(value, int | float) else value for value in row.values()))
    return table


if __name__ == "__main__":
    main()
