"""What the pages show, without a browser."""

import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from accord.web.links import outward

EVENT, STATEMENT = "e-00000000000000c3", "s-00000000000000a1"
PAGES = ["/", "/events", "/statements", "/articles", "/actors", "/failures", "/codebook", "/api", "/search?q=ferries"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "<h1" in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere(client: TestClient, path: str) -> None:
    for href in set(re.findall(r'(?:href|src)="(/[^"#]*)', client.get(path).text)):
        assert client.get(href.replace("&amp;", "&")).status_code == 200, href


def test_the_reader_marks_overlapping_spans_segment_by_segment(client: TestClient, full_id: str) -> None:
    html = client.get(f"/article/{full_id}").text
    assert re.search(rf'data-ids="{EVENT}.trigger[^"]*{STATEMENT}.content[^"]*"', html) or re.search(
        rf'data-ids="{STATEMENT}.content[^"]*{EVENT}.trigger[^"]*"', html
    )
    assert '<details class="furniture" data-kind="advertisement">' in html


def test_a_permalink_shows_the_event_with_its_voice_and_its_evidence(client: TestClient, full_id: str) -> None:
    html = client.get(f"/article/{full_id}?sel={EVENT}").text
    panel = html[html.index('id="detail"') :]
    for words in ("ASSAULT", "coast guard", "Porto Velho", "2024-05-03", "Ana Duarte", "certain", EVENT):
        assert words in panel
    assert "is-trigger" in html
    assert 'data-tag="whom"' in html


def test_an_event_shows_its_type_in_the_users_own_ontology(client: TestClient, full_id: str) -> None:
    html = client.get(f"/article/{full_id}?sel={EVENT}").text
    detail, index = html[html.index('id="detail"') : html.index('class="index"')], html[html.index('class="index"') :]
    assert re.search(r'href="/events\?own=SEA-INCIDENT">.*SEA-INCIDENT.*gunfire.*material conflict.*-8\.0', detail)
    assert index.count("SEA-INCIDENT") == 1  # the other event has none


def test_own_types_stand_in_the_table_and_choose_among_events(client: TestClient) -> None:
    html = client.get("/events").text
    assert "<summary>own type</summary>" in html
    own = '<span class="type">SEA-INCIDENT</span> <span class="mode">gunfire'
    assert re.search(f"ASSAULT.*{own}", html)
    chosen = client.get("/events?own=SEA-INCIDENT/gunfire").text
    assert "<h1>1 event</h1>" in chosen
    assert re.search(r'href="/events"[^>]* aria-current="true"', chosen)
    assert client.get("/events.csv?own=SEA-INCIDENT").text.count("SEA-INCIDENT") == 1
    assert "own type" not in client.get("/events?certainty=CT-").text  # the other event has none


def test_an_empty_field_says_why(client: TestClient, full_id: str) -> None:
    assert "the text names none" in client.get(f"/article/{full_id}?sel=e-00000000000000d4").text


def test_the_segments_are_the_same_whatever_is_selected(client: TestClient, full_id: str) -> None:
    def cut(query: str) -> list[str]:
        return re.findall(r'data-ids="([^"]*)"', client.get(f"/article/{full_id}{query}").text)

    assert cut("") == cut(f"?sel={EVENT}") == cut(f"?sel={STATEMENT}")


def test_layers_can_be_hidden_without_a_script(client: TestClient, full_id: str) -> None:
    html = client.get(f"/article/{full_id}?layers=events").text
    assert 'class="text show-events"' in html
    assert 'value="statements" checked' not in html


def test_the_beginning_of_an_id_leads_to_its_article(client: TestClient, full_id: str) -> None:
    answer = client.get(f"/article/{full_id[:8]}?sel={EVENT}", follow_redirects=False)
    assert answer.headers["location"].endswith(f"/article/{full_id}?sel={EVENT}")


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    "path", ["/article/a-en00000000", "/", "/articles", "/failures", "/search?q=%3Cscript%3Ealert(5)%3C%2Fscript%3E"]
)
def test_hostile_text_stays_text(client: TestClient, path: str) -> None:
    html = client.get(path).text
    for tag, attributes in _Tags(html).found:
        assert tag not in ("img", "i")
        assert tag != "script" or (attributes.get("src") or "").startswith("/static/")
        assert not any(name.startswith("on") for name in attributes)
        assert not (attributes.get("href") or "").startswith("javascript:")
    assert "\u202e" not in html
    assert "\x07" not in html


def test_a_template_in_a_text_is_not_run(client: TestClient) -> None:
    assert "{{ 7 * 7 }}" in client.get("/article/a-en00000000").text


def test_right_to_left_text_is_left_to_the_browser(client: TestClient) -> None:
    html = client.get("/article/a-ar00000000").text
    assert 'lang="ar"' in html
    assert '<p dir="auto">قال الوزير' in html


def test_only_addresses_of_the_web_are_linked() -> None:
    assert outward("https://news.example/x") == "https://news.example/x"
    assert outward("javascript:alert(1)") is None
    assert outward("http://[") is None


def test_a_facet_takes_itself_out_when_it_is_chosen(client: TestClient) -> None:
    html = client.get("/events?type=ASSAULT&certainty=CT%2B").text
    assert "<h1>1 event</h1>" in html
    assert re.search(r'href="/events\?type=ASSAULT"[^>]* aria-current="true"', html)


@pytest.mark.parametrize("path", ["/events?bogus=1", "/events?from=2024-13", "/events?cursor=x", "/events?by=eon"])
def test_a_bad_question_is_told_in_words(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert "Bad request" in answer.text


def test_the_same_view_is_a_file_by_its_suffix(client: TestClient) -> None:
    csv = client.get("/events.csv?type=ASSAULT")
    assert csv.headers["content-type"].startswith("text/csv")
    assert csv.text.count("\r\n") == 2
    assert csv.text.startswith("event,")
    rows = client.get("/events.json?type=ASSAULT").json()
    assert (rows["count"], rows["filter"], rows["rows"][0]["event"]) == (1, {"type": ["ASSAULT"]}, EVENT)
    assert client.get("/statements.parquet").content[:4] == b"PAR1"
    assert client.get("/events.csv?bogus=1").json()["error"]["code"] == "bad_request"


def test_a_view_can_be_copied_as_a_command_python_and_r(client: TestClient) -> None:
    html = client.get("/events?type=ASSAULT&from=2024-05").text
    assert "--type ASSAULT" in html
    assert "from_=&#39;2024-05-01&#39;" in html
    assert "http://127.0.0.1:8642/events.csv?from=2024-05-01&amp;type=ASSAULT" in html


def test_the_versions_of_an_article_name_each_other(client: TestClient) -> None:
    first = client.get("/article/a-en00000000").text  # the two are stored under one address
    assert "version 1 of 2" in first
    assert '<a rel="next" href="/article/a-ar00000000">' in first
    assert '<a rel="prev" href="/article/a-en00000000">' in client.get("/article/a-ar00000000").text


def test_an_article_of_one_version_says_nothing_of_versions(client: TestClient, full_id: str) -> None:
    assert "version 1" not in client.get(f"/article/{full_id}").text
