"""A large store made up for measuring: varied articles written as usual, then copied within the database.

Nothing is coded: names, days and words are drawn at random (always the same ones), and each copy of
an article has its own ids, day and text.
"""

import random
import time
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

import duckdb

from accord.model import SCHEMA, Source
from accord.store import Store, Writer
from accord.store.vocabulary import FACTUALITY, contexts, modes, types

Json = dict[str, Any]

TEMPLATES = 4000
SOURCE = Source(kind="file", ref="synthetic")
_SECTORS = ("GOV", "MIL", "REB", "COP", "OPP", "CVL", "BUS", "MED")
_KINDS = ("say", "say", "say", "claim", "deny", "warn", "accuse", "demand", "promise", "think")
_DAYS = 4000  # between the first and the last day of publication
_COPIES_A_SEGMENT = 20  # 80,000 articles, as merging leaves them


class Maker:
    """Makes records; the same number gives the same record."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        letters = "aeioubcdfgklmnprstvz"
        self._words = ["".join(self._random.choices(letters, k=self._random.randint(3, 10))) for _ in range(30_000)]
        self._weights = list(accumulate(1 / (place + 10) for place in range(len(self._words))))
        self._countries = [f"{a}{b}{c}" for a in "ABCDEF" for b in "GHIJKL" for c in "MNOPQ"]
        self._outlets = [f"Outlet {number}" for number in range(300)]

    def record(self, number: int) -> Json:
        """Make one record of about the size that news gives: 16 sentences, 7 events, 8 statements."""
        text, sentences = self._text()
        article = f"a-{number:016x}"
        statements = [self._statement(f"s-{number:08x}{place:08x}", sentences) for place in range(8)]
        events = [self._event(f"e-{number:08x}{place:08x}", sentences, statements) for place in range(7)]
        published = date(2014, 1, 1) + timedelta(days=self._random.randrange(_DAYS))
        return {
            "schema": SCHEMA,
            "accord": "0",
            "models": {},
            "id": article,
            "byline": None,
            "language": "en",
            "source": {"kind": "file", "ref": f"{number}.txt", "fetched": None},
            "title": " ".join(self._chosen(8)),
            "outlet": self._random.choice(self._outlets),
            "url": f"https://news.example/{number}",
            "published": published.isoformat(),
            "published_basis": "metadata",
            "text": text,
            "furniture": [],
            "sentences": sentences,
            "statements": statements,
            "events": events,
            "mentions": [self._mention(sentences) for _ in range(40)],
            "warnings": [],
        }

    def _chosen(self, number: int) -> list[str]:
        return self._random.choices(self._words, cum_weights=self._weights, k=number)

    def _text(self) -> tuple[str, list[list[int]]]:
        parts, sentences, at = [], [], 0
        for _ in range(16):
            sentence = " ".join(self._chosen(22)) + "."
            parts.append(sentence)
            sentences.append([at, at + len(sentence)])
            at += len(sentence) + 1
        return " ".join(parts), sentences

    def _party(self) -> Json:
        country = self._random.choice(self._countries)
        if self._random.random() < 0.5:
            return {"name": f"Land {country}", "actor": country, "country": country, "sectors": []}
        sector = self._random.choice(_SECTORS)
        return {"name": " ".join(self._chosen(2)), "actor": None, "country": country, "sectors": [sector]}

    def _statement(self, identifier: str, sentences: list[list[int]]) -> Json:
        start, end = self._random.choice(sentences)
        speaker = self._party()
        return {
            "id": identifier,
            "source": [[start, start + 5]],
            "cue": [[start + 6, start + 10]],
            "content": [[start + 11, end]],
            "speaker": {**speaker, "kind": "person"},
            "manner": self._random.choice(("direct", "indirect", "indirect", "mixed")),
            "kind": self._random.choice(_KINDS),
            "medium": None,
            "date": None,
            "parent": None,
            "confidence": round(self._random.random(), 4),
            "basis": "rules",
        }

    def _event(self, identifier: str, sentences: list[list[int]], statements: list[Json]) -> Json:
        number = self._random.randrange(len(sentences))
        start, _ = sentences[number]
        kind = self._random.randrange(16)
        said = self._random.random() < 0.4
        actors = [self._party() for _ in range(self._random.choice((0, 1, 1, 1, 2)))]
        recipients = [self._party() for _ in range(self._random.choice((0, 1, 1, 1)))]
        country = self._random.choice(self._countries)
        return {
            "id": identifier,
            "sentence": number,
            "trigger": [[start + 6, start + 10]],
            "type": types()[kind],
            "mode": self._random.choice(modes()) if self._random.random() < 0.3 else None,
            "contexts": self._random.sample(contexts(), k=self._random.choice((0, 1, 2))),
            "quad": kind // 4 + 1,
            "intensity": float(self._random.randint(-10, 10)),
            "cameo": f"{kind + 1:02d}{self._random.randrange(10)}",
            "goldstein": float(self._random.randint(-10, 10)),
            "actors": [{**party, "spans": [[start, start + 5]]} for party in actors],
            "recipients": [{**party, "spans": [[start + 11, start + 15]]} for party in recipients],
            "place": {
                "span": [start, start + 5],
                "name": f"Town {country}{self._random.randrange(9)}",
                "lat": 1.5,
                "lon": 2.5,
                "geonames": 1,
                "country": country,
                "adm1": f"Province {country}",
                "precision": "city",
                "confidence": 0.9,
            }
            if self._random.random() < 0.4
            else None,
            "date": None,
            "voice": [self._random.choice(statements)["id"]] if said else [],
            "factuality": self._random.choice((*FACTUALITY, "CT+", "CT+", "CT+")),
            "confidence": round(self._random.random(), 4),
            "basis": "lexicon",
            "repeats": None,
            "empty": {},
        }

    def _mention(self, sentences: list[list[int]]) -> Json:
        start, _ = self._random.choice(sentences)
        party = self._party()
        return {
            "kind": "actor",
            "span": [start, start + 5],
            **party,
            "actor_kind": "state",
            "chain": 1,
            "confidence": 1.0,
        }


def make_templates(path: Path, number: int = TEMPLATES) -> float:
    """Write the articles that are copied later into a new store, as `accord read` would; give the CPU seconds."""
    maker = Maker()
    records = [maker.record(place) for place in range(number)]
    started = time.process_time()
    with Store(path) as store:
        writer = Writer(store, accord="0", config={})
        for place, made in enumerate(records):
            writer.add_record(made, page=f"p-{place}", source=SOURCE)
        writer.finish()
    return time.process_time() - started


# What differs from copy to copy, by column; k is the number of the copy, :size the number of rows copied.
_ID = "left({0}, 2) || left(md5({0} || k), 16)"
_SHIFTED = ("n", "article_n", "event_n", "statement_n")
_OWN_TABLE = {"article_n": "articles", "event_n": "events", "statement_n": "statements"}


def copy_templates(connection: duckdb.DuckDBPyConnection, copies: int) -> None:
    """Copy all that is stored `copies` times, each with its own ids, days and text."""
    sizes = {table: _count(connection, table) for table in ("articles", "statements", "events")}
    for table in ("articles", "furniture", "statements", "events", "parties", "mentions", "warnings"):
        columns = [row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall()]
        picked = ", ".join(f"{_changed(table, column, sizes)} AS {_quoted(column)}" for column in columns)
        connection.execute(f"CREATE TEMP TABLE base AS SELECT * FROM {table}")
        for first in range(1, copies + 1, 25):
            ks = f"range({first}, {min(first + 25, copies + 1)}) ks(k)"
            connection.execute(f"INSERT INTO {table} SELECT {picked} FROM {ks}, base ORDER BY k, base.rowid")
        connection.execute("DROP TABLE base")
    _copy_postings(connection, copies, sizes)


def _copy_postings(connection: duckdb.DuckDBPyConnection, copies: int, sizes: dict[str, int]) -> None:
    size = "CASE field " + " ".join(f"WHEN '{table}' THEN {number}" for table, number in sizes.items()) + " END"
    connection.execute(
        "CREATE TEMP TABLE base AS SELECT field, term, flatten(list(hits ORDER BY segment)) AS hits, "
        "flatten(list(weights ORDER BY segment)) AS weights FROM postings GROUP BY ALL"
    )
    for first in range(1, copies + 1, _COPIES_A_SEGMENT):
        ks = f"range({first}, {min(first + _COPIES_A_SEGMENT, copies + 1)})"
        segment = 1_000_000 + first
        connection.execute(
            f"INSERT INTO postings SELECT field, term, {segment}, (len({ks}) * len(hits))::INTEGER, "
            f"flatten(list_transform({ks}, lambda k: list_transform(hits, lambda h: (h + k * {size})::INTEGER))), "
            f"flatten(list_transform({ks}, lambda k: weights)) FROM base ORDER BY field, term"
        )
        connection.execute("INSERT INTO segments VALUES (?, 3)", [segment])
    connection.execute("DROP TABLE base")


def _changed(table: str, column: str, sizes: dict[str, int]) -> str:
    name = f"base.{_quoted(column)}"
    if column in _SHIFTED:
        return f"({name} + k * {sizes[_OWN_TABLE.get(column, table)]})::INTEGER"
    if column in ("id", "article", "event", "parent", "repeats"):
        return f"CASE WHEN {name} IS NULL THEN NULL ELSE {_ID.format(name)} END"
    if column == "voice":
        return f"list_transform({name}, lambda v: {_ID.format('v')})"
    if column in ("published", "day", "date_start"):
        return f"({name} + (k * 37 % 3000)::INTEGER)::DATE"
    return f"{name} || ' ' || k" if column == "text" else name


def _quoted(column: str) -> str:
    return f'"{column}"'


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.execute(f"SELECT max(n) FROM {table}").fetchall()[0][0])
