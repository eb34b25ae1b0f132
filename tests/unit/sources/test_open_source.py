"""Files, folders and standard input: what comes out, in what order, and what is refused."""

import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from accord.errors import UsageError
from accord.model import Failure, Page
from accord.sources import Choice, Options, open_source


def read(*paths: Path | str, stdin: bytes | None = None, **limits: int) -> list[Page | Failure]:
    stream = io.BytesIO(stdin) if stdin is not None else None
    return list(open_source([str(path) for path in paths], stdin=stream, options=Options(**limits)))


def shown(results: list[Page | Failure]) -> list[tuple[str, str]]:
    """Give each result as (kind of source, name) for pages and (code, name) for failures."""
    return [
        (one.code if isinstance(one, Failure) else one.source.kind, one.source.ref.rpartition("/")[2])
        for one in results
    ]


@contextmanager
def without_rights() -> Iterator[Path]:
    """Give a folder that anybody may enter, and run what is inside as a user with no special rights."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    is_root = os.geteuid() == 0
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        for path in folder.rglob("*"):
            path.chmod(0o700)
        shutil.rmtree(folder)


def drop_rights() -> None:
    if os.geteuid() == 0:
        os.seteuid(65534)


def test_a_folder_is_walked_in_sorted_order_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/b/c.md", "a.text", ".hidden.txt", ".git/config.txt", "B.htm"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Some text.")
    assert shown(read(tmp_path)) == [
        ("html", "B.htm"),
        ("file", "c.md"),
        ("html", "z.html"),
        ("file", "a.text"),
        ("file", "b.txt"),
    ]


def test_paths_come_in_the_order_named_and_are_written_as_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    Path("news/two.txt").write_bytes(b"Two.")
    Path("one.txt").write_bytes(b"One.")
    pages = read("one.txt", "news")
    assert [page.source.ref for page in pages] == ["one.txt", "news/two.txt"]
    assert isinstance(pages[0], Page)
    assert pages[0].content == b"One."


def test_the_suffix_is_read_in_any_case(tmp_path: Path) -> None:
    (tmp_path / "A.HTML").write_text("<p>x</p>")
    (tmp_path / "B.TXT").write_text("x")
    assert shown(read(tmp_path)) == [("html", "A.HTML"), ("file", "B.TXT")]


def test_a_file_without_a_known_suffix_is_looked_into(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"<!DOCTYPE html><html><body>x</body></html>")
    (tmp_path / "b").write_bytes(b"Plain words.")
    (tmp_path / "c.bin").write_bytes(bytes(range(256)))
    assert shown(read(tmp_path)) == [("html", "a"), ("file", "b"), ("not_text", "c.bin")]


def test_files_that_are_no_pages_are_failures_and_never_silent(tmp_path: Path) -> None:
    for name in ("chart.png", "old.zip", "accord.duckdb", "paper.pdf", "rows.feather"):
        (tmp_path / name).write_bytes(b"whatever")
    failures = read(tmp_path)
    assert {code for code, _ in shown(failures)} == {"unsupported"}
    assert len(failures) == 5
    assert all(isinstance(one, Failure) and one.step == "sources" and one.detail for one in failures)


def test_a_missing_path_is_named_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_text("Here.")
    with pytest.raises(UsageError, match=r"gone\.txt"):
        open_source([str(tmp_path / "here.txt"), str(tmp_path / "gone.txt")])


@pytest.mark.parametrize("path", ["", "with\0nul"])
def test_a_path_that_no_file_can_have_is_a_usage_error(path: str) -> None:
    with pytest.raises(UsageError):
        open_source([path])


def test_standard_input_must_be_there() -> None:
    with pytest.raises(UsageError, match="standard input"):
        open_source(["-"])


def test_a_file_over_the_limit_is_refused_and_its_neighbours_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    (tmp_path / "b.txt").write_bytes(b"x" * 100)
    assert shown(read(tmp_path, max_bytes=100)) == [("too_large", "a.txt"), ("file", "b.txt")]


def test_twenty_megabytes_are_refused_by_default(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(20_000_000)
    assert shown(read(tmp_path / "big.txt")) == [("too_large", "big.txt")]


def test_a_folder_and_a_file_without_rights_are_failures() -> None:
    with without_rights() as folder:
        (folder / "shut").mkdir()
        (folder / "shut" / "in.txt").write_text("x")
        (folder / "locked.txt").write_text("x")
        (folder / "open.txt").write_text("x")
        (folder / "shut").chmod(0)
        (folder / "locked.txt").chmod(0)
        drop_rights()
        assert shown(read(folder)) == [("no_permission", "locked.txt"), ("file", "open.txt"), ("no_permission", "shut")]
        assert shown(read(folder / "shut" / "in.txt")) == [("no_permission", "in.txt")]


def test_links_are_followed_and_a_loop_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("x")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    assert shown(read(tmp_path)) == [("cannot_read", "broken.txt"), ("file", "a.txt"), ("folder_loop", "loop")]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert shown(read(tmp_path)) == [("unsupported", "pipe.txt")]


def test_a_name_that_is_not_unicode_can_still_be_written(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(raw)).write_text("x")
    (page,) = read(tmp_path)
    assert page.source.ref.encode("utf-8").endswith("caf�.txt".encode())


def test_a_very_deep_folder_is_walked(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1050):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(os.open("a.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    results = read(tmp_path)
    # By a tool that does not recurse: Python's own clean-up stumbles over so many folders.
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)
    assert shown(results) == [("file", "a.txt")]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"Plain words.\n", "file"),
        (b"\n\n  <html><body>x</body></html>", "html"),
        (b'\n{"id": "x", "text": "y"}\n', "jsonl"),
        (b"", "file"),
        (b"\xef\xbb\xbf<!doctype html><p>x", "html"),
    ],
)
def test_standard_input_is_what_its_first_line_says(data: bytes, kind: str) -> None:
    (page,) = read("-", stdin=data)
    assert page.source.kind == kind


def test_text_on_standard_input_comes_through_whole() -> None:
    text = b"\n\n First.\r\n\r\nSecond.\n" * 5000
    (page,) = read("-", stdin=text)
    assert isinstance(page, Page)
    assert (page.content, page.source.ref) == (text, "-")


def test_standard_input_over_the_limit_is_refused() -> None:
    assert shown(read("-", stdin=b"\n" * 50 + b"x" * 500, max_bytes=100)) == [("too_large", "-")]


def test_json_lines_on_standard_input_are_handed_on_as_they_come() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stdin, os.fdopen(writing, "wb", buffering=0) as out:
        out.write(b'{"id": "1", "text": "One."}\n')
        pages = open_source(["-"], stdin=stdin)
        assert next(pages).source.ref == "1"  # the second line is not written yet
        out.write(b'{"id": "2", "text": "Two."}\n')
        assert next(pages).source.ref == "2"


def test_a_pattern_finds_files_in_folders_below(tmp_path: Path) -> None:
    for name in ("a.html", "b/c.html", "b/d/e.html", "b/f.txt", ".hidden/g.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<p>x</p>")
    assert shown(read(str(tmp_path / "**/*.html"))) == [("html", "a.html"), ("html", "c.html"), ("html", "e.html")]
    with pytest.raises(UsageError, match="nothing matches"):
        open_source([str(tmp_path / "*.csv")])


def test_a_file_whose_name_is_a_pattern_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "[a].txt").write_text("Odd.")
    (tmp_path / "a.txt").write_text("Plain.")
    assert shown(read(tmp_path / "[a].txt")) == [("file", "[a].txt")]


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", ["Plain words, no mark.\n", "Плотина дала течь. Мэр молчит.\n", "大坝漏水了. 市长没有说话.\n"]
)
def test_utf16_without_a_mark_is_read(charset: str, text: str, tmp_path: Path) -> None:
    for name in ("a.txt", "no-suffix"):
        (tmp_path / name).write_bytes(text.encode(charset))
        (page,) = read(tmp_path / name)
        assert isinstance(page, Page)
        assert isinstance(page.content, bytes)
        assert page.content.decode("utf-16") == text


def test_zeros_in_text_do_not_make_it_utf16(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"A zero\0 here and\0\0 there.")
    (page,) = read(tmp_path / "a.txt")
    assert isinstance(page, Page)
    assert page.content == b"A zero\0 here and\0\0 there."


def test_a_table_on_standard_input_is_known_by_its_heading() -> None:
    assert shown(read("-", stdin=b"id,text\n7,One.\n")) == [("csv", "7")]
    assert shown(read("-", stdin=b"Ships, text and silence.\nMore words.\n")) == [("file", "-")]


def test_columns_that_are_named_make_standard_input_a_table() -> None:
    (page,) = open_source(["-"], stdin=io.BytesIO(b"n;story\n7;One.\n"), options=Options(columns={"text": "story"}))
    assert isinstance(page, Page)
    assert page.content == "One."


def test_what_must_be_a_file_is_refused_on_standard_input() -> None:
    assert shown(read("-", stdin=b"PAR1....")) == [("unsupported", "-")]


def test_pages_can_be_chosen_by_address_and_language(tmp_path: Path) -> None:
    rows = (
        b"id,text,url,language\n"
        b"1,One.,https://a.example/news/1,en\n2,Two.,https://a.example/sport/1,en\n"
        b"3,Three.,https://a.example/news/2,fr-FR\n4,Four.,,en\n"
    )
    (tmp_path / "rows.csv").write_bytes(rows)
    said: list[str] = []
    choice = Choice(urls=("a.example/news/*",), languages=("en",))
    options = Options(choice=choice, say=said.append)
    assert shown(list(open_source([str(tmp_path / "rows.csv")], options=options))) == [("csv", "1")]
    assert said == [f"{tmp_path / 'rows.csv'}: left out 2 at another address, 1 in another language"]


def test_files_that_are_read_through_are_told_of_and_those_that_fail_as_a_whole_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A story.")
    (tmp_path / "b.csv").write_text("n,m\n1,2\n")  # no column that holds text
    (tmp_path / "c.jsonl").write_text('{"text": "One."}\n{broken\n')  # a line fails, the file does not
    (tmp_path / "d.png").write_bytes(b"\x89PNG")
    told: list[str] = []
    results = list(open_source([str(tmp_path)], options=Options(sound=told.append)))
    assert len([one for one in results if isinstance(one, Failure)]) == 3
    assert [Path(ref).name for ref in told] == ["a.txt", "c.jsonl"]
