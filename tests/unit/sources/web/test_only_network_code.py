"""accord meets the web in one place only."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[4] / "src" / "accord"
WEB = SOURCE / "sources" / "web"

# Whatever opens connections, in the standard library and among what is installed with accord.
NETWORK = (
    *("socket", "ssl", "http.client", "urllib.request", "urllib3", "requests", "aiohttp", "asyncio", "ftplib"),
    *("smtplib", "telnetlib", "xmlrpc", "httpx", "httpcore", "httpx2", "httpcore2", "feedparser", "websockets"),
    *("trafilatura.downloads", "trafilatura.feeds", "trafilatura.sitemaps", "trafilatura.spider", "huggingface_hub"),
)
# `accord serve` listens, on this machine alone, and asks nobody.
LISTENS = {SOURCE / "cli" / "serve.py": {"socket"}}


def imported(path: Path) -> Iterator[str]:
    """Give every module that a file imports, and every name with the module that it is imported from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaches_out(path: Path) -> set[str]:
    return {name for module in imported(path) for name in NETWORK if f"{module}.".startswith(f"{name}.")}


def test_nothing_but_the_web_source_can_reach_the_network() -> None:
    files = [path for path in sorted(SOURCE.rglob("*.py")) if WEB not in path.parents]
    assert len(files) > 100
    found = {str(path.relative_to(SOURCE)): reaches_out(path) - LISTENS.get(path, set()) for path in files}
    assert {name: modules for name, modules in found.items() if modules} == {}


def test_this_very_test_would_see_it() -> None:
    assert reaches_out(WEB / "exchange.py") == {"ssl", "httpx", "httpcore"}
    assert reaches_out(WEB / "addresses.py") == {"socket"}


def test_connections_are_opened_in_one_file() -> None:
    opens = [path.name for path in sorted(WEB.rglob("*.py")) if "connect_tcp(" in path.read_text(encoding="utf-8")]
    assert opens == ["network.py"]
