"""Measure the store with a million articles: times of queries, bytes an article, time to write.

    python benchmarks/store.py [--articles N] [--store FILE] [--keep] [--json]

The articles are made up (benchmarks/synthetic.py): varied ones are written as `accord read` writes
them, and copied within the database until there are enough. A time is the best of three, on two
threads; on a busy machine trust the processor time, of which two free cores take half to all. With
--keep a store that is there already is measured again.
"""

import argparse
import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table as Drawn

from accord.store import Filter, Store, record
from accord.store.actors import actor, actors
from accord.store.facets import facets, timeline
from accord.store.query import articles, count, events, statements
from synthetic import TEMPLATES, copy_templates, make_templates

ROOT = Path(__file__).parents[1]
_TRIES = 3
_GOAL = 200  # milliseconds, for a filter
_SETTINGS = "SET threads = 2; SET memory_limit = '4GB'"
_FACETS = ("type", "voice", "certainty", "src", "tgt", "country", "outlet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """How long one question takes, the first time and at best, and what it found."""

    what: str
    first_ms: float
    best_ms: float
    cpu_ms: float  # of all threads together
    found: int


def main() -> None:
    """Make the store where it is not there, measure, and print the table."""
    options = _options()
    path: Path = options.store
    built: dict[str, float] = {}
    if not (options.keep and path.exists()):
        built = _build(path, options.articles)
    with Store(path, read_only=True) as store:
        store.connection.execute(_SETTINGS)
        held = {name: count(store.connection, name) for name in ("articles", "statements", "events")}
        times = [_time(store.connection, what, ask) for what, ask in _questions(store.connection)]
    size = path.stat().st_size / held["articles"]
    if not options.keep:
        path.unlink()
    if options.json:
        print(json.dumps({**built, **held, "bytes_an_article": size, "times": [asdict(one) for one in times]}))
        return
    console = Console()
    console.print(_drawn(times))
    rows = ", ".join(f"{number:,} {name}" for name, number in held.items())
    console.print(f"{rows}; {size:,.0f} bytes an article; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    if built:
        console.print(f"written as usual: {built['write_ms']:.1f} ms of processor time an article")
    over = [one.what for one in times if one.best_ms > _GOAL]
    console.print(f"over {_GOAL} ms: {', '.join(over) or 'none'}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the store.")
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--store", type=Path, default=ROOT / "out" / "bench-store.duckdb")
    parser.add_argument("--keep", action="store_true", help="keep the store, and use it where it is there")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _build(path: Path, number: int) -> dict[str, float]:
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    templates = min(TEMPLATES, number)
    write_ms = make_templates(path, templates) * 1000 / templates
    with Store(path) as store:
        store.connection.execute(_SETTINGS)
        store.connection.execute(f"SET temp_directory = '{path}.tmp'")
        copy_templates(store.connection, number // templates - 1)
        store.connection.execute("CHECKPOINT")
    return {"write_ms": write_ms}


def _questions(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, Callable[[], int]]]:
    common, usual, rare = _words(connection)
    asked: list[dict[str, Any]] = [
        {},
        {"src": "AGM"},
        {"tgt": "AGM"},
        {"actor": "AGM"},
        {"src": "GOV"},
        {"src": "AGM:MIL"},
        {"src": ["AGM", "BHN", "CIO", "DJP", "EKQ"]},
        {"src": f"~{usual}"},
        {"src": "AGM", "tgt": "BHN"},
        {"type": "ASSAULT"},
        {"mode": "aerial"},
        {"context": "military"},
        {"quad": "MX"},
        {"cameo": "16"},
        {"place": "Town AGM1"},
        {"country": "AGM"},
        {"voice": ["author", "own"], "certainty": "CT+"},
        {"voice": "own"},
        {"voice": "official"},
        {"voice": "GOV"},
        {"voice": "AGM"},
        {"certainty": "denied"},
        {"kind": "deny"},
        {"manner": "direct"},
        {"outlet": "Outlet 7"},
        {"language": "en"},
        {"from": "2016-05", "to": "2016-05"},
        {"confidence": "0.9"},
        {"article": "a-00ab"},
        {"since": "2020-01-01"},
        {"q": common},
        {"q": usual},
        {"q": rare},
        {"q": f"{usual} {common}"},
        {"q": usual, "voice": "author"},
    ]
    pairs = [_listed_and_counted(connection, one) for one in asked]
    return [question for pair in pairs for question in pair] + _more(connection, usual)


def _listed_and_counted(
    connection: duckdb.DuckDBPyConnection, given: dict[str, Any]
) -> tuple[tuple[str, Callable[[], int]], ...]:
    asked = Filter.parse(given)
    return (
        (f"events {_said(given)}", lambda: len(events(connection, asked))),
        (f"count {_said(given)}", lambda: count(connection, "events", asked)),
    )


def _more(connection: duckdb.DuckDBPyConnection, word: str) -> list[tuple[str, Callable[[], int]]]:
    said, whole = Filter.parse({"src": "AGM"}), Filter()
    found = Filter.parse({"q": word})
    first = connection.execute("SELECT min(id) FROM articles").fetchall()[0][0]
    return [
        ("statements", lambda: len(statements(connection, whole))),
        ("statements speaker=AGM", lambda: len(statements(connection, Filter.parse({"speaker": "AGM"})))),
        ("statements q", lambda: len(statements(connection, found))),
        ("articles src=AGM", lambda: len(articles(connection, said))),
        ("articles q", lambda: len(articles(connection, found))),
        ("seven facets, all events", lambda: len(facets(connection, "events", whole, _FACETS))),
        ("seven facets, src=AGM", lambda: len(facets(connection, "events", said, _FACETS))),
        ("timeline by month, all events", lambda: len(timeline(connection, "events", whole))),
        ("timeline by month, src=AGM", lambda: len(timeline(connection, "events", said))),
        ("actors", lambda: len(actors(connection, whole))),
        ("actors src=AGM", lambda: len(actors(connection, said))),
        ("actor page", lambda: actor(connection, "AGM").actor.did),
        ("record", lambda: len(record(connection, first)["events"])),
    ]


def _words(connection: duckdb.DuckDBPyConnection) -> tuple[str, str, str]:
    """Give a word of every fifth event, one of every hundredth, and one of every thousandth."""
    found = connection.execute(
        "SELECT term FROM postings WHERE field = 'events' GROUP BY term ORDER BY sum(held) DESC LIMIT 3000"
    ).fetchall()
    return found[0][0], found[300][0], found[2500][0]


def _time(connection: duckdb.DuckDBPyConnection, what: str, ask: Callable[[], int]) -> Time:
    times: list[tuple[float, float]] = []
    found = 0
    for _ in range(_TRIES):
        started = time.perf_counter(), time.process_time()
        found = ask()
        times.append(((time.perf_counter() - started[0]) * 1000, (time.process_time() - started[1]) * 1000))
    walls, cpus = zip(*times, strict=True)
    return Time(what=what, first_ms=walls[0], best_ms=min(walls), cpu_ms=min(cpus), found=found)


def _said(one: dict[str, Any]) -> str:
    return " ".join(f"{name}={','.join(value) if isinstance(value, list) else value}" for name, value in one.items())


def _drawn(times: list[Time]) -> Drawn:
    table = Drawn("question", "first", "best of 3", "processor", "found", box=None)
    for one in times:
        spent = (f"{milliseconds:,.0f} ms" for milliseconds in (one.first_ms, one.best_ms, one.cpu_ms))
        table.add_row(one.what, *spent, f"{one.found:,}")
    return table


if __name__ == "__main__":
    main()
