"""Whole runs over many sources: poison, kills, a full disk, the same page again.

The pipeline stops after the article (`tests/light.py`): reading, storing and resuming are what is tried here, and the
language model would only make it slow.
"""

import json
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from .conftest import environment

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))

from made import sentence, story, warc_record, web_page  # noqa: E402 - they lie beside the tests
from mixture import Mixture, write_mixture  # noqa: E402

LIGHT = [sys.executable, str(TESTS / "light.py")]


def _query(store: Path, sql: str) -> list[Any]:
    with duckdb.connect(str(store), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def _start(*arguments: object, limit: int | None = None) -> subprocess.Popen[bytes]:
    def full_disk() -> None:
        assert limit is not None
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [*LIGHT, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=full_disk if limit else None,
    )


def _read(*arguments: object, limit: int | None = None) -> tuple[int, str, str]:
    process = _start("read", *arguments, limit=limit)
    out, err = process.communicate(timeout=300)
    return process.returncode, out.decode(), err.decode()


def _check(store: Path, mixture: Mixture) -> None:
    """Every good page is an article, once; the failures are the poison, and nothing else."""
    texts = [text for (text,) in _query(store, "SELECT text FROM articles")]
    assert len(texts) == len(mixture.good)
    joined = "\n".join(texts)
    assert [number for number in mixture.good if sentence(3 * number) not in joined] == []
    assert {ref for (ref,) in _query(store, "SELECT source_ref FROM failures")} == mixture.poison


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mixture]:
    folder = tmp_path_factory.mktemp("mixed")
    return folder, write_mixture(folder, pages=240, poison=0.05)


def test_exactly_the_poison_is_in_failures(mixed: tuple[Path, Mixture], tmp_path: Path) -> None:
    folder, mixture = mixed
    store = tmp_path / "s.duckdb"
    code, out, err = _read(folder, "--store", store, "--json")
    assert (code, "Traceback" in err) == (0, False)
    assert "took text from 'body'" in err
    assert len(mixture.poison) == 12
    _check(store, mixture)
    summary = json.loads(out)
    assert (summary["read"], summary["failed"]) == (len(mixture.good), len(mixture.poison))


def test_a_run_killed_again_and_again_loses_nothing(mixed: tuple[Path, Mixture], tmp_path: Path) -> None:
    folder, mixture = mixed
    store = tmp_path / "s.duckdb"
    rng = random.Random(7)
    assert _read(min(folder.iterdir()), "--store", store)[0] == 0  # or the first kill may leave no tables yet
    (stored,) = _query(store, "SELECT count(*) FROM articles")[0]
    for _ in range(4):
        process = _start("read", folder, "--store", store)
        _wait_until_more(store, stored + rng.randrange(15, 60), process)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        (now,) = _query(store, "SELECT count(*) FROM articles")[0]
        assert now >= stored
        stored = now
    assert stored > 0
    code, out, _ = _read(folder, "--store", store, "--json")
    assert code == 0
    assert json.loads(out)["already"] >= stored
    _check(store, mixture)
    assert _query(store, "SELECT count(*), count(DISTINCT id) FROM articles") == [(len(mixture.good),) * 2]


def _wait_until_more(store: Path, articles: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the store has grown by about so many articles; nobody else may open it, so go by its size."""
    before = _size(store)
    for _ in range(1200):
        if process.poll() is not None or _size(store) > before + 600 * articles:
            return
        time.sleep(0.02)
    pytest.fail("the run does not go on")


def _size(store: Path) -> int:
    log = store.with_name(store.name + ".wal")
    return sum(path.stat().st_size for path in (store, log) if path.exists())


def test_a_full_disk_loses_no_stored_article(mixed: tuple[Path, Mixture], tmp_path: Path) -> None:
    folder, mixture = mixed
    store = tmp_path / "s.duckdb"
    first = next(path for path in sorted(folder.iterdir()))
    assert _read(first, "--store", store)[0] == 0
    (before,) = _query(store, "SELECT count(*) FROM articles")[0]
    assert before > 0
    # The log of the store may not grow beyond this, as on a disk that is full.
    code, _, err = _read(folder, "--store", store, limit=100_000)
    assert code == 1
    assert "cannot be written" in err
    assert "Traceback" not in err
    (kept,) = _query(store, "SELECT count(*) FROM articles")[0]
    assert before < kept < len(mixture.good)
    assert _read(folder, "--store", store)[0] == 0
    _check(store, mixture)


def test_one_page_met_in_many_ways_is_one_article(tmp_path: Path) -> None:
    url = "https://www.a.example/news/1"
    (tmp_path / "a.warc").write_bytes(
        warc_record(url, web_page(1)) + warc_record(f"{url}?utm_source=feed#top", web_page(1, padding=500))
    )
    (tmp_path / "b.jsonl").write_text(json.dumps({"html": web_page(1).decode(), "url": url + "?fbclid=abc"}))
    store = tmp_path / "s.duckdb"
    assert _read(tmp_path / "a.warc", tmp_path / "b.jsonl", "--store", store)[0] == 0
    assert _query(store, "SELECT url FROM articles") == [(url,)]


def test_a_new_version_is_stored_beside_the_old(tmp_path: Path) -> None:
    url = "https://www.a.example/news/1"
    store = tmp_path / "s.duckdb"
    for number, text in enumerate((story(1), story(1) + "\n\nA correction was added on Tuesday.\n")):
        (tmp_path / f"{number}.jsonl").write_text(json.dumps({"text": text, "url": url}))
        assert _read(tmp_path / f"{number}.jsonl", "--store", store)[0] == 0
    versions = _query(store, f"SELECT article, earlier, later FROM versions WHERE known_by = '{url}' ORDER BY version")
    (first, second) = (article for article, _, _ in versions)
    assert versions == [(first, None, second), (second, first, None)]
    corrected = "SELECT id FROM articles WHERE text LIKE '%correction%'"
    assert _query(store, corrected) == [(second,)]


def test_an_archive_is_chosen_from_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(
        b"".join(warc_record(f"https://a.example/{part}/1", web_page(1)) for part in ("news", "sport"))
    )
    code, out, err = _read(tmp_path / "a.warc", "--store", tmp_path / "s.duckdb", "--only-url", "*/news/*", "--json")
    assert code == 0
    assert json.loads(out)["read"] == 1
    assert "left out 1 at another address" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--map", "body"), "FIELD=COLUMN"),
        (("--map", "story=body"), "the fields are: text, html"),
    ],
)
def test_misuse_is_told_before_anything_is_read(arguments: tuple[str, ...], says: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\nWords.\n")
    code, _, err = _read(tmp_path / "a.csv", *arguments, "--store", tmp_path / "s.duckdb")
    assert code == 2
    assert says in err
    assert not (tmp_path / "s.duckdb").exists()


def test_a_table_without_the_column_fails_with_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("speech,day\nWords.,1\n")
    code, _, err = _read(tmp_path / "a.csv", "--map", "text=body", "--store", tmp_path / "s.duckdb")
    assert code == 1
    assert "the columns are: 'speech', 'day'" in err
