"""`accord code`: pages in, one record per article out."""

import json
import os
import subprocess
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from .conftest import ACCORD, FRENCH, PARAGRAPH, Accord, Coded, environment


def test_good_pages_are_coded_in_the_order_of_the_input(coded: Coded) -> None:
    assert coded.done.code == 0
    refs = [Path(record["source"]["ref"]).name for record in coded.done.records]
    assert refs == [
        "a-strike.txt", "b-page.html", "row-1", "row-2", "g-latin.txt", "i-french.txt", "j-copy.txt"
    ]  # fmt: skip


def test_every_record_is_valid(coded: Coded) -> None:
    schema = json.loads(resources.files("accord").joinpath("schema", "record.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    for record in coded.done.records:
        validator.validate(record)


def test_every_offset_points_into_the_text(coded: Coded) -> None:
    for record in coded.done.records:
        spans = [*record["sentences"], *(mention["span"] for mention in record["mentions"])]
        for one in (*record["statements"], *record["events"]):
            spans += [span for key in ("source", "cue", "content", "trigger") for span in one.get(key, [])]
        assert all(0 <= start < end <= len(record["text"]) for start, end in spans)


def test_text_comes_back_verbatim(coded: Coded) -> None:
    assert coded.done.records[0]["text"] == PARAGRAPH


def test_html_gives_its_title_and_its_date(coded: Coded) -> None:
    page = coded.done.records[1]
    assert (page["title"], page["published"]) == ("Minister resigns over dam", "2024-05-02")
    assert "I should have listened" in page["text"]
    assert "rights reserved" not in page["text"]


def test_somebody_says_something(coded: Coded) -> None:
    speakers = {one["speaker"]["name"] for one in coded.done.records[0]["statements"] if one["speaker"]}
    assert any("Marta Olsen" in speaker for speaker in speakers)


def test_a_language_that_is_not_coded_is_kept_and_said(coded: Coded) -> None:
    french = coded.done.records[5]
    assert french["text"] == FRENCH
    assert french["language"] == "fr"
    assert (french["statements"], french["events"]) == ([], [])
    assert [warning["step"] for warning in french["warnings"]].count("articles") >= 1


@pytest.mark.parametrize(
    ("name", "step", "code"),
    [
        ("c-rows.jsonl#2", "sources", "not_json"),
        ("d-empty.txt", "articles", "empty"),
        ("e-binary", "sources", "not_text"),
        ("f-huge.txt", "sources", "too_large"),
        ("h-script.html", "articles", "no_text"),
    ],
)
def test_a_bad_page_is_a_line_and_a_row(name: str, step: str, code: str, coded: Coded) -> None:
    rows = {Path(row["source"]["ref"]).name: row for row in coded.failures}
    assert (rows[name]["step"], rows[name]["code"]) == (step, code)
    (line,) = [line for line in coded.done.err.splitlines() if name in line]
    assert line.startswith("accord: ")
    assert rows[name]["detail"] in line


def test_nothing_else_fails_and_nothing_else_is_said(coded: Coded) -> None:
    assert len(coded.failures) == 5
    assert len(coded.done.err.splitlines()) == 5


def test_two_workers_write_the_same_bytes(coded: Coded, accord: Accord, folder: Path) -> None:
    done = accord("code", folder, "--workers", 2)
    assert done.out == coded.done.out
    assert done.err == coded.done.err


def test_a_pipe_gets_each_record_as_it_is_made() -> None:
    # The next row is sent only when the record of the last is there: buffering anywhere would hang.
    rows = [{"id": f"n-{number}", "text": f"Ship number {number} sank, the navy said.\n"} for number in (1, 2)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([ACCORD, "code", "-"], env=environment(), **pipes) as process:  # type: ignore[call-overload]
        for row in rows:
            process.stdin.write(json.dumps(row).encode() + b"\n")
            process.stdin.flush()
            record = json.loads(process.stdout.readline())
            assert (record["source"]["ref"], record["text"]) == (row["id"], row["text"])
        process.stdin.close()
        assert process.stdout.read() == b""
    assert process.returncode == 0


def test_a_reader_that_leaves_is_no_error() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [ACCORD, "schema"], stdout=write_end, stderr=subprocess.PIPE, env=environment(), timeout=60, check=False
    )
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [ACCORD, "schema"], stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=60, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "accord: the output cannot be written: No space left on device\n"


def test_a_closed_output_is_no_error() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"'{ACCORD}' schema >&- <&-"],
        stderr=subprocess.PIPE,
        env=environment(),
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_when_everything_fails_the_exit_code_says_so(accord: Accord) -> None:
    done = accord("code", "-", stdin='{"id": 1}\n{"text": 3}\n')
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 2


def test_no_input_is_no_failure(accord: Accord, tmp_path: Path) -> None:
    assert accord("code", tmp_path).code == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_rights_is_a_failure(accord: Accord, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    done = accord("code", closed)
    assert done.code == 1
    assert "no right to read" in done.err
