"""Measure the page: python benchmarks/pages.py STORE.

Asks every kind of page and of answer three times, in this process (no browser, no network), and gives the median. For
a store, `python benchmarks/store.py --articles 1000 --store out/bench.duckdb --keep` makes one.
"""

import argparse
import statistics
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table
from starlette.testclient import TestClient

from accord.store import Store
from accord.web import create_app

_TRIES = 3
_PAGES = (
    "/", "/events", "/events?type=ASSAULT&certainty=CT%2B", "/statements", "/articles", "/actors",
    "/search?q=ceasefire",
    "/article/{article}", "/actor/{actor}", "/api/events", "/api/facets/events",
)  # fmt: skip


def main() -> None:
    """Print a table of times."""
    parser = argparse.ArgumentParser(description="Measure the pages of a store.")
    parser.add_argument("store", type=Path)
    client = TestClient(create_app(Store(parser.parse_args().store, read_only=True)), base_url="http://127.0.0.1")
    names = {
        "article": client.get("/api/events?limit=1").json()["rows"][0]["article"]["id"],
        "actor": client.get("/api/actors?limit=1").json()["rows"][0]["entity"],
    }
    table = Table("page", "ms", "kB")
    for page in _PAGES:
        milliseconds, size = _measure(client, page.format(**names))
        table.add_row(page, f"{milliseconds:.0f}", f"{size / 1000:.0f}")
    Console().print(table)


def _measure(client: TestClient, page: str) -> tuple[float, int]:
    times = []
    for _ in range(_TRIES):
        started = time.perf_counter()
        answer = client.get(page)
        times.append(1000 * (time.perf_counter() - started))
        answer.raise_for_status()
    return statistics.median(times), len(answer.content)


if __name__ == "__main__":
    main()
