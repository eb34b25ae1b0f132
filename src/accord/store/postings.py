"""The writing half of full-text search: which rows hold which terms, in segments that are merged as they pile up.

DuckDB's own extension for full text is a download; this needs none. A posting is one row with the
numbers of all rows of a segment that hold a term, so a lookup reads a handful of rows however large
the store is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

import duckdb

from accord.store.rows import Json, Rows, compact
from accord.store.terms import terms

FIELDS = ("articles", "statements", "events")
FANOUT = 16  # segments of one level that become one of the next
TOP_LEVEL = 3  # merged no further: such a segment holds some 80,000 articles, and more would cost gigabytes of memory

# BM25 with the usual constants. Lengths are compared with a fixed one, that of common news: then a
# weight never changes, and no length has to be looked up when people search.
_K1, _B = 1.2, 0.75
_USUAL = {"articles": 250, "statements": 12, "events": 18}  # terms
_SCALE = 100
_POSTED = '[{"field": "VARCHAR", "term": "VARCHAR", "hits": ["INTEGER"], "weights": ["UTINYINT"]}]'


def add_postings(connection: duckdb.DuckDBPyConnection, articles: Iterable[Rows]) -> None:
    """Index numbered rows, and merge segments where enough have come together; the caller holds the transaction."""
    postings: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
    for rows in articles:
        for field, number, text in _texts(rows):
            counts = Counter(terms(text))
            length = counts.total()
            for term, times in counts.items():
                hits, weights = postings.setdefault((field, term), ([], []))
                hits.append(number)
                weights.append(weight(times, length, field))
    if not postings:
        return
    segment = _new_segment(connection, 0)
    posted = [
        {"field": field, "term": term, "hits": hits, "weights": weights}
        for (field, term), (hits, weights) in sorted(postings.items())
    ]
    connection.execute(
        "INSERT INTO postings SELECT field, term, ?, len(hits), hits, weights "
        "FROM (SELECT unnest(from_json(?, ?), max_depth := 2))",
        [segment, compact(posted), _POSTED],
    )
    _merge(connection)


def weight(times: int, length: int, field: str) -> int:
    """Give the part of BM25 that depends on the row: how often the term stands in it, and its length."""
    return max(1, round(_SCALE * times / (times + _K1 * (1 - _B + _B * length / _USUAL[field]))))


def _texts(rows: Rows) -> Iterator[tuple[str, int, str]]:
    (article,) = rows["articles"]
    text = article["text"]
    yield "articles", article["n"], f"{article['title'] or ''}\n{_without_furniture(text, rows['furniture'])}"
    for row in rows["statements"]:
        spans = ((row.get(f"{part}_start"), row.get(f"{part}_end")) for part in ("cue", "content"))
        words = [text[start:end] for start, end in spans if start is not None]
        yield "statements", row["n"], "\n".join([row.get("speaker_name") or "", *words])
    names: dict[int, list[str]] = {}
    for row in rows["parties"]:
        names.setdefault(row["event_n"], []).append(row["name"])
    for row in rows["events"]:
        sentence = text[row["sentence_start"] : row["sentence_end"]]
        # With the names that pronouns stand for, but each of them once.
        named = [one for one in names.get(row["n"], ()) if one not in sentence]
        yield "events", row["n"], "\n".join([sentence, *dict.fromkeys(named), row.get("place_name") or ""])


def _without_furniture(text: str, furniture: list[Json]) -> str:
    kept, done = [], 0
    for piece in sorted(furniture, key=lambda piece: int(piece["span_start"])):
        kept.append(text[done : piece["span_start"]])
        done = max(done, piece["span_end"])
    return "\n".join([*kept, text[done:]])


def _new_segment(connection: duckdb.DuckDBPyConnection, level: int) -> int:
    number = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM segments").fetchall()[0][0])
    connection.execute("INSERT INTO segments VALUES (?, ?)", [number, level])
    return number


def _merge(connection: duckdb.DuckDBPyConnection) -> None:
    for level in range(TOP_LEVEL):
        found = connection.execute("SELECT id FROM segments WHERE level = ? ORDER BY id", [level]).fetchall()
        if len(found) < FANOUT:
            return
        merged = [row[0] for row in found]
        connection.execute(
            """
            INSERT INTO postings
            SELECT field, term, ?, sum(held)::INTEGER,
                flatten(list(hits ORDER BY segment)), flatten(list(weights ORDER BY segment))
            FROM postings WHERE segment BETWEEN ? AND ? AND list_contains(?, segment)
            GROUP BY field, term ORDER BY field, term
            """,
            [_new_segment(connection, level + 1), merged[0], merged[-1], merged],
        )
        for table, column in (("postings", "segment"), ("segments", "id")):
            connection.execute(f"DELETE FROM {table} WHERE list_contains(?, {column})", [merged])
