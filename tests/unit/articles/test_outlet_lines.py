"""Lines that an outlet repeats: found in many of its pages, and then furniture in each of them."""

from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

import pytest

from accord.articles import ArticleReader
from accord.articles.outlet_lines import load_outlet_lines
from accord.articles.repeated import RepeatedLine, RepeatedLines
from accord.config import ArticleSettings
from accord.errors import ConfigError
from accord.model import Page, Source

READER = ArticleReader(ArticleSettings())
BACKGROUND = "The north quay has been closed since a tanker burned there, and it has lost a third of its trade."
MASTHEAD = "The Velta Courier, on the quay since 1911"
WEATHER = "Wind and tide, back page"
STORIES = (
    (
        "Dockers walk out in Port Velta",
        "The dockers of Port Velta walked out on Monday, their union said at night.",
    ),
    ("Mayor opens the new fish hall", "The mayor opened the fish hall on Friday and said that it had cost a fortune."),
    ("Ferry runs aground off Skarn", "A ferry ran aground off Skarn on Sunday, and ninety passengers were taken off."),
    ("Court frees two skippers", "A court freed two skippers who had been accused of fishing inside the reserve."),
    (
        "Storm takes the roof of a school",
        "The storm took the roof of a school in Ostra, and a caretaker was hurt.",
    ),
)
TITLES = [title for title, _ in STORIES]


def _page(number: int, *, outlet: str | None = "Velta Courier", more: str = "", url: str | None = None) -> Page:
    title, body = STORIES[number]
    others = [one for one in TITLES if one != title]
    lines = [MASTHEAD, title, body, BACKGROUND, *([more] if more else []), WEATHER, *others]
    source = Source(kind="file", ref=f"{number}.txt")
    return Page(source=source, media="text", content="\n\n".join(lines), outlet=outlet, url=url, language="en")


def _found(pages: Iterable[Page], least: int = 3) -> list[RepeatedLine]:
    lines = RepeatedLines()
    for page in pages:
        lines.add(page, READER.read(page))
    return list(lines.found(least=least))


def _file(path: Path, found: Iterable[RepeatedLine]) -> str:
    rows = [f'{one.outlet},{one.kind},{one.pages},"{one.line}"' for one in found]
    path.write_text("\n".join(["outlet,kind,pages,line", *rows]), encoding="utf-8")
    return str(path)


def test_what_stands_around_every_article_is_found() -> None:
    found = _found(map(_page, range(5)))
    assert [(one.outlet, one.pages, one.line) for one in found] == [
        ("Velta Courier", 5, MASTHEAD),
        ("Velta Courier", 5, WEATHER),
    ]


def test_sentences_that_a_newspaper_repeats_are_not_furniture() -> None:
    assert BACKGROUND not in {one.line for one in _found(map(_page, range(5)))}


def test_a_headline_in_the_lists_of_other_pages_stays_a_headline() -> None:
    assert not {one.line for one in _found(map(_page, range(5)))}.intersection(TITLES)


def test_the_order_of_the_pages_does_not_matter() -> None:
    pages = [_page(number) for number in range(4)]
    orders = {tuple(_found(order)) for order in permutations(pages)}
    assert len(orders) == 1


def test_few_pages_or_many_copies_of_one_prove_nothing() -> None:
    assert _found(map(_page, range(2))) == []
    more = [f"At {hour} in the morning the police said that the road to the pier had been closed." for hour in range(9)]
    assert _found([_page(0), *(_page(1, more=one) for one in more)]) == []


def test_pages_of_which_no_outlet_is_known_are_only_counted() -> None:
    lines = RepeatedLines()
    for number in range(5):
        page = _page(number, outlet=None)
        lines.add(page, READER.read(page))
    assert (lines.unnamed, list(lines.found())) == (5, [])


def test_the_address_names_the_outlet_before_anything_else() -> None:
    pages = (_page(number, url=f"https://www.courier.example/{number}") for number in range(5))
    assert {one.outlet for one in _found(pages)} == {"www.courier.example"}


@pytest.mark.parametrize(
    ("outlet", "url"),
    [("VELTA  courier", None), (None, "https://courier.example/9"), ("Somebody", "https://www.courier.example/9")],
)
def test_the_lines_are_furniture_in_every_page_of_the_outlet(
    outlet: str | None, url: str | None, tmp_path: Path
) -> None:
    lines = _found(map(_page, range(4)))
    files = (_file(tmp_path / "a.csv", lines), _file(tmp_path / "b.csv", _moved(lines, "www.courier.example")))
    reader = ArticleReader(ArticleSettings(outlet_lines=files))
    page = _page(4, outlet=outlet, url=url)
    article = reader.read(page)
    marked = " ".join(article.text[piece.start : piece.end] for piece in article.furniture)
    assert article.text == page.content
    assert (MASTHEAD in marked, WEATHER in marked, BACKGROUND in marked) == (True, True, False)
    assert article.title == TITLES[4]  # which the masthead hid


def _moved(lines: Iterable[RepeatedLine], outlet: str) -> list[RepeatedLine]:
    return [RepeatedLine(outlet=outlet, kind=one.kind, pages=one.pages, line=one.line) for one in lines]


def test_pages_of_other_outlets_are_read_as_before(tmp_path: Path) -> None:
    files = (_file(tmp_path / "a.csv", _found(map(_page, range(5)))),)
    page = _page(1, outlet="The Lamp")
    assert ArticleReader(ArticleSettings(outlet_lines=files)).read(page) == READER.read(page)


def test_the_headline_above_the_body_is_kept_whatever_the_file_says(tmp_path: Path) -> None:
    lines = [RepeatedLine(outlet="Velta Courier", kind="related_links", pages=9, line=one) for one in TITLES]
    files = (_file(tmp_path / "a.csv", lines),)
    plain = Page(
        source=Source(kind="file", ref="x"), media="text", content="\n\n".join(STORIES[0]), outlet="Velta Courier"
    )
    assert ArticleReader(ArticleSettings(outlet_lines=files)).read(plain).furniture == ()


def test_the_file_is_named_in_every_record_by_its_hash(tmp_path: Path) -> None:
    one, other = (_file(tmp_path / name, _found(map(_page, range(5)))) for name in ("a.csv", "b.csv"))
    hashes = {ArticleReader(ArticleSettings(outlet_lines=(name,))).models["outlet lines"] for name in (one, other)}
    assert len(hashes) == 1
    assert "outlet lines" not in READER.models


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "cannot read the outlet lines"),
        (b"\xff\xfe", "not UTF-8"),
        (b"", "must be a table"),
        (b"outlet,text\na,b\n", "with the columns outlet, kind, line"),
    ],
)
def test_a_file_that_is_none_is_refused_by_name(content: bytes | None, says: str, tmp_path: Path) -> None:
    path = tmp_path / "lines.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigError, match=says):
        load_outlet_lines([str(path)])


def test_the_lines_are_furniture_in_web_pages_too(tmp_path: Path) -> None:
    lines = [RepeatedLine(outlet="courier.example", kind="repeated_line", pages=9, line=WEATHER)]
    reader = ArticleReader(ArticleSettings(outlet_lines=(_file(tmp_path / "a.csv", lines),)))
    text = "".join(f"<p>{one}</p>" for one in (STORIES[0][1], STORIES[1][1], STORIES[2][1], WEATHER, BACKGROUND))
    page = Page(
        source=Source(kind="html", ref="x"),
        media="html",
        content=f"<html><head><title>Dockers</title></head><body><article>{text}</article></body></html>",
        url="https://www.courier.example/dockers",
    )
    article = reader.read(page)
    (piece,) = article.furniture
    assert (article.text[piece.start : piece.end], piece.kind) == (WEATHER, "repeated_line")
