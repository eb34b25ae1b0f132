"""A mixture of pages of every format, the good and the poison, for tests and benchmarks of whole runs."""

import gzip
import json
import random
from dataclasses import dataclass, field
from pathlib import Path

import zstandard

from made import mhtml, story, warc_record, web_page

# What each cannot be read for; every one is a page in the place of a good one.
POISON_FILES: dict[str, tuple[str, bytes]] = {
    "empty": ("txt", b""),
    "blank": ("txt", b" \n\t\n" * 50),
    "binary": ("txt", bytes(range(256)) * 8),
    "no article": ("html", b"<html><body><script>var a = 1;</script></body></html>"),
    "truncated gzip": ("txt.gz", gzip.compress(b"words " * 200)[:-9]),
    "damaged gzip": ("txt.gz", b"no gzip at all"),
    "bomb": ("txt.gz", gzip.compress(bytes(17_000_000))),
    "picture": ("png", b"\x89PNG"),
    "too long": ("txt", b"x.\n" * 60_000),
    "no mail": ("mhtml", b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nwords"),
    "no archive": ("warc", b"no archive\n" * 20),
    "no table": ("parquet", b"no table\n" * 20),
}
POISON_LINES = (b"{broken", b"[1, 2]", b'{"title": "No text"}', b'{"text": 5}', b'{"text": "caf\xe9"}', b'{"text": ""}')
POISON_ROWS = (b"one column", b"x,", b"a,b,c,d")


@dataclass(slots=True)
class Mixture:
    """What was written: the numbers of the good stories, and the refs of the poison as failures name them."""

    good: set[int] = field(default_factory=set)
    poison: set[str] = field(default_factory=set)


def write_mixture(folder: Path, *, pages: int, poison: float, seed: int = 1) -> Mixture:
    """Write so many pages below `folder`, this share of them poison."""
    rng = random.Random(seed)
    mixture = Mixture()
    bad = set(rng.sample(range(pages), round(pages * poison)))
    number = 0
    writers = [_files, _jsonl, _csv, _warc]
    while number < pages:
        count = min(rng.randrange(20, 60), pages - number)
        part = folder / f"part-{number:06d}"
        part.mkdir(parents=True)
        writers[len(list(folder.iterdir())) % len(writers)](part, range(number, number + count), bad, mixture)
        number += count
    return mixture


def _files(part: Path, numbers: range, bad: set[int], mixture: Mixture) -> None:
    for number in numbers:
        if number in bad:
            suffix, content = list(POISON_FILES.values())[number % len(POISON_FILES)]
            path = part / f"{number}.{suffix}"
            mixture.poison.add(path.as_posix())
        else:
            suffix, content = _good_file(number)
            path = part / f"{number}.{suffix}"
            mixture.good.add(number)
        path.write_bytes(content)


def _good_file(number: int) -> tuple[str, bytes]:
    text = story(number).encode()
    return (
        ("txt", text),
        ("html", web_page(number)),
        ("txt.gz", gzip.compress(text)),
        ("mhtml", mhtml(web_page(number), url=f"https://saved.example/{number}")),
        ("txt", story(number).encode("utf-16-le")),
    )[number % 5]


def _jsonl(part: Path, numbers: range, bad: set[int], mixture: Mixture) -> None:
    path = part / "rows.jsonl.zst"
    lines = []
    for line, number in enumerate(numbers, start=1):
        lines.append(POISON_LINES[number % len(POISON_LINES)] if number in bad else _object(number))
        _note(mixture, number, bad, f"{path.as_posix()}#{line}")
    path.write_bytes(zstandard.ZstdCompressor().compress(b"\n".join(lines)))


def _object(number: int) -> bytes:
    return json.dumps({"text": story(number), "published": "2024-05-02"}).encode()


def _csv(part: Path, numbers: range, bad: set[int], mixture: Mixture) -> None:
    path = part / "rows.csv"
    lines = [b"day,body"]
    for row, number in enumerate(numbers, start=1):
        lines.append(POISON_ROWS[number % len(POISON_ROWS)] if number in bad else f'2024,"{story(number)}"'.encode())
        _note(mixture, number, bad, f"{path.as_posix()}#{row}")
    path.write_bytes(b"\n".join(lines))


def _warc(part: Path, numbers: range, bad: set[int], mixture: Mixture) -> None:
    path = part / "crawl.warc.gz"
    records = []
    for number in numbers:
        url = f"https://crawl.example/{number}"
        packed = "Content-Encoding: gzip\r\n"
        damaged = warc_record(url, b"\x1f\x8b" * 50, http=packed)
        empty = warc_record(url, b"<html><body><script>var a;</script></body></html>")
        records.append((damaged, empty)[number % 2] if number in bad else warc_record(url, web_page(number)))
        _note(mixture, number, bad, f"{path.as_posix()}#{url}")
    path.write_bytes(b"".join(map(gzip.compress, records)))


def _note(mixture: Mixture, number: int, bad: set[int], ref: str) -> None:
    if number in bad:
        mixture.poison.add(ref)
    else:
        mixture.good.add(number)
