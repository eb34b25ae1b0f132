"""From what was fetched to pages: kinds, charsets, and the order in which hosts are asked."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from accord.errors import PageError, UsageError
from accord.model import Failure, Page
from accord.sources import Choice, Options, open_source
from accord.sources.web.access import Web
from accord.sources.web.client import Client, Fetched
from accord.sources.web.feeds import Feed
from accord.sources.web.pages import Wanted, page_of
from accord.sources.web.reading import in_turn, read_feeds, read_urls, url_lines

from .conftest import Server, answer, redirect

Make = Callable[..., Client]

STORY = "<html><body><p>The bridge is open again.</p></body></html>"


def page(body: bytes, kind: str | None = "text/html", **known: str) -> Page:
    headers: Mapping[str, str] = {} if kind is None else {"content-type": kind}
    fetched = Fetched(url="https://a.example/b", status=200, headers=headers, body=body, fetched="2024-05-01T00:00:00Z")
    return page_of(fetched, Wanted(url="https://a.example/x?utm_source=y", **known))


def rss(*links: str, more: str = "") -> str:
    items = "".join(f"<item><title>T</title><link>{link}</link>{more}</item>" for link in links)
    return f'<rss version="2.0"><channel><title>N</title>{items}</channel></rss>'


def refs(results: list[Page | Failure]) -> list[str]:
    return [one.source.ref for one in results]


# ------------------------------------------------------------------------------------------ one page


def test_a_page_says_where_it_was_asked_for_where_it_was_found_and_when() -> None:
    found = page(STORY.encode(), kind="text/html", published="2024-04-30", outlet="A", language="en")
    assert (found.source.kind, found.source.ref) == ("web", "https://a.example/x")
    assert (found.source.fetched, found.url) == ("2024-05-01T00:00:00Z", "https://a.example/b")
    assert (found.published, found.outlet, found.language) == ("2024-04-30", "A", "en")


@pytest.mark.parametrize(
    ("kind", "body", "media"),
    [
        ("text/html", b"<p>x", "html"),
        ("Text/HTML; charset=utf-8", b"<p>x", "html"),
        ("application/xhtml+xml", b"<p>x", "html"),
        ("text/plain", b"<p>x", "text"),
        ("application/xml", b"<?xml version='1.0'?><html>x</html>", "html"),
        ("application/octet-stream", b"<!doctype html><p>x", "html"),
        (None, b"<html>x", "html"),
        (None, b"Plain words.", "text"),
    ],
)
def test_the_kind_is_what_the_server_says_or_what_it_looks_like(kind: str | None, body: bytes, media: str) -> None:
    assert page(body, kind).media == media


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("image/png", b"\x89PNG"),
        ("application/pdf", b"%PDF"),
        ("application/json", b"{}"),
        ("video/mp4", b"<html>"),
        ("application/octet-stream", b"words"),
        (None, bytes(range(256))),
    ],
)
def test_what_is_no_web_page_is_refused(kind: str | None, body: bytes) -> None:
    with pytest.raises(PageError) as caught:
        page(body, kind)
    assert caught.value.code == "unsupported"


@pytest.mark.parametrize(
    ("charset", "body", "content"),
    [
        ("windows-1251", "Мост".encode("cp1251"), "Мост"),
        ('"ISO-8859-1"', "“é”".encode("cp1252"), "“é”"),
        ("shift_jis", "橋".encode("shift_jis"), "橋"),
        ("iso-8859-1", "é".encode(), "é".encode()),
        ("utf-8", "é".encode("cp1252"), "é".encode("cp1252")),
        ("no-such-charset", b"\xe9", b"\xe9"),
        ("utf-16", b"\xff\xfea\x00", b"\xff\xfea\x00"),
        ("base64", b"\xe9\xe9", b"\xe9\xe9"),
    ],
)
def test_a_charset_that_only_the_server_knows_is_used(charset: str, body: bytes, content: bytes | str) -> None:
    assert page(body, f"text/html; charset={charset}").content == content


# ------------------------------------------------------------------------------------------- many


def test_hosts_take_turns_and_no_page_comes_twice() -> None:
    urls = ["a.test/1", "a.test/2", "a.test/3", "b.test/1", "a.test/1#x", "b.test/1?utm_source=z", "c.test/1"]
    order = [one.url.removeprefix("https://") for one in in_turn(Wanted(url=f"https://{url}") for url in urls)]
    assert order == ["a.test/1", "b.test/1", "c.test/1", "a.test/2", "a.test/3"]


def test_a_list_has_one_address_a_line() -> None:
    lines = ["# mine\n", "\n", "  https://a.example/1  \n", "b.example/2\n"]
    assert list(url_lines(lines)) == ["https://a.example/1", "https://b.example/2"]


def test_pages_and_failures_come_in_their_places(client: Make, server: Server) -> None:
    server.routes |= {"/1": answer(STORY), "/2": redirect("/1"), "/3": answer("x", kind="image/png")}
    urls = [server.url(path) for path in ("/1", "/2", "/3", "/4")]
    results = list(read_urls([*urls, "file:///etc/passwd", "https://a.example:99999/"], client(delay=0.0)))
    codes = {one.source.ref: one.code if isinstance(one, Failure) else one.url for one in results}
    assert codes == {
        urls[0]: urls[0],
        urls[1]: urls[0],
        urls[2]: "unsupported",
        urls[3]: "not_found",
        "file:///etc/passwd": "refused_address",
        "https://a.example:99999/": "bad_url",
    }


def test_an_address_that_is_a_feed_gives_the_pages_of_its_entries(client: Make, server: Server) -> None:
    server.routes |= {"/f": answer(rss(server.url("/1")), kind="text/xml"), "/1": answer(STORY)}
    (found,) = read_urls([server.url("/f")], client(delay=0.0))
    assert isinstance(found, Page)
    assert (found.source.kind, found.source.ref) == ("feed", server.url("/1"))


def test_a_bad_feed_is_a_failure_and_the_others_are_read(client: Make, server: Server) -> None:
    server.routes |= {
        "/f": answer(rss(server.url("/1"), "mailto:x@y.example")),
        "/1": answer(STORY),
        "/h": answer(STORY),
    }
    feeds = [Feed(url=server.url(path)) for path in ("/gone", "/h", "/f")]
    results = list(read_feeds(feeds, client(delay=0.0)))
    assert [one.code if isinstance(one, Failure) else one.url for one in results] == [
        "not_found",
        "not_a_feed",
        "no_link",
        server.url("/1"),
    ]
    assert {one.source.kind for one in results} == {"feed"}


def test_a_feed_of_full_texts_is_read_without_its_pages(client: Make, server: Server) -> None:
    more = "<description>&lt;p&gt;All of it, &lt;script&gt;x&lt;/script&gt; here.&lt;/p&gt;</description>"
    server.routes["/f"] = answer(rss("https://a.example/1", more=more))
    (found,) = read_feeds([Feed(url=server.url("/f"), full_text=True, outlet="A")], client(robots=False))
    assert isinstance(found, Page)
    assert (found.media, found.url, found.title, found.outlet) == ("html", "https://a.example/1", "T", "A")
    assert "<p>All of it," in found.content  # type: ignore[operator]
    assert server.paths == ["/f"]


# ------------------------------------------------------------------------------------ as named by users


@pytest.fixture
def web(client: Make) -> Web:
    """Access to the web of the tests."""
    access = Web()
    access._client = client(delay=0.0)
    return access


def test_addresses_lists_and_feeds_are_sources_like_files(web: Web, server: Server, tmp_path: Path) -> None:
    server.routes |= {f"/{n}": answer(STORY) for n in range(4)} | {
        "/f": answer(rss(server.url("/2"), server.url("/3")))
    }
    (tmp_path / "a.urls").write_text(server.url("/1") + "\n" + server.url("/0"))
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{server.url("/f")}"\n')
    named = [server.url("/0"), str(tmp_path / "a.urls"), str(tmp_path / "feeds.toml")]
    found = list(open_source(named, options=Options(web=web)))
    assert refs(found) == [server.url(f"/{n}") for n in range(4)]
    assert [one.source.kind for one in found] == ["web", "web", "feed", "feed"]


def test_a_list_that_lies_in_a_folder_fetches_nothing(web: Web, server: Server, tmp_path: Path) -> None:
    (tmp_path / "a.urls").write_text(server.url("/1"))
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{server.url("/f")}"\n')
    list(open_source([str(tmp_path)], options=Options(web=web)))
    assert server.asked == []


def test_what_the_user_does_not_want_is_not_fetched(web: Web, server: Server, tmp_path: Path) -> None:
    server.routes["/news/1"] = answer(STORY)
    (tmp_path / "a.urls").write_text("\n".join(server.url(path) for path in ("/news/1", "/sport/1", "/sport/2")))
    said: list[str] = []
    options = Options(web=web, choice=Choice(urls=("*/news/*",)), say=said.append)
    assert refs(list(open_source([str(tmp_path / "a.urls")], options=options))) == [server.url("/news/1")]
    assert server.paths == ["/robots.txt", "/news/1"]
    assert said == [f"{tmp_path}/a.urls: left out 2 at another address, not fetched"]


def test_a_list_that_is_not_there_is_a_usage_error(web: Web, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.urls"):
        list(open_source([str(tmp_path / "gone.urls")], options=Options(web=web)))
