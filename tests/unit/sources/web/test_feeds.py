"""Feeds of every kind, the broken and hostile among them, and the file that names them."""

import contextlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.errors import PageError, UsageError
from accord.sources.web.entries import Entry, looks_like_feed, read_entries
from accord.sources.web.feeds import Feed, load_feeds

URL = "https://news.example/feeds/world.xml"

RSS = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>N</title>{}</channel></rss>'
ATOM = '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>N</title>{}</feed>'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>N</title></channel>{}</rdf:RDF>'
)


def entries(body: str | bytes, content_type: str = "") -> list[Entry]:
    data = body.encode() if isinstance(body, str) else body
    return read_entries(data, url=URL, content_type=content_type, fetched="2024-05-10T12:00:00+00:00")


def item(*parts: str, link: str = "https://news.example/1") -> str:
    return f"<item><title>One</title><link>{link}</link>{''.join(parts)}</item>"


def refusal(body: str | bytes) -> PageError:
    with pytest.raises(PageError) as caught:
        entries(body)
    return caught.value


def test_an_item_of_rss_gives_link_title_day_and_text() -> None:
    (entry,) = entries(
        RSS.format(
            item(
                "<pubDate>Tue, 07 May 2024 23:30:00 -0500</pubDate>",
                "<content:encoded>&lt;p&gt;All of it.&lt;/p&gt;</content:encoded>",
                "<description>In short.</description>",
            )
        )
    )
    assert (entry.url, entry.title, entry.content) == ("https://news.example/1", "One", "<p>All of it.</p>")
    assert entry.published == "2024-05-07"  # the outlet's day, though in London it was the next


def test_an_entry_of_atom_gives_its_own_day_and_not_that_of_a_change() -> None:
    link = '<link rel="alternate" href="/a"/><link rel="self" href="/b"/>'
    dates = "<updated>2024-05-09T10:00:00Z</updated>"
    first, second = entries(
        ATOM.format(
            f"<entry><id>1</id>{link}<published>2024-05-01T08:00:00+02:00</published>{dates}</entry>"
            f"<entry><id>2</id>{link}{dates}</entry>"
        )
    )
    assert (first.url, first.published) == ("https://news.example/a", "2024-05-01")
    assert first.updated == "2024-05-09T10:00:00+00:00"
    assert second.published is None


def test_the_date_of_rss_1_is_the_publication() -> None:
    (entry,) = entries(RDF.format(item("<dc:date>2024-05-03T01:00:00+09:00</dc:date>")))
    assert entry.published == "2024-05-03"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Tue, 07 May 2024 09:00:00 GMT", "2024-05-07"),
        ("7 May 2024 09:00 EST", "2024-05-07"),
        ("2024-05-07", "2024-05-07"),
        ("2024-05-07T09:00:00.000+05:30", "2024-05-07"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Tue, 07 May 2034 09:00:00 GMT", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_taken_where_it_can_be_true(written: str, day: str | None) -> None:
    (entry,) = entries(RSS.format(item(f"<pubDate>{written}</pubDate>")))
    assert entry.published == day


@pytest.mark.parametrize(
    "link", ["", "mailto:desk@news.example", "javascript:alert(1)", "file:///etc/passwd", "urn:x:1"]
)
def test_a_link_that_leads_nowhere_on_the_web_is_none(link: str) -> None:
    (entry,) = entries(RSS.format(item(link=link)))
    assert entry.url == ""


def test_a_relative_link_is_read_from_where_the_feed_stands() -> None:
    (entry,) = entries(RSS.format(item(link="../story")))
    assert entry.url == "https://news.example/story"


def test_a_feed_in_another_charset_is_read_as_its_server_says() -> None:
    body = RSS.format(item()).replace("One", "Één").encode("cp1252")
    assert entries(body, "application/rss+xml; charset=windows-1252")[0].title == "Één"


def test_a_feed_with_a_broken_end_gives_what_stands_before() -> None:
    body = RSS.format(item(link="https://news.example/1") + "<item><link>https://news.example/2</link>& <b")
    assert [entry.url for entry in entries(body)][:1] == ["https://news.example/1"]


def test_at_most_a_thousand_entries_are_read() -> None:
    assert len(entries(RSS.format(item() * 1500))) == 1000


@pytest.mark.parametrize("body", ["", "<html><body>No feed.</body></html>", "plain words", '{"version": "jsonfeed"}'])
def test_what_is_no_feed_is_refused(body: str) -> None:
    assert refusal(body).code == "not_a_feed"


def test_a_feed_that_names_a_file_or_a_url_opens_nothing(tmp_path: Path) -> None:
    bait = tmp_path / "feed.xml"
    bait.write_text(RSS.format(item()))
    for body in (str(bait), f"file://{bait}", "http://127.0.0.1:9/feed"):
        assert refusal(body).code == "not_a_feed"


def test_an_entity_that_names_a_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret")
    body = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>' + RSS.format(
        item("&e;")
    )
    assert "the secret" not in repr(entries(body.replace("One", "&e;")))


def test_a_bomb_of_entities_does_not_go_off() -> None:
    names = "abcdefghij"
    inner = "".join(f'<!ENTITY {one} "{f"&{before};" * 10}">' for before, one in pairwise(names))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "boom">{inner}]>' + RSS.format(item("&j;"))
    assert len(repr(entries(bomb))) < 10_000


def test_a_feed_of_many_megabytes_is_refused_unread() -> None:
    assert refusal(RSS.format("x" * 6_000_000)).code == "too_large"


PIECES = (
    *"<>&;/!?[]-'\" =x\0\u202e",
    *("<item>", "</item>", "<rss>", "<feed>", "<![CDATA[", "<!--", "&#x0;", "<link>", "<content type='html'>"),
    *("<pubDate>", "</pubDate>", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "99 May"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_broken_feed_ends_in_anything_but_a_refusal(pieces: list[str]) -> None:
    for body in ("".join(pieces), RSS.format(item("".join(pieces))), ATOM.format("".join(pieces))):
        with contextlib.suppress(PageError):
            for entry in entries(body.encode("utf-8", "surrogatepass")):
                assert entry.published is None or entry.published > "1970-01-01"


@pytest.mark.parametrize("head", [RSS, ATOM, RDF, "\ufeff\n<?xml version='1.0'?>\n<!-- a --><!-- b -->" + RSS])
def test_a_feed_is_known_by_its_head(head: str) -> None:
    assert looks_like_feed(head.format("").encode())


@pytest.mark.parametrize("head", ["<html><rss>", "<!-- <rss> -->", "", "<!-- a -->" * 300 + "<html>", "<!--" * 900])
def test_other_heads_are_no_feed_and_cost_no_time(head: str) -> None:
    assert not looks_like_feed(head.encode())


# ----------------------------------------------------------------------------------- the file of feeds


def test_a_file_names_feeds_and_what_is_known_of_them(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(
        '[[feed]]\nurl = "https://a.example/rss"\n[[feed]]\nurl = "https://b.example/atom"\noutlet = "B"\n'
        'language = "en"\nevery = 3600\nfull_text = true\n'
    )
    assert load_feeds(path) == (
        Feed(url="https://a.example/rss"),
        Feed(url="https://b.example/atom", outlet="B", language="en", every=3600, full_text=True),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[feed]\n", "is not valid TOML"),
        ("x = 1\n", "must hold feeds"),
        ("feed = 3\n", "must hold feeds"),
        ("feed = [1]\n", "feed 1 has no url"),
        ('[[feed]]\noutlet = "A"\n', "feed 1 has no url"),
        ('[[feed]]\nurl = "https://a.example/"\nevery = "day"\n', "every cannot be 'day'"),
        ('[[feed]]\nurl = "https://a.example/"\nevery = true\n', "every cannot be True"),
        ('[[feed]]\nurl = "https://a.example/"\nevery = 5\n', "every must be at least 60 seconds"),
        ('[[feed]]\nurl = "https://a.example/"\nfull = true\n', "unknown key 'full'; the keys here are: url, outlet"),
        ('[[feed]]\nurl = "gopher://a.example/"\n', "feed 1: only http and https"),
        ('[[feed]]\nurl = "https://a.example/"\n[[feed]]\nurl = "https://a.example/#x"\n', "twice"),
    ],
)
def test_a_fault_in_the_file_is_named_with_its_feed(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text)
    with pytest.raises(UsageError) as caught:
        load_feeds(path)
    assert str(path) in str(caught.value)
    assert says in str(caught.value)
