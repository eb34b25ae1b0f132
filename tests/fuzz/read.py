"""Fuzz the readers of sources: `make fuzz`, or `python tests/fuzz/read.py [SECONDS]`.

With atheris (`pip install atheris`) the bytes are led by coverage; without it they are well-formed files of every
format, damaged at random. Either way a reader may only give pages and failures: anything raised is a finding, and the
bytes that did it are kept in `out/fuzz`.
"""

import contextlib
import gzip
import hashlib
import io
import random
import sys
import time
from contextlib import nullcontext
from pathlib import Path

HERE = Path(__file__).parent
KEPT = HERE.parents[1] / "out" / "fuzz"
sys.path.insert(0, str(HERE.parent))

try:
    import atheris
except ImportError:
    atheris = None

# Only accord itself is watched for coverage: the libraries have thousands of functions.
watched = atheris.instrument_imports(include=["accord.sources", "accord.articles"]) if atheris else nullcontext()
with watched:
    from accord.articles import ArticleReader
    from accord.config import ArticleSettings
    from accord.errors import PageError
    from accord.model import Page
    from accord.sources import Choice, Options, open_source

from made import mhtml, warc_record, web_page  # noqa: E402 - they lie beside the tests

SEEDS: tuple[bytes, ...] = (
    b"Ships wait off Malta, the navy said on Monday.\n",
    web_page(1),
    b'{"id": "1", "text": "One.", "published": "2024-05-01"}\n{"html": "<p>Two.</p>"}\n',
    b'id,text,title\n1,"One, ""two"".",A\n2,Three.,B\n',
    mhtml(web_page(2)),
    warc_record("https://a.example/1", web_page(3)) * 2,
    warc_record("https://a.example/1", b"5\r\n<p>Hi\r\n0\r\n\r\n", http="Transfer-Encoding: chunked\r\n"),
    gzip.compress(warc_record("https://a.example/1", gzip.compress(web_page(4)), http="Content-Encoding: gzip\r\n")),
    "Плотина дала течь.\n".encode("utf-16-le"),
)
ODD = (b"\0", b"\xff", b'"', b"\r\n", b"<", b">", b"{", b"&#", b"99999999999", b"\xed\xa0\x80", b"--", b"\x1f\x8b\x08")
OPTIONS = Options(max_bytes=100_000, choice=Choice(urls=("*",), languages=("en", "fr")))
READER = ArticleReader(ArticleSettings(max_characters=100_000))


def read_all(data: bytes) -> None:
    """Read the bytes as standard input, and every page of them as an article."""
    for options in (Options(max_bytes=100_000), OPTIONS):
        for one in open_source(["-"], stdin=io.BytesIO(data), options=options):
            assert isinstance(one, Page) or one.code != "internal_error", one
            if isinstance(one, Page):
                with contextlib.suppress(PageError):
                    READER.read(one).text.encode("utf-8")


def _damaged(rng: random.Random) -> bytes:
    data = bytearray(rng.choice(SEEDS))
    for _ in range(rng.randrange(1, 8)):
        at = rng.randrange(len(data) + 1)
        end = at + rng.choice((0, 0, 1, 5, 50))
        data[at:end] = rng.choice((rng.choice(ODD), rng.randbytes(3), bytes(data[at:end]) * 2))
    return bytes(data)


def run(seconds: float, seed: int | None = None) -> int:
    """Read damaged files for so long; give how many were read."""
    rng = random.Random(seed)
    count, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        data = _damaged(rng)
        try:
            read_all(data)
        except BaseException:
            KEPT.mkdir(parents=True, exist_ok=True)
            (KEPT / f"found-{hashlib.sha256(data).hexdigest()[:12]}").write_bytes(data)
            raise
        count += 1
    return count


def main() -> None:
    """Fuzz with atheris where it is there, else at random."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    if atheris is None:
        said = f"{run(seconds):,} damaged files read in {seconds} s without a finding (atheris is not installed)"
        sys.stdout.write(said + "\n")
        return
    corpus = KEPT / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [f"-max_total_time={seconds}", "-max_len=20000", f"-artifact_prefix={KEPT}/"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], read_all)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
