"""The article reader: from a page to an article, whatever the page is."""

import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.articles import ArticleReader
from accord.articles.lines import split_lines
from accord.config import ArticleSettings
from accord.errors import PageError
from accord.model import Article, Page, Source

READER = ArticleReader(ArticleSettings())

BODY = (
    "The talks on the dam broke off on Monday after two weeks of work, the envoy told reporters in Geneva.\n\n"
    "“We agreed on the water and not on the gate,” the envoy, Samuel Abate, said. He will travel home on Tuesday."
)
ARABIC = "قال وزير الخارجية إن المحادثات ستستأنف في جنيف الأسبوع المقبل، وأضاف أن الوفد سيصل يوم الاثنين."
FRENCH = "Le ministre a déclaré mercredi à Genève que les négociations sur l’eau reprendront la semaine prochaine."


def read(content: str | bytes, media: str = "text", **known: str | None) -> Article:
    source = Source(kind="file", ref="test")
    return READER.read(Page(source=source, media=media, content=content, **known))  # type: ignore[arg-type]


def codes(article: Article) -> list[str]:
    return [caution.code for caution in article.warnings]


# ------------------------------------------------------------------------------------------- text


def test_text_comes_back_verbatim() -> None:
    text = "\n\tTalks on dam break off  \r\n\r\n" + BODY + "\n\n\n"
    assert read(text).text == text
    assert read(text.encode()).text == text


def test_what_is_given_beats_what_is_read() -> None:
    text = f"Talks on dam break off\nBy Jane Doe, Reuters\nPublished: 7 January 2020\n\n{BODY}"
    found = read(text)
    assert (found.title, found.byline, found.outlet) == ("Talks on dam break off", "Jane Doe", "Reuters")
    assert (found.published, found.published_basis) == ("2020-01-07", "byline")
    given_ = read(text, title="A title", outlet="The Lake Herald", published="2020-01-08T09:00:00Z")
    assert (given_.title, given_.outlet) == ("A title", "The Lake Herald")
    assert (given_.published, given_.published_basis) == ("2020-01-08", "given")


def test_a_url_may_date_the_article() -> None:
    article = read(BODY, url="https://News.example.com/2020/01/07/talks?utm_source=mail#top")
    assert (article.published, article.published_basis) == ("2020-01-07", "url")
    assert article.url == "https://news.example.com/2020/01/07/talks"
    assert codes(article) == []


@pytest.mark.parametrize("published", ["yesterday", "7 January 2020", "2020-02-30", "1578355200"])
def test_a_given_date_that_is_none_is_told_and_not_invented(published: str) -> None:
    article = read(f"Talks on dam break off\nPublished: 7 January 2020\n\n{BODY}", published=published)
    assert (article.published, article.published_basis) == (None, None)
    assert codes(article) == ["bad_published"]


def test_an_article_without_a_date_says_so() -> None:
    assert codes(read(BODY)) == ["no_publication_date"]


def test_an_address_that_is_no_web_address_is_told() -> None:
    article = read(BODY, url="javascript:alert(1)", published="2020-01-07")
    assert (article.url, codes(article)) == (None, ["bad_url"])


def test_metadata_holds_no_control_characters_or_lone_surrogates() -> None:
    article = read(BODY, title="Talks\n\x00 fail\ud800", outlet="  The\tHerald ")
    assert (article.title, article.outlet) == ("Talks fail", "The Herald")


def test_the_title_is_not_taken_from_furniture() -> None:
    text = f"Skip to content\nHome | News | World\nTalks on dam break off\n\n{BODY}"
    assert read(text).title == "Talks on dam break off"


# --------------------------------------------------------------------------------------- language


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (ARABIC, "ar")])
def test_a_language_that_is_not_coded_is_named(text: str, language: str) -> None:
    article = read(text, published="2024-05-01")
    assert (article.language, codes(article)) == (language, ["language_not_coded"])


@pytest.mark.parametrize("text", [BODY, "Boko Haram attacks Maiduguri", "123 456", "😀"])
def test_a_short_text_counts_as_english_unless_it_is_surely_not(text: str) -> None:
    assert read(text).language == "en"


@pytest.mark.parametrize("given_", ["en", "EN", "en-GB", "en_us", "eng", "English"])
def test_a_given_language_wins_however_it_is_written(given_: str) -> None:
    assert read(FRENCH, language=given_).language == "en"


def test_the_languages_that_are_coded_are_a_setting() -> None:
    reader = ArticleReader(ArticleSettings(languages=("en", "fr")))
    page = Page(source=Source(kind="file", ref="x"), media="text", content=FRENCH, published="2024-05-01")
    assert reader.read(page).warnings == ()


# --------------------------------------------------------------------------------------------- id


def test_the_id_is_of_the_text_the_outlet_and_the_url() -> None:
    plain = read(BODY).id
    assert plain == read(BODY.encode(), title="T", published="2020-01-01").id
    others = {
        read(BODY + " ").id,
        read(BODY, outlet="A").id,
        read(BODY, outlet="B").id,
        read(BODY, url="https://a.example/x").id,
    }
    assert len(others | {plain}) == 5
    assert read(BODY, url="https://a.example/x").id == read(BODY, url="https://A.example:443/x?fbclid=7").id


# ------------------------------------------------------------------------------------------- html

PARAGRAPHS = (
    "The talks on the dam broke off on Monday after two weeks of work, the envoy told reporters in Geneva.",
    "“We agreed on the water and not on the gate,” the envoy, Samuel Abate, said.",
    "Both delegations will travel home on Tuesday, and the hosts have named no new date for the talks.",
    "Farmers along the river had blocked the road to the site for a week, and lifted the blockade on Sunday.",
)
JSON_LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Herald Online"},
  {"@type": ["NewsArticle"], "headline": "Talks on dam &amp; river break off", "datePublished": "2024-05-06T22:10:00Z",
   "author": [{"name": "Jane Doe"}, {"name": "Ali Veli"}], "publisher": {"name": "The Lake Herald"}}]}</script>"""


def web_page(head: str = "", *, body: str = "", title: str = "Talks on dam break off") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<html><head><title>{title}</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{text}{body}</article><footer>Contact us</footer></body></html>"
    )


def test_a_web_page_gives_headline_and_paragraphs() -> None:
    article = read(web_page(), "html")
    assert article.text == "\n\n".join(["Talks on dam break off", *PARAGRAPHS])
    assert article.title == "Talks on dam break off"


def test_json_ld_comes_first() -> None:
    article = read(web_page(JSON_LD), "html", url="https://herald.example/2024/05/07/talks")
    assert (article.title, article.byline) == ("Talks on dam & river break off", "Jane Doe, Ali Veli")
    assert article.outlet == "The Lake Herald"
    assert (article.published, article.published_basis, codes(article)) == ("2024-05-06", "metadata", [])


@pytest.mark.parametrize(
    ("head", "published", "basis"),
    [
        ('<meta property="article:published_time" content="2023-02-01T10:00:00Z">', "2023-02-01", "metadata"),
        ('<link rel="canonical" href="https://herald.example/2023/02/01/talks">', "2023-02-01", "url"),
        ("", None, None),
    ],
)
def test_the_date_and_its_basis(head: str, published: str | None, basis: str | None) -> None:
    article = read(web_page(head), "html")
    assert (article.published, article.published_basis) == (published, basis)


@pytest.mark.parametrize(
    ("own", "url", "ignored"),
    [
        ("https://herald.example/dam-talks", "https://herald.example/dam-talks", False),
        ("https://herald.example/news", "https://herald.example/news/dam?page=2", True),
        ("https://agency.example/dam-talks", "https://herald.example/news/dam?page=2", True),
    ],
)
def test_a_page_found_at_one_address_may_name_another(own: str, url: str, ignored: bool) -> None:
    page = web_page(f'<link rel="canonical" href="{own}">')
    article = read(page, "html", url="https://herald.example/news/dam?page=2" if ignored else f"{own}/amp")
    assert (article.url, "canonical_ignored" in codes(article)) == (url, ignored)


def test_copies_of_a_page_under_several_addresses_are_one_article() -> None:
    page = web_page('<link rel="canonical" href="https://herald.example/dam-talks">')
    urls = ("https://m.herald.example/dam-talks", "https://herald.example/dam-talks/amp", None)
    assert len({read(page, "html", url=url).id for url in urls}) == 1


def test_a_page_that_calls_itself_the_home_page_has_no_address() -> None:
    article = read(web_page('<link rel="canonical" href="https://herald.example/">'), "html")
    assert (article.url, codes(article)) == (None, ["canonical_ignored", "no_publication_date"])


def test_a_date_found_by_searching_the_whole_page_is_marked_as_a_guess() -> None:
    article = read(web_page(body="<p>Updated 3 May 2019 by the desk</p>"), "html")
    assert (article.published, "published_guessed" in codes(article)) == ("2019-05-03", True)


@pytest.mark.parametrize("zone", ["ART", "WIB", "XYZT"])
def test_a_time_zone_that_nobody_knows_is_passed_over_without_a_word(
    zone: str, capfd: pytest.CaptureFixture[str]
) -> None:
    stamp = f"2019-05-03 10:00:00 {zone}"
    page = web_page(f'<meta name="revised" content="{stamp}">', body=f'<time datetime="{stamp}">3 May</time>')
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        assert read(page, "html").published == "2019-05-03"
    assert heard == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("markup", "byline", "guessed"),
    [
        (web_page('<meta name="author" content="Jane Doe">'), "Jane Doe", False),
        (web_page('<meta name="author" content="admin">'), None, False),
        (web_page(body='<a rel="author" href="/staff/jane">Jane Doe</a>'), "Jane Doe", True),
    ],
    ids=["stated", "nobody", "from the layout"],
)
def test_a_byline_that_is_not_in_the_metadata_is_marked_as_a_guess(
    markup: str, byline: str | None, guessed: bool
) -> None:
    article = read(markup, "html")
    assert (article.byline, "byline_guessed" in codes(article)) == (byline, guessed)


def test_a_date_that_is_a_guess_says_so_as_its_basis() -> None:
    article = read(web_page(body="<p>Updated 3 May 2019 by the desk</p>"), "html")
    assert (article.published, article.published_basis) == ("2019-05-03", "guess")


@pytest.mark.parametrize("broken", ["{not json", "[" * 50_000, '{"@type": "NewsArticle", "author": 5, "headline": []}'])
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    head = f'<script type="application/ld+json">{broken}</script>'
    assert read(web_page(head), "html").title == "Talks on dam break off"


def test_reading_one_page_does_not_change_the_reading_of_the_next() -> None:
    pages = [web_page(JSON_LD), web_page(), web_page(title="Another headline"), web_page(JSON_LD)]
    together = [read(page, "html") for page in pages]
    assert together[0] == together[3]
    assert [read(page, "html") for page in reversed(pages)][::-1] == together


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<html><head><script>var a = 1;</script></head><body><script>run()</script></body></html>",
        "<html><body><script>" + "a" * 50_000,
        "<div>" * 50_000 + PARAGRAPHS[0] + "</div>" * 50_000,
        "<b><i>" * 20_000,
        "<!-- only a comment -->",
        "<a" * 10_000,
    ],
    ids=["no body", "scripts", "open script", "deep", "open tags", "comment", "broken tags"],
)
def test_html_without_an_article_is_refused(markup: str) -> None:
    with pytest.raises(PageError) as caught:
        read(markup, "html")
    assert (caught.value.step, caught.value.code) == ("articles", "no_text")


@pytest.mark.parametrize(
    "body",
    [
        "<p " + " ".join(f'a{number}="x"' for number in range(100_000)) + ">More.</p>",
        f"<p title='{'x' * 1_000_000}'>More.</p>",
        "<p>\x00</p>",
        "<p>&#0;&#xD800;&#x110000;&bogus;</p>",
        "<p>" + "<span>" * 3000 + "</p>",
    ],
    ids=["attributes", "long attribute", "nul", "bad references", "open spans"],
)
def test_hostile_markup_does_not_keep_the_article_from_being_read(body: str) -> None:
    article = read(web_page(body=body), "html")
    assert PARAGRAPHS[1] in article.text
    article.text.encode("utf-8")


def test_script_in_a_title_stays_text() -> None:
    article = read(web_page(title="&lt;script&gt;alert(1)&lt;/script&gt; Talks on dam break off"), "html")
    assert article.title is not None
    assert article.title.endswith("Talks on dam break off")


# ---------------------------------------------------------------------------------------- refusals


def test_a_page_over_the_limit_is_refused() -> None:
    with pytest.raises(PageError) as caught:
        read("The minister said. " * 1_100_000)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    "text",
    ["ab c\n" * 40_000, "{{ x " * 60_000, "<p>" * 60_000, '"' * 300_000, "(AP " * 60_000, "a" + " " * 300_000 + "b"],
    ids=["lines", "braces", "tags", "quotes", "brackets", "spaces"],
)
def test_hostile_text_is_read(text: str) -> None:
    assert read(text).text == text


def test_a_page_of_more_lines_than_any_article_is_refused() -> None:
    with pytest.raises(PageError, match="60,000 lines; the limit is 50,000"):
        read("a\n" * 60_000)
    assert read("\n" * 60_000 + PARAGRAPHS[1]).text.endswith(PARAGRAPHS[1])


@given(st.one_of(st.text(), st.binary()), st.sampled_from(["text", "html"]), st.one_of(st.none(), st.text(max_size=20)))
def test_any_page_is_read_or_refused_with_a_page_error(content: str | bytes, media: str, known: str | None) -> None:
    try:
        article = read(content, media, title=known, published=known, url=known, language=known, outlet=known)
    except PageError:
        return
    if media == "text" and isinstance(content, str):
        assert len(article.text) == len(content)
    for value in (article.text, article.title, article.outlet, article.url, *(one.detail for one in article.warnings)):
        (value or "").encode("utf-8")


# -------------------------------------------------------------------------------------------- seed


def test_the_seed_article_keeps_one_headline_and_its_seven_paragraphs(shared: Path) -> None:
    article = read((shared / "seed" / "article.txt").read_bytes())
    pieces = article.furniture
    assert [one.kind for one in pieces] == ["repeated_headline", "photo_credit", "donation_appeal", "template"]
    lines = split_lines(article.text)
    kept = [line.text for line in lines if not any(one.start <= line.start < one.end for one in pieces)]
    assert len(kept) == 8
    assert kept[0] == article.title
