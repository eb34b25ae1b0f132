"""A small store of two invented articles, for every test of exports."""

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from accord.export import Counts, Options, Selection, write_export
from accord.model import Source
from accord.store import Store, Writer
from accord.store.filters import Filter

Json = dict[str, Any]

TEXT = (
    "Trawler held off Bergen 🚢\n\n"
    "Norway's coast guard boarded a Danish trawler off Bergen on 3 May 2024. Denmark denied that the crew had fired. "
    "Ministers of Norway and Denmark met in Oslo. The boarding followed the ECOWAS summit, Ana Ruiz said."
)
SECOND = "=cmd|' /C calc'!A0 asked Romania to open the port of Constanta."


def span(words: str, text: str = TEXT) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def party(words: str, name: str, text: str = TEXT, **known: Any) -> Json:
    return {"spans": [span(words, text)], "name": name, "actor": None, "country": None, "sectors": [], **known}


def event(key: str, sentence: int, words: str, kind: str, cameo: str, text: str = TEXT, **known: Any) -> Json:
    return {
        "id": key,
        "sentence": sentence,
        "trigger": [span(words, text)],
        "type": kind,
        "mode": None,
        "contexts": [],
        "quad": 4,
        "intensity": -7.0,
        "cameo": cameo,
        "goldstein": -5.0,
        "actors": [],
        "recipients": [],
        "place": None,
        "date": None,
        "voice": [],
        "factuality": "CT+",
        "confidence": 0.75,
        "basis": "lexicon",
        "repeats": None,
        "empty": {},
        **known,
    }


def record(key: str, text: str, sentences: list[list[int]], **known: Any) -> Json:
    return {
        "schema": "accord/1",
        "accord": "9.9.9",
        "models": {"m": "00"},
        "id": key,
        "source": {"kind": "file", "ref": f"/home/somebody/{key}.txt", "fetched": None},
        "title": text.splitlines()[0],
        "byline": None,
        "outlet": "The Example",
        "url": None,
        "language": "en",
        "published": "2024-05-04",
        "published_basis": "given",
        "text": text,
        "furniture": [],
        "sentences": sentences,
        "statements": [],
        "events": [],
        "mentions": [],
        "warnings": [],
        **known,
    }


NORWAY = party("Norway and", "Norway", actor="NOR", country="NOR") | {"spans": [span("Norway and")]}
DENMARK = party("Denmark met", "Denmark", actor="DNK", country="DNK")
BERGEN = {
    "name": "Bergen",
    "span": span("Bergen on"),
    "lat": 60.39299,
    "lon": 5.32415,
    "geonames": 3161732,
    "country": "NOR",
    "adm1": "Vestland",
    "precision": "city",
    "confidence": 0.9,
}
DAY = {
    "start": "2024-05-03",
    "end": "2024-05-03",
    "value": "2024-05-03",
    "span": span("3 May 2024"),
    "precision": "day",
    "basis": "text",
}


def ferry() -> Json:
    starts = [TEXT.index(words) for words in ("Norway's coast", "Denmark denied", "Ministers", "The boarding")]
    ends = [*(start - 1 for start in starts[1:]), len(TEXT)]
    sentences = [[0, starts[0] - 2], *([start, end] for start, end in zip(starts, ends, strict=True))]
    denial = {
        "id": "s-denial",
        "source": [span("Denmark denied")],
        "cue": [span("denied")],
        "content": [span("the crew had fired")],
        "speaker": {"name": "Denmark", "actor": "DNK", "kind": "organisation", "country": "DNK", "sectors": []},
        "manner": "indirect",
        "kind": "deny",
        "medium": None,
        "date": None,
        "parent": None,
        "confidence": 0.9,
        "basis": "rules",
    }
    guard = party("Norway's coast guard", "Norwegian coast guard", country="NOR", sectors=["MIL"])
    trawler = party("a Danish trawler", "Danish trawler", country="DNK", sectors=["CVL", "BUS"])
    events = [
        event(
            *("e-boarded", 1, "boarded", "COERCE", "171"),
            mode="seize",
            contexts=["military", "legal"],
            actors=[guard],
            recipients=[trawler],
            place=BERGEN,
            date=DAY,
        ),
        event(
            *("e-fired", 2, "fired", "ASSAULT", "190"),
            actors=[party("the crew", "crew", country="DNK", sectors=["CVL"])],
            voice=["s-denial"],
            factuality="CT-",
            empty={"recipients": "none_stated"},
        ),
        event(
            *("e-met", 3, "met", "CONSULT", "040"),
            quad=1,
            actors=[NORWAY, DENMARK],
            empty={"recipients": "reciprocal"},
        ),
        event(
            *("e-again", 4, "boarding", "COERCE", "171"),
            actors=[guard],
            recipients=[trawler],
            repeats="e-boarded",
        ),
    ]
    mentions = [
        {"kind": "actor", "span": span("Ana Ruiz"), "name": "Ana Ruiz", "actor": None, "actor_kind": "person"}
        | {"country": None, "sectors": [], "chain": 1, "confidence": 1.0},
        {"kind": "place", **BERGEN},
    ]
    return record("a-ferry", TEXT, sentences, statements=[denial], events=events, mentions=mentions)


def port() -> Json:
    asked = event(
        *("e-asked", 0, "asked", "REQUEST", "020"),
        text=SECOND,
        quad=3,
        actors=[party("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0", SECOND, sectors=["UNK"])],
        recipients=[party("Romania", "Romania", SECOND, actor="ROU", country="ROU")],
        confidence=0.5,
    )
    return record("a-port", SECOND, [[0, len(SECOND)]], events=[asked], outlet=None, published=None, title=None)


def keep(path: Path, records: list[Json]) -> Path:
    with Store(path) as store:
        writer = Writer(store, accord="9.9.9", config={})
        for number, one in enumerate(records):
            writer.add_record(one, page=f"p-{number}", source=Source(kind="file", ref=f"{number}.txt"))
        writer.finish()
    return path


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keep(tmp_path_factory.mktemp("store") / "s.duckdb", [ferry(), port()])


@pytest.fixture
def copies(tmp_path: Path) -> Callable[..., Path]:
    """Make a store of copies of the first article, one an outlet; `name` renames its actors."""

    def make(*outlets: str, name: str | None = None) -> Path:
        records = []
        for number, outlet in enumerate(outlets):
            written = json.dumps(ferry()).replace('"e-', f'"e-{number}').replace("a-ferry", f"a-{number}")
            one = json.loads(written) | {"outlet": outlet, "url": f"https://{number}.example/"}
            for told in one["events"]:
                told["actors"] = [{**actor, "name": name or actor["name"]} for actor in told["actors"]]
            records.append(one)
        return keep(tmp_path / "copies.duckdb", records)

    return make


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """The texts of the store's articles, by id."""
    return {"a-ferry": TEXT, "a-port": SECOND}


@pytest.fixture
def store(small_store: Path) -> Iterator[Store]:
    with Store(small_store, read_only=True) as opened:
        yield opened


Export = Callable[..., tuple[bytes, Counts]]


@pytest.fixture
def export(store: Store) -> Export:
    """Write an export: `export("csv", text=False, quad=4)` gives its bytes and counts; `of` is another store."""

    def run(name: str, *, extended: bool = False, text: bool = True, of: Store = store, **asked: Any) -> Any:
        out = BytesIO()
        chosen = Selection(of.connection, Filter.parse(asked))
        counts = write_export(name, chosen, out, Options(extended=extended, text=text))
        return out.getvalue(), counts

    return run


@pytest.fixture
def rows(export: Export) -> Callable[..., list[list[str]]]:
    """Give the lines of a tab-separated export, cell by cell."""

    def run(name: str, **options: Any) -> list[list[str]]:
        content, _ = export(name, **options)
        return [line.split("\t") for line in content.decode().splitlines()]

    return run
