"""The commands that ask a store, on a store that `accord read` made of real files."""

import csv
import io
import json
import subprocess
from pathlib import Path

import duckdb

from accord.cli.filtering import command_line
from accord.store import Filter
from accord.store.contents import raw_pages

from .conftest import ACCORD, PAGE, Accord, Read, environment


def test_what_was_read_can_be_asked_for(accord: Accord, stored: Read) -> None:
    done = accord("statements", stored.store, "--q", '"another ship"', "--voice", "Marta Olsen", "--json")
    (row,) = json.loads(done.out)["rows"]
    assert row["content"].strip("“”,") == "We will not load another ship"
    assert row["speaker"] == "Marta Olsen"
    assert accord("articles", stored.store, "--language", "fr", "--jsonl").records[0]["statements"] == 0


def test_the_authors_and_the_own_sides_certain_events_are_one_short_query(accord: Accord, stored: Read) -> None:
    done = accord("events", stored.store, "--voice", "author", "--voice", "own", "--certainty", "CT+", "--csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert rows
    assert {row["factuality"] for row in rows} == {"CT+"}
    assert {row["side"] for row in rows} <= {"author", "own"}


def test_a_read_store_is_whole(accord: Accord, stored: Read) -> None:
    done = accord("check", stored.store)
    assert (done.code, done.err) == (0, "")
    assert "nothing is wrong" in done.out


def test_evidence_is_where_the_offsets_say(accord: Accord, stored: Read) -> None:
    for row in accord("events", stored.store, "--jsonl").records:
        record = json.loads(accord("show", row["article"], "--store", stored.store, "--json").out)
        assert record["text"][row["evidence_start"] : row["evidence_end"]] == row["evidence"]


def test_misuse_ends_in_one_line(accord: Accord, stored: Read) -> None:
    for arguments, says in ((("--type", "x"), "type has no value 'x'"), (("--vioce", "x"), "--vioce")):
        done = accord("events", stored.store, *arguments)
        assert (done.code, done.out) == (2, "")
        assert says in done.err
        assert "Traceback" not in done.err


def test_a_filter_becomes_options_and_back() -> None:
    asked = Filter.parse({"src": ["RUS", "~new army"], "certainty": "denied", "to": "2024"})
    options = command_line(asked)
    pairs: dict[str, list[str]] = {}
    for name, value in zip(options[::2], options[1::2], strict=True):
        pairs.setdefault(name.removeprefix("--"), []).append(value)
    assert Filter.parse(pairs) == asked


def test_a_locked_store_says_what_to_do(accord: Accord, stored: Read) -> None:
    with duckdb.connect(str(stored.store)):
        done = accord("events", stored.store)
    assert done.code == 1
    assert "only one may hold a store" in done.err


def test_a_reader_that_goes_ends_the_listing(stored: Read) -> None:
    command = [ACCORD, "events", stored.store, "--csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as listing:
        assert listing.stdout is not None
        assert listing.stderr is not None
        assert listing.stdout.readline().startswith(b"event,article,day")
        listing.stdout.close()
        assert listing.stderr.read() == b""
    assert listing.returncode == 0


def test_raw_pages_are_kept_unless_they_are_not_wanted(accord: Accord, stored: Read, tmp_path: Path) -> None:
    with duckdb.connect(str(stored.store), read_only=True) as connection:
        (article,) = connection.execute("SELECT article FROM pages WHERE source_ref LIKE '%b-page.html'").fetchall()
        (raw,) = raw_pages(connection, article[0])
        assert (raw.media, raw.content) == ("html", PAGE.encode())
    (tmp_path / "page.html").write_text(PAGE)
    accord("read", tmp_path / "page.html", "--store", tmp_path / "bare.duckdb", "--no-text")
    with duckdb.connect(str(tmp_path / "bare.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM contents").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (1,)
