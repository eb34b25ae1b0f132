"""Hostile and broken input, from the file to the article: docs/reference/hostile-input.md is the table of this.

Each test reads a file the way `accord read` does, up to the article (the language model is not needed for it): what
comes out is an article whose text is plain text that any file can hold, or a failure with its reason.
"""

import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from accord.articles import ArticleReader
from accord.config import ArticleSettings
from accord.errors import PageError
from accord.model import Article, Failure, Page
from accord.sources import open_source
from made import story, warc_record, web_page

BODY = "".join(f"<p>{part}</p>" for part in story(1).split("\n\n"))
Meet = Callable[[str, bytes], Article | str]


@pytest.fixture(scope="module")
def reader() -> ArticleReader:
    return ArticleReader(ArticleSettings())


@pytest.fixture
def meet(tmp_path: Path, reader: ArticleReader) -> Meet:
    """Read a file to its one article, or to the code of its failure."""

    def call(name: str, content: bytes) -> Article | str:
        (tmp_path / name).write_bytes(content)
        started = time.process_time()
        (result,) = open_source([str(tmp_path / name)])
        try:
            outcome = result.code if isinstance(result, Failure) else reader.read(result)
        except PageError as error:
            outcome = error.code
        assert time.process_time() - started < 30  # a page that takes minutes is an attack that worked
        if isinstance(outcome, Article):
            outcome.text.encode("utf-8")
            assert "\0" not in outcome.text
        return outcome

    return call


def html(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>News</title>{head}</head><body>{body}</body></html>".encode()


def article(outcome: Article | str) -> Article:
    assert isinstance(outcome, Article), outcome
    return outcome


@pytest.mark.parametrize("depth", [300, 5_000, 200_000])
@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "font"])
def test_deep_nesting(tag: str, depth: int, meet: Meet) -> None:
    outcome = meet("a.html", html(f"<{tag}>" * (depth // (1 + tag.count("<"))) + BODY))
    assert isinstance(outcome, Article) or outcome in ("no_text", "too_large")


def test_an_entity_bomb(meet: Meet) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{levels}]><html><body><p>&l11;</p>{BODY}</body></html>'
    )
    outcome = meet("a.xhtml", bomb.encode())
    assert outcome == "no_text" or len(article(outcome).text) < 10_000


def test_an_entity_that_names_a_file(meet: Meet, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret words")
    told = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><html><body><p>&x;</p>{BODY}</body></html>'
    outcome = meet("a.xhtml", told.encode())
    assert outcome == "no_text" or "the secret words" not in article(outcome).text


@pytest.mark.parametrize(
    "tag",
    [
        '<p class="' + "x" * 2_000_000 + '">',
        "<p " + " ".join(f'a{n}="1"' for n in range(40_000)) + ">",
        '<a href="javascript:' + "%41" * 300_000 + '">',
        "<p " + "a" * 1_000_000 + ">",
    ],
    ids=["one value of 2 MB", "40,000 attributes", "an address of 1 MB", "a name of 1 MB"],
)
def test_huge_attributes(tag: str, meet: Meet) -> None:
    outcome = meet("a.html", html(f"{tag}</p>{BODY}"))
    assert outcome == "no_text" or len(article(outcome).text) < 10_000


def test_null_bytes_become_visible_and_keep_their_place(meet: Meet) -> None:
    text = "Ships wait off Malta, the navy said on Monday.\n" * 9 + "It sent\0 three.\n"
    assert article(meet("a.txt", text.encode())).text == text.replace("\0", "\ufffd")


def test_many_null_bytes_are_no_text(meet: Meet) -> None:
    assert meet("a.txt", b"word\0\0\0" * 500) == "not_text"


def test_mixed_encodings_keep_every_character_that_can_be_read(meet: Meet) -> None:
    mixed = "Orléans, Åland, Łódź – all said yes.\n".encode() * 20 + "café\n".encode("cp1252")
    found = article(meet("a.txt", mixed))
    assert found.text.count("Łódź") == 20
    assert found.text.endswith("caf\ufffd\n")
    assert "replaced_characters" in [warning.code for warning in found.warnings]


def test_a_page_that_lies_about_its_charset(meet: Meet) -> None:
    page = f'<html><head><meta charset="utf-16"></head><body><p>Łódź said yes.</p>{BODY}</body></html>'
    assert "Łódź" in article(meet("a.html", page.encode())).text


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u2028", "\u00ad"])
def test_signs_that_cannot_be_seen_are_kept_where_they_are(sign: str, meet: Meet) -> None:
    text = f"Nor{sign}way sent sh{sign}ips to Malta, {sign}the navy said.\nIt was Monday.\n"
    assert article(meet("a.txt", text.encode())).text == text


def test_lone_surrogates_are_replaced_one_for_one(meet: Meet) -> None:
    row = b'{"text": "Ships \\ud800 wait \\udfff\\ud800 off Malta.", "title": "A \\udc00 title", "id": "\\ud800"}'
    found = article(meet("a.jsonl", row))
    assert found.text == "Ships \ufffd wait \ufffd\ufffd off Malta."
    assert found.title == "A title"
    json.dumps([found.source.ref, found.title]).encode()
    found.source.ref.encode("utf-8")


def test_a_million_lines(meet: Meet) -> None:
    assert meet("a.txt", b"x.\n" * 1_000_000) == "too_large"
    assert meet("b.txt", b"x\n" * 60_000) == "too_large"
    assert article(meet("c.txt", b"\n" * 1_000_000 + b"Ships wait off Malta.")).text.endswith("Malta.")
    assert meet("a.html", html("<p>x.</p>" * 8_000)) not in ("empty", "not_text")


def test_one_line_without_end(meet: Meet) -> None:
    assert meet("a.txt", b"word " * 1_000_000) == "too_large"
    assert len(article(meet("b.txt", b"x" * 1_999_999)).text) == 1_999_999


def test_a_million_rows_stream(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"id,text\n" + b"1,\n" * 100_000)
    assert sum(isinstance(one, Failure) for one in open_source([str(tmp_path / "a.csv")])) == 100_000


def test_a_bomb_of_gzip_in_gzip(meet: Meet) -> None:
    assert meet("a.txt.gz", gzip.compress(gzip.compress(bytes(100_000_000)))) == "not_text"
    assert meet("a.html.gz", gzip.compress(bytes(100_000_000))) == "too_large"


def test_gzip_cut_short(meet: Meet) -> None:
    assert meet("a.html.gz", gzip.compress(web_page(1))[:-20]) == "truncated"


def test_a_bomb_inside_an_archive(meet: Meet) -> None:
    bomb = warc_record("https://a.example/1", gzip.compress(bytes(50_000_000)), http="Content-Encoding: gzip\r\n")
    assert meet("a.warc", bomb) == "too_large"


SCRIPT = "<script>alert(1)</script>"
HANDLER = '<img src=x onerror="alert(2)">'


def test_markup_in_text_stays_text(meet: Meet) -> None:
    text = f"{SCRIPT} was found in the letter of {HANDLER}, the police said on Monday.\n"
    assert article(meet("a.txt", text.encode())).text == text


def test_scripts_and_handlers_of_a_page_do_not_reach_the_article(meet: Meet) -> None:
    hostile = f"{SCRIPT}{HANDLER}<div onclick='alert(3)'>{BODY}</div><svg onload='alert(4)'>"
    found = article(meet("a.html", html(hostile)))
    assert "alert" not in found.text
    assert "<" not in found.text


def test_markup_in_metadata_is_a_string_of_signs(meet: Meet) -> None:
    row = {"text": "Ships wait off Malta.", "title": SCRIPT, "outlet": HANDLER, "url": "javascript:alert(5)"}
    found = article(meet("a.jsonl", json.dumps(row).encode()))
    assert (found.title, found.outlet, found.url) == (SCRIPT, HANDLER, None)
    assert "bad_url" in [warning.code for warning in found.warnings]


def test_markup_in_the_title_of_a_page_is_a_string_of_signs(meet: Meet) -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "&lt;script&gt;alert(1)&lt;/script&gt;"})
    page = html(BODY, head=f'<script type="application/ld+json">{data}</script>')
    assert article(meet("a.html", page)).title == SCRIPT


NAMES = ("a.html", "a.txt", "a.csv", "a.jsonl", "a.mhtml", "a.warc", "a.parquet", "a.gz", "a")
WORDS = (b"<", b"{", b'"', b"PAR1", b"WARC/1.0")
SMALLEST = (
    *WORDS,
    b"",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"<",
    b"{",
    b'"',
    b"PAR1",
    b"WARC/1.0",
    b"\x1f\x8b\x08",
    b"\r\n" * 9,
)


@pytest.mark.parametrize("content", SMALLEST)
def test_the_smallest_files_of_every_kind(content: bytes, tmp_path: Path, reader: ArticleReader) -> None:
    for name in NAMES:
        (tmp_path / name).write_bytes(content)
        for one in open_source([str(tmp_path / name)]):
            if isinstance(one, Page) and one.source.kind == "file" and content in WORDS:
                assert reader.read(one).text == content.decode()
            elif isinstance(one, Page):
                with pytest.raises(PageError):
                    reader.read(one)
