"""The page in a real browser: reading, choosing, keys, links, and that nothing leaves this machine.

Skipped where there is no Chromium (Debian: `apt install chromium`) or no playwright. AXE names a copy of
axe-core's axe.min.js (`npm pack axe-core`); without it the accessibility checks are skipped.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium")]
AXE = Path(os.environ.get("AXE", "axe.min.js"))
ACCORD = Path(sys.executable).with_name("accord")
TEXT = (
    "Harbour row deepens\n\nShare on Facebook\n\nNorway accused Denmark of blocking two ferries near Bergen on "
    "Monday. \U0001f6a2 “We will not wait,” said Marta Olsen, the minister of fisheries.\n\nDenmark denied that its "
    "navy had attacked a Norwegian vessel. Sweden’s foreign minister met Danish officials in Stockholm.\n"
)
HOSTILE = (
    "<script>document.title = 'owned'</script><img src=http://evil.example/x onerror=\"document.title='owned'\">\n\n"
    "France attacked <b onmouseover=\"document.title='owned'\">Mali</b> on Friday, officials said.\n"
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    lines = [
        {"id": "ferry", "title": "Harbour row deepens", "outlet": "The Quay", "published": "2024-05-07", "text": TEXT},
        {"id": "odd", "title": "<b>Odd</b>", "outlet": "Quay", "published": "2024-06-07", "text": HOSTILE},
    ]
    pages, store = folder / "pages.jsonl", folder / "site.duckdb"
    pages.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    subprocess.run([ACCORD, "read", pages, "--store", store], check=True, capture_output=True)
    server = subprocess.Popen([ACCORD, "serve", store, "--port", "0"], stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    found = re.search(r"http://127\.0\.0\.1:\d+", server.stderr.readline())
    assert found
    yield found[0]
    server.terminate()
    server.wait(20)
    server.stderr.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Any, site: str) -> Iterator[Callable[..., Any]]:
    """Open a path of the page; the test fails when anything is asked of another machine, or a script fails."""
    faults: list[str] = []
    contexts: list[Any] = []

    def check(request: Any) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            faults.append(request.url)

    def go(path: str, **options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", check)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        page.goto(site + path)
        return page

    yield go
    for context in contexts:
        context.close()
    assert faults == []


def _article(visit: Callable[..., Any], title: str = "Harbour", **options: Any) -> Any:
    page = visit("/articles", **options)
    page.click(f".articles a:has-text('{title}')")
    page.wait_for_selector("#text")
    return page


def test_an_article_can_be_read_with_what_was_read_in_it(visit: Callable[..., Any]) -> None:
    page = _article(visit)
    assert page.inner_text("#text h1") == "Harbour row deepens"
    assert page.locator("#text .trigger").count() >= 3
    assert page.locator("#text .content").count() >= 2
    assert page.locator("details.furniture[open]").count() == 0


def test_keys_walk_through_the_events_and_the_address_follows(visit: Callable[..., Any]) -> None:
    page = _article(visit)
    page.keyboard.press("j")
    page.wait_for_selector("#detail")
    first = page.url
    assert "?sel=e-" in first
    page.keyboard.press("j")
    page.wait_for_function("first => location.href !== first && document.querySelector('.is-trigger')", arg=first)
    page.keyboard.press("k")
    page.wait_for_function("first => location.href === first", arg=first)
    page.wait_for_selector(".kicker:has-text('event 1 of')")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.classList.contains('is-trigger')")
    page.keyboard.press("Escape")
    page.wait_for_selector("#detail", state="detached")
    assert "sel=" not in page.url


def test_a_permalink_opens_the_same_event_and_the_way_back_works(visit: Callable[..., Any]) -> None:
    page = _article(visit)
    page.click("#text .trigger >> nth=1")
    page.wait_for_selector("#detail h2")
    shown, address = page.inner_text("#detail h2"), page.url
    page.go_back()
    page.wait_for_selector("#detail", state="detached")
    other = visit(address.removeprefix(address[: address.index("/article")]))
    assert other.inner_text("#detail h2") == shown
    assert other.locator("#text .is-trigger").count() >= 1


def test_layers_go_and_come_back(visit: Callable[..., Any]) -> None:
    page = _article(visit)
    page.keyboard.press("1")
    assert "show-statements" not in page.get_attribute("#text", "class")
    page.reload()
    assert "show-statements" not in page.get_attribute("#text", "class")
    page.keyboard.press("1")
    assert "show-statements" in page.get_attribute("#text", "class")


def test_slash_searches_and_question_mark_helps(visit: Callable[..., Any]) -> None:
    page = visit("/events")
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("ferries")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ferries")
    assert page.locator(".rows tr, .articles li").count() >= 1


def test_filters_narrow_and_go_away(visit: Callable[..., Any]) -> None:
    page = visit("/events")
    everything = page.inner_text("h1")
    page.click(".facet a:has-text('ACCUSE')")
    page.wait_for_url("**type=ACCUSE*")
    assert page.inner_text("h1") != everything
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.hasAttribute('data-evidence')")
    page.click(".chips a.chip")
    page.wait_for_url("**/events")
    assert page.inner_text("h1") == everything


def test_a_stretch_of_time_is_chosen_by_dragging(visit: Callable[..., Any]) -> None:
    page = visit("/events?by=day")
    box = page.locator("#timeline > svg").bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 40, steps=4)
    page.mouse.up()
    page.wait_for_url("**from=*")
    assert re.search(r"from=\d{4}-\d{2}-\d{2}&to=\d{4}-\d{2}-\d{2}", page.url)


def test_reading_needs_no_script(visit: Callable[..., Any]) -> None:
    page = _article(visit, java_script_enabled=False)
    page.click("#panel .items a >> nth=0")
    assert page.locator("#detail").count() == 1
    assert page.locator("#text .is-trigger").count() >= 1
    page.goto(page.url.split("/article")[0] + "/events")
    page.fill("#f-q", "ferries")
    page.click("form.free button")
    assert "q=ferries" in page.url


def test_hostile_text_is_only_shown(visit: Callable[..., Any]) -> None:
    page = _article(visit, "Odd")
    page.hover("#text")
    assert page.title() == "<b>Odd</b> · accord"
    assert "<script>" in page.inner_text("#text")
    assert page.locator("#text script, #text img, #text b").count() == 0


@pytest.mark.skipif(not AXE.is_file(), reason="AXE names no axe.min.js (npm pack axe-core)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/", "/events", "/statements", "/articles", "/actors", "/codebook", "/api", "article"]
)
def test_everybody_can_use_it(visit: Callable[..., Any], path: str, scheme: str) -> None:
    page = _article(visit, color_scheme=scheme) if path == "article" else visit(path, color_scheme=scheme)
    if path == "article":
        page.keyboard.press("j")
        page.wait_for_selector("#detail")
    page.evaluate(AXE.read_text(encoding="utf-8"))  # by the debugger: the page's own policy lets no script in
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    assert [(fault["id"], [node["html"][:120] for node in fault["nodes"][:3]]) for fault in found["violations"]] == []
